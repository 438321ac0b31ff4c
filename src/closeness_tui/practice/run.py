"""One practice under way: drives a session by the clock, and sees to it that nothing written is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from closeness_tui import __version__
from closeness_tui.core import event as events
from closeness_tui.core.answer import Answer
from closeness_tui.core.entry import Draft, Entry, Line
from closeness_tui.core.moves import advance
from closeness_tui.core.outcome import closed_for_today, draft_of, entry_of, lines_of_session
from closeness_tui.core.session import AGREEMENT, Session, is_timed
from closeness_tui.core.view import StepView, look
from closeness_tui.practice.clock import Clock

GAP = 30.0
"""Seconds without a look at the clock after which the machine must have slept, or the program been stopped."""

TYPING = 0.7
"""Seconds from the first key that is not yet kept to the draft that keeps it; at most a second is lost."""

RUNNING = 15.0
"""Seconds of a running timer after which its place is kept again."""


class Keeping(Protocol):
    """Where a run keeps its words."""

    def save_draft(self, draft: Draft) -> object:
        """Keep the unfinished practice. Raises the store's errors."""

    def drop_draft(self, draft_id: str) -> object:
        """Forget the unfinished practice."""

    def save(self, entry: Entry) -> object:
        """Keep an entry; returns only when it is durable. Raises the store's errors."""


class Run:
    """A session with its clock and its draft. `send` is the only way to move it."""

    def __init__(
        self,
        session: Session,
        *,
        run_id: str,
        clock: Clock,
        keeping: Keeping | None,
        note_closed: Callable[[str], object] | None = None,
    ) -> None:
        """`note_closed` is told the exercise when something for two was closed before it began."""
        self.id = run_id
        self.session = session
        self.trouble: Exception | None = None
        """Why the words could not be kept at the last try; none while all is kept."""
        self.words = ""
        """Free words added at the end; in the draft until the entry is stored."""
        self.kept: Entry | None = None
        """The entry that was made of it."""
        self._clock = clock
        self._keeping = keeping if session.exercise.leaves_trace else None
        self._if_both_agree: Keeping | None = None
        self._note_closed = note_closed
        self._begun = clock.wall()
        self._unkept_since: float | None = None
        self._kept_at = clock.now()
        self._settled = False
        self._seen = clock.now()
        self._seen_wall = clock.wall()

    @property
    def keeps(self) -> bool:
        """Whether anything of this practice can be stored."""
        return self._keeping is not None

    @property
    def both_may_agree(self) -> bool:
        """Whether it can still be kept, if both say so."""
        return self._if_both_agree is not None

    def ask_both(self, keeping: Keeping) -> None:
        """Nothing is kept while it runs; only if two people beside one screen both say so at the end."""
        self._if_both_agree = keeping if self.session.exercise.leaves_trace else None

    def both_agreed(self) -> None:
        """From here on it may be kept like any other practice."""
        self._keeping, self._if_both_agree = self._if_both_agree, None

    @property
    def all_kept(self) -> bool:
        """Whether everything typed so far is safe."""
        return self._unkept_since is None and self.trouble is None

    def began(self, draft: Draft) -> None:
        """Take over what a session does not know of the practice that goes on: when it began, and the words added."""
        self._begun = draft.created
        self.words = draft.words

    def start_from(self, earlier: Mapping[str, Answer]) -> None:
        """Let the steps still to come begin with what an earlier agreement says, and look for none any more."""
        self.session = replace(
            self.session,
            setting=replace(self.session.setting, earlier=earlier),
            brought={**self.session.brought, AGREEMENT: ()},
        )

    def help_seen(self) -> None:
        """The help page that grounding led to was shown."""
        self.session = replace(self.session, help_asked=False)

    def write(self, words: str) -> None:
        """Add free words at the end; kept within a second, like every other typing."""
        if words != self.words:
            self.words = words
            self._mark_unkept()

    def look(self) -> StepView:
        """What to draw now; does not move the session."""
        return look(self.session, self._clock.now())

    def tick(self) -> bool:
        """Let time pass; front ends call it at least once a second while a timer runs. True when a step ended."""
        at = (self.session.at, self.session.state)
        self.send(events.Tick())
        self.keep_if_due()
        return at != (self.session.at, self.session.state)

    def send(self, event: events.Event, when: float | None = None) -> None:
        """Move the session. `when`: the instant of the key itself, where the front end knows it."""
        self._notice_gap()
        before = self.session
        self.session = advance(before, event, self._clock.now() if when is None else when)
        if self.session is before:
            return
        if self._note_closed is not None and before.at != self.session.at and closed_for_today(self.session):
            self._note_closed(self.session.exercise.id)
        if isinstance(event, events.Keep | events.Noted | events.Unnote):
            self._mark_unkept()
        elif _worth_keeping(before, self.session):
            self.keep()

    def keep_if_due(self) -> None:
        """Keep what was typed once it has waited long enough, try again what failed, and note how far a timer is."""
        now = self._clock.now()
        waited = self._unkept_since is not None and now - self._unkept_since >= TYPING
        if waited or (now - self._kept_at >= RUNNING and self._timer_runs()):
            self.keep()

    def keep(self) -> None:
        """Keep the practice as it is at this instant; on a signal too. Failure is held in `trouble`."""
        self._kept_at = self._clock.now()
        if self._keeping is None or self._settled or not (self.words or _has_anything(self.session)):
            self._unkept_since = None
            return
        try:
            self._keeping.save_draft(self.draft())
        except Exception as error:  # noqa: BLE001 - whatever failed, the words stay on the screen
            self.trouble = error
            self._unkept_since = self._clock.now()
        else:
            self.trouble = None
            self._unkept_since = None

    def draft(self) -> Draft:
        """The practice as it would be kept now."""
        now, saved = self._clock.now(), self._clock.wall()
        draft = draft_of(self.session, draft_id=self.id, begun=self._begun, now=now, saved=saved, app=APP)
        return replace(draft, words=self.words)

    def lines(self) -> tuple[Line, ...]:
        """The answers that may be stored."""
        return lines_of_session(self.session)

    def store_entry(self, keep: Collection[str]) -> Entry:
        """Put the practice into the log: the answers whose step ids are in `keep`, and the free words.

        Raises the store's errors; the draft stays until the entry is durable.
        """
        entry = entry_of(
            self.session,
            entry_id=self.id,
            begun=self._begun,
            finished=self._clock.wall(),
            keep=keep,
            words=self.words,
            app=APP,
        )
        if self._keeping is not None:
            self._keeping.save(entry)
            # The entry is durable; a draft that stays behind is known to be stale by its id.
            with suppress(Exception):
                self._settle()
            self.kept = entry
        return entry

    def let_go(self) -> None:
        """Keep nothing of this practice."""
        self._settle()

    def _settle(self) -> None:
        """Once it is decided what stays, a late signal must not bring the draft back."""
        self._settled = True
        self._unkept_since = None
        if self._keeping is not None:
            self._keeping.drop_draft(self.id)

    def _mark_unkept(self) -> None:
        if self._unkept_since is None and self._keeping is not None:
            self._unkept_since = self._clock.now()

    def _timer_runs(self) -> bool:
        return self.session.state == "running" and is_timed(self.session)

    def _notice_gap(self) -> None:
        """After a sleep or a stop the time that nobody saw does not count: pause where it was last seen."""
        now, wall = self._clock.now(), self._clock.wall()
        gap = max(now - self._seen, (wall - self._seen_wall).total_seconds())
        if gap > GAP and self._timer_runs():
            self.session = advance(self.session, events.Pause(), self._seen)
        self._seen, self._seen_wall = now, wall


APP = f"closeness {__version__}"


def _worth_keeping(before: Session, after: Session) -> bool:
    """A bare tick inside a step changes nothing that a draft holds."""
    return (before.at, before.state, before.answers, before.tags, before.offer, before.ways) != (
        after.at,
        after.state,
        after.answers,
        after.tags,
        after.offer,
        after.ways,
    )


def _has_anything(session: Session) -> bool:
    """A practice whose first step was never passed is not worth coming back to."""
    below = session.beneath or session
    return bool(below.path or below.answers)
