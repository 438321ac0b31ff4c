"""Faults 4 and 9: the key through every change, killed at each step and with each call failing."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyrage import passphrase as phrases

from closeness_tui.core.entry import Draft, Entry
from closeness_tui.store import files, key_process, keywork
from closeness_tui.store.failures import (
    DamagedKey,
    PassphraseRefused,
    StoreError,
    WriteFailed,
    WrongPassphrase,
)
from closeness_tui.store.keywork import Unwrapped, Wrapped, stronger
from closeness_tui.store.vault import Vault
from tests.store.deaths import SOAK, Tell, all_open, killed_at_each_step
from tests.store.test_faults import KINDS, FailingDisk
from tests.store.world import CheapWrapper, QuickDisk, WatchedDisk, World, draft, entry

WORDS = ("abandon", "ability", "act", "zoo", "zone", "year", "wrong", "below", "then", "art")


class Guarded:
    """A log with entries, a draft, a passphrase and recovery words."""

    def __init__(self, world: World, *, words: bool = True) -> None:
        self.world = world
        vault = world.vault()
        log = world.log(vault)
        self.kept: list[Entry] = [log.save(entry()) for _number in range(3)]
        self.draft: Draft = log.save_draft(draft())
        vault.choose_passphrase("old")
        if words:
            vault.set_recovery(WORDS)

    def opens(self, world: World, vault: Vault) -> None:
        all_open(world, vault, self.kept, self.draft)


def opened_with(world: World, *passphrases: str) -> tuple[Vault, str]:
    """The log opened with the first of these that opens it, or without one."""
    vault = world.vault()
    if vault.state == "open":
        return vault, ""
    for passphrase in passphrases:
        try:
            vault.unlock(passphrase)
        except WrongPassphrase:
            continue
        return vault, passphrase
    raise AssertionError("nothing opens it")


def test_without_its_passphrase_the_log_lies_open_and_entries_stay_as_they_are(world: World) -> None:
    guarded = Guarded(world)
    before = {path: path.read_bytes() for path in world.folder.entries.rglob("*.age")}
    with pytest.raises(WrongPassphrase):
        world.vault().remove_passphrase("other")
    vault = world.vault()
    vault.remove_passphrase("old")
    assert vault.state == "open"
    assert {path: path.read_bytes() for path in before} == before
    assert sorted(path.name for path in world.folder.root.glob("identity*")) == ["identity.txt"]
    assert world.folder.bare_identity.stat().st_mode & 0o777 == 0o600
    guarded.opens(world, world.vault())
    with pytest.raises(PassphraseRefused):
        vault.remove_passphrase("old")
    vault.choose_passphrase("new")
    guarded.opens(world, vault)
    assert world.vault().state == "locked"


def test_a_removal_in_one_window_opens_the_log_in_the_other(world: World) -> None:
    guarded = Guarded(world)
    other = world.vault()
    world.vault().remove_passphrase("old")
    assert other.state == "open"
    guarded.opens(world, other)


def test_a_removal_on_one_machine_never_takes_a_key_that_came_from_another(world: World) -> None:
    Guarded(world)
    vault = world.vault()
    vault.remove_passphrase("old")
    # A key file brought by a sync program ahead of its card.
    world.folder.sealed_identity.write_bytes(b"from another machine")
    for act in (world.log().prepare, lambda: world.log().save(entry())):
        act()
        assert world.folder.sealed_identity.read_bytes() == b"from another machine"


@pytest.mark.soak
def test_a_removal_killed_at_any_step_opens_with_the_old_or_without(world: World, tmp_path: Path) -> None:
    guarded = Guarded(world)
    seen = set()

    def judge(world: World, done: bool) -> None:
        vault, how = opened_with(world, "old")
        assert how == "" or not done
        seen.add(how)
        guarded.opens(world, vault)
        if how:
            # Not gone on with, for it had not happened: the bare key is gone again.
            assert not world.folder.bare_identity.exists()
            vault.unlock_with_words(WORDS)
        else:
            names = {path.name for path in world.folder.root.glob("identity*")}
            assert names == {"identity.txt"}

    steps = killed_at_each_step(world, tmp_path / "copy", lambda w: w.vault().remove_passphrase("old"), judge)
    assert steps > 15
    assert seen == {"", "old"}


@pytest.mark.soak
def test_a_recovery_killed_at_any_step_opens_with_the_words_and_a_passphrase(
    world: World, tmp_path: Path
) -> None:
    guarded = Guarded(world)
    seen = set()

    def judge(world: World, done: bool) -> None:
        by_words = world.vault()
        by_words.unlock_with_words(WORDS)
        guarded.opens(world, by_words)
        vault, how = opened_with(world, "new", "old")
        assert how == "new" or not done
        seen.add(how)
        guarded.opens(world, vault)

    act = lambda w: w.vault().recover(WORDS, "new")  # noqa: E731
    assert killed_at_each_step(world, tmp_path / "copy", act, judge) > 12
    assert seen == {"new", "old"}


@pytest.mark.soak
@pytest.mark.parametrize("words", [WORDS, ()], ids=["words-given", "no-words"])
def test_a_renewal_killed_at_any_step_opens_all_and_is_finished(
    world: World, tmp_path: Path, words: tuple[str, ...]
) -> None:
    guarded = Guarded(world)

    def judge(world: World, done: bool) -> None:
        vault, _how = opened_with(world, "old")
        guarded.opens(world, vault)
        assert "resealing" not in world.folder.card.read_text()
        first = (vault._inside[0],)
        for path in (*world.folder.entries.rglob("*.age"), *world.folder.drafts.iterdir()):
            if not path.name.startswith(".tmp-"):
                keywork.open_sealed(path.read_bytes(), first)
        if words:
            vault.unlock_with_words(WORDS)
            guarded.opens(world, vault)

    act = lambda w: w.vault().renew_key("old", words)  # noqa: E731
    assert killed_at_each_step(world, tmp_path / "copy", act, judge) > 30


def test_words_killed_at_any_step_of_replacing_them_open_as_the_old_or_the_new(
    world: World, tmp_path: Path
) -> None:
    guarded = Guarded(world)
    other = WORDS[::-1]

    def replace(world: World) -> None:
        vault = world.vault()
        vault.unlock("old")
        vault.set_recovery(other)

    def judge(world: World, done: bool) -> None:
        vault = world.vault()
        for words in (other, WORDS):
            try:
                vault.unlock_with_words(words)
                break
            except StoreError:
                assert not done
        guarded.opens(world, vault)
        world.vault().unlock("old")

    assert killed_at_each_step(world, tmp_path / "copy", replace, judge) > 10


def new_words(world: World) -> None:
    vault = world.vault()
    vault.unlock("old")
    vault.set_recovery(WORDS[::-1])


CHANGES: dict[str, Callable[[World], object]] = {
    "change": lambda w: w.vault().change_passphrase("old", "new"),
    "remove": lambda w: w.vault().remove_passphrase("old"),
    "recover": lambda w: w.vault().recover(WORDS, "new"),
    "renew": lambda w: w.vault().renew_key("old", WORDS),
    "unlock": lambda w: w.vault().unlock("old"),
    "forget words": lambda w: w.vault().remove_recovery(),
    "new words": new_words,
}
FAULTS = KINDS if SOAK else [errno.EIO, KeyboardInterrupt]


@pytest.mark.soak
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("doing", CHANGES)
def test_a_fault_at_any_call_of_a_change_locks_nobody_out(
    world: World, tmp_path: Path, doing: str, *, late: bool, tell: Tell
) -> None:
    """Fault 4, in changes of the passphrase, of the recovery words and of the key."""
    guarded = Guarded(world)
    runs = 0
    for kind in FAULTS:
        for number in range(1, 300):
            spare = tmp_path / "copy"
            shutil.rmtree(spare, ignore_errors=True)
            shutil.copytree(world.home, spare)
            files._settled.clear()
            copy = World(spare)
            disk = FailingDisk(number, kind, late=late)
            files.disk = disk
            done = True
            try:
                CHANGES[doing](copy)
            except (WriteFailed, KeyboardInterrupt):
                done = False
            files.disk = QuickDisk()
            files._settled.clear()
            assert copy.left_over() == []
            vault, how = opened_with(copy, "new", "old")
            if done and doing in ("change", "recover", "remove"):
                assert how == {"change": "new", "recover": "new", "remove": ""}[doing]
            guarded.opens(copy, vault)
            if disk.calls < number:
                break
            runs += 1
    assert runs >= len(FAULTS) * 2
    tell("faults", runs)


def test_a_full_disk_in_the_middle_of_a_renewal_leaves_the_rest_for_the_next_unlocking(world: World) -> None:
    guarded = Guarded(world)

    class FillsUp(WatchedDisk):
        left = 7

        def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
            self.left -= name == "write"
            if self.left < 0 and name == "write":
                raise OSError(errno.ENOSPC, "full")
            return act(*args)

    files.disk = FillsUp()
    assert world.vault().renew_key("old", WORDS).unfinished
    files.disk = QuickDisk()
    assert "resealing" in world.folder.card.read_text()
    vault = world.vault()
    vault.unlock("old")
    assert "resealing" not in world.folder.card.read_text()
    guarded.opens(world, vault)


def test_resealing_many_files_syncs_each_folder_once_a_batch(world: World) -> None:
    log = world.log()
    for _number in range(70):
        log.save(entry(lines=()))
    calls: list[str] = []

    class Counting(WatchedDisk):
        def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
            if "entries" in str(args[0]):
                calls.append(name)
            return act(*args)

    files.disk = Counting()
    world.vault().choose_passphrase("one")
    assert calls.count("replace") == 70
    assert calls.count("sync_folder") == 2


class WeakWrapper(CheapWrapper):
    """Sealed too cheaply the first time; each opening offers a stronger seal."""

    def unwrap(self, sealed: bytes, passphrase: str) -> Unwrapped:
        body = super().unwrap(sealed.removesuffix(b"+"), passphrase).body
        return Unwrapped(body, b"" if sealed.endswith(b"+") else sealed + b"+")


def test_a_cheap_seal_is_made_stronger_at_the_next_unlocking(world: World) -> None:
    guarded = Guarded(world, words=False)
    weak = world.folder.sealed_identity.read_bytes()
    vault = Vault(world.folder, WeakWrapper())
    vault.unlock("old")
    assert world.folder.sealed_identity.read_bytes() == weak + b"+"
    assert world.folder.former_identity.read_bytes() == weak
    again = Vault(world.folder, WeakWrapper())
    with pytest.raises(WrongPassphrase):
        again.unlock("other")
    again.unlock("old")
    assert not world.folder.former_identity.exists()
    guarded.opens(world, again)


def test_making_it_stronger_is_tried_once_and_never_makes_it_weaker(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[int] = []

    def wrap(body: bytes, passphrase: str, *, tries: int, above: int) -> Wrapped:
        offered.append(above)
        assert tries == 1
        return Wrapped(b"better")

    monkeypatch.setattr(keywork, "wrap_body", wrap)
    for cost, better in ((13, b"better"), (17, b"better"), (18, b""), (20, b""), (22, b"")):
        sealed = b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA %d\nbody" % cost
        assert stronger(sealed, b"body", "one") == better
    assert offered == [13, 17]


@pytest.mark.parametrize("cost", [13, 14])
def test_a_try_that_is_no_stronger_is_thrown_away_unopened(
    monkeypatch: pytest.MonkeyPatch, cost: int
) -> None:
    sealed = b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA %d\nbody"
    monkeypatch.setattr(phrases, "encrypt", lambda *_body, **_how: sealed % cost)
    monkeypatch.setattr(phrases, "decrypt", lambda *_what: pytest.fail("it was opened"))
    assert stronger(sealed % 14, b"body", "one") == b""


def test_the_key_is_out_before_the_stronger_seal_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_process, "unwrap_body", lambda *_what: b"body")
    monkeypatch.setattr(key_process, "stronger", lambda *_what: (_ for _ in ()).throw(DamagedKey()))
    rows = list(key_process.answers(b'{"do": "unwrap", "body": "", "passphrase": "one"}'))
    assert rows == [b'{"body": "Ym9keQ=="}']


@pytest.mark.soak
def test_a_passphrase_of_a_thousand_characters_is_a_passphrase(world: World) -> None:
    vault = world.vault()
    world.log(vault).prepare()
    vault.choose_passphrase("Käse" * 250)
    with pytest.raises(WrongPassphrase):
        world.vault().unlock("Käse" * 249)
    world.vault().unlock("Ka\u0308se" * 250)
