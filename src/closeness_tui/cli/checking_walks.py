"""`check --walk`: what a thousand walks by chance through an exercise have shown."""

from __future__ import annotations

from collections.abc import Iterator

from closeness_tui.cli.findings import Line, shown_path
from closeness_tui.content.faults import Fault, Faults, Path
from closeness_tui.content.flow_ways import places_in_file
from closeness_tui.content.second_look import SecondLook
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _, ngettext
from closeness_tui.practice.walking import Length, Walks, walk


def walked(file: str, look: SecondLook, count: int) -> tuple[Walks, tuple[Problem, ...]]:
    """So many walks through an exercise, and what is wrong with it that nothing else has told yet."""
    walks = walk(look.exercise, count)
    faults = Faults(list(_faults(look, walks)))
    return walks, faults.problems(look.text, file, dict(look.data))


def _faults(look: SecondLook, walks: Walks) -> Iterator[Fault]:
    places = places_in_file(look.exercise, look.data)
    for place in walks.never:
        if place in places and place not in _told_already(look):
            yield Fault(
                "never-reached",
                places[place],
                _("In {count} walks by chance nobody came to this step.").format(count=f"{walks.count:,}"),
                _(
                    "Look at its `when` and at the answers above that lead past it; perhaps it asks too much at once."
                ),
                "name",
                severity="warning",
            )
    for place in sorted(walks.dead_ends):
        yield _error(
            "dead-end",
            places.get(place, ()),
            _("Nothing leads on from this step."),
            _("Give it an answer that goes on."),
        )
    for place in sorted(walks.endless):
        # It can be left all the same, by the skip key or by stopping.
        yield Fault(
            "endless",
            places.get(place, ()),
            _("Somebody can go round here for hundreds of steps without coming to an end."),
            _("Let one of the answers lead on to a later step."),
            "name",
            severity="warning",
        )
    for place, kind in sorted(walks.stumbles.items()):
        yield _error(
            "stumbled",
            places.get(place, ()),
            _("closeness itself stumbles at this step ({kind}); this is not your doing.").format(kind=kind),
            _("Please tell the people who make closeness, with this file if you can."),
        )


def _told_already(look: SecondLook) -> set[int]:
    ways = look.ways
    everything = set(range(len(look.exercise.steps)))
    return everything - ways.reached if ways.whole else set()


def _error(code: str, path: Path, message: str, help_: str) -> Fault:
    return Fault(code, path, message, help_, "name")


def told(file: str, walks: Walks, look: SecondLook) -> Iterator[Line]:
    """What the walks have shown, in words."""
    count = ngettext("{count} walk", "{count} walks", walks.count).format(count=f"{walks.count:,}")
    own = places_in_file(look.exercise, look.data)
    missed = sum(place in own for place in walks.never)
    if walks.fine:
        yield (
            ("", f"{shown_path(file)}: "),
            ("fine", _("{walks}: every step was reached.").format(walks=count)),
        )
    else:
        words = _("{walks}: {seen} of {all} steps were reached.").format(
            walks=count, seen=len(own) - missed, all=len(own)
        )
        yield ("", f"{shown_path(file)}: "), ("warning", words)
    minutes, guided = walks.minutes, walks.minutes_guided
    if minutes is None or guided is None:
        yield (("", "  " + _("Nobody came to an end, so the real minutes are not known.")),)
        return
    yield (("", "  " + _real_minutes(minutes, guided)),)
    given = walks.exercise.minutes
    kind = (
        _("The file says {minutes}.")
        if walks.exercise.minutes_given
        else _("Computed from the steps: {minutes}.")
    )
    yield (("", "  " + kind.format(minutes=f"{given:.1f}".removesuffix(".0"))),)


def _real_minutes(minutes: Length, guided: Length) -> str:
    rows = _("Real minutes, from start to end: {middle} in the middle, {shortest} to {longest}.").format(
        middle=f"{minutes.middle:.1f}", shortest=f"{minutes.shortest:.1f}", longest=f"{minutes.longest:.1f}"
    )
    if guided.middle < 0.05:
        return rows
    return f"{rows} " + _("The timers take {guided} of them.").format(guided=f"{guided.middle:.1f}")


def as_data(walks: Walks) -> dict[str, object]:
    """The same for scripts."""
    return {
        "count": walks.count,
        "never": [walks.exercise.steps[place].id for place in walks.never],
        "minutes": _length_data(walks.minutes),
        "guided": _length_data(walks.minutes_guided),
        "ends": dict(sorted(walks.ends.items())),
    }


def _length_data(length: Length | None) -> dict[str, float] | None:
    if length is None:
        return None
    return {
        "shortest": round(length.shortest, 2),
        "median": round(length.middle, 2),
        "longest": round(length.longest, 2),
    }
