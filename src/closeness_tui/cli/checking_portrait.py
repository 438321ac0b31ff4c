"""What an exercise that runs is like, in figures: said to its author when all is well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from closeness_tui.cli.findings import Line, shown_path
from closeness_tui.content.library import Library
from closeness_tui.content.rules import style_of
from closeness_tui.content.rules.reading_grade import HARDEST
from closeness_tui.content.second_look import SecondLook
from closeness_tui.content.ways import MOST_PATHS
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.steps import Gate, Step
from closeness_tui.core.wording import _, ngettext


@dataclass(frozen=True, slots=True)
class Portrait:
    """An exercise in figures."""

    exercise: Exercise
    file: str
    steps: int
    """Those in the file; closeness may put in ratings."""
    paths: int
    """0 where there are too many to count."""
    longest: int
    grade: float | None
    warnings: int
    kept: tuple[str, ...]
    not_kept: tuple[str, ...]
    """Used and never kept."""
    alone: tuple[str, ...]


def portrait(file: str, look: SecondLook, library: Library, warnings: int) -> Portrait:
    """The figures of one file."""
    exercise = look.exercise
    measure, _style = style_of(Path(file), library)
    asking = [
        (_name(place, step), step) for place, step in enumerate(exercise.steps) if step.fits is not None
    ]
    answers = [(name, step) for name, step in asking if not isinstance(step, Gate) and not step.is_private]
    keeps = exercise.leaves_trace
    return Portrait(
        exercise,
        file,
        len(look.data["step"]),
        look.ways.paths,
        measure.longest if measure else 0,
        measure.grade if measure else None,
        warnings,
        tuple(name for name, step in answers if step.keep and keeps),
        tuple(name for name, step in answers if not (step.keep and keeps)),
        tuple(name for name, step in asking if step.is_private),
    )


def _name(place: int, step: Step) -> str:
    return _("step {number}").format(number=place + 1) if step.id.startswith("#") else step.id


def told(each: Portrait) -> Iterator[Line]:
    """The figures in words."""
    file = shown_path(each.file)
    if each.warnings:
        words = ngettext(
            "It runs, and has {count} warning.", "It runs, and has {count} warnings.", each.warnings
        )
        yield (("", f"{file}: {words.format(count=each.warnings)}"),)
    else:
        yield ("", f"{file}: "), ("fine", _("All is well."))
    yield (("", f"  {_in_short(each)}"),)
    yield (("", f"  {_reading(each)}"),)
    if each.kept:
        yield (("", "  " + _("Kept, if the person wishes: {steps}.").format(steps=", ".join(each.kept))),)
    if each.not_kept:
        yield (("", "  " + _("Used and never kept: {steps}.").format(steps=", ".join(each.not_kept))),)
    if not each.exercise.leaves_trace:
        yield (("", "  " + _("Nothing of this exercise is stored.")),)
    if each.alone:
        yield (("", "  " + _("Answered alone, never kept: {steps}.").format(steps=", ".join(each.alone))),)


def _in_short(each: Portrait) -> str:
    from closeness_tui.plain.phrases import minutes_in_words  # noqa: PLC0415 - with all other words

    count, put_in = each.steps, len(each.exercise.steps) - each.steps
    steps = ngettext("{count} step", "{count} steps", count).format(count=count)
    if put_in:
        more = ngettext("and {count} rating put in", "and {count} ratings put in", put_in).format(
            count=put_in
        )
        steps = f"{steps} {more}"
    return _("“{title}”: {steps}, {minutes} at full length, {ways}.").format(
        title=each.exercise.title,
        steps=steps,
        minutes=minutes_in_words(each.exercise.minutes),
        ways=_ways(each),
    )


def _ways(each: Portrait) -> str:
    if each.paths in (0, MOST_PATHS):
        return _("more ways through it than can be counted")
    return ngettext("{count} way through it", "{count} ways through it", each.paths).format(count=each.paths)


def _reading(each: Portrait) -> str:
    words = ngettext("{count} word", "{count} words", each.longest).format(count=each.longest)
    if each.grade is None:
        return _("Longest screen: {words}.").format(words=words)
    return _("Longest screen: {words}. Reading grade: {grade}; up to {most} is meant.").format(
        words=words, grade=f"{each.grade:.1f}", most=HARDEST
    )


def as_data(each: Portrait) -> dict[str, object]:
    """The figures for scripts."""
    return {
        "id": each.exercise.id,
        "title": each.exercise.title,
        "steps": each.steps,
        "minutes": round(each.exercise.minutes, 1),
        "ways": each.paths or None,
        "longestScreen": each.longest,
        "grade": None if each.grade is None else round(each.grade, 1),
        "kept": list(each.kept),
        "neverKept": list(each.not_kept),
        "alone": list(each.alone),
    }
