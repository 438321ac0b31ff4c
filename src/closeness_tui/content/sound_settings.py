"""Reads a settings.toml in which nothing is wrong, without all that explains mistakes: every start after the first."""

from __future__ import annotations

from typing import Any

import tomli

from closeness_tui.core.length import LENGTHS
from closeness_tui.core.settings import Settings

_LINES = {"theme": 60, "country": 2, "stop_word": 60}
"""The settings that are a few words, and how many letters they have at most."""

_SWITCHES = ("reduced_motion", "bell", "plain", "welcomed")

_POINTS = ("ease_at", "pause_at", "rise", "rise_inward")
"""The settings of the comfort checks: 1 to 10."""

_KNOWN = (*_LINES, *_SWITCHES, *_POINTS, "length", "idle_minutes", "folders")

_LONGEST_DAY = 1440
"""Minutes."""


def sound_settings(text: str) -> Settings | None:
    """The settings; None where a closer look is due, as `content.settings` has it."""
    try:
        data = tomli.loads(text)
    except (ValueError, RecursionError):
        return None
    if not all(_is_sound(name, value) for name, value in data.items()):
        return None
    return Settings(**{name: value for name, value in data.items() if value != ""})


def _is_sound(name: str, value: Any) -> bool:
    if value == "":
        # How a setting is unset; one that is not known here is kept as it is, and not by this reader.
        return name in _KNOWN
    if name in _LINES:
        return isinstance(value, str) and len(value) <= _LINES[name] and _is_one_line(value)
    if name == "length":
        return value in LENGTHS
    if name == "idle_minutes":
        return type(value) in (int, float) and 0 <= value <= _LONGEST_DAY
    if name in _POINTS:
        return type(value) in (int, float) and 1 <= value <= 10
    return name in _SWITCHES and isinstance(value, bool)


def _is_one_line(value: str) -> bool:
    return value.isprintable() and value == value.strip()
