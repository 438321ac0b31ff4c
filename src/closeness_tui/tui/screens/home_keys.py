"""The keys of home, and what home says of itself."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from closeness_tui.tui.phrases import later

HOME_HELP = later(
    "# Home\n\n"
    "What waits for you stands first, then what may be kind right now, then all exercises, the lightest first. "
    "Enter opens what is marked; nothing begins before you have read about it.\n\n"
    "**/** looks for a word, **f** shows only what is short, or gentle, or of one kind. **l** is your private log, "
    "**e** the settings, and **Ctrl-P** finds any place by its name."
)

LESS_ON_THE_LINE = ("sift", "app.open_settings", "find", "app.open_log")
"""What goes first where the line of keys is too long; `?` still says it."""


def home_bindings() -> list[BindingType]:
    """Every key that means something on home, with what it does."""
    return [
        Binding("enter", "choose", later("open"), tooltip=later("Opens what is marked."), id="home.choose"),
        Binding("slash", "find", later("find"), tooltip=later("Looks for an exercise by a word."), id="find"),
        Binding(
            "f",
            "sift",
            later("filter"),
            tooltip=later("Shows only what is short, or gentle, or of one kind."),
            id="sift",
        ),
        Binding(
            "k",
            "look_at",
            later("look"),
            tooltip=later("Looks at an unfinished practice, to keep it or let it go."),
            id="look_at",
        ),
        Binding("l", "app.open_log", later("log"), tooltip=later("Opens your private log."), id="log"),
        Binding(
            "e",
            "app.open_settings",
            later("settings"),
            tooltip=later("Opens the settings."),
            id="home.settings",
        ),
        Binding(
            "u",
            "app.unlock",
            later("unlock"),
            show=False,
            tooltip=later("Opens your log with its passphrase."),
            id="unlock",
        ),
        Binding(
            "p",
            "app.passphrase",
            later("passphrase"),
            show=False,
            tooltip=later("Chooses or changes the passphrase of your log."),
            id="passphrase",
        ),
        Binding(
            "o",
            "everything",
            later("all of them"),
            tooltip=later("Lists everything, also what the day or your agreement lists less."),
            id="home.everything",
        ),
        Binding(
            "n",
            "day_after",
            later("how it is now"),
            tooltip=later("Says in a number how it is after something that went close."),
            id="home.day_after",
        ),
        Binding(
            "i",
            "app.open_plans",
            later("signs and plans"),
            show=False,
            tooltip=later("Shows your own early signs, and your plans with an if and a then."),
            id="home.plans",
        ),
        Binding(
            "m",
            "app.open_ladder",
            later("ladder"),
            show=False,
            tooltip=later("Shows your own ladder, and rows of exercises to follow."),
            id="home.ladder",
        ),
        Binding(
            "a",
            "app.open_agreement",
            later("agreement"),
            show=False,
            tooltip=later("Shows the page on pace and limits that you agreed on."),
            id="home.agreement",
        ),
        Binding("q", "app.leave", later("leave"), tooltip=later("Leaves closeness."), id="leave"),
        Binding(
            "down",
            "to_list",
            later("to the list"),
            show=False,
            tooltip=later("Goes from the field to what was found."),
            id="home.to_list",
        ),
        Binding(
            "escape",
            "all",
            later("all exercises"),
            show=False,
            tooltip=later("Shows all exercises again."),
            id="home.all",
        ),
    ]
