"""The keys of a preview, beside those of the practice that it shows."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from closeness_tui.tui.phrases import later

PREVIEW_KEYS: list[BindingType] = [
    Binding(
        "f6",
        "show_steps",
        later("steps"),
        show=False,
        priority=True,
        tooltip=later("Shows all steps, to go to any of them."),
        key_display=later("F6"),
        id="preview.steps",
    ),
    Binding(
        "f7",
        "show_map",
        later("map"),
        show=False,
        priority=True,
        tooltip=later("Shows every step and where its answers lead."),
        key_display=later("F7"),
        id="preview.map",
    ),
    Binding(
        "f9",
        "change_speed(0)",
        later("speed"),
        show=False,
        priority=True,
        tooltip=later("Lets the time pass more quickly; after the quickest as slowly as it does."),
        key_display=later("F9"),
        id="preview.speed",
    ),
    Binding(
        "plus",
        "change_speed(1)",
        later("quicker"),
        show=False,
        tooltip=later("Lets the time pass more quickly."),
        id="preview.quicker",
    ),
    Binding(
        "minus",
        "change_speed(-1)",
        later("slower"),
        show=False,
        tooltip=later("Lets the time pass more slowly."),
        id="preview.slower",
    ),
]
