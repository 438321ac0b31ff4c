"""The pages of the welcome: what each says, and what can be chosen on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from closeness_tui.core.wording import _, wording
from closeness_tui.practice.first_visit import FIRST, about_sealing, others, right_place, when_to_wait
from closeness_tui.tui.phrases import greeting, minutes_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from closeness_tui.content.cards import Card
    from closeness_tui.core.settings import Settings
    from closeness_tui.practice.opening import Practice

WHAT, PRIVACY, LOOK, SAFETY, FIRST_PRACTICE = "what", "privacy", "look", "safety", "first"

PAGES = (WHAT, PRIVACY, LOOK, SAFETY, FIRST_PRACTICE)

NOW, LATER, HOME = "now", "later", "home"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to choose, or the words over some."""

    name: str = ""
    """Empty for words over the rows that follow."""
    words: str = ""
    note: str = ""
    chosen: bool | None = None
    """Whether it is so now, where that can be seen."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page."""

    title: str
    text: Content
    rows: tuple[Row, ...] = ()
    marked: str = ""
    """The row that is marked at first; none where nothing is to look better than the rest."""

    @property
    def names(self) -> tuple[str, ...]:
        """What can be chosen, in the order of its numbers."""
        return tuple(row.name for row in self.rows if row.name)


def page_called(name: str, practice: Practice) -> Page:
    """One page, as things are now."""
    match name:
        case "what":
            return _what(practice)
        case "privacy":
            return _privacy(practice)
        case "look":
            return _look(practice)
        case "safety":
            return _safety()
        case _:
            return _first(practice)


def _what(practice: Practice) -> Page:
    keys = (
        ("h", _("whom you could reach, if things get heavy")),
        ("q", _("stop, at any time; what you wrote is kept")),
        ("x", _("hide, when someone walks in")),
    )
    rows = [Content.assemble("  ", (key, "bold $accent"), f"   {words}") for key, words in keys]
    always = _("These keys always work. While you write, they go with Ctrl.")
    text = _paragraphs(
        wording("what-this-is"),
        right_place(),
        Content("\n").join([*rows, Content.styled(always, "$quiet")]),
    )
    return Page(greeting(practice.clock.wall()), text)


def _privacy(practice: Practice) -> Page:
    sealed = about_sealing()
    shared = Content.styled(wording("shared-device"), "$quiet")
    if practice.protected:
        has_one = _("Your log has a passphrase already.")
        return Page(_("What you write stays yours"), _paragraphs(sealed, shared, has_one))
    rows = (
        Row(words=_("A passphrase for what you write?")),
        Row(NOW, _("Choose one now"), _("two minutes; recovery words too")),
        Row(LATER, _("Later, or never"), _("in the settings, on any day")),
    )
    return Page(_("What you write stays yours"), _paragraphs(sealed, shared), rows)


def _look(practice: Practice) -> Page:
    settings = practice.settings
    rows = (
        Row(words=_("Motion")),
        Row("still:no", _("calm figures that move"), chosen=not settings.reduced_motion),
        Row("still:yes", _("words and numbers"), chosen=settings.reduced_motion),
        Row(words=_("Bell: one for in, two for out")),
        Row("bell:no", _("off"), chosen=not settings.bell),
        Row("bell:yes", _("on"), chosen=settings.bell),
        Row(words=_("Colours")),
        *_colours(settings),
    )
    text = Content(_("Take what is easy on you. You see it at once, and all of it is in the settings too."))
    return Page(_("How it looks and sounds"), text, rows, next(row.name for row in rows if row.chosen))


def _colours(settings: Settings) -> Iterator[Row]:
    from closeness_tui.core.looks import CALM, CALM_LIGHT, HIGH_CONTRAST  # noqa: PLC0415 - only here

    looks = ((CALM, _("calm, dark")), (CALM_LIGHT, _("calm, light")), (HIGH_CONTRAST, _("high contrast")))
    for name, words in looks:
        yield Row(f"look:{name}", words, chosen=settings.theme == name)


def _safety() -> Page:
    text = _paragraphs(
        wording("relationship-safety"),
        _(
            "If you are in danger, or might hurt yourself or someone else, press h first: it shows whom to reach."
        ),
        when_to_wait(),
    )
    return Page(_("When to wait"), text)


def _first(practice: Practice) -> Page:
    text = _paragraphs(
        _(
            "A short way back to the room, with eyes open: a few things to see, to feel and to hear. It has no clock. "
            "Two minutes are enough, and you can stop anywhere."
        ),
        Content.styled(_("From inside any other practice, the g key brings you here."), "$quiet"),
    )
    first = practice.library.card(FIRST)
    rows = [
        *([Row(FIRST, _("Begin"), first.title)] if first is not None else []),
        *(Row(card.id, card.title, _note_of(card)) for card in others(practice)),
        Row(HOME, _("Look around first"), _("the list of all exercises")),
    ]
    return Page(_("Two minutes, if you like"), text, tuple(rows), rows[0].name)


def _note_of(card: Card) -> str:
    notes = {
        "noting-sounds": _("with sounds, {minutes}"),
        "paced-breathing": _("with the breath, {minutes}"),
        "therapist-reflection": _("for after a session, {minutes}"),
    }
    return notes.get(card.id, "{minutes}").format(minutes=minutes_in_words(card.minutes))


def _paragraphs(*parts: str | Content) -> Content:
    return Content("\n\n").join([Content(part) if isinstance(part, str) else part for part in parts])


def options_of(rows: Sequence[Row], *, airy: bool) -> list[Option]:
    """The rows for a list: with their numbers, and a sign at what is chosen; `airy` puts space between groups."""
    options: list[Option] = []
    number = 0
    for row in rows:
        if not row.name:
            if airy and options:
                options.append(Option("", disabled=True))
            options.append(Option(Content.styled(row.words, "$quiet"), disabled=True))
            continue
        number += 1
        sign = {None: "", True: "● ", False: "○ "}[row.chosen]
        look = "bold" if row.chosen else ""
        note = f"   {row.note}" if row.note else ""
        words = Content.assemble(
            (f"{number}  ", "bold $accent"), (f"{sign}{row.words}", look), (note, "$quiet")
        )
        options.append(Option(words, id=row.name))
    return options
