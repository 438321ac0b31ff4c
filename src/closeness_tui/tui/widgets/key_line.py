"""The one dim line at the bottom: only what can be done now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.keys import SessionKey, label_of, spoken_key
from closeness_tui.tui.widgets.prose import harmless

GAPS = ("   ", "  ")
"""Between two keys: wide, or narrower where not all would fit."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One key and its words."""

    key: str
    label: str
    action: str
    rank: int
    """The lowest stay when there is little room."""
    short: str = ""
    """The words where the others are too long."""

    @property
    def width(self) -> int:
        """The cells it takes."""
        return Content(f"{self.key} {self.label}").cell_length


def hints_of(
    bound: Iterable[tuple[str, str]], shown: Sequence[SessionKey], view: StepView, *, writing: bool
) -> list[Hint]:
    """The keys that are bound now, each with the words that fit the step; `bound` has key and action."""
    keys: dict[str, list[str]] = {}
    for key, action in bound:
        keys.setdefault(action, []).append(key)
    act = "do_writing" if writing else "do"
    return [
        Hint(
            # Of several keys the one that is named first among ours, whichever was bound first.
            spoken_key(next((key for key in each.keys.split(",") if key in keys[action]), keys[action][0])),
            label_of(each.name, view),
            f"screen.{action}",
            each.rank,
            _("skip") if each.name == "skip" else "",
        )
        for each in shown
        if (action := f"{act}('{each.name}')") in keys
    ]


def fitting(hints: Sequence[Hint], width: int) -> tuple[list[Hint], str]:
    """As many as fit whole, and the gap between them; a long one says less rather than nothing; `?` shows all."""
    kept = list(hints)
    while kept:
        for gap in GAPS:
            if sum(hint.width + len(gap) for hint in kept) - len(gap) <= width:
                return kept, gap
        last = max(kept, key=lambda hint: hint.rank)
        if last.short not in ("", last.label):
            return fitting([replace(hint, label=hint.short or hint.label) for hint in hints], width)
        kept.remove(last)
    return kept, GAPS[0]


class KeyLine(Static):
    """Keys with their words; a click does the same as the key."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        width: 100%;
        padding: 0 1;
        text-align: center;
        color: $text-muted;
        link-color: $text-muted;
        link-style: none;
        link-background-hover: $panel;
        link-color-hover: $foreground;
        link-style-hover: none;
    }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._hints: tuple[Hint, ...] = ()
        self._writing = False

    def say(self, hints: Sequence[Hint], *, writing: bool) -> None:
        """Show these keys; while words are typed they all go with Ctrl."""
        if (tuple(hints), writing) != (self._hints, self._writing):
            self._hints, self._writing = tuple(hints), writing
            self._draw()

    def on_resize(self) -> None:
        """More or fewer fit now."""
        self._draw()

    def _draw(self) -> None:
        lead = _("With Ctrl:") if self._writing else ""
        room = self.size.width - 2 - (len(lead) + len(GAPS[0]) if lead else 0)
        kept, gap = fitting(self._hints, room)
        pieces = [Content(lead)] if lead else []
        for hint in kept:
            click = Style.from_meta({"@click": hint.action})
            key = Content.styled(hint.key, "bold").stylize(click)
            pieces.append(key + Content(" ") + Content(harmless(hint.label)).stylize(click))
        self.update(Content(gap).join(pieces), layout=False)
