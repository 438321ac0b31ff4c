"""What the log tells over time: points with their days, side by side. It shows, and never concludes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Blanks, Chosen, Items, Number, Words, lines_of
from closeness_tui.core.check_in import CHECK_IN, INDICATORS, SCALE, answer_to, is_tool, relation_of
from closeness_tui.core.garden import garden_of
from closeness_tui.core.goals import folded_goals, in_plain_words
from closeness_tui.core.over_time import Checked, Noticed, Point, Practised, Progress, Retreat, Track
from closeness_tui.core.scale import OwnScale, number_of

if TYPE_CHECKING:
    from datetime import date

    from closeness_tui.core.answer import Answer
    from closeness_tui.core.entry import Entry

LADDER, RETREAT, WINS, BRIGHT = "step-ladder", "trigger-and-relief", "small-wins", "bright-moments"

DISTRESS = ("before", "middle", "after")


def progress_of(
    entries: Iterable[Entry],
    *,
    scales: Iterable[OwnScale] = (),
    families: Mapping[str, str] | None = None,
    since: date | None = None,
) -> Progress:
    """What the entries tell; `families` by exercise. A goal keeps the words it had before `since`."""
    kept = sorted(
        (each for each in entries if each.exercise and each.kind == "exercise"),
        key=lambda each: (each.created, each.id),
    )
    lately = [each for each in kept if since is None or each.created.date() >= since]
    known = families or {}
    return Progress(
        tracks=(
            *_indicators(lately),
            *_goals(kept, since),
            *_scales(lately, scales),
            *_rungs(lately),
        ),
        practised=_practised(lately, known),
        retreats=tuple(_retreat(each) for each in lately if each.exercise == RETREAT),
        noticed=tuple(found for each in lately for found in _noticed(each)),
        garden=garden_of(each.id for each in lately if not is_tool(each.exercise)),
    )


def _value(answer: Answer | None) -> float | None:
    return answer.value if isinstance(answer, Number) and not answer.numb else None


def _indicators(entries: list[Entry]) -> list[Track]:
    found: dict[tuple[str, str], list[Point]] = {}
    names: dict[str, str] = {}
    for entry in entries:
        if entry.exercise != CHECK_IN:
            continue
        relation = relation_of(entry)
        names[relation.key] = relation.words
        for key in INDICATORS:
            value = _value(answer_to(entry, key))
            if value is not None and 0 <= value <= 10:
                # The line about the work with a therapist is about nobody else.
                about = "" if key == "own-pace" else relation.key
                found.setdefault((about, key), []).append(Point(entry.created, value))
    order = {key: place for place, key in enumerate(INDICATORS)}
    relations = list(dict.fromkeys(about for about, _key in found))
    return [
        Track(
            kind="indicator",
            key=key,
            about=names.get(about, ""),
            relation=about,
            points=tuple(found[about, key]),
        )
        for about, key in sorted(found, key=lambda pair: (relations.index(pair[0]), order[pair[1]]))
    ]


def _goals(entries: list[Entry], since: date | None) -> list[Track]:
    goals = folded_goals(each for each in entries if each.exercise == CHECK_IN)
    tracks = []
    for goal in goals:
        points = tuple(
            Point(each.when, each.value)
            for each in goal.ratings
            if 0 <= each.value <= 10 and (since is None or each.when.date() >= since)
        )
        if points:
            tracks.append(
                Track(
                    kind="goal", key="", about=goal.words, earlier=goal.earlier, held=goal.held, points=points
                )
            )
    # Those held first; the others stay, for they were worth having.
    return sorted(tracks, key=lambda track: not track.held)


def _scales(entries: list[Entry], scales: Iterable[OwnScale]) -> list[Track]:
    tracks = []
    for scale in scales:
        points = []
        for entry in entries:
            if entry.exercise == SCALE + scale.id:
                given = {line.key: _value(line.answer) for line in entry.lines}
                number = number_of(scale, {key: value for key, value in given.items() if value is not None})
                if number is not None:
                    points.append(Point(entry.created, number))
        if points:
            tracks.append(
                Track(
                    kind="scale",
                    key=scale.id,
                    about=in_plain_words(scale.title),
                    low=scale.lowest,
                    high=scale.highest,
                    reading=scale.reading,
                    points=tuple(points),
                )
            )
    return tracks


def _rungs(entries: list[Entry]) -> list[Track]:
    """The steps of the person's own ladder, in the order of the newest one."""
    found: dict[str, list[Point]] = {}
    words: dict[str, str] = {}
    newest: list[str] = []
    for entry in entries:
        answer = answer_to(entry, "ladder") if entry.exercise == LADDER else None
        if not isinstance(answer, Items):
            continue
        newest = [in_plain_words(item.text).casefold() for item in answer.items]
        for item in answer.items:
            plain = in_plain_words(item.text)
            if item.rating is not None and 0 <= item.rating <= 100 and plain:
                words[plain.casefold()] = plain
                found.setdefault(plain.casefold(), []).append(Point(entry.created, item.rating))
    place = {key: number for number, key in enumerate(newest)}
    return [
        Track(
            kind="rung",
            key="",
            about=words[key],
            held=key in place,
            low=0,
            high=100,
            points=tuple(found[key]),
        )
        for key in sorted(found, key=lambda key: place.get(key, len(place)))
    ]


def _practised(entries: list[Entry], families: Mapping[str, str]) -> tuple[Practised, ...]:
    found: dict[str, list[Checked]] = {}
    titles: dict[str, str] = {}
    for entry in entries:
        checked = _checked(entry)
        if checked is not None:
            found.setdefault(entry.exercise, []).append(checked)
            titles[entry.exercise] = entry.title or entry.exercise
    return tuple(
        Practised(name, titles[name], tuple(times), families.get(name, "") == "disclosure")
        for name, times in found.items()
    )


def _checked(entry: Entry) -> Checked | None:
    given: dict[str, float] = {}
    numb: list[str] = []
    for line in entry.lines:
        if line.role not in (*DISTRESS, "relief") or not isinstance(line.answer, Number):
            continue
        value = _value(line.answer)
        if value is not None:
            given[line.role] = value
        else:
            numb.append(line.role)
    if not given and not numb:
        return None
    return Checked(
        entry.created,
        given.get("before"),
        given.get("after"),
        given.get("relief"),
        tuple(dict.fromkeys(numb)),
    )


def _retreat(entry: Entry) -> Retreat:
    loop, looks = answer_to(entry, "loop"), answer_to(entry, "looks-like")
    gave, cost = answer_to(entry, "gave"), answer_to(entry, "cost")
    return Retreat(
        entry.created,
        loop.sentence if isinstance(loop, Blanks) else "",
        _value(answer_to(entry, "relief")),
        _value(answer_to(entry, "hours")),
        gave.text if isinstance(gave, Words) else "",
        cost.text if isinstance(cost, Words) else "",
        looks.texts[0] if isinstance(looks, Chosen) and looks.texts else "",
    )


def _noticed(entry: Entry) -> list[Noticed]:
    if entry.exercise == WINS:
        rows = [("win", answer_to(entry, "wins")), ("kept", answer_to(entry, "reliable"))]
        return [
            Noticed(entry.created, kind, item.text)
            for kind, answer in rows
            if isinstance(answer, Items)
            for item in answer.items
            if item.text.strip()
        ]
    if entry.exercise == BRIGHT:
        for key in ("title", "scene", "meaning"):
            answer = answer_to(entry, key)
            words = next((each for each in lines_of(answer) if each.strip()), "") if answer else ""
            if words:
                return [Noticed(entry.created, "bright", words)]
    return []
