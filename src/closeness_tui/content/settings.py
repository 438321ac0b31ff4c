"""Reads settings.toml, and writes it back with everything a newer version put there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import tomli_w

from closeness_tui.content.characters import check_characters
from closeness_tui.content.faults import Faults
from closeness_tui.content.field import Field
from closeness_tui.content.shape import Shape
from closeness_tui.content.syntax import parse
from closeness_tui.core.problem import Problem
from closeness_tui.core.settings import Settings
from closeness_tui.core.wording import _

FIELDS = {
    each.name: each
    for each in (
        Field("theme", "line", "The colours.", default='"calm"', example='"calm"', longest=60),
        Field("reduced_motion", "yes", "Show words and numbers instead of moving figures.", default="false",
              example="true"),
        Field("bell", "yes", "A soft bell with the words of timers.", default="false", example="true"),
        Field("plain", "yes", "Line by line, for screen readers.", default="false", example="true"),
        Field("country", "line", "Two letters, for the help page.", example='"US"', longest=2),
        Field("stop_word", "line", "The word that stops at once.", example='"pineapple"', longest=60),
        Field("idle_minutes", "number", "Minutes without a key until the log locks again; 0 for never.", low=0,
              high=1440, default="5", example="5"),
        Field("length", "choice", "How long timers run: half, full, double or open.",
              choices=("half", "full", "double", "open"), default='"full"', example='"half"'),
        Field("ease_at", "number", "The number, 0 to 10, from which gentler ways come first.", low=1, high=10,
              default="6", example="6"),
        Field("pause_at", "number", "The number, 0 to 10, at which an exercise pauses, and nothing larger is listed "
              "for that day.", low=1, high=10, default="9", example="9"),
        Field("rise", "number", "A rise of so many points since the start counts as such a number too.", low=1,
              high=10, default="3", example="3"),
        Field("rise_inward", "number", "The same in exercises that turn inward: breath, relaxation, noting.", low=1,
              high=10, default="2", example="2"),
        Field("welcomed", "yes", "The first visit is over.", default="false", example="true"),
        Field("folders", "texts", "More folders with exercises.", high=100, default="[]", example='["~/exercises"]'),
    )
}  # fmt: skip
"""What settings.toml can have; anything else is kept as it is."""


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """The settings, with defaults wherever the file has a problem."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


def read_settings(text: str, file: str) -> SettingsReading:
    """Read settings; a wrong one falls back to its default, an unknown one is kept."""
    if not text.strip():
        return SettingsReading(Settings())
    parsed = parse(text, file)
    if parsed.data is None:
        return SettingsReading(Settings(), (parsed.problem,) if parsed.problem else ())
    data = parsed.data
    faults = Faults()
    # An empty text is how a setting is unset, so it is no mistake here.
    known = {name: value for name, value in data.items() if name in FIELDS and value != ""}
    Shape(faults).table(FIELDS, known, (), _("The settings"))
    check_characters(parsed.text, known, faults)
    good: dict[str, Any] = {name: value for name, value in known.items() if not faults.within((name,))}
    if "folders" in good:
        good["folders"] = tuple(good["folders"])
    unknown = {name: value for name, value in data.items() if name not in FIELDS}
    return SettingsReading(Settings(**good, unknown=unknown), faults.problems(parsed.text, file, data))


def dump_settings(settings: Settings) -> str:
    """The text of settings.toml: what differs from the defaults, and what a newer version put there."""
    usual, now = asdict(Settings()), asdict(settings)
    changed = {name: now[name] for name in FIELDS if now[name] != usual[name]}
    return tomli_w.dumps({**changed, **settings.unknown})
