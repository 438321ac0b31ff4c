"""What the day, the visit and the agreement say about listing, out of what is known of the log."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from closeness_tui.core.families import GROUNDING
from closeness_tui.core.outcome import asks_for_distress, ended_feeling, is_heavy
from closeness_tui.core.pacing import HIGHEST, Doors, Today, doors
from closeness_tui.practice.lately import Lately, done_of, read_lately

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from closeness_tui.core.session import Session
    from closeness_tui.core.went import Done
    from closeness_tui.practice.opening import Practice

WEEK = timedelta(days=7)


def today_of(practice: Practice, lately: Lately | None = None) -> Today:
    """The day as it stands; without `lately`, by this visit alone."""
    day, known = practice.clock.wall().date(), lately or Lately()
    done = [each for each in (*practice.done_here.values(), *known.done) if each.day == day]
    agreement = known.agreement
    return Today(
        heavy=practice.help_opened or any(each.heavy for each in done),
        numb=any(each.numb for each in done),
        ceiling=agreement.ceiling if agreement else HIGHEST,
        room_for_new=_room_for_new(practice, known, day),
        done_before=frozenset(known.days) | {each.id for each in practice.done_here.values()},
        locked=known.locked,
    )


def _room_for_new(practice: Practice, lately: Lately, day: date) -> bool:
    """Whether the agreement has room for a new step in these seven days; light ones are no steps."""
    most = lately.agreement.new_steps if lately.agreement else None
    if most is None:
        return True
    rungs = {card.id: card.rung for card in practice.library.cards}
    first = dict(lately.first)
    for each in practice.done_here.values():
        first.setdefault(each.id, each.day)
    return sum(day - each < WEEK and rungs.get(name, 1) > 1 for name, each in first.items()) < most


def today_now(practice: Practice) -> Today:
    """The same with the log as it is now, where it may be read."""
    return today_of(practice, practice.lately or read_lately(practice))


def doors_after(practice: Practice, sessions: Iterable[Session]) -> Doors:
    """The doors after the practices that have just ended, the last of which one goes on from."""
    ended = tuple(sessions)
    session, day = ended[-1], practice.clock.wall().date()
    lately = practice.lately or read_lately(practice)
    today = today_of(practice, lately)
    if any(is_heavy(each) for each in ended):
        today = Today(
            True, today.numb, today.ceiling, today.room_for_new, today.done_before, locked=today.locked
        )
    exercise = session.exercise
    known = (*practice.done_here.values(), *lately.done, done_of(session, day))
    days = _calm_days(exercise.id, known, rated=asks_for_distress(exercise))
    return doors(
        exercise,
        ended_feeling(session),
        today,
        calm_days=len(days),
        known=practice.library.card,
        grounding=GROUNDING,
    )


def _calm_days(exercise_id: str, done: Iterable[Done], *, rated: bool) -> set[date]:
    """The days on which it ended calmly; where it asks for no number, those on which it ended well enough."""
    mine = (each for each in done if each.id == exercise_id)
    return {each.day for each in mine if (each.calm if rated else each.comfortable)}
