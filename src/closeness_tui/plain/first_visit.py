"""The first visit, in lines: what this is, what happens to words, how it opens, when to wait, and a first practice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _, wording
from closeness_tui.plain.closing import LIST, line_from
from closeness_tui.plain.help_now import say_help
from closeness_tui.plain.phrases import numbers_in, one_line
from closeness_tui.plain.sealing import choose_passphrase
from closeness_tui.practice.first_visit import FIRST, about_sealing, decide, others, right_place, when_to_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice

ON, BACK, SKIP, STOP = "on", "back", "skip", "stop"
"""What can be said on every page; a number is said as itself."""


def welcome(practice: Practice, console: Console) -> str | None:
    """Lead through the pages: the id of an exercise to begin with, LIST, or None to leave."""
    visit = _Welcome(practice, console)
    pages = (visit.what, visit.privacy, visit.ways, visit.safety, visit.first)
    at = 0
    while at < len(pages):
        console.say("")
        console.say(_("{number} of {count}.").format(number=at + 1, count=len(pages)))
        way = pages[at]()
        if way == STOP:
            return None
        if way == SKIP:
            console.say(_("All of this is in the settings too, whenever you like."))
            break
        at = max(0, at - 1) if way == BACK else at + 1
    visit.keep_over()
    return visit.chosen


@dataclass(slots=True)
class _Welcome:
    practice: Practice
    console: Console
    chosen: str = LIST
    _said_unkept: bool = field(default=False, init=False)

    # ----- the pages

    def what(self) -> str:
        """What this is and is not, and the words that always work."""
        say = self.console.say
        say(_("Welcome to closeness."))
        say(wording("what-this-is"))
        say(right_place())
        say(
            _(
                "Two words always work: help says whom you could reach, stop ends here and keeps what you wrote."
            )
        )
        return self._asked()

    def privacy(self) -> str:
        """What is sealed and what is not, and a passphrase now or later."""
        self.console.say(about_sealing())
        self.console.say(wording("shared-device"))
        if self.practice.protected:
            self.console.say(_("Your log has a passphrase already."))
            return self._asked()
        rows = (
            _("A passphrase now. It takes two minutes."),
            _("Later, or never. It can be chosen on any day."),
        )
        return self._asked(rows, self._passphrase)

    def ways(self) -> str:
        """How it opens by itself; what moves and rings is only on the full screen."""
        self.console.say(
            _(
                "You hear closeness line by line now. There is a full screen too, with figures, colours and a soft "
                "bell; they can be chosen there, in the settings. How would you like it to open by itself?"
            )
        )
        return self._asked((_("Line by line, like now."), _("On the full screen.")), self._opening)

    def safety(self) -> str:
        """When to wait, or to reach a person first."""
        say = self.console.say
        say(wording("relationship-safety"))
        say(_("If you are in danger, or might hurt yourself or someone else, type help first."))
        say(when_to_wait())
        return self._asked()

    def first(self) -> str:
        """A first practice, at once."""
        self.console.say(
            _(
                "Two minutes, if you like: a short way back to the room, with eyes open. It has no clock, and you can "
                "stop anywhere. From inside any other practice, the word ground brings you to this one."
            )
        )
        names = [FIRST] if self.practice.library.card(FIRST) else []
        rows = [_("Begin.") for _name in names]
        for card in others(self.practice):
            names.append(card.id)
            rows.append(
                _("Another: {title}. {summary}").format(
                    title=one_line(card.title), summary=one_line(card.summary)
                )
            )
        names.append(LIST)
        rows.append(_("All exercises first."))

        def take(number: int) -> str:
            self.chosen = names[number]
            return ON

        return self._asked(rows, take)

    # ----- what is chosen

    def _passphrase(self, number: int) -> str:
        if number == 0:
            if not choose_passphrase(self.practice, self.console):
                return ""
            self._say_unkept(decide(self.practice))
        return ON

    def _opening(self, number: int) -> str:
        self._say_unkept(decide(self.practice, plain=number == 0))
        return ON

    def keep_over(self) -> None:
        """The welcome is over."""
        if not self.practice.settings.welcomed:
            self._say_unkept(decide(self.practice))

    def _say_unkept(self, reason: str) -> None:
        if reason and not self._said_unkept:
            self._said_unkept = True
            self.console.say(
                _("This holds until you leave; it cannot be kept here: {reason}.").format(
                    reason=one_line(reason)
                )
            )

    # ----- asking

    def _asked(self, rows: Sequence[str] = (), take: Callable[[int], str] | None = None) -> str:
        """Say the rows and wait for one of them, or for a word that leads elsewhere."""
        for number, words in enumerate(rows, 1):
            self.console.say(f"{number}. {words}")
        prompt = (
            _("1 to {count}; or Enter to go on, back, skip for all of this, help, stop.").format(
                count=len(rows)
            )
            if rows
            else _("Enter goes on; or back, skip for all of this, help, stop.")
        )
        while True:
            typed = line_from(self.console, prompt)
            numbers = numbers_in(typed)
            if take is not None and len(numbers) == 1 and 1 <= numbers[0] <= len(rows):
                way = take(numbers[0] - 1)
                if way:
                    return way
                continue
            if (way := _way_in(typed)) == "help":
                say_help(self.practice, self.console)
            elif way:
                return way
            else:
                self.console.say(_("A number, Enter, or one of the words. There is no hurry."))


def _way_in(typed: str) -> str:
    """Which way a line means; nothing for none."""
    said = typed.casefold().removeprefix("/")
    ways = {
        ON: ("", ON, "o", _("on")),
        BACK: (BACK, "b", _("back")),
        SKIP: (SKIP, "s", _("skip")),
        STOP: (STOP, "q", "quit", _("stop")),
        "help": ("help", "h", _("help")),
    }
    return next((way for way, words in ways.items() if said in words), "")
