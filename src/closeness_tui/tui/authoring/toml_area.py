"""The page on which a file is written: its lines with their numbers, what is wrong marked where it stands."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.color import Color, ColorParseError
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.field import unseen_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text
    from textual.events import Key

    from closeness_tui.core.problem import Edit, Problem

Span = tuple[int, int | None]
"""From a column to the one behind; none for the end of the line."""

_WORN = {
    "property": "secondary",
    "toml.type": "accent",
    "string": "foreground",
    "comment": "quiet",
    "number": "accent",
    "float": "accent",
    "boolean": "accent",
    "toml.datetime": "accent",
    "operator": "quiet",
    "punctuation.bracket": "quiet",
    "punctuation.delimiter": "quiet",
}
"""The parts of a file, each with the colour of the look that it wears."""


def can_colour() -> bool:
    """Whether the extra for authors is there: the parser that tells the parts of a file apart."""
    return find_spec("tree_sitter") is not None and find_spec("tree_sitter_toml") is not None


class TomlArea(TextArea):
    """A file as text. Colours only where the parser for them is there; all else is the same without it."""

    DEFAULT_CSS = """
    TomlArea, TomlArea:focus {
        border: none; background: $background; background-tint: $background 0%; padding: 0; width: 1fr; height: 1fr;
        scrollbar-size-vertical: 1;
        & .text-area--cursor-line { background: $panel; }
        & .text-area--cursor-gutter { background: $panel; color: $foreground; text-style: bold; }
        & .text-area--gutter { color: $quiet; background: $background; }
        & .text-area--selection { background: $border-blurred; }
    }
    """

    # Ctrl-Z puts a program to sleep, so taking back has the key that shells and editors have for it.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+underscore",
            "undo",
            later("take back"),
            tooltip=later("Takes back the last change."),
            show=False,
        ),
    ]

    def __init__(self, text: str, *, colours: bool) -> None:
        super().__init__(
            text,
            language="toml" if colours else None,
            soft_wrap=True,
            show_line_numbers=True,
            tab_behavior="focus",
            highlight_cursor_line=True,
        )
        self.cursor_blink = False
        self._marks: dict[int, list[Span]] = {}

    def on_mount(self) -> None:
        """Wear the colours of the look, and follow it."""
        self.wear()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.wear())

    def wear(self) -> None:
        """The colours of the look for the parts of a file."""
        variables = self.app.theme_variables
        styles = {
            part: style
            for part, name in _WORN.items()
            if (style := _style(variables.get(name, ""))) is not None
        }
        self.register_theme(TextAreaTheme(f"look-{self.app.theme}", syntax_styles=styles))
        self.theme = f"look-{self.app.theme}"

    def on_key(self, event: Key) -> None:
        """No character of anybody's script is lost."""
        if character := unseen_text(event):
            event.stop()
            event.prevent_default()
            self.replace(character, *self.selection, maintain_selection_offset=False)

    # ----- what is wrong

    def mark(self, problems: Iterable[Problem]) -> None:
        """Mark the places of these problems, and no others."""
        marks: dict[int, list[Span]] = {}
        for problem in problems:
            if problem.line is not None:
                marks.setdefault(problem.line - 1, []).append(_span(problem))
        if marks != self._marks:
            self._marks = marks
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line, with what is wrong in it underlined."""
        line = super().get_line(line_index)
        for start, end in self._marks.get(line_index, ()):
            line.stylize(Style(underline=True, bold=True), start, end)
        return line

    def render_line(self, y: int) -> Strip:
        """The same, with a sign beside the number of a line in which something is wrong."""
        strip = super().render_line(y)
        row, column = self.wrapped_document.offset_to_location(Offset(0, y + self.scroll_offset.y))
        if (
            column
            or row not in self._marks
            or not self.text
            or y + self.scroll_offset.y >= self.wrapped_document.height
        ):
            return strip
        width = self.gutter_width
        parts = list(strip.divide([width - 2, width - 1, strip.cell_length]))
        if len(parts) < 3:
            return strip
        sign = Strip([segment._replace(text="!") for segment in parts[1]], 1)
        return Strip.join([parts[0], sign, parts[2]])

    # ----- places

    def location_of(self, offset: int) -> tuple[int, int]:
        """Row and column of a character of the text."""
        text = self.text
        return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1

    def apply(self, edits: Iterable[Edit]) -> None:
        """Put these changes into the text, each of which can be taken back."""
        for edit in sorted(edits, key=lambda each: each.start, reverse=True):
            self.replace(edit.text, self.location_of(edit.start), self.location_of(edit.end))

    def show_instead(self, text: str) -> None:
        """Another text, with the cursor where it was."""
        row, column = self.cursor_location
        top = self.scroll_offset
        self.load_text(text)
        row = min(row, self.document.line_count - 1)
        self.move_cursor((row, min(column, len(self.document.get_line(row)))))
        self.scroll_to(y=top.y, animate=False)


def _span(problem: Problem) -> Span:
    if problem.column is None:
        return 0, None
    start = problem.column - 1
    if problem.end_line != problem.line or problem.end_column is None:
        return start, None
    return start, max(problem.end_column - 1, start + 1)


def _style(colour: str) -> Style | None:
    try:
        return Style(color=Color.parse(colour).rich_color) if colour else None
    except ColorParseError:
        return None
