"""Recovery words: made, typed back, put in force, used, replaced and taken away."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from closeness_tui.store import keywork
from closeness_tui.store.failures import (
    DamagedKey,
    Locked,
    PassphraseRefused,
    StoreError,
    WordsRefused,
    WrongPassphrase,
    WrongWords,
)
from closeness_tui.store.recovery import confirm, new_words, phrase, read_words
from closeness_tui.store.vault import Vault
from tests.store.world import World, draft, entry

WORDS = ("abandon", "ability", "act", "zoo", "zone", "year", "wrong", "below", "then", "art")


def guarded(world: World) -> Vault:
    vault = world.vault()
    world.log(vault).prepare()
    vault.choose_passphrase("one")
    return vault


def test_ten_words_come_from_a_list_of_two_thousand_and_are_never_the_same() -> None:
    drawn = [new_words() for _time in range(50)]
    assert all(len(words) == 10 for words in drawn)
    assert len(set(drawn)) == 50
    assert len({word for words in drawn for word in words}) > 350
    assert all(read_words(" ".join(words)) == words for words in drawn)


@pytest.mark.parametrize(
    "typed",
    [
        "abandon ability act zoo zone year wrong below then art",
        "  Abandon, ABILITY\nact-zoo  zone year wrong BELOW then art.",
        "1. aban 2. abil 3. act 4. zoo 5. zone 6. year 7. wron 8. belo 9. then 10. art",
    ],
)
def test_words_are_known_in_any_case_with_any_spaces_and_by_four_letters(typed: str) -> None:
    assert confirm(WORDS, typed)
    assert read_words(typed) == WORDS
    assert phrase(WORDS) == "abandon-ability-act-zoo-zone-year-wrong-below-then-art"


def test_another_order_is_not_the_same_words() -> None:
    assert not confirm(WORDS, " ".join(reversed(WORDS)))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "there are 10 recovery words; these are 0"),
        ("zoo " * 9, "these are 9"),
        ("zoo " * 11, "these are 11"),
        ("zoo " * 4 + "qqsecret " + "zoo " * 5, "word 5 is not one of the list"),
        ("zoo " * 9 + "ab", "word 10 is not"),
    ],
)
def test_what_is_wrong_with_typed_words_is_told_by_place_not_by_letters(typed: str, said: str) -> None:
    with pytest.raises(WordsRefused, match=said) as told:
        read_words(typed)
    assert "secret" not in str(told.value)


def test_the_words_open_a_log_whose_passphrase_is_forgotten(world: World) -> None:
    vault = guarded(world)
    kept, unfinished = world.log(vault).save(entry()), world.log(vault).save_draft(draft())
    assert not vault.has_recovery
    vault.set_recovery(WORDS)
    assert not any(
        word in data.decode("latin-1") for data in world.bytes_of_all().values() for word in ("abandon",)
    )
    again = world.vault()
    assert again.has_recovery
    again.unlock_with_words(WORDS)
    assert world.log(again).open(kept.id) == kept
    later = world.vault()
    assert not later.recover(WORDS, "two").unfinished
    assert world.log(later).open_draft(unfinished.id) == unfinished
    with pytest.raises(WrongPassphrase):
        world.vault().unlock("one")
    world.vault().unlock("two")
    # The words stay good.
    world.vault().recover(WORDS, "three")
    world.vault().unlock("three")


def test_wrong_words_are_told_from_a_damaged_file(world: World) -> None:
    guarded(world).set_recovery(WORDS)
    other = ("zoo", *WORDS[1:])
    with pytest.raises(WrongWords):
        world.vault().unlock_with_words(other)
    with pytest.raises(WrongWords):
        world.vault().recover(other, "two")
    path = world.folder.recovery_identity
    whole = path.read_bytes()
    for at in range(0, len(whole), 11):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        with pytest.raises(DamagedKey):
            world.vault().recover(WORDS, "two")
    path.unlink()
    with pytest.raises(PassphraseRefused, match="no recovery words"):
        world.vault().recover(WORDS, "two")
    world.vault().unlock("one")


def test_the_words_open_the_log_though_the_key_file_is_gone_or_damaged(world: World) -> None:
    vault = guarded(world)
    kept = world.log(vault).save(entry())
    vault.set_recovery(WORDS)
    for hurt in (b"nonsense", None):
        if hurt is None:
            world.folder.sealed_identity.unlink()
        else:
            world.folder.sealed_identity.write_bytes(hurt)
        with pytest.raises(DamagedKey):
            world.vault().unlock("one")
        world.vault().recover(WORDS, "two")
        again = world.vault()
        again.unlock("two")
        assert world.log(again).open(kept.id) == kept


def test_the_words_open_the_log_though_the_card_is_lost(world: World) -> None:
    vault = guarded(world)
    kept = world.log(vault).save(entry())
    vault.set_recovery(WORDS)
    world.folder.card.unlink()
    world.vault().recover(WORDS, "two")
    again = world.vault()
    again.unlock("two")
    assert world.log(again).open(kept.id) == kept


def test_new_words_shut_the_former_ones_out_and_none_shut_out_all(world: World) -> None:
    vault = guarded(world)
    vault.set_recovery(WORDS)
    vault.set_recovery(WORDS[::-1])
    with pytest.raises(WrongWords):
        world.vault().unlock_with_words(WORDS)
    world.vault().unlock_with_words(WORDS[::-1])
    vault.remove_recovery()
    assert not vault.has_recovery
    assert not world.folder.recovery_identity.exists()
    assert "dropped" not in world.folder.card.read_text()
    with pytest.raises(PassphraseRefused):
        world.vault().unlock_with_words(WORDS[::-1])


def test_words_need_an_opened_log_with_a_passphrase(world: World) -> None:
    vault = world.vault()
    world.log(vault).prepare()
    with pytest.raises(PassphraseRefused):
        vault.set_recovery(WORDS)
    with pytest.raises(PassphraseRefused):
        vault.recover(WORDS, "one")
    vault.choose_passphrase("one")
    vault.lock()
    with pytest.raises(Locked):
        vault.set_recovery(WORDS)
    vault.unlock("one")
    vault.set_recovery(WORDS)


def test_words_given_at_a_renewal_open_the_new_key_and_others_are_taken_away(world: World) -> None:
    vault = guarded(world)
    kept = world.log(vault).save(entry())
    vault.set_recovery(WORDS)
    vault.renew_key("one", WORDS)
    after = world.log(vault).save(entry())
    again = world.vault()
    again.unlock_with_words(WORDS)
    assert [world.log(again).open(one.id) for one in (kept, after)] == [kept, after]
    vault.renew_key("one")
    assert not vault.has_recovery


def test_words_of_a_former_key_never_replace_the_one_in_use(world: World) -> None:
    vault = guarded(world)
    vault.set_recovery(WORDS)
    old = world.folder.recovery_identity.read_bytes()
    vault.renew_key("one")
    kept = world.log(vault).save(entry())
    # As when a late machine brings the file back.
    world.folder.recovery_identity.write_bytes(old)
    before = world.bytes_of_all()
    with pytest.raises(PassphraseRefused, match="former key"):
        world.vault().recover(WORDS, "two")
    assert world.bytes_of_all() == before
    vault.unlock("one")
    assert world.log(vault).open(kept.id) == kept


def test_a_choice_after_a_removal_leaves_no_words_of_the_former_key(world: World, tmp_path: Path) -> None:
    vault = guarded(world)
    vault.set_recovery(WORDS)
    stale = tmp_path / "stale"
    shutil.copy(world.folder.recovery_identity, stale)
    vault.remove_passphrase("one")
    assert not world.folder.recovery_identity.exists()
    shutil.copy(stale, world.folder.recovery_identity)
    vault.choose_passphrase("two")
    assert not world.folder.recovery_identity.exists()


def test_a_renewed_key_shuts_the_former_out_of_every_file(world: World) -> None:
    vault = guarded(world)
    log = world.log(vault)
    kept, unfinished = log.save(entry()), log.save_draft(draft())
    former = vault._inside
    vault.renew_key("one")
    for path in (*world.folder.entries.rglob("*.age"), *world.folder.drafts.iterdir()):
        with pytest.raises(StoreError):
            keywork.open_sealed(path.read_bytes(), former)
    again = world.vault()
    again.unlock("one")
    assert world.log(again).open(kept.id) == kept
    assert world.log(again).open_draft(unfinished.id) == unfinished
