"""The kinds whose timer runs on its own: breathe, tense, note, rest and say."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

from closeness_tui.core.answer import Answer, Chosen, Marks
from closeness_tui.core.steps.step import (
    Count,
    Find,
    Phase,
    Rows,
    Source,
    Step,
    Ways,
    count_of,
    rows_of,
    sources_in,
    steps_behind,
)

PACED_AT_MOST = 20 * 60.0
"""Seconds of counted breath in a step without an end; after that the breath goes free. Sittings in studies of paced
breathing took 10 to 20 minutes, and untrained people can breathe too much."""

_USUAL_BREATHS = 12
_USUAL_PASSES = 2
"""Where the choice that names the number was skipped; two passes while learning (Bernstein & Borkovec 1973)."""


def _nothing(_name: str) -> Answer | None:
    """Finds no answer: for the time expected before anything was answered."""
    return None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rhythm of breath, in seconds; `free` has no rhythm at all."""

    id: str = ""
    text: str = ""
    inhale: float = 4
    hold: float = 0
    exhale: float = 6
    pause: float = 0
    free: bool = False

    @property
    def seconds(self) -> float:
        """One whole breath."""
        return self.inhale + self.hold + self.exhale + self.pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Breathe(Step):
    """Paced breathing; default 4 in, 6 out (Van Diest et al. 2014: a longer out-breath felt calmer)."""

    kind: ClassVar[str] = "breathe"

    rhythm: Pattern = Pattern()
    rounds: Count = 0
    seconds: float = 0
    """Used where no rounds are given; the last breath is always a whole one. Infinite: until the person goes on."""
    patterns: tuple[Pattern, ...] = ()
    pattern: str = ""
    """The step whose chosen option names the pattern."""

    def rhythm_for(self, find: Find) -> Pattern:
        """The pattern chosen before, or its own."""
        chosen = find(self.pattern) if self.pattern else None
        ids = chosen.ids if isinstance(chosen, Chosen) else ()
        first = self.patterns[0] if self.patterns else self.rhythm
        return next((each for each in self.patterns if each.id in ids), first)

    def timeline(self, find: Find, ways: Ways) -> tuple[Phase, ...]:
        rhythm = self.rhythm_for(find)
        asked = count_of(self.rounds, find, _USUAL_BREATHS)
        total = self.seconds or asked * rhythm.seconds
        if rhythm.free:
            return (Phase("free", total, rhythm.text),)
        if math.isinf(total):
            counted = _breaths(rhythm, math.ceil(PACED_AT_MOST / rhythm.seconds), counted=False)
            paced = (*counted, Phase("free", total, rhythm.text))
        else:
            paced = _breaths(rhythm, asked or max(1, round(total / rhythm.seconds)))
        if ways.freed is None:
            return paced
        left = sum(phase.seconds for phase in paced) - ways.freed
        return (*_until(paced, ways.freed), Phase("free", max(0.0, left), rhythm.text))

    @property
    def uses(self) -> tuple[str, ...]:
        return (*((self.pattern,) if self.pattern else ()), *steps_behind(self.rounds))

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(self.rounds)

    @property
    def seconds_expected(self) -> float:
        first = self.patterns[0] if self.patterns else self.rhythm
        return self.seconds or count_of(self.rounds, _nothing, _USUAL_BREATHS) * first.seconds


@dataclass(frozen=True, slots=True)
class Group:
    """One muscle group."""

    part: str
    area: str = ""
    """The option of the leave-out step that skips it."""
    tense_text: str = ""
    release_texts: tuple[str, ...] = ()
    """One for all rounds, or one a round."""
    imagine: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tense(Step):
    """Muscle groups, tense then release; 5-7 s and 30-40 s (Bernstein & Borkovec 1973)."""

    kind: ClassVar[str] = "tense"

    tense: float = 6
    release: float = 35
    rounds: Count = 2
    groups: tuple[Group, ...]
    leave_out: str = ""

    def timeline(self, find: Find, ways: Ways) -> tuple[Phase, ...]:
        chosen = find(self.leave_out) if self.leave_out else None
        skipped = chosen.ids if isinstance(chosen, Chosen) else ()
        cut, imagined = dict(ways.left_out), dict(ways.imagined)
        rounds = count_of(self.rounds, find, _USUAL_PASSES)
        phases: list[Phase] = []
        for index, group in enumerate(self.groups):
            if group.area and group.area in skipped:
                continue
            own = self._phases_of(index, group, rounds)
            if index in imagined:
                left = sum(phase.seconds for phase in own) - imagined[index]
                own = (
                    *_until(own, imagined[index]),
                    Phase("imagine", max(0.0, left), group.imagine, group=index, part=group.part),
                )
            phases += _until(own, cut[index]) if index in cut else own
        return tuple(phases)

    def _phases_of(self, index: int, group: Group, rounds: int) -> tuple[Phase, ...]:
        phases: list[Phase] = []
        for number in range(rounds):
            texts = group.release_texts or ("",)
            release = texts[min(number, len(texts) - 1)]
            where = Phase("", 0, "", number + 1, rounds, index, group.part)
            phases.append(replace(where, name="tense", seconds=self.tense, text=group.tense_text))
            phases.append(replace(where, name="release", seconds=self.release, text=release))
        return tuple(phases)

    @property
    def uses(self) -> tuple[str, ...]:
        return (*((self.leave_out,) if self.leave_out else ()), *steps_behind(self.rounds))

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(self.rounds)

    @property
    def seconds_expected(self) -> float:
        return len(self.groups) * count_of(self.rounds, _nothing, _USUAL_PASSES) * (self.tense + self.release)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Step):
    """Noting: labels as they come; the keys are never needed."""

    kind: ClassVar[str] = "note"
    fits: ClassVar[type[Answer] | None] = Marks

    labels: Rows
    seconds: float
    cue: float = 0
    """Seconds between soft cues; 0 for none."""
    anchor: str = ""
    """The step that says what to rest on."""
    own: bool = False

    def accepts(self, answer: Answer, find: Find) -> bool:
        labels = rows_of(self.labels, find)
        return isinstance(answer, Marks) and all(self.own or mark.label in labels for mark in answer.marks)

    def timeline(self, find: Find, ways: Ways) -> tuple[Phase, ...]:  # noqa: ARG002
        return (Phase("note", self.seconds, self.text),)

    @property
    def uses(self) -> tuple[str, ...]:
        return steps_behind(self.labels)

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(self.labels)

    @property
    def seconds_expected(self) -> float:
        return self.seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest(Step):
    """Quiet time; a key ends it early."""

    kind: ClassVar[str] = "rest"

    seconds: float

    def timeline(self, find: Find, ways: Ways) -> tuple[Phase, ...]:  # noqa: ARG002
        return (Phase("rest", self.seconds, self.text),)

    @property
    def seconds_expected(self) -> float:
        return self.seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Step):
    """Read something aloud or silently; without seconds it waits for the person."""

    kind: ClassVar[str] = "say"

    show: str = ""
    """The earlier answer to read, as `step` or `step.part`."""
    times: int = 1
    seconds: float = 0

    def timeline(self, find: Find, ways: Ways) -> tuple[Phase, ...]:  # noqa: ARG002
        if not self.seconds:
            return ()
        return tuple(Phase("say", self.seconds, self.text, n + 1, self.times) for n in range(self.times))

    @property
    def seconds_expected(self) -> float:
        return self.seconds * self.times or 20.0


@lru_cache(maxsize=16)
def _breaths(rhythm: Pattern, rounds: int, *, counted: bool = True) -> tuple[Phase, ...]:
    """Every phase of so many breaths; asked for at each beat, so it is made once."""
    breath = (("in", rhythm.inhale), ("hold", rhythm.hold), ("out", rhythm.exhale), ("pause", rhythm.pause))
    return tuple(
        Phase(name, seconds, rhythm.text, number + 1, rounds if counted else 0)
        for number in range(rounds)
        for name, seconds in breath
        if seconds > 0
    )


def _until(phases: tuple[Phase, ...], seconds: float) -> tuple[Phase, ...]:
    """The part of the phases before `seconds`, the last one cut to fit."""
    kept: list[Phase] = []
    for phase in phases:
        if seconds <= 0:
            break
        kept.append(replace(phase, seconds=min(phase.seconds, seconds)))
        seconds -= phase.seconds
    return tuple(kept)
