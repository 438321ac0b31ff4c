"""Timers of an odd size: they run, but hardly the way that was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from closeness_tui.content.faults import Fault, Path
from closeness_tui.core.wording import _

SHORTEST, LONGEST = 5, 1800
"""Seconds of a timed step that look meant."""
QUICKEST, SLOWEST = 5, 20
"""Seconds of a breath: twelve a minute, and three."""
LONGEST_TENSION = 10
_LENGTHS = {
    "breathe": ("in", "hold", "out", "pause", "seconds"),
    "tense": ("tense", "release"),
    "note": ("seconds", "cue"),
    "rest": ("seconds",),
    "say": ("seconds",),
    "turns": ("seconds", "say_back"),
}
"""The settings that are times, by kind."""


def odd_timers(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Every timer of a file that was read without errors."""
    for number, step in enumerate(data["step"]):
        path: Path = ("step", number)
        kind = step["kind"]
        if kind not in _LENGTHS:
            continue
        yield from _halves(step, path, _LENGTHS[kind])
        if kind == "breathe":
            yield from _breaths(step, path)
        elif kind == "tense":
            yield from _tension(step, path)
        elif kind == "note":
            yield from _cues(step, path)
        yield from _whole_length(step, path)


def _halves(step: Mapping[str, Any], path: Path, names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        value = step.get(name)
        if isinstance(value, float) and value * 2 != int(value * 2):
            yield _odd(
                (*path, name),
                "odd-seconds",
                _("`{name}` is {value} seconds; timers count whole and half seconds.").format(
                    name=name, value=f"{value:g}"
                ),
                _("Write: {line}").format(line=f"{name} = {round(value * 2) / 2:g}"),
                mend=f"{round(value * 2) / 2:g}",
            )


def _whole_length(step: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    seconds = step.get("seconds")
    if seconds is None:
        return
    if seconds < SHORTEST:
        yield _odd(
            (*path, "seconds"),
            "short-timer",
            _("This timer runs for {seconds} seconds, and is over before one has settled.").format(
                seconds=f"{seconds:g}"
            ),
            _("If {seconds} minutes are meant, write: {line}. Else give it {least} seconds or more.").format(
                seconds=f"{seconds:g}", line=f"seconds = {seconds * 60:g}", least=SHORTEST
            ),
        )
    elif seconds > LONGEST:
        yield _odd(
            (*path, "seconds"),
            "long-timer",
            _("This timer runs for {minutes} minutes without a break.").format(minutes=f"{seconds / 60:.0f}"),
            _("If {short} seconds are meant, write: {line}. Else make several shorter steps of it.").format(
                short=f"{seconds / 60:g}", line=f"seconds = {seconds / 60:g}"
            )
            if seconds % 60 == 0
            else _("Make several shorter steps of it."),
        )


def _breaths(step: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    for where, rhythm in _rhythms(step, path):
        if "in" not in rhythm or "out" not in rhythm:
            continue
        breath = sum(rhythm.get(name, 0) for name in ("in", "hold", "out", "pause"))
        if not QUICKEST <= breath <= SLOWEST:
            yield _odd(
                (*where, "out"),
                "odd-breath",
                _("One breath takes {seconds} seconds here, which is {count} breaths a minute.").format(
                    seconds=f"{breath:g}", count=f"{60 / breath:.1f}".removesuffix(".0")
                ),
                _("Most people are at ease with 8 to 12 seconds, such as 4 in and 6 out."),
            )
        elif rhythm["in"] > rhythm["out"]:
            yield _odd(
                (*where, "in"),
                "long-in-breath",
                _("The breath in is longer than the breath out, which stirs up more than it calms."),
                _("Make `out` at least as long as `in`, such as {line}").format(line="in = 4, out = 6"),
            )


def _rhythms(step: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    yield path, step
    for name in ("pattern", "patterns"):
        rows = step.get(name)
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            yield (*path, name, number), row


def _tension(step: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    tense, release = step.get("tense", 6), step.get("release", 35)
    if tense > LONGEST_TENSION:
        yield _odd(
            (*path, "tense"),
            "long-tension",
            _("A muscle is held tight for {seconds} seconds here, and may cramp.").format(
                seconds=f"{tense:g}"
            ),
            _("5 to 7 seconds are usual. Write: {line}").format(line="tense = 6"),
        )
    if release < 2 * min(tense, LONGEST_TENSION):
        yield _odd(
            (*path, "release" if "release" in step else "tense"),
            "short-release",
            _(
                "Letting go has {release} seconds after {tense} seconds of tension, which is hardly time to feel it."
            ).format(release=f"{release:g}", tense=f"{tense:g}"),
            _("30 to 40 seconds are usual. Write: {line}").format(line="release = 30"),
        )


def _cues(step: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    cue = step.get("cue", 0)
    if cue and cue >= step["seconds"]:
        yield _odd(
            (*path, "cue"),
            "late-cue",
            _("The first cue would come after {cue} seconds, when this step is over.").format(cue=f"{cue:g}"),
            _("Choose fewer seconds than the {seconds} of the step, or delete the line.").format(
                seconds=f"{step['seconds']:g}"
            ),
        )


def _odd(path: Path, code: str, message: str, help_: str, *, mend: str | None = None) -> Fault:
    return Fault(code, path, message, help_, severity="warning", mend=mend)
