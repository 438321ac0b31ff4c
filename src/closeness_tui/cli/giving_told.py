"""What an exercise is and who wrote it, as its file says, for a person who is about to take it in."""

from __future__ import annotations

from collections.abc import Iterator

from closeness_tui.cli.giving_plan import Placed, PlacedWords, Plan
from closeness_tui.content.arriving import Arrival
from closeness_tui.content.faults import clip, listed
from closeness_tui.content.parcel_names import shown
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.spoken import date_in_words, rung_in_words
from closeness_tui.core.steps import Gate, Review, Step
from closeness_tui.core.wording import _, ngettext
from closeness_tui.plain.phrases import day_in_words, minutes_in_words, one_line

MOST_IN_FULL = 5
"""Exercises that are shown with everything; of more, a few lines each."""

MOST_LETTERS = 600
"""Of one text."""


def told(plan: Plan, arrival: Arrival) -> Iterator[str]:
    """Everything that a person may want to know before they say yes."""
    in_full = len(plan.exercises) <= MOST_IN_FULL
    for each in plan.exercises:
        yield from _exercise(each, in_full=in_full and each.changes)
        yield ""
    for words in plan.words:
        yield _words(words)
    if arrival.aside:
        names = ", ".join(shown(name) for name in arrival.aside[:12])
        more = ", …" if len(arrival.aside) > 12 else ""
        yield _("Left aside, since it is no exercise: {names}").format(names=names + more)


def _exercise(each: Placed, *, in_full: bool) -> Iterator[str]:
    exercise = each.arrived.exercise
    yield _("“{title}” ({id})").format(title=one_line(exercise.title), id=_id_of(exercise))
    if each.fate == "same":
        yield "  " + _("You have it already, word for word.")
        return
    if each.fate == "shipped":
        yield "  " + _("It came with closeness, word for word.")
        return
    if in_full:
        yield from (f"  {line}" for line in about(exercise))
    # Last, and the rest cut to size, so that nothing in the file can push it off the screen.
    for line in (*_who(exercise), *_fate(each), *_remarks(each)):
        yield f"  {line}"


def _id_of(exercise: Exercise) -> str:
    return exercise.id if exercise.lang == "en" else f"{exercise.id}, {exercise.lang}"


def _who(exercise: Exercise) -> Iterator[str]:
    yield (
        _("Written by: {author} (as the file says)").format(author=one_line(exercise.author))
        if exercise.author
        else _("Written by: the file does not say")
    )
    for by, role, on in exercise.reviewed[:MOST_IN_FULL]:
        facts = ", ".join(
            each for each in (one_line(by), one_line(role), day_in_words(on) if on else "") if each
        )
        yield _("Looked at by: {facts} (as the file says)").format(facts=facts)
    yield _("The makers of closeness have not looked at it.")


def _fate(each: Placed) -> Iterator[str]:
    if each.before is None:
        return
    if each.fate == "override":
        yield _("It takes the place of the exercise of this name that came with closeness.")
        yield _("`closeness exercises remove {id}` would bring that one back.").format(
            id=each.arrived.exercise.id
        )
        return
    before, day = each.before.exercise, date_in_words(each.before.changed)
    if before is None:
        yield _("It takes the place of the one you have, changed on {day}.").format(day=day)
    elif before.author:
        yield _("It takes the place of the one you have: “{title}” by {author}, changed on {day}.").format(
            title=one_line(before.title), author=one_line(before.author), day=day
        )
    else:
        yield _("It takes the place of the one you have: “{title}”, changed on {day}.").format(
            title=one_line(before.title), day=day
        )


def _remarks(each: Placed) -> Iterator[str]:
    for card in each.alike[:MOST_IN_FULL]:
        yield _("Please note: it looks like “{title}” ({id}), and is another exercise.").format(
            title=one_line(card.title), id=card.id
        )
    count = len(each.arrived.warnings)
    if count:
        yield ngettext(
            "It runs; `closeness exercises check` has {count} remark on it.",
            "It runs; `closeness exercises check` has {count} remarks on it.",
            count,
        ).format(count=count)
    if each.missing:
        yield _("It names exercises that are not here, so these doors are not shown: {ids}").format(
            ids=listed(each.missing)
        )


def about(exercise: Exercise) -> Iterator[str]:
    """What it asks, how long it takes, what it keeps and where it comes from."""
    yield _("What you do: {summary}").format(summary=one_line(exercise.summary))
    yield _("How long: {minutes}").format(minutes=minutes_in_words(exercise.minutes))
    yield _("How much it asks: {rung}").format(rung=rung_in_words(exercise.rung))
    count = len(exercise.steps)
    kinds = ", ".join(dict.fromkeys(step.kind for step in exercise.steps))
    yield ngettext("{count} step: {kinds}", "{count} steps: {kinds}", count).format(count=count, kinds=kinds)
    if exercise.is_for_two:
        yield _("It is for two people.")
    if exercise.caution:
        yield _("Please read: {caution}").format(caution=clip(one_line(exercise.caution), MOST_LETTERS))
    yield from _kept(exercise)
    earlier = _earlier(exercise)
    if earlier:
        yield _("It brings back words you kept before, from: {ids}").format(ids=listed(earlier))
    for source in exercise.sources[:MOST_IN_FULL]:
        yield _("Where it comes from: {source}").format(source=clip(one_line(source), MOST_LETTERS))
    more = len(exercise.sources) - MOST_IN_FULL
    if more > 0:
        yield ngettext("… and {count} more source", "… and {count} more sources", more).format(count=more)


def _kept(exercise: Exercise) -> Iterator[str]:
    asking = [step for step in exercise.steps if step.fits is not None and not isinstance(step, Gate)]
    kept = [step for step in asking if step.keep and not step.is_private]
    if not exercise.leaves_trace:
        yield _("What is kept: nothing.")
    elif not asking:
        yield _("What is kept: it asks nothing, so only that you did it, if you wish.")
    elif not kept:
        yield _("What is kept: none of your answers.")
    else:
        names = listed([_step_name(exercise, step) for step in kept])
        yield _("What is kept, sealed and only if you wish: your answers to {steps}").format(steps=names)


def _step_name(exercise: Exercise, step: Step) -> str:
    if not step.id.startswith("#"):
        return step.id
    return _("step {number}").format(number=exercise.steps.index(step) + 1)


def _earlier(exercise: Exercise) -> tuple[str, ...]:
    found: list[str] = [source.exercise for step in exercise.steps for source in step.outside]
    for step in exercise.steps:
        if isinstance(step, Review):
            found += [
                _("everything") if each == "*" else one_line(each) for each in step.sources if each != "this"
            ]
    return tuple(dict.fromkeys(found))


def _words(each: PlacedWords) -> str:
    names = listed([name.split(" ", 1)[1] for name in each.words.named])
    sentence = _("With it come words or cards that it uses: {names}")
    if each.replaces:
        sentence = _("With it come words or cards that take the place of those you have: {names}")
    return sentence.format(names=names)
