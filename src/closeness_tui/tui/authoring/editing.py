"""`closeness exercises edit`: the editor, with the preview of what is being written a key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closeness_tui.content.flow_ways import places_in_file
from closeness_tui.content.step_at import lines_of
from closeness_tui.content.syntax import parse
from closeness_tui.core.wording import _
from closeness_tui.tui.app import ClosenessApp, run_app
from closeness_tui.tui.authoring.editor import EditorScreen
from closeness_tui.tui.authoring.rehearsing import RehearsingApp
from closeness_tui.tui.authoring.steps import ABOUT, STEP, STEPS

if TYPE_CHECKING:
    from textual.events import Event
    from textual.screen import Screen

    from closeness_tui.practice.exercise_file import ExerciseFile
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.previewing import Version


class EditorApp(RehearsingApp):
    """The text of one file, and on top of it its preview."""

    def __init__(self, practice: Practice, document: ExerciseFile, *, colours: bool | None = None) -> None:
        super().__init__(practice)
        self.editor = EditorScreen(document, practice.library.shared, colours=colours)

    def get_default_screen(self) -> Screen[Any]:
        """The text lies beneath its preview."""
        return self.editor

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Over a text of nobody's own there is nothing to hide, and Ctrl-X cuts."""
        if self.screen is self.editor:
            if action == "hide":
                return False
            if action in ("show_steps", "show_map"):
                return True
        return super().check_action(action, parameters)

    async def on_event(self, event: Event) -> None:
        """Ctrl-C copies where something is marked."""
        copies = getattr(event, "key", None) == "ctrl+c" and self.screen_stack[-1:] == [self.editor]
        if copies and self.editor.area.selected_text:
            # Past the watch for a second Ctrl-C, which leaves.
            await super(ClosenessApp, self).on_event(event)
        else:
            await super().on_event(event)

    def action_show_steps(self) -> None:
        """All steps, also from the text."""
        if self.screen is self.editor:
            self.editor.action_preview(STEPS)
        else:
            super().action_show_steps()

    def action_show_map(self) -> None:
        """The map, also from the text."""
        if self.screen is self.editor:
            self.editor.check_now()
            self.take(self.editor.version)
        super().action_show_map()

    def on_editor_screen_wanted(self, message: EditorScreen.Wanted) -> None:
        """Try out what is written, from the step at the cursor; with a problem in it, the version before."""
        if len(self.screen_stack) > 1:
            return
        self.take(message.version)
        if self.stage.exercise is None:
            self.editor.say(_("It can be tried out once its problems are mended. F8 goes to the next."))
            return
        self.run_worker(self.rehearse(message.where or _where(message.version, message.row)), name="preview")


def _where(version: Version, row: int) -> str:
    """The step at a line; above the first one, the page before the start."""
    number = lines_of(version.text)[row].step
    data = parse(version.text, "").data
    if number < 0 or version.exercise is None or data is None:
        return ABOUT
    places = {path: place for place, path in places_in_file(version.exercise, data).items()}
    place = places.get(("step", number))
    return f"{STEP}{place}" if place is not None else ABOUT


def run_editor(practice: Practice, document: ExerciseFile) -> int:
    """Run the editor until its author leaves, and return the exit code."""
    return run_app(practice, make=lambda: EditorApp(practice, document))
