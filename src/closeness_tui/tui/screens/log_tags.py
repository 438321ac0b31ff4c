"""The tags of one entry, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from closeness_tui.core.wording import _
from closeness_tui.practice.looking_for import SHARED
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Place, PlaceKeys, Words
from closeness_tui.tui.widgets.entry_rows import cut
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from textual.app import ComposeResult

_NAMED = 12
"""Tags of other entries that are named."""


class TagsScreen(Place["tuple[str, ...] | None"]):
    """Asks for tags. Its result: the tags, or none where they stay as they are."""

    HELP = later(
        "# Tags\n\n"
        "Small words to find an entry again by, with commas between them. The tag **to-share** marks what you would "
        "like to show someone; nothing is sent anywhere."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "none", later("keep"), tooltip=later("Keeps these tags."), id="tags.keep"),
        Binding(
            "escape",
            "back",
            later("back"),
            tooltip=later("Goes back; the tags stay as they were."),
            id="tags.back",
        ),
    ]

    DEFAULT_CSS = "TagsScreen Words { margin-bottom: 1; }"

    def __init__(self, tags: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__()
        self._tags = tags
        self._known = known

    def compose(self) -> ComposeResult:
        """The line, and what other entries have."""
        yield Words(_("Tags"), classes="title")
        yield Words(_("Small words to find this again by, with commas between them."))
        line = Input(", ".join(map(harmless, self._tags)), id="tags", compact=True, select_on_focus=False)
        line.cursor_blink = False
        yield line
        known = [harmless(tag) for tag in self._known if tag != SHARED][:_NAMED]
        if known:
            yield Words(_("Used so far: {tags}").format(tags=cut(", ".join(known), 180)), classes="quiet")
        yield Words(_("{tag} marks what you would like to show someone.").format(tag=SHARED), classes="quiet")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Begin in the line."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        parts = (" ".join(part.split()) for part in event.value.split(","))
        self.dismiss(tuple(dict.fromkeys(part for part in parts if part)))

    def action_none(self) -> None:
        """Enter belongs to the line."""

    def action_back(self) -> None:
        """Leave them as they are."""
        self.dismiss(None)
