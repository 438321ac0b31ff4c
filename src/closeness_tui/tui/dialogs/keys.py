"""All keys of the place one comes from, with what each of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.content import Content

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import PlaceKeys, Words, back_bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class KeysScreen(LongPlace[None]):
    """The page of all keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *back_bindings(),
        Binding("question_mark,f1", "back", show=False),
        Binding(
            "down,pagedown,space",
            "read_on(6)",
            later("more"),
            key_display="↓",
            tooltip=later("Shows more."),
            id="keys.read_on",
        ),
        Binding("up,pageup", "read_on(-6)", later("up"), show=False, tooltip=later("Shows the part above.")),
    ]

    DEFAULT_CSS = """
    KeysScreen #page .key Words { margin: 0; }
    KeysScreen #page .key .which { width: 11; }
    KeysScreen #page .key .what { width: 1fr; }
    KeysScreen #page .told { margin: 1 0; }
    """

    HELP = later(
        "# All keys\n\n"
        "What one can do in the place one comes from, and each key with what it does. The arrows move the page."
    )

    def __init__(self, keys: Sequence[tuple[str, str, str]], help_text: str = "") -> None:
        super().__init__()
        self._keys = keys
        self._help = help_text
        """What the place says of itself, in its own words."""

    def compose(self) -> ComposeResult:
        """One key a line, and what it does; then what the place is for."""
        with LongPage(id="page"):
            yield Words(_("The keys here"), classes="title")
            for key, words, why in self._keys:
                with HorizontalGroup(classes="key"):
                    yield Words(Content.styled(key, "bold $accent"), classes="which")
                    yield Words(why or words, classes="what")
            title, parts = told(_(self._help)) if self._help else ("", [])
            if title:
                yield Words(title, classes="title told")
            for part in parts:
                yield Words(part)
        yield PlaceKeys()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def told(help_text: str) -> tuple[str, list[Content]]:
    """The title and the paragraphs of a help text; two stars around a key make it stand out."""
    title, paragraphs = "", []
    for part in help_text.strip().split("\n\n"):
        line = " ".join(part.split())
        if line.startswith("# "):
            title = line.removeprefix("# ")
            continue
        pieces = line.split("**")
        styled = [(piece, "bold $accent") if place % 2 else piece for place, piece in enumerate(pieces)]
        paragraphs.append(Content.assemble(*styled))
    return title, paragraphs
