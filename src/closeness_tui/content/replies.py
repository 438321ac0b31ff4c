"""What somebody may answer at a step: few answers, one of each sort that the rest of the exercise can tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from closeness_tui.core.answer import (
    Answer,
    Blanks,
    Chosen,
    Item,
    Items,
    Mark,
    Marks,
    Number,
    Words,
)
from closeness_tui.core.condition import Condition, Every, Is, Not, Rated, Skipped, Some
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.session import Session, cards_shown
from closeness_tui.core.steps import (
    Agree,
    Body,
    Choose,
    Fill,
    Gate,
    Listing,
    Note,
    Option,
    Rate,
    Review,
    Scale,
    Source,
    Step,
    Tally,
    Write,
    rows_of,
)

SOME_WORDS = "a few words"
_TOLD_APART = 4
"""Options of which every mixture is tried, where several may be chosen."""


@dataclass(slots=True)
class Asked:
    """What conditions ask about one step."""

    bounds: set[float] = field(default_factory=set)
    words: dict[str, set[str]] = field(default_factory=dict)
    """By part; empty for the whole answer."""


def asked_of(exercise: Exercise) -> dict[str, Asked]:
    """What the conditions of an exercise ask, by the id of the step they ask about."""
    found: dict[str, Asked] = {}
    for step in exercise.steps:
        if step.when is not None:
            _gather(step.when, found)
    return found


def _gather(condition: Condition, found: dict[str, Asked]) -> None:
    match condition:
        case Rated(step, low, high, rise_from):
            # Whatever the first of two ratings was, the second can be far above it or far below.
            found.setdefault(rise_from or step, Asked())
            found.setdefault(step, Asked()).bounds |= {bound for bound in (low, high) if bound is not None}
        case Is(step, values, part):
            found.setdefault(step, Asked()).words.setdefault(part, set()).update(values)
        case Skipped(step, part=part):
            found.setdefault(step, Asked()).words.setdefault(part, set())
        case Every(of) | Some(of):
            for each in of:
                _gather(each, found)
        case Not(of):
            _gather(of, found)


_NOTHING = Asked()


def replies(session: Session, asked: Asked | None = None) -> tuple[Answer, ...]:
    """Answers that the step at hand accepts now, one of each sort; none for a step that asks nothing."""
    step = session.step
    tried = _replies(session, step, asked or _NOTHING)
    return tuple(dict.fromkeys(each for each in tried if step.accepts(each, session.find)))


def _replies(session: Session, step: Step, asked: Asked) -> Iterator[Answer]:
    match step:
        case Gate():
            telling = tuple(each for each in step.options if each.no or each.id in asked.words.get("", ()))
            yield from _chosen(step.options, telling, many=step.many, most=0)
        case Choose():
            yield from _choices(session, step, asked)
        case Agree():
            yield from (Chosen((each.id,), (each.text,)) for each in step.options())
        case Rate():
            yield from _numbers(step.scale, asked)
        case Tally():
            yield from _counts(step, asked)
        case Write():
            yield from (Words(each) for each in (SOME_WORDS, *sorted(asked.words.get("", ()))))
        case Fill():
            yield from _sentences(session, step, asked)
        case Listing() | Body():
            yield from _items(session, step, asked)
        case Note():
            labels = rows_of(step.labels, session.find)[:1] or ((SOME_WORDS,) if step.own else ())
            yield Marks(tuple(Mark(each, 1.0) for each in labels))
        case Review():
            yield Items((Item(SOME_WORDS, picked=True),))
        case _:
            pass


def _choices(session: Session, step: Choose, asked: Asked) -> Iterator[Answer]:
    if step.cards:
        cards = dict.fromkeys((*cards_shown(session)[:1], *sorted(asked.words.get("", ()))))
        yield from (Chosen((each,), (each,)) for each in cards)
    else:
        options = step.offered(session.find)
        if isinstance(step.options, Source):
            options = options[:_TOLD_APART]
        named = asked.words.get("", set())
        telling = tuple(each for each in options if each.id in named or each.go or each.forget)
        yield from _chosen(options, telling, many=step.many, most=step.most)
    if step.own:
        yield Chosen((SOME_WORDS,), (SOME_WORDS,), own=True)


def _chosen(
    options: tuple[Option, ...], telling: tuple[Option, ...], *, many: bool, most: int
) -> Iterator[Chosen]:
    yield from (Chosen((each.id,), (each.text,)) for each in options)
    if not many:
        return
    others = tuple(each for each in options if each not in telling)[:1]
    mixed = (*telling[:_TOLD_APART], *others)
    sizes = range(2, min(len(mixed), most or len(mixed)) + 1)
    for some in (*(each for size in sizes for each in combinations(mixed, size)), options):
        yield Chosen(tuple(each.id for each in some), tuple(each.text for each in some))


def _numbers(scale: Scale, asked: Asked) -> Iterator[Number]:
    steps = int((scale.max - scale.min) / scale.step) if scale.step > 0 else 0
    ends = {scale.min, scale.max, scale.min + scale.step * (steps // 2)}
    around = {
        start + bound + off * scale.step
        for bound in asked.bounds
        for off in (-1, 0)
        for start in (0, scale.min)
    }
    values = {scale.min + scale.step * round((each - scale.min) / scale.step) for each in ends | around}
    yield from (Number(each) for each in sorted(values))
    if scale.name == "distress":
        yield Number(None, numb=True)


def _counts(step: Tally, asked: Asked) -> Iterator[Number]:
    values = {0.0, float(step.count), *(bound + off for bound in asked.bounds for off in (-1, 0, 1))}
    yield from (Number(each) for each in sorted(values) if each == int(each))


def _sentences(session: Session, step: Fill, asked: Asked) -> Iterator[Blanks]:
    template = step.template_for(session.find)
    names = tuple(blank.name for blank in step.blanks if "{" + blank.name + "}" in template)
    yield Blanks(tuple((name, SOME_WORDS) for name in names), template)
    for part, words in asked.words.items():
        if part in names:
            yield Blanks(tuple((name, SOME_WORDS) for name in names if name != part), template)
            yield from (
                Blanks(tuple((name, each if name == part else SOME_WORDS) for name in names), template)
                for each in sorted(words)
            )


def _items(session: Session, step: Listing | Body, asked: Asked) -> Iterator[Items]:
    rows = _rows(session, step, asked)
    if not rows:
        return
    scale = step.rate if isinstance(step, Listing) else step.strength
    picks = step.pick if isinstance(step, Listing) else int(step.first)
    piles = step.piles if isinstance(step, Listing) else ()
    plain = tuple(
        Item(row, rating=scale.max if scale else None, picked=number < picks)
        for number, row in enumerate(rows)
    )
    for pile in piles or ("",):
        yield Items(tuple(replace(item, pile=pile) for item in plain))
        yield Items((replace(plain[0], pile=pile),))
    if len(piles) > 1:
        yield Items(
            tuple(replace(item, pile=piles[number % len(piles)]) for number, item in enumerate(plain))
        )
    yield Items(tuple(replace(item, picked=False, rating=None) for item in plain))
    yield from (Items((Item(row, picked=bool(picks)),)) for row in rows[1:] if row in _all_words(asked))


def _rows(session: Session, step: Listing | Body, asked: Asked) -> tuple[str, ...]:
    rows = rows_of(step.items if isinstance(step, Listing) else step.cues, session.find)
    wanted = tuple(row for row in rows if row in _all_words(asked))
    own = (SOME_WORDS, *sorted(_all_words(asked))) if step.own else ()
    some = tuple(dict.fromkeys((*rows[:3], *wanted, *own)))
    return some[: step.most] if step.most else some


def _all_words(asked: Asked) -> set[str]:
    return {word for words in asked.words.values() for word in words}
