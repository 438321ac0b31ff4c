"""What people answer each alone: the pages on which the screen changes hands, and asking pages that keep no trace.

Nothing here may differ by what was answered before: not a word, not a mark, not the number of keys. The colour under
the mouse is left out, because the mouse rests where the first person has left it.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events as keys
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from closeness_tui.core import event as events
from closeness_tui.core.answer import spoken_number
from closeness_tui.core.steps import DISTRESS, Rate
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import has_room, numbered
from closeness_tui.tui.widgets.choose import OptionsStep
from closeness_tui.tui.widgets.dial import Dial
from closeness_tui.tui.widgets.even_choices import EvenChoices
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.rate import RateStep

AIRY = 13
"""Rows from which on a page for changing places has all its air."""


class HandOverPage(StepBody, can_focus=True):
    """Says for whom the next page is; after the last answer, that everyone may look again."""

    DEFAULT_CSS = """
    HandOverPage {
        .seats { text-align: center; color: $primary; margin: 2 0 1 0; }
        .title { text-align: center; text-style: bold; margin-bottom: 1; }
        .says { text-align: center; padding: 0 4; }
        .soft { text-align: center; margin-top: 2; }
        &.-close .seats { margin-top: 0; }
        &.-close .soft { margin-top: 1; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self.fit(rows)

    def fit(self, rows: int) -> None:
        super().fit(rows)
        self.set_class(rows < AIRY, "-close")

    def compose(self) -> ComposeResult:
        """Whose seat it is, in signs and in words."""
        title, says, soft = page_of(self.view)
        yield Prose(seats_of(self.view), classes="seats")
        yield Prose(title, classes="title")
        yield Prose(says, classes="says")
        yield Prose(soft, classes="soft")


def seats_of(view: StepView) -> str:
    """A full dot for each person whom the next page is for."""
    alone = view.alone
    if alone is None or alone.stage == "together":
        return "●   ●"
    return "   ".join("●" if seat == alone.person else "○" for seat in range(1, alone.of + 1))


def page_of(view: StepView) -> tuple[str, str, str]:
    """The title, what it says, and what Enter does."""
    alone = view.alone
    if alone is None or alone.stage == "together":
        return (
            _("You can both look again."),
            _("Both of you have been asked. Nothing of it is shown, and nothing of it is kept."),
            _("Enter goes on, together."),
        )
    if alone.person == 1:
        return (
            _("The next page is for one of you alone."),
            _(
                "You could settle who begins. Whoever waits can look away for a moment, or sit somewhere else. "
                "Then it is the other way round, with the same page. What is chosen there is never shown."
            ),
            _("Enter, when only one of you can see the screen."),
        )
    return (
        _("Now the page is for the other one alone."),
        _(
            "You could change places, or turn the screen. It is the same page, and it begins afresh. "
            "If someone used the mouse, it helps to move it a little."
        ),
        _("Enter, when only the other one can see the screen."),
    )


class UnseenChoices(EvenChoices):
    """Choices that do not show which of them was taken, not even for a blink."""

    DEFAULT_CSS = """
    UnseenChoices ChoiceRow:hover { background: $background; }
    """

    def take(self, index: int) -> None:
        self.post_message(self.Picked(self, index))


class AloneChoice(OptionsStep):
    """The options of a private gate: a number takes one at once, whichever it is."""

    DEFAULT_CSS = """
    AloneChoice .alone { color: $text-muted; margin-top: 1; }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        if not self._many:
            texts = tuple(option.text for option in view.options)
            self._choices = UnseenChoices(numbered(texts), spaced=has_room(texts, rows - 2))

    def compose(self) -> ComposeResult:
        """The options, and how to be quick and quiet."""
        yield from super().compose()
        if not self._many:
            yield Prose(_("One number key answers. It is not shown, and not kept."), classes="alone")


class AloneRating(RateStep):
    """A private rating: each answer, passing over it included, takes one key and Enter."""

    DEFAULT_CSS = """
    AloneRating {
        .pass { width: auto; color: $text-muted; padding: 0 1 0 0; }
        .pass.-marked { color: $primary; text-style: bold; }
        .alone { color: $text-muted; margin-top: 1; }
        Dial .numb:hover { background: $background; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "pass_over", "pass", tooltip=later("Leaves this one out."), id="alone.pass", show=False),
    ]

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._passes = False
        self._pass = Prose(classes="pass")

    def compose(self) -> ComposeResult:
        """The dial, the way to leave it out, and how to be quick and quiet."""
        yield from super().compose()
        yield self._pass
        scale = self.view.step.scale if isinstance(self.view.step, Rate) else DISTRESS
        most = spoken_number(scale.max)
        yield Prose(
            _("One key and Enter answers; for {most} that key is End.").format(most=most)
            if len(most) > 1
            else _("One key and Enter answers."),
            classes="alone",
        )

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()

    def _draw(self) -> None:
        self._pass.say(
            f"s {'●' if self._passes else '○'} " + (self.view.step.skip or _("leave this one out"))
        )
        self._pass.set_class(self._passes, "-marked")

    @property
    def ready(self) -> bool:
        return self._passes or super().ready

    def go_on(self) -> None:
        if self._passes:
            self.want(events.Skip())
        else:
            super().go_on()

    def action_pass_over(self) -> None:
        """Mark it as left out; Enter takes that, as it takes a number."""
        self._dial.action_clear()
        self._passes = True
        self._draw()
        self.shifted()

    @on(Dial.Turned)
    def choose(self, message: Dial.Turned) -> None:
        """A number is chosen instead."""
        if message.dial.number is not None:
            self._passes = False
            self._draw()

    def on_click(self, event: keys.Click) -> None:
        """The mouse leaves it out as the key does."""
        if event.widget is self._pass:
            event.stop()
            self.action_pass_over()


def alone_step(view: StepView) -> type[StepBody]:
    """A gate or a rating; a private one has a page for each time the screen changes hands."""
    asks = isinstance(view.step, Rate)
    if view.alone is None:
        return RateStep if asks else OptionsStep
    if view.alone.stage != "asking":
        return HandOverPage
    return AloneRating if asks else AloneChoice
