"""Fault 14: the golden files of every released schema open, and read as they always did; so does the chain of steps."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.content import upgrades
from closeness_tui.content.documents import BrokenDocument, NewerDocument, read_entry, read_summary
from closeness_tui.content.upgrades import STEPS, upgraded
from closeness_tui.core.entry import SCHEMA
from closeness_tui.store.backup import backup
from closeness_tui.store.doctor import examine
from closeness_tui.store.failures import DamagedEntry
from closeness_tui.store.keywork import Unwrapped, Wrapped, open_sealed, read_keys, work_factor
from closeness_tui.store.vault import Vault
from tests.store.golden_documents import DRAFT, EXERCISE, NEWER, NOTE, OLDER, PASSPHRASE, WORDS
from tests.store.world import World

GOLDEN = Path(__file__).parent / "golden"
BARE = (GOLDEN / "identity.txt").read_bytes()


class Known:
    """The keys of the golden log without the seconds that scrypt takes."""

    def wrap(self, body: bytes, passphrase: str) -> Wrapped:  # noqa: ARG002
        raise AssertionError("a golden log is only read")

    def unwrap(self, sealed: bytes, passphrase: str) -> Unwrapped:  # noqa: ARG002
        return Unwrapped(BARE)


@pytest.fixture(params=sorted(path.name for path in GOLDEN.glob("schema-*")))
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    world = World(tmp_path / "golden")
    shutil.copytree(GOLDEN / str(request.param), world.folder.root)
    return world


def opened(world: World) -> Vault:
    vault = Vault(world.folder, Known())
    vault.unlock(PASSPHRASE)
    return vault


def test_every_released_schema_has_its_golden_files() -> None:
    assert {path.name for path in GOLDEN.glob("schema-*")} == {
        f"schema-{number}" for number in range(1, SCHEMA + 1)
    }
    assert set(STEPS) == set(range(1, SCHEMA))


@pytest.mark.soak
def test_golden_entries_and_drafts_read_as_they_always_did(golden: World) -> None:
    log = golden.log(opened(golden))
    assert log.open(EXERCISE.id) == EXERCISE
    assert log.open(NOTE.id) == NOTE
    assert log.open_draft(DRAFT.id) == DRAFT


@pytest.mark.soak
def test_a_newer_entry_is_listed_and_shown_as_text_and_never_touched(golden: World) -> None:
    vault = opened(golden)
    log = golden.log(vault)
    path = golden.folder.entries / "2046-01" / "aaaaaaaaaaaaaaaaaaaaaaaaa6.age"
    sealed = path.read_bytes()
    with pytest.raises((NewerDocument, DamagedEntry)):
        log.open("aaaaaaaaaaaaaaaaaaaaaaaaa6")
    text = vault.open(sealed).decode()
    with pytest.raises(NewerDocument) as newer:
        read_entry(text)
    assert newer.value.schema == 99
    assert newer.value.text.startswith(NEWER)
    assert read_summary(text).title == "From later"
    assert "aaaaaaaaaaaaaaaaaaaaaaaaa6" in {row.id for row in log.list().entries}
    log.tidy()
    assert path.read_bytes() == sealed


def test_the_doctor_finds_a_golden_log_in_order(golden: World) -> None:
    golden.folder.root.chmod(0o700)
    for path in golden.folder.root.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    (golden.folder.entries / "2025-05" / "aaaaaaaaaaaaaaaaaaaaaaaaa7.age").unlink()
    found = examine(golden.folder, opened(golden), deep=True)
    assert [one.code for one in found.findings] == ["newer"]
    assert backup(golden.folder, golden.home / "log.tar", opener=opened(golden).opener()).unopened == ()


def rename_body(table: dict[str, Any]) -> dict[str, Any]:
    table["words"] = table.pop("body")
    return table


def test_a_step_reads_an_older_schema_and_leaves_its_file_as_it_is(
    golden: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = opened(golden)
    path = golden.folder.entries / "2025-05" / "aaaaaaaaaaaaaaaaaaaaaaaaa7.age"
    sealed = path.read_bytes()
    assert vault.open(sealed).decode().startswith(OLDER)
    with pytest.raises(DamagedEntry, match="no version of closeness wrote"):
        golden.log(vault).open(path.stem)
    monkeypatch.setitem(upgrades.STEPS, 0, rename_body)
    entry = golden.log(vault).open(path.stem)
    assert (entry.words, entry.schema) == ("from before", SCHEMA)
    assert path.stem in {row.id for row in golden.log(vault).list().entries}
    assert path.read_bytes() == sealed


def test_the_chain_runs_step_by_step_and_leaves_newer_ones_alone() -> None:
    steps = {
        -2: lambda table: table | {"seen": [-2]},
        -1: lambda table: table | {"seen": [*table["seen"], -1]},
    }
    chain = steps | {number: (lambda table: table) for number in range(SCHEMA)}
    assert upgraded({"schema": -2}, chain) == {"schema": SCHEMA, "seen": [-2, -1]}
    assert upgraded({"schema": 99, "a": 1}, chain) == {"schema": 99, "a": 1}
    for table in ({}, {"schema": "1"}, {"schema": True}, {"schema": -3}):
        with pytest.raises(BrokenDocument):
            upgraded(table, chain)


@pytest.mark.scrypt
def test_the_golden_key_opens_with_its_passphrase_and_with_its_words(golden: World) -> None:
    vault = Vault(golden.folder)
    vault.unlock_with_words(WORDS)
    assert golden.log(vault).open(NOTE.id) == NOTE
    again = Vault(golden.folder)
    again.unlock(PASSPHRASE)
    assert golden.log(again).open(EXERCISE.id) == EXERCISE


def test_the_golden_key_files_are_of_the_wanted_cost_and_hold_the_same_key() -> None:
    keys = read_keys(BARE)
    for path in GOLDEN.glob("schema-*"):
        assert 18 <= work_factor((path / "identity.age").read_bytes()) <= 20
        assert 18 <= work_factor((path / "identity.recovery.age").read_bytes()) <= 20
        for sealed in (path / "entries").rglob("*.age"):
            assert open_sealed(sealed.read_bytes(), keys).startswith(b"schema = ")
