"""The names of the looks: three made for closeness, and those that come with the library that draws the screen."""

from __future__ import annotations

CALM, CALM_LIGHT, HIGH_CONTRAST = "calm", "calm-light", "high-contrast"

OWN: tuple[str, ...] = (CALM, CALM_LIGHT, HIGH_CONTRAST)

MORE: tuple[str, ...] = (
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""Known by name, so that a command can check one without loading the screens."""

LOOKS: tuple[str, ...] = (*OWN, *MORE)
