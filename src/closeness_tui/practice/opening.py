"""Opens what a front end needs, once, and begins and resumes runs."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.help import HelpPage, read_help
from closeness_tui.content.library import Library, bundled_folder
from closeness_tui.content.settings import dump_settings, read_settings
from closeness_tui.core.entry import Draft, Entry
from closeness_tui.core.event import Brought
from closeness_tui.core.exercise import GROUNDING, Exercise
from closeness_tui.core.moves import begin
from closeness_tui.core.outcome import restore
from closeness_tui.core.session import Setting
from closeness_tui.core.settings import Settings
from closeness_tui.core.spoken import today_in_words
from closeness_tui.core.steps import Review
from closeness_tui.practice.clock import Clock, RealClock
from closeness_tui.practice.index import folders_of, scanned_library
from closeness_tui.practice.recall import recall
from closeness_tui.practice.run import Run
from closeness_tui.store.failures import Held, NotThere, StoreError
from closeness_tui.store.files import read_text, write_whole
from closeness_tui.store.holds import Hold
from closeness_tui.store.logs import Listing, Log
from closeness_tui.store.places import Places
from closeness_tui.store.shelf import new_id
from closeness_tui.store.vault import Chosen, Vault

RECALLED = 400
"""Entries looked at, newest first, when earlier words are brought back."""


class Practice:
    """The library, the settings and the log; a front end holds one of these and nothing else."""

    def __init__(self, places: Places, *, clock: Clock | None = None, folders: tuple[Path, ...] = ()) -> None:
        self.places = places
        self.clock: Clock = clock or RealClock()
        self.vault = Vault(places.log)
        self.log = Log(places.log, self.vault)
        reading = read_settings(_text_of(places.settings), str(places.settings))
        self.settings: Settings = reading.settings
        self.setting_problems = reading.problems
        self._folders = folders
        self._holds: dict[str, Hold] = {}

    @cached_property
    def library(self) -> Library:
        """Every exercise: shipped, the person's own, and those of the folders named; the later ones win."""
        folders = folders_of(self.places.exercises, self.settings.folders, self._folders)
        return scanned_library(folders, self.places.index)

    @cached_property
    def help_page(self) -> HelpPage:
        """Whom to call: the person's own file; the shipped one while there is none, or while it cannot be read."""
        own = read_help(_text_of(self.places.help), str(self.places.help))
        if own.lines:
            return own
        shipped = bundled_folder() / "help.toml"
        page = read_help(_text_of(shipped), str(shipped))
        return replace(page, people=own.people, problems=own.problems)

    @property
    def grounding(self) -> Exercise | None:
        """The exercise that the ground key opens."""
        return self.library.get(GROUNDING)

    def change(self, settings: Settings) -> None:
        """Keep the settings at once. Raises WriteFailed."""
        write_whole(self.places.settings, dump_settings(settings).encode())
        self.settings = settings

    # ----- the log's key

    @property
    def protected(self) -> bool:
        """Whether a passphrase was chosen."""
        return self.vault.state in ("locked", "unlocked")

    @property
    def locked(self) -> bool:
        """Whether reading needs the passphrase first; writing never does."""
        return self.vault.state == "locked"

    def unlock(self, passphrase: str) -> None:
        """Open the log for reading; 1-3 s, so in a worker. Raises WrongPassphrase, DamagedKey, KeyWorkFailed."""
        self.vault.unlock(passphrase)

    def lock(self) -> None:
        """Forget the key until the passphrase is given again."""
        self.vault.lock()

    def choose_passphrase(
        self, passphrase: str, progress: Callable[[int, int], None] | None = None
    ) -> Chosen:
        """Seal the key, and all entries anew; seconds of work. Raises the store's errors."""
        self.log.prepare()
        return self.vault.choose_passphrase(passphrase, progress)

    def change_passphrase(self, old: str, new: str) -> Chosen:
        """Another passphrase for the same key; seconds of work. Raises the store's errors."""
        return self.vault.change_passphrase(old, new)

    # ----- practising

    def cannot_keep(self) -> str:
        """A sentence when nothing could be kept now, to be said before any word is typed; else empty."""
        try:
            self.log.prepare()
        except StoreError as error:
            return error.sentence
        return self.log.can_write()

    def begin(self, exercise: Exercise) -> Run:
        """A new practice, held so that no second window offers it as unfinished."""
        run_id = new_id()
        session = begin(exercise, self._setting(secrets.randbelow(1 << 30)), self.clock.now())
        run = Run(session, run_id=run_id, clock=self.clock, keeping=self.log)
        if run.keeps:
            # Whoever cannot keep anything may practise all the same: the front end has said so before.
            try:
                self.log.prepare()
                self._holds[run_id] = self.log.hold(run_id)
            except StoreError as error:
                run.trouble = error
        return run

    def _exercise_of(self, draft: Draft) -> Exercise:
        """The exercise as it was when the practice began; failing that, as it is now."""
        exercise = read_exercise(
            draft.source, draft.exercise, shared=self.library.shared
        ).exercise or self.library.get(draft.exercise)
        if exercise is None:
            raise NotThere
        return exercise

    def waiting(self) -> tuple[str, ...]:
        """The ids of unfinished practices, newest first; known while locked."""
        return self.log.waiting()

    def resume(self, draft_id: str) -> Run:
        """Go on with an unfinished practice. Raises Locked, Held, or the store's errors."""
        held = self._holds.get(draft_id) or self.log.hold(draft_id)
        try:
            draft = self.log.open_draft(draft_id)
            exercise = self._exercise_of(draft)
        except StoreError:
            held.release()
            raise
        self._holds[draft_id] = held
        session = restore(exercise, draft, self._setting(draft.seed), self.clock.now())
        run = Run(session, run_id=draft_id, clock=self.clock, keeping=self.log)
        run.began(draft)
        return run

    def leave(self, run: Run) -> None:
        """Let go of a run, so that its draft (where one is kept) is offered again."""
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
        # Before the first entry there is no log, and so nothing that could be locked.
        return Listing(()) if self.vault.state == "absent" else self.log.list(newest)

    def entry(self, entry_id: str) -> Entry:
        """One entry. Raises Locked, NotThere, DamagedEntry, NewerDocument."""
        return self.log.open(entry_id)

    def bring(self, review: Review) -> tuple[Brought, ...] | None:
        """Earlier words for a review step; none at all while the log is locked."""
        if self.locked:
            return None
        return recall(review, self._entries(), self.clock.wall())

    def _entries(self) -> Iterator[Entry]:
        for summary in self.log.list(RECALLED).entries:
            try:
                yield self.log.open(summary.id)
            except StoreError:
                # A damaged entry is named in the log; here the others speak.
                continue

    def _setting(self, seed: int) -> Setting:
        return Setting(today=today_in_words(self.clock.wall()), stop_word=self.settings.stop_word, seed=seed)


def _text_of(path: Path) -> str:
    """The text of one of the person's own files; a file that cannot be read counts as empty here."""
    try:
        return read_text(path) or ""
    except StoreError:
        return ""
