"""Own early signs, and plans with an if and a then."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words, back_bindings, door
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from closeness_tui.core.plans import SignsAndPlans
    from closeness_tui.practice.opening import Practice

MAKERS = ("body-cue-map", "step-ladder")
"""The exercises that find signs, and that make plans."""


class PlansScreen(LongPlace[str]):
    """All of them on one page. Its result: an exercise to make one, or nothing for back."""

    HELP = later(
        "# Signs and plans\n\nYour own early signs, as you noted them last, and the plans you made with an if and a "
        "then. They are only yours: nothing reminds you of them, and a plan can be left on any day."
    )
    HUGS = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("open"), tooltip=later("Opens what is marked."), id="plans.choose"),
        *back_bindings(),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    PlansScreen #doors { margin-top: 1; }
    """

    def __init__(self, practice: Practice, found: SignsAndPlans, *, only_look: bool = False) -> None:
        super().__init__()
        self._practice = practice
        self._found = found
        self._only_look = only_look
        """Another place lies beneath: nothing leads away from here."""

    def compose(self) -> ComposeResult:
        """Signs, plans, and where more can be made."""
        with LongPage(id="page"):
            yield Words(_("Signs and plans"), classes="title")
            yield from self._told()
        if not self._only_look:
            yield Doors(self._doors(), id="doors")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """The doors hear the arrows."""
        for each in self.query(Doors):
            each.focus()

    def _told(self) -> Iterator[Words]:
        if not (self._found.signs or self._found.plans):
            yield Words(_("There are none here yet, and there is no hurry."))
        if self._found.signs:
            rows = [
                Content.assemble(
                    f"  {harmless(sign.text)}",
                    (f"  {_('tends to come first')}" if sign.first else "", "$quiet"),
                )
                for sign in self._found.signs
            ]
            yield Words(Content("\n").join([Content.styled(_("My early signs"), "bold"), *rows]), id="signs")
        if self._found.plans:
            yield Words(Content.styled(_("My plans"), "bold"), classes="prompt")
        for plan in self._found.plans:
            made = f"\n{harmless(' '.join(plan.title.split()))}, {date_in_words(plan.day)}"
            yield Words(Content.assemble(harmless(plan.sentence), (made, "$quiet")), classes="answer")

    def _doors(self) -> Iterator[Option]:
        notes = (_("finds early signs"), _("makes a plan for a small step"))
        for name, note in zip(MAKERS, notes, strict=True):
            card = self._practice.library.card(name)
            if card is not None:
                yield door(card.title, name, note)

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        self.dismiss(event.option_id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to open only where nothing lies beneath."""
        if action == "choose":
            return not self._only_look
        return super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Open what is marked."""
        self.query_one("#doors", Doors).action_select()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")
