"""A scale to choose a number on: a line with words at its ends and a mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from closeness_tui.core.answer import Number, spoken_number
from closeness_tui.core.steps import Scale
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.prose import Prose


@dataclass(frozen=True, slots=True)
class Typed:
    """A number being typed digit by digit: `1` and then `0` is ten."""

    scale: Scale
    digits: str = field(default="", repr=False)

    def then(self, digit: str) -> Typed:
        """With one more digit; where that is no number of the scale, the digit begins anew."""
        for digits in (self.digits + digit, digit):
            if int(digits) <= self.scale.max:
                return Typed(self.scale, digits)
        return self

    @property
    def value(self) -> float | None:
        """The number, where it is one of the scale."""
        number = float(self.digits) if self.digits else None
        return number if number is not None and self.scale.holds(number) else None


class ScaleLine(Widget):
    """The line itself with its numbers and the mark; two rows."""

    DEFAULT_CSS = """
    ScaleLine { height: 2; width: 100%; color: $text-muted; }
    """

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.scale = scale
        self.value: float | None = None

    def place_of(self, value: float, width: int) -> int:
        """The column of a value."""
        reach = self.scale.max - self.scale.min or 1
        return round((value - self.scale.min) / reach * (width - 3)) + 1

    def value_at(self, column: int) -> float:
        """The value nearest to a column."""
        scale, width = self.scale, self.content_size.width
        part = min(1.0, max(0.0, (column - 1) / max(1, width - 3)))
        steps = round(part * (scale.max - scale.min) / scale.step)
        return min(scale.max, scale.min + steps * scale.step)

    def _labelled(self) -> list[float]:
        scale = self.scale
        count = round((scale.max - scale.min) / scale.step)
        parts = count if count <= 10 else 4 if count % 4 == 0 else 1
        return [scale.min + scale.step * (count * n // parts) for n in range(parts + 1)]

    def render(self) -> Content:
        """The numbers above the line; the chosen one stands out in brackets."""
        width = self.content_size.width
        numbers, line = [" "] * width, ["─"] * width
        shown = [each for each in self._labelled() if each != self.value]
        for value in shown:
            self._write(numbers, spoken_number(value), self.place_of(value, width))
        if self.value is None:
            return Content("".join(numbers) + "\n" + "".join(line))
        at = self.place_of(self.value, width)
        chosen = f"[{spoken_number(self.value)}]"
        start = self._write(numbers, chosen, at)
        line[at] = "●"
        content = Content("".join(numbers) + "\n" + "".join(line))
        # Offsets in the text: the second row begins after the line end.
        bold = content.stylize("$primary bold", start, start + len(chosen))
        return bold.stylize("$primary bold", width + 1 + at, width + 2 + at)

    @staticmethod
    def _write(cells: list[str], text: str, middle: int) -> int:
        start = max(0, min(len(cells) - len(text), middle - len(text) // 2))
        cells[start : start + len(text)] = list(text)
        return start

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - the contract
        """As wide as there is room."""
        return container.width


class Dial(VerticalGroup, can_focus=True):
    """Digits, arrows or the mouse choose the number; Enter, which is the screen's key, takes it."""

    DEFAULT_CSS = """
    Dial {
        height: auto;
        .ends { height: auto; margin-bottom: 1; color: $text-muted; }
        .low { width: 1fr; }
        .high { width: 1fr; text-align: right; }
        .said { text-align: center; height: 1; margin-bottom: 1; }
        .numb { width: auto; color: $text-muted; padding: 0 1 0 0; &:hover { background: $panel; } }
        .numb.-marked { color: $primary; text-style: bold; }
        &:focus ScaleLine { color: $foreground; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,down", "shift(-1)", "lower", tooltip=later("A lower number."), id="dial.lower", show=False
        ),
        Binding(
            "right,up", "shift(1)", "higher", tooltip=later("A higher number."), id="dial.higher", show=False
        ),
        Binding(
            "home", "to_end(0)", "lowest", tooltip=later("The lowest number."), id="dial.lowest", show=False
        ),
        Binding(
            "end", "to_end(1)", "highest", tooltip=later("The highest number."), id="dial.highest", show=False
        ),
        Binding("backspace", "clear", "none", tooltip=later("No number yet."), id="dial.clear", show=False),
        Binding("n", "numb", "numb", tooltip=later("Numb or far away."), id="dial.numb", show=False),
    ]

    @dataclass
    class Turned(Message):
        """Another number is chosen now, or none."""

        dial: Dial

    def __init__(self, scale: Scale, number: Number | None = None) -> None:
        super().__init__()
        self.scale = scale
        self.number = number
        """What is chosen; none at first."""
        self._typed = Typed(scale)
        self._line = ScaleLine(scale)
        self._said = Prose(classes="said")
        self._numb = Prose("", classes="numb")

    @property
    def knows_numb(self) -> bool:
        """Only distress has the numb key."""
        return self.scale.name == "distress"

    def compose(self) -> ComposeResult:
        """What is chosen in words, the line, the words at its ends, and the numb key."""
        yield self._said
        yield self._line
        with HorizontalGroup(classes="ends"):
            yield Prose(self.scale.low, classes="low")
            yield Prose(self.scale.high, classes="high")
        if self.knows_numb:
            yield self._numb

    def on_mount(self) -> None:
        """Draw the first state."""
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The numb key is for distress only."""
        return self.knows_numb if action == "numb" else True

    def on_key(self, event: events.Key) -> None:
        """Digits are typed."""
        if event.character and event.character in "0123456789":
            event.stop()
            self._typed = self._typed.then(event.character)
            if self._typed.value is not None:
                self._choose(Number(self._typed.value))

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses where it points."""
        if event.widget is self._numb:
            self.action_numb()
        elif event.widget is self._line:
            self._forget_typed()
            self._choose(Number(self._line.value_at(event.x)))

    def action_shift(self, by: int) -> None:
        """One step lower or higher; the first press begins in the middle."""
        scale = self.scale
        self._forget_typed()
        if self.number is None or self.number.value is None:
            steps = round((scale.max - scale.min) / scale.step / 2)
            self._choose(Number(scale.min + steps * scale.step))
            return
        value = self.number.value + by * scale.step
        self._choose(Number(min(scale.max, max(scale.min, value))))

    def action_to_end(self, which: int) -> None:
        """The lowest or the highest number."""
        self._forget_typed()
        self._choose(Number(self.scale.max if which else self.scale.min))

    def action_clear(self) -> None:
        """No number."""
        self._forget_typed()
        self._choose(None)

    def action_numb(self) -> None:
        """Numb or far away, instead of a number."""
        self._forget_typed()
        self._choose(Number(None, numb=True))

    def _forget_typed(self) -> None:
        self._typed = Typed(self.scale)

    def _choose(self, number: Number | None) -> None:
        self.number = number
        self._draw()
        self.post_message(self.Turned(self))

    def _draw(self) -> None:
        number = self.number
        self._line.value = number.value if number else None
        self._line.refresh()
        numb = number is not None and number.numb
        self._numb.say(f"n {'●' if numb else '○'} " + _("numb or far away"), layout=False)
        self._numb.set_class(numb, "-marked")
        if number is None:
            said = Content.styled(_("Type a number, or use the arrows."), "$text-muted")
        elif numb:
            said = Content.styled(_("numb or far away"), "$primary bold")
        else:
            said = Content.styled(spoken_number(number.value or 0.0), "$primary bold")
        self._said.say(said, layout=False)
