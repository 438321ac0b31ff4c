"""The keys of the log screen."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from closeness_tui.tui.phrases import later


def log_bindings() -> list[BindingType]:
    """Every key that means something in the log, with what it does."""
    return [
        *(_key(*each) for each in _SHOWN),
        Binding(
            "left", "back", later("back"), tooltip=later("Goes back to the place before."), id="log.back"
        ),
        *(_key(*each, show=False) for each in _BESIDE),
        Binding("q", "back", later("back"), show=False, tooltip=later("Goes back to the place before.")),
        Binding(
            "escape",
            "back",
            later("back"),
            show=False,
            tooltip=later("Shows everything again, or goes back."),
        ),
        Binding(
            "down",
            "to_list",
            later("to the list"),
            tooltip=later("Goes to what was found."),
            id="log.to_list",
        ),
        Binding(
            "down",
            "read_on(2)",
            later("more"),
            key_display="↓",
            tooltip=later("Shows more."),
            id="log.read_on",
        ),
        Binding("up", "read_on(-2)", later("up"), show=False, tooltip=later("Shows the part above.")),
        Binding(
            "space", "read_on(10)", later("read on"), show=False, tooltip=later("Shows more of the entry.")
        ),
        Binding("pagedown", "read_on(10)", later("read on"), show=False, tooltip=later("Shows more.")),
        Binding(
            "pageup",
            "read_on(-10)",
            later("read back"),
            show=False,
            tooltip=later("Shows the part of the entry above."),
        ),
    ]


def _key(key: str, action: str, words: str, why: str, *, show: bool = True) -> Binding:
    return Binding(key, action, words, tooltip=why, id=f"log.{action}", show=show)


_SHOWN = (
    ("enter", "open", later("read"), later("Reads the entry that is marked.")),
    ("slash", "search", later("find"), later("Looks for words, tags, exercises or days.")),
    ("n", "new", later("new"), later("Begins something of your own, for today or another day.")),
    ("s", "star", later("star"), later("Puts a star on it, or takes it off.")),
    ("e", "edit", later("edit"), later("Opens the words for changing.")),
    ("t", "tags", later("tags"), later("Changes its tags.")),
    ("d", "delete", later("delete"), later("Deletes it; u brings it back until you leave the log.")),
    ("u", "undo", later("undo"), later("Brings back what was deleted last.")),
    ("v", "versions", later("versions"), later("Shows the versions of this entry, to choose from.")),
    ("m", "more", later("older ones"), later("Looks for older ones too.")),
)

_BESIDE = (
    ("f", "only_starred", later("starred"), later("Shows only what has a star, or everything again.")),
    ("o", "only_exercise", later("this exercise"), later("Shows only this exercise, or everything again.")),
    (
        "w",
        "only_shared",
        later("to share"),
        later("Shows only what is marked to share, or everything again."),
    ),
    ("y", "this_day", later("earlier years"), later("Shows this day in earlier years, or everything again.")),
    ("c", "chapters", later("chapters"), later("Reads your stories in order, like a book.")),
)
