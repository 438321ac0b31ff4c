"""Every kind of step with what it does and how it looks in a file, to put one in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from closeness_tui.content.spec import STEP_KINDS
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words, back_bindings, door

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widgets import OptionList


class InsertStepScreen(Place[str]):
    """Which kind of step to put in. Its result: the kind, or nothing."""

    HELP = later(
        "# Another step\n\n"
        "Every kind of step, with what it does. Below it stands what would be put into your file: a small whole step, "
        "for you to change. It goes behind the step in which your cursor is, and one key takes it back."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            later("put it in"),
            tooltip=later("Puts this step into your text."),
            id="insert.choose",
        ),
        *back_bindings(),
        Binding("f2", "back", later("back"), show=False),
    ]

    DEFAULT_CSS = """
    InsertStepScreen #doors, InsertStepScreen #doors:focus {
        height: 1fr; min-height: 4; max-height: 17; max-width: 100; text-wrap: nowrap; text-overflow: ellipsis;
    }
    InsertStepScreen #sample {
        height: 1fr; max-width: 100; width: 100%; margin-top: 1; border-top: solid $border-blurred;
        scrollbar-size-vertical: 1;
    }
    InsertStepScreen #sample Words { max-width: 100; color: $secondary; }
    InsertStepScreen .title { max-width: 100; margin-bottom: 0; }
    """

    def __init__(self, sample: Callable[[str], str]) -> None:
        super().__init__()
        self._sample = sample
        """The text that a kind would put in."""

    def compose(self) -> ComposeResult:
        """The kinds, and what the marked one would put in."""
        yield Words(_("Another step"), classes="title")
        width = max(map(len, STEP_KINDS))
        yield Doors(
            [door(f"{name:<{width}}", name, _(kind.meaning)) for name, kind in STEP_KINDS.items()], id="doors"
        )
        with VerticalScroll(id="sample", can_focus=False):
            yield Words(id="text")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one("#doors", Doors).focus()

    @on(Doors.OptionHighlighted, "#doors")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#text", Words).say(self._sample(event.option_id or "").strip("\n"))
        self.query_one("#sample", VerticalScroll).scroll_home(animate=False)

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        self.dismiss(event.option_id or "")

    def action_choose(self) -> None:
        """Put it in."""
        self.query_one("#doors", Doors).action_select()

    def action_back(self) -> None:
        """Put nothing in."""
        self.dismiss("")
