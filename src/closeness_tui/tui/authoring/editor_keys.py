"""The keys of the editor: what each does, and the one line on which they are said."""

from __future__ import annotations

from textual.binding import Binding, BindingType
from textual.content import Content

from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import PlaceKeys, spoken_keys

EDITOR_HELP = later(
    "# Writing an exercise\n\n"
    "Write as in any editor. A moment after the last key the text is looked at: what is wrong is underlined, "
    "with a ! beside the number of its line, and said below or beside the text.\n\n"
    "**F8** goes from problem to problem. **F4** mends the one at the cursor, where that needs no thought. "
    "**F2** puts in another step. **F5** shows how it feels, from the step at the cursor.\n\n"
    "**Ctrl-S** saves. What is not saved yet is kept aside within a second, also if the computer stops."
)


def _key(key: str, action: str, label: str, tooltip: str, shown: str, *, show: bool = True) -> Binding:
    # Before the keys of the text itself.
    return Binding(
        key,
        action,
        label,
        tooltip=tooltip,
        key_display=shown,
        priority=True,
        show=show,
        id=f"editor.{action}",
    )


EDITOR_KEYS: list[BindingType] = [
    _key("ctrl+s", "save", later("save"), later("Saves the file."), later("Ctrl-S")),
    _key("f8,ctrl+n", "next_problem", later("next"), later("Goes to the next problem."), later("F8")),
    _key("f4", "mend", later("mend"), later("Mends the problem at the cursor, where that needs no thought."),
         later("F4")),
    _key("f2", "insert_step", later("step"), later("Puts in another step."), later("F2")),
    _key("f5", "preview", later("preview"), later("Tries it out from the step at the cursor; nothing is kept."),
         later("F5")),
    _key("escape,ctrl+q", "leave_editor", later("leave"), later("Leaves; asks first where something is not saved."),
         later("Esc")),
    Binding("f1", "app.keys_help", later("keys"), tooltip=later("Shows all the keys."), key_display=later("F1"),
            id="editor.keys"),
    Binding("tab", "app.focus_next", later("to the problems and back"), show=False, key_display=later("Tab"),
            tooltip=later("From the text to the problems, and back."), id="editor.tab"),
]  # fmt: skip


class EditorKeys(PlaceKeys):
    """The keys of the editor on one line, without those that work everywhere."""

    def show_keys(self) -> None:
        """Say the keys again."""
        self._due = False
        own = [each for each in self.screen.active_bindings.values() if each.node is self.screen]
        parts = [Content.assemble((key, "bold"), " ", words) for key, words, _why in spoken_keys(own)]
        gap = next((gap for gap in ("   ", "  ") if _fits(parts, gap, self.app.size.width - 4)), "  ")
        # The page of all keys says those in the middle too; the ways to save and to leave stay here.
        while len(parts) > 1 and not _fits(parts, gap, self.app.size.width - 4):
            parts.pop(len(parts) // 2)
        self.update(Content(gap).join(parts))


def _fits(parts: list[Content], gap: str, width: int) -> bool:
    return Content(gap).join(parts).cell_length <= width
