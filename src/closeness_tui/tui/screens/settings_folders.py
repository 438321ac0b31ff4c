"""Folders with more exercises: those there are, one more, one less."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from closeness_tui.core.wording import _
from closeness_tui.practice.whereabouts import is_there
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words
from closeness_tui.tui.screens.settings_text import AskLineScreen
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from closeness_tui.practice.opening import Practice

ADD = "add"
LONGEST_PATH = 400


class FoldersScreen(Place[None]):
    """The folders of the settings."""

    HELP = later(
        "# More folders\n\nExercises from these folders stand in your list beside the others. Only files are read; "
        "nothing is changed in the folders.\n\n**a** adds one, **d** takes the marked one off the list."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", later("add"), tooltip=later("Adds a folder."), id="folders.add"),
        Binding(
            "d,delete",
            "remove",
            later("take off"),
            tooltip=later("Takes the marked folder off this list; the folder itself stays as it is."),
            id="folders.remove",
        ),
        Binding("enter,space", "choose", show=False, tooltip=later("Does what is marked.")),
        Binding(
            "left", "back", later("back"), tooltip=later("Goes back to the settings."), id="folders.back"
        ),
        Binding("escape", "back", later("back"), show=False, tooltip=later("Goes back to the settings.")),
        Binding("q", "back", later("back"), show=False, tooltip=later("Goes back to the settings.")),
    ]

    DEFAULT_CSS = """
    FoldersScreen #folders, FoldersScreen #folders:focus { margin-top: 1; max-height: 1fr; }
    FoldersScreen #said { margin-top: 1; color: $secondary; min-height: 2; }
    """

    def __init__(self, practice: Practice, prefer: Callable[..., str]) -> None:
        super().__init__()
        self._practice = practice
        self._prefer = prefer

    def compose(self) -> ComposeResult:
        """What they are, the list, and a line for what was done."""
        yield Words(_("More folders"), classes="title")
        yield Words(_("Exercises from these folders stand in your list beside the others."))
        yield Doors(id="folders")
        yield Words(id="said")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Show them."""
        self._draw()
        self.query_one(Doors).focus()

    @property
    def _folders(self) -> tuple[str, ...]:
        return self._practice.settings.folders

    def _draw(self, at: int = 0) -> None:
        rows = [Option(_row(each), id=f"folder-{place}") for place, each in enumerate(self._folders)]
        rows.append(Option(_("Add a folder"), id=ADD))
        self.query_one(Doors).offer(rows, chosen=min(at, len(rows) - 1))
        self.refresh_bindings()

    @on(Doors.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(Doors.OptionSelected)
    def _clicked(self) -> None:
        self.action_choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Only a folder can be taken off."""
        if action == "remove":
            rows = self.query(Doors)
            return bool(rows) and rows.first().chosen_id not in ("", ADD)
        return True

    def action_choose(self) -> None:
        """Add one; on a folder, say how it is."""
        if self.query_one(Doors).chosen_id == ADD:
            self.action_add()
        else:
            self._say(_("d takes it off the list. The folder itself stays as it is."))

    @work
    async def action_add(self) -> None:
        """Ask for one more."""
        typed = await self.app.push_screen_wait(
            AskLineScreen(
                _("Add a folder"),
                _("Where is it? For example ~/from-my-therapist"),
                longest=LONGEST_PATH,
                doubt=self._doubt,
            )
        )
        if typed:
            self._change((*self._folders, typed), len(self._folders))
            if not is_there(typed):
                self._say(_("It is on the list. There is no such folder now, and that is fine."))

    def _doubt(self, typed: str) -> str:
        return _("This one is on the list already.") if typed in self._folders else ""

    def action_remove(self) -> None:
        """Take the marked one off the list."""
        place = self.query_one(Doors).highlighted or 0
        self._change(self._folders[:place] + self._folders[place + 1 :], place)

    def _change(self, folders: tuple[str, ...], at: int) -> None:
        reason = self._prefer(folders=folders)
        self._draw(at)
        if reason:
            self._say(
                _("It holds until you leave, and could not be kept for longer: {reason}.").format(
                    reason=reason.rstrip(".")
                )
            )
        else:
            self._say(_("kept"))

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Words).say(sentence)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _row(folder: str) -> Content:
    if is_there(folder):
        return Content(harmless(folder))
    return Content.assemble(harmless(folder), (_("   not there now"), "$quiet"))
