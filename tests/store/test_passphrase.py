from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.content.documents import dump_entry
from closeness_tui.store import files, keywork
from closeness_tui.store.failures import (
    DamagedKey,
    Locked,
    PassphraseRefused,
    StoreError,
    WriteFailed,
    WrongPassphrase,
)
from closeness_tui.store.keywork import new_identity
from closeness_tui.store.shelf import first_of
from closeness_tui.store.wrapping import settled_passphrase
from tests.store.world import WatchedDisk, World, draft, entry


def test_saving_works_while_locked_and_reading_asks(world: World) -> None:
    vault = world.vault()
    states = [vault.state]
    log = world.log(vault)
    before = log.save(entry())
    states.append(vault.state)
    assert not vault.choose_passphrase("one").unfinished
    states.append(vault.state)
    vault.lock()
    assert [*states, vault.state] == ["absent", "open", "unlocked", "locked"]
    during = log.save(entry())
    for act in (lambda: log.open(before.id), log.list):
        with pytest.raises(Locked):
            act()
    with pytest.raises(WrongPassphrase):
        vault.unlock("two")
    assert vault.state == "locked"
    vault.unlock("one")
    assert (log.open(before.id), log.open(during.id)) == (before, during)
    assert not world.folder.bare_identity.exists()


def test_after_a_choice_no_file_opens_with_the_old_key(world: World) -> None:
    log = world.log()
    kept, unfinished = log.save(entry()), log.save_draft(draft())
    old = keywork.read_keys(world.folder.bare_identity.read_bytes())
    steps: list[tuple[int, int]] = []
    vault = world.vault()
    vault.choose_passphrase("one", lambda done, of: steps.append((done, of)))
    assert steps == [(1, 2), (2, 2)]
    path = world.folder.entries / "2026-11" / f"{kept.id}.age"
    for sealed in (path, world.folder.drafts / f"{unfinished.id}.age"):
        with pytest.raises(StoreError):
            keywork.open_sealed(sealed.read_bytes(), old)
    assert path.stat().st_mtime == first_of(path.parent.name)


def test_a_window_that_was_open_before_asks_once_a_passphrase_was_chosen_elsewhere(world: World) -> None:
    mine = world.vault()
    log = world.log(mine)
    log.save(entry())
    log.list()
    world.vault().choose_passphrase("one")
    assert mine.state == "locked"
    late = log.save(entry())
    mine.unlock("one")
    assert log.open(late.id) == late


def test_a_file_that_comes_late_from_another_machine_still_opens(tmp_path: Path) -> None:
    here = World(tmp_path / "here")
    here.log().save(entry())
    shutil.copytree(here.home, tmp_path / "there")
    late = World(tmp_path / "there").log().save(entry())
    vault = here.vault()
    vault.choose_passphrase("one")
    place = Path("2026-11") / f"{late.id}.age"
    shutil.copy(tmp_path / "there/data/log/entries" / place, here.folder.entries / place)
    assert here.log(vault).open(late.id) == late


def test_a_bare_key_that_is_nowhere_else_is_used_and_kept(world: World) -> None:
    vault = world.vault()
    world.log(vault).save(entry())
    vault.choose_passphrase("one")
    stray = new_identity()
    kept = entry()
    world.folder.bare_identity.write_bytes(keywork.key_file((stray,)))
    path = world.folder.entries / "2026-11" / f"{kept.id}.age"
    path.write_bytes(keywork.seal(dump_entry(kept).encode(), stray.recipient))
    again = world.vault()
    again.unlock("one")
    assert world.log(again).open(kept.id) == kept
    assert world.folder.bare_identity.exists()


def test_a_held_draft_is_left_to_its_holder_and_sealed_anew_later(world: World) -> None:
    log = world.log()
    unfinished = log.save_draft(draft())
    old = keywork.read_keys(world.folder.bare_identity.read_bytes())
    path = world.folder.drafts / f"{unfinished.id}.age"
    vault = world.vault()
    with log.hold(unfinished.id):
        assert vault.choose_passphrase("one").unfinished
        keywork.open_sealed(path.read_bytes(), old)
    vault.unlock("one")
    with pytest.raises(StoreError):
        keywork.open_sealed(path.read_bytes(), old)
    assert world.log(vault).open_draft(unfinished.id) == unfinished
    assert "resealing" not in world.folder.card.read_text()


def test_a_changed_passphrase_shuts_the_former_one_out(world: World) -> None:
    vault = world.vault()
    kept = world.log(vault).save(entry())
    vault.choose_passphrase("one")
    vault.change_passphrase("one", "two")
    assert world.folder.former_identity.exists()
    again = world.vault()
    with pytest.raises(WrongPassphrase):
        again.unlock("one")
    again.unlock("two")
    assert not world.folder.former_identity.exists()
    assert world.log(again).open(kept.id) == kept
    with pytest.raises(WrongPassphrase):
        again.change_passphrase("one", "three")


@pytest.mark.parametrize("passphrase", ["", "\udc80"])
def test_a_passphrase_nobody_could_type_again_is_refused(world: World, passphrase: str) -> None:
    vault = world.vault()
    world.log(vault).save(entry())
    with pytest.raises(PassphraseRefused):
        vault.choose_passphrase(passphrase)
    assert vault.state == "open"
    vault.choose_passphrase("one")
    with pytest.raises(PassphraseRefused):
        vault.choose_passphrase("two")
    with pytest.raises(PassphraseRefused):
        vault.change_passphrase("one", passphrase)
    with pytest.raises(WrongPassphrase):
        vault.unlock(passphrase)


def test_there_is_nothing_to_change_without_a_passphrase(world: World) -> None:
    vault = world.vault()
    world.log(vault).save(entry())
    with pytest.raises(PassphraseRefused):
        vault.change_passphrase("one", "two")
    vault.unlock("anything")
    assert vault.state == "open"


@pytest.mark.parametrize("passphrase", ["Käse und Brot", "한국어 문장", "e\u0301" * 500, " blanks stay "])
def test_a_passphrase_is_the_same_in_either_spelling(world: World, passphrase: str) -> None:
    vault = world.vault()
    world.log(vault).save(entry())
    vault.choose_passphrase(unicodedata.normalize("NFD", passphrase))
    world.vault().unlock(unicodedata.normalize("NFC", passphrase))
    assert settled_passphrase(passphrase) == unicodedata.normalize("NFC", passphrase)


def test_damage_to_the_key_file_is_no_wrong_passphrase(world: World) -> None:
    vault = world.vault()
    kept = world.log(vault).save(entry())
    vault.choose_passphrase("one")
    path = world.folder.sealed_identity
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        with pytest.raises(DamagedKey):
            world.vault().unlock("one")
    path.unlink()
    with pytest.raises(DamagedKey):
        world.vault().unlock("one")
    with pytest.raises(DamagedKey):
        world.log().save(entry())
    path.write_bytes(whole)
    with pytest.raises(WrongPassphrase):
        world.vault().unlock("two")
    again = world.vault()
    again.unlock("one")
    assert world.log(again).open(kept.id) == kept


def test_a_damaged_card_stops_saving_while_locked_and_unlocking_mends_it(world: World) -> None:
    vault = world.vault()
    kept = world.log(vault).save(entry())
    vault.choose_passphrase("one")
    stranger = new_identity().recipient
    right = world.folder.card.read_text()
    recipient = next(row for row in right.splitlines() if row.startswith("recipient"))
    for wrong in ("", right.replace(recipient, 'recipient = "age1broken"')):
        world.folder.card.write_text(wrong)
        assert "log.toml is damaged" in world.log().can_write()
        with pytest.raises(WriteFailed):
            world.log().save(entry())
    for wrong in ("", right.replace(recipient, f'recipient = "{stranger}"')):
        world.folder.card.write_text(wrong)
        again = world.vault()
        again.unlock("one")
        later = world.log(again).save(entry())
        assert recipient in world.folder.card.read_text()
        assert world.log(again).open(later.id) == later
    assert world.log(again).open(kept.id) == kept


def test_an_exchanged_recipient_is_not_sealed_to_while_the_key_is_at_hand(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    log.save(entry())
    for guard in (lambda: None, lambda: vault.choose_passphrase("one")):
        guard()
        card = world.folder.card.read_text()
        mine = next(row for row in card.splitlines() if row.startswith("recipient"))
        world.folder.card.write_text(card.replace(mine, f'recipient = "{new_identity().recipient}"'))
        later = log.save(entry())
        world.folder.card.write_text(card)
        assert log.open(later.id) == later


def test_another_log_in_the_same_place_is_never_sealed_with_the_key_of_the_old(world: World) -> None:
    vault = world.vault()
    world.log(vault).save(entry())
    vault.choose_passphrase("one")
    shutil.rmtree(world.folder.root)
    fresh = world.log()
    fresh.save(entry())
    later = world.log(vault).save(entry())
    assert fresh.open(later.id) == later


def test_reading_works_on_a_disk_that_cannot_be_written_to(world: World) -> None:
    vault = world.vault()
    kept = world.log(vault).save(entry())
    vault.choose_passphrase("one")
    vault.change_passphrase("one", "two")

    class ReadOnly(WatchedDisk):
        def around(self, *_call: Any) -> Any:
            raise OSError(30, "read-only")

    files.disk = ReadOnly()
    again = world.vault()
    again.unlock("two")
    log = world.log(again)
    assert log.open(kept.id) == kept
    assert len(log.list().entries) == 1
    assert log.waiting() == ()
