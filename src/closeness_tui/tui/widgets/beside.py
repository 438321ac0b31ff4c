"""A column of things with the body figure beside it, where there is room for one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalGroup
from textual.widget import Widget

from closeness_tui.tui.widgets.figure import Figure
from closeness_tui.tui.widgets.figure_shape import COLUMNS, ROWS, Light
from closeness_tui.tui.widgets.page import COLUMN
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.regions import in_words

GAP = 2
WIDTH = COLUMNS + GAP
"""What the figure takes of the column."""

WIDE = 72
"""The columns of a window in which words still have room beside the figure."""

LEGEND = 4
"""The rows below the figure in which it is said in words."""


class BesideFigure(HorizontalGroup):
    """The things first, the figure at their right; in a small window the figure gives way."""

    DEFAULT_CSS = f"""
    BesideFigure {{
        .things {{ width: 1fr; }}
        .figure {{ width: {WIDTH}; padding-left: {GAP}; }}
        .legend {{ margin-top: 1; color: $text-muted; }}
    }}
    """

    def __init__(self, *things: Widget, says: bool = True) -> None:
        super().__init__()
        self._speaks = says
        """Whether what is lit is said below the figure; not where the words beside it say it anyway."""
        self.things = VerticalGroup(*things, classes="things")
        """Where the things are, and others can be mounted."""
        self.figure = Figure()
        self._legend = Prose(classes="legend")
        self._side = VerticalGroup(self.figure, self._legend, classes="figure")
        self._has_room, self._wanted = False, True
        self._side.display = False

    def compose(self) -> ComposeResult:
        """The things, then the figure."""
        yield self.things
        yield self._side

    @property
    def is_seen(self) -> bool:
        """Whether the figure is there."""
        return self._has_room and self._wanted

    @property
    def columns(self) -> int:
        """The width of the things; known before anything is drawn."""
        whole = min(COLUMN, self.app.size.width - 5)
        return whole - WIDTH if self.is_seen else whole

    def fit(self, rows: int) -> None:
        """So many rows are left; the legend needs some of its own."""
        self._has_room = self.app.size.width >= WIDE and rows >= ROWS
        self._legend.display = self._speaks and rows >= ROWS + LEGEND
        self._side.display = self.is_seen

    def want(self, wanted: bool) -> None:
        """Without anything to show there is no figure either."""
        self._wanted = wanted
        self._side.display = self.is_seen

    def light(self, light: Light) -> None:
        """Light these regions, and say them."""
        self.figure.draw(light)
        lines = [
            sign.format(regions=in_words(regions))
            for sign, regions in (("› {regions}", light.near), ("● {regions}", light.picked))
            if regions
        ]
        self._legend.say("\n".join(lines))
