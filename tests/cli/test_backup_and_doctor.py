from __future__ import annotations

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.store.dates import last_date
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said, descriptor
from tests.cli.test_log import entry

Run = Callable[..., Said]


@pytest.fixture
def kept() -> None:
    log, _vault = log_and_vault()
    log.save(entry("a", 3))
    log.save(entry("b", 4))


# Backup


@pytest.mark.usefixtures("kept")
def test_a_backup_says_how_many_are_in_it_and_that_the_key_lies_open(closeness: Run, tmp_path: Path) -> None:
    target = tmp_path / "log.tar"
    said = closeness("backup", target)
    assert said.code == 0
    assert "2 entries and unfinished practices" in said.out
    assert "sealed" in said.out
    assert "2 of them opened" in said.out
    assert "whoever has it can read everything" in said.err
    with tarfile.open(target) as tar:
        assert sum(name.startswith("log/entries/") for name in tar.getnames()) == 2
    assert target.stat().st_mode & 0o777 == 0o600
    assert last_date(find_places(), "backup") is not None


@pytest.mark.usefixtures("kept")
def test_a_locked_log_is_backed_up_without_its_passphrase_and_opened_with_it(
    closeness: Run, locked: str, tmp_path: Path
) -> None:
    said = closeness("backup", tmp_path / "one.tar")
    assert said.code == 0
    assert "the same as in the log" in said.out
    assert "opens with the passphrase of today" in said.err
    with descriptor(locked) as fd:
        said = closeness("backup", tmp_path / "two.tar", "--open", "--passphrase-fd", fd)
    assert "2 of them opened" in said.out
    assert closeness("backup", tmp_path / "three.tar", "--open").code == 1
    assert not (tmp_path / "three.tar").exists()


@pytest.mark.usefixtures("kept")
def test_a_backup_replaces_nothing_unasked(closeness: Run, tmp_path: Path) -> None:
    target = tmp_path / "log.tar"
    target.write_text("mine")
    said = closeness("backup", target)
    assert (said.code, "--overwrite" in said.err) == (1, True)
    assert target.read_text() == "mine"
    assert closeness("backup", target, "--overwrite").code == 0


def test_without_a_log_there_is_nothing_to_back_up(closeness: Run, tmp_path: Path) -> None:
    said = closeness("backup", tmp_path / "log.tar")
    assert (said.code, said.out) == (1, "")
    assert "there is no log yet" in said.err


@pytest.mark.usefixtures("kept")
def test_a_damaged_entry_is_named_and_in_the_backup_as_it_is(closeness: Run, tmp_path: Path) -> None:
    (path,) = find_places().log.entries.glob("*/aaaa*.age")
    path.write_bytes(path.read_bytes()[:-1])
    said = closeness("backup", tmp_path / "log.tar")
    assert said.code == 1
    assert "1 of them opened" in said.out
    assert "aaaa" in said.err


# Doctor


@pytest.mark.usefixtures("kept")
def test_a_sound_log_is_all_well(closeness: Run) -> None:
    for options in ((), ("--deep",)):
        said = closeness("doctor", *options)
        assert (said.code, said.err) == (0, "")
        assert said.out.endswith("2 entries and 0 unfinished practices. All is well.\n")


def test_where_there_is_no_log_nothing_is_wrong(closeness: Run) -> None:
    said = closeness("doctor")
    assert said.code == 0
    assert said.out.startswith("note: there is no log yet\n")
    assert not find_places().data.exists()


@pytest.mark.scrypt
@pytest.mark.usefixtures("kept")
def test_a_locked_log_is_looked_at_from_outside(closeness: Run) -> None:
    log_and_vault()[1].choose_passphrase("four plain quiet words")
    said = closeness("doctor")
    assert said.code == 0
    assert "from outside, for the log is locked" in said.out
    assert closeness("doctor", "--json").data["opened"] is None


@pytest.mark.usefixtures("kept")
def test_a_locked_log_is_opened_for_a_deep_look(closeness: Run, locked: str) -> None:
    with descriptor(locked) as fd:
        data = closeness("doctor", "--deep", "--json", "--passphrase-fd", fd).data
    assert (data["opened"], data["deep"]) == (2, True)
    with descriptor("wrong") as fd:
        assert closeness("doctor", "--deep", "--passphrase-fd", fd).code == 2
    assert closeness("doctor", "--deep").code == 2


@pytest.mark.usefixtures("kept")
def test_damage_is_found_and_moved_aside_only_when_asked(closeness: Run) -> None:
    (path,) = find_places().log.entries.glob("*/aaaa*.age")
    path.write_bytes(b"")
    said = closeness("doctor")
    assert said.code == 1
    assert "damage: entries/2026-11/" in said.out
    assert "moves 1 of these aside and deletes nothing" in said.err
    assert path.exists()
    data = closeness("doctor", "--repair", "--json").data
    (moved,) = data["moved"]
    assert (find_places().log.root / moved["to"]).read_bytes() == b""
    assert not path.exists()
    assert [each["code"] for each in data["findings"]] == ["empty"]
    assert closeness("doctor").code in (0, 1)


@pytest.mark.usefixtures("kept")
def test_an_entry_that_this_computer_has_seen_is_missed_until_it_is_let_go(closeness: Run) -> None:
    closeness("log", "list", "--starred")
    (path,) = find_places().log.entries.glob("*/aaaa*.age")
    path.unlink()
    said = closeness("doctor", "--json")
    assert said.code == 1
    assert [each["code"] for each in said.data["findings"]] == ["gone"]
    assert closeness("doctor", "--let-go").code == 2
    assert closeness("doctor", "--deep", "--let-go").code == 1
    assert closeness("doctor").code == 0


def test_what_the_computer_would_not_hand_over_is_code_2(
    closeness: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = find_places()
    places.data.mkdir(parents=True)
    places.log.root.symlink_to(places.log.root)
    assert closeness("doctor").code == 2
