"""Help now: whom one could reach. It writes nothing and never asks for a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.spoken_settings import country_in_words
from closeness_tui.core.wording import _, wording
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import PlaceKeys, Words, back_bindings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult

    from closeness_tui.content.help import HelpLine, HelpPerson
    from closeness_tui.practice.opening import Practice

GROUND = "ground"


class HelpScreen(LongPlace[str]):
    """The page with the numbers. Its result: `ground`, or nothing for back."""

    HELP = later(
        "# Help now\n\n"
        "Whom you could reach, the emergency number first. It works without a passphrase, and nothing "
        "here is written down.\n\n"
        "**g** opens a short grounding exercise. **s** says when to wait with these exercises. The left arrow goes "
        "back to where you were."
    )

    LESS: ClassVar[tuple[str, ...]] = ("app.open_plans", "app.safety")
    BINDINGS: ClassVar[list[BindingType]] = [
        *back_bindings(),
        Binding(
            "g",
            "ground",
            later("ground me"),
            tooltip=later("Opens a short grounding exercise."),
            id="help_now.ground",
        ),
        Binding(
            "s",
            "app.safety",
            later("safety"),
            tooltip=later("Shows when these exercises are better left for another day."),
            id="help_now.safety",
        ),
        Binding(
            "i",
            "app.open_plans",
            later("signs and plans"),
            tooltip=later(
                "Shows your own early signs and plans; a locked log asks for its passphrase first."
            ),
            id="help_now.plans",
        ),
        Binding(
            "down,pagedown,space",
            "read_on(6)",
            later("more"),
            key_display="↓",
            tooltip=later("Shows more."),
            id="help_now.read_on",
        ),
        Binding("up,pageup", "read_on(-6)", later("up"), show=False, tooltip=later("Shows the part above.")),
        Binding("h", "stay", show=False),
        Binding("ctrl+t", "stay", show=False),
    ]

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        practice.help_opened = True

    def compose(self) -> ComposeResult:
        """The order is that of need: the emergency number first, then lines, then own people."""
        with LongPage(id="page"):
            yield Words(_("Help now"), classes="title")
            yield Words(_("In danger right now? Call your local emergency number."), id="first")
            yield Words(wording("not-safe-now"))
            yield from self._numbers()
            yield Words(
                _("More lines for many countries, in any browser: findahelpline.com and befrienders.org."),
                id="more",
            )
            yield Words(_("To come back to the room, g opens a short grounding exercise."), classes="quiet")
        yield PlaceKeys()

    def _numbers(self) -> Iterator[Words]:
        page = self._practice.help_page
        if page.is_old(self._practice.clock.wall().date()):
            yield Words(self._age(page.checked), id="old", classes="care")
        lines = page.lines_for(self._practice.settings.country) or page.lines
        checked = {line.checked for line in lines}
        # One day for all of them is said once, so that the numbers stand alone.
        day = checked.pop() if len(checked) == 1 else None
        for country in dict.fromkeys(line.country for line in lines):
            rows = [_row(line, dated=day is None) for line in lines if line.country == country]
            yield Words(
                Content("\n").join([Content.styled(country_in_words(country), "bold"), *rows]),
                classes="lines",
            )
        if day is not None and not page.is_old(self._practice.clock.wall().date()):
            said = _("These numbers were checked on {date}.").format(date=date_in_words(day))
            yield Words(said, id="checked", classes="quiet")
        if page.people:
            rows = [_person(person) for person in page.people]
            yield Words(
                Content("\n").join([Content.styled(_("Your own people"), "bold"), *rows]), id="people"
            )
        if page.problems:
            yield Words(_("Some of help.toml could not be read; what could is here."), classes="quiet")

    @staticmethod
    def _age(checked: date | None) -> str:
        if checked is None:
            return _("Nobody knows when these numbers were checked, and they may have changed.")
        return _("These numbers were checked on {date} and may have changed.").format(
            date=date_in_words(checked)
        )

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    def action_ground(self) -> None:
        """Go to the grounding exercise."""
        self.dismiss(GROUND)

    def action_stay(self) -> None:
        """The key that led here does nothing here."""


def _row(line: HelpLine, *, dated: bool) -> Content:
    more = [each for each in (line.hours, ", ".join(line.languages)) if each]
    if dated and line.checked is not None:
        more.append(_("checked {date}").format(date=date_in_words(line.checked)))
    notes = f"\n      {'; '.join(more)}" if more else ""
    return Content.assemble("  ", (line.number, "bold $accent"), f"  {line.name}", (notes, "$quiet"))


def _person(person: HelpPerson) -> Content:
    notes = f"\n      {person.note}" if person.note else ""
    return Content.assemble("  ", (person.number, "bold $accent"), f"  {person.name}", (notes, "$quiet"))
