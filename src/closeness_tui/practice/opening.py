"""Opens what a front end needs, once, and begins and resumes runs.

What home shows first is the cards and the names of drafts. All else (the vault, the log, the steps, the reader of
files) is half of what a start would cost, so it is imported where it is used.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from closeness_tui.content.library import Library, bundled_folder
from closeness_tui.core.length import FULL, known_length
from closeness_tui.core.settings import Settings
from closeness_tui.practice.clock import Clock, RealClock
from closeness_tui.practice.index import folders_of, scanned_library
from closeness_tui.store.failures import Held, StoreError
from closeness_tui.store.files import names_in, read_text, write_whole
from closeness_tui.store.places import THERAPIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from closeness_tui.content.cards import Card
    from closeness_tui.content.help import HelpPage
    from closeness_tui.core.entry import Entry
    from closeness_tui.core.event import Brought
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.pacing import Thresholds
    from closeness_tui.core.problem import Problem
    from closeness_tui.core.steps import Review
    from closeness_tui.core.went import Done
    from closeness_tui.practice.closed_today import ClosedToday
    from closeness_tui.practice.lately import Lately
    from closeness_tui.practice.run import Run
    from closeness_tui.store.holds import Hold
    from closeness_tui.store.logs import Listing, Log
    from closeness_tui.store.places import Places
    from closeness_tui.store.vault import Chosen, Vault


class Practice:
    """The library, the settings and the log; a front end holds one of these and nothing else."""

    def __init__(
        self,
        places: Places,
        *,
        clock: Clock | None = None,
        folders: tuple[Path, ...] = (),
        leaves_trace: bool = True,
        length: str = "",
        in_session: bool = False,
    ) -> None:
        """`length`: what is asked for this once, in place of the one in the settings."""
        self.places = places
        self.in_session = in_session
        """Two people beside one screen: as without a trace, but at the end both may agree to keep something."""
        self.leaves_trace = leaves_trace and not in_session
        """Without it the log is left alone: nothing is read from it, and nothing is written anywhere."""
        self.clock: Clock = clock or RealClock()
        self.settings, self.setting_problems = _settings_of(places.settings)
        self._folders = folders
        self._length = length
        self._holds: dict[str, Hold] = {}
        self.lately: Lately | None = None
        """What the log said when it was last read; forgotten when it is locked, or when something was kept."""
        self.help_opened = False
        """Whether somebody looked for help in this visit, so that the day stays light; never written."""
        self.done_here: dict[str, Done] = {}
        """How the practices of this visit went, by run, the newest last; for suggestions, and never written."""

    @cached_property
    def vault(self) -> Vault:
        """The key of the log."""
        from closeness_tui.store.vault import Vault  # noqa: PLC0415

        return Vault(self.places.log)

    @cached_property
    def log(self) -> Log:
        """What was kept, and what is unfinished."""
        from closeness_tui.store.logs import Log  # noqa: PLC0415

        return Log(self.places.log, self.vault)

    @cached_property
    def library(self) -> Library:
        """Every exercise: shipped, the person's own, and those of the folders named; the later ones win."""
        return scanned_library(self.folders, self.places.index, remember=self.leaves_trace)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder with exercises and programs, the later ones winning."""
        return folders_of(self.places.exercises, self.settings.folders, self._folders)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The exercises to offer here: a therapist's own are offered beside a therapist's log, and only there."""
        mine = ("therapist",) if self.places.drawer == THERAPIST else ("client", "pair")
        return tuple(card for card in self.library.cards if set(card.audience) & set(mine))

    @cached_property
    def closed_today(self) -> ClosedToday:
        """What stays closed until tomorrow."""
        from closeness_tui.practice.closed_today import ClosedToday  # noqa: PLC0415

        return ClosedToday(self.places.closed, self.clock, leaves_trace=self.leaves_trace)

    @cached_property
    def help_page(self) -> HelpPage:
        """Whom to call: the person's own file; the shipped one while there is none, or while it cannot be read."""
        from closeness_tui.content.help import HelpPage, read_help  # noqa: PLC0415

        path = self.places.help
        own = read_help(_text_of(path), str(path)) if path.exists() else HelpPage()
        if own.lines:
            return own
        shipped = bundled_folder() / "help.toml"
        page = read_help(_text_of(shipped), str(shipped))
        return replace(page, people=own.people, problems=own.problems)

    @property
    def grounding(self) -> Exercise | None:
        """The exercise that the ground key opens."""
        from closeness_tui.core.families import GROUNDING  # noqa: PLC0415

        return self.library.get(GROUNDING)

    def change(self, settings: Settings) -> None:
        """Keep the settings at once. Raises WriteFailed."""
        from closeness_tui.content.settings import dump_settings  # noqa: PLC0415

        write_whole(self.places.settings, dump_settings(settings).encode())
        self.settings = settings

    # ----- the log's key

    @property
    def _has_log(self) -> bool:
        """Before the first practice there is no log, and so nothing that could be locked or unfinished."""
        return self.places.log.root.exists()

    @property
    def protected(self) -> bool:
        """Whether a passphrase was chosen."""
        return self._has_log and self.vault.state in ("locked", "unlocked")

    @property
    def locked(self) -> bool:
        """Whether reading needs the passphrase first; writing never does."""
        return self._has_log and self.vault.state == "locked"

    def unlock(self, passphrase: str) -> None:
        """Open the log for reading; 1-3 s, so in a worker. Raises WrongPassphrase, DamagedKey, KeyWorkFailed."""
        self.vault.unlock(passphrase)

    def lock(self) -> None:
        """Forget the key until the passphrase is given again."""
        self.lately = None
        # A key that was never used is not known yet.
        if "vault" in vars(self):
            self.vault.lock()
        if "log" in vars(self):
            self.log.forget()

    def choose_passphrase(
        self, passphrase: str, progress: Callable[[int, int], None] | None = None
    ) -> Chosen:
        """Seal the key, and all entries anew; seconds of work. Raises the store's errors."""
        self.log.prepare()
        # A copy that a sync tool left aside would be sealed to a key that is about to go.
        self.take_in_copies()
        return self.vault.choose_passphrase(passphrase, progress)

    def take_in_copies(self) -> None:
        """Take in what sync tools left as conflict copies; they become entries, or versions of one. Raises Locked."""
        from contextlib import suppress  # noqa: PLC0415

        from closeness_tui.store.failures import WriteFailed  # noqa: PLC0415

        # A folder that cannot be written to can still be read; the copies wait.
        with suppress(WriteFailed):
            self.log.adopt_copies()

    def change_passphrase(self, old: str, new: str) -> Chosen:
        """Another passphrase for the same key; seconds of work. Raises the store's errors."""
        return self.vault.change_passphrase(old, new)

    # ----- practising

    def cannot_keep(self) -> str:
        """A sentence when nothing could be kept now, to be said before any word is typed; else empty."""
        if not self.leaves_trace:
            return ""
        try:
            self.log.prepare()
        except StoreError as error:
            return error.sentence
        return self.log.can_write()

    @property
    def usual_length(self) -> str:
        """The length that is marked at first, and that exercises have to which one is led."""
        return known_length(self._length or self.settings.length)

    def begin(self, exercise: Exercise, length: str = FULL) -> Run:
        """A new practice, held so that no second window offers it as unfinished."""
        from closeness_tui.practice.beginning import new_run  # noqa: PLC0415

        keeping = self.log if self.leaves_trace else None
        run = new_run(
            exercise,
            clock=self.clock,
            keeping=keeping,
            stop_word=self._stop_word(exercise),
            closed_today=self.closed_today,
            length=length,
            thresholds=self._thresholds,
        )
        if self.in_session:
            run.ask_both(self.log)
        self._start_from_agreement(run)
        if run.keeps:
            # Whoever cannot keep anything may practise all the same: the front end has said so before.
            try:
                self.log.prepare()
                self._holds[run.id] = self.log.hold(run.id)
            except StoreError as error:
                run.trouble = error
        return run

    def waiting(self) -> tuple[str, ...]:
        """The ids of unfinished practices, newest first; known while locked."""
        if not self.leaves_trace:
            return ()
        try:
            named = names_in(self.places.log.drafts)
        except StoreError:
            return ()
        return self.log.waiting() if named else ()

    def resume(self, draft_id: str) -> Run:
        """Go on with an unfinished practice. Raises Locked, Held, or the store's errors."""
        from closeness_tui.practice.beginning import resumed_run  # noqa: PLC0415

        held = self._holds.get(draft_id) or self.log.hold(draft_id)
        try:
            draft = self.log.open_draft(draft_id)
            run = resumed_run(
                draft,
                self.library,
                clock=self.clock,
                keeping=self.log,
                stop_word=self._stop_word(None),
                closed_today=self.closed_today,
                thresholds=self._thresholds,
            )
            self._start_from_agreement(run)
        except StoreError:
            held.release()
            raise
        self._holds[draft_id] = held
        return run

    def leave(self, run: Run) -> None:
        """Let go of a run, so that its draft (where one is kept) is offered again."""
        from closeness_tui.practice.lately import remember  # noqa: PLC0415

        remember(self, run)
        if run.session.exercise.family == "agreement":
            # All else that the log said still holds, beside what was done here.
            self.lately = None
        held = self._holds.pop(run.id, None)
        if held is not None:
            held.release()

    def let_go(self, draft_id: str) -> None:
        """Drop an unfinished practice without opening it. Raises Held or WriteFailed."""
        if draft_id in self._holds:
            raise Held
        with self.log.hold(draft_id):
            self.log.drop_draft(draft_id)

    # ----- looking back

    def summaries(self, newest: int | None = None) -> Listing:
        """The newest entries and what would not open. Raises Locked."""
        from closeness_tui.store.logs import Listing  # noqa: PLC0415

        return Listing(()) if self.vault.state == "absent" else self.log.list(newest)

    def entry(self, entry_id: str) -> Entry:
        """One entry. Raises Locked, NotThere, DamagedEntry, NewerDocument."""
        return self.log.open(entry_id)

    def bring(self, review: Review) -> tuple[Brought, ...] | None:
        """Earlier words for a review step; none at all while the log is locked."""
        from closeness_tui.practice.bringing import earlier_words  # noqa: PLC0415

        return earlier_words(self, review)

    def bring_into(self, run: Run) -> bool:
        """Bring what the step at hand wants from the log; false while the log is locked."""
        from closeness_tui.practice.bringing import bring_into  # noqa: PLC0415

        return bring_into(self, run)

    @property
    def _thresholds(self) -> Thresholds:
        from closeness_tui.core.pacing import thresholds_of  # noqa: PLC0415

        return thresholds_of(self.settings)

    def _stop_word(self, exercise: Exercise | None) -> str:
        """The one in the settings; else, where people take turns, the one in their agreement."""
        if self.settings.stop_word:
            return self.settings.stop_word
        from closeness_tui.practice.agreed import stop_word_agreed  # noqa: PLC0415

        return stop_word_agreed(self, exercise)

    def _start_from_agreement(self, run: Run) -> None:
        from closeness_tui.practice.bringing import start_from_agreement  # noqa: PLC0415

        start_from_agreement(self, run)


def _settings_of(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, and what is wrong with them."""
    text = _text_of(path)
    if not text:
        return Settings(), ()
    from closeness_tui.content.sound_settings import sound_settings  # noqa: PLC0415

    sound = sound_settings(text)
    if sound is not None:
        return sound, ()
    # Every kind of step comes with the reader that explains mistakes.
    from closeness_tui.content.settings import read_settings  # noqa: PLC0415

    reading = read_settings(text, str(path))
    return reading.settings, reading.problems


def _text_of(path: Path) -> str:
    """The text of one of the person's own files; a file that cannot be read counts as empty here."""
    try:
        return read_text(path) or ""
    except StoreError:
        return ""
