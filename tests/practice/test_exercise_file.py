"""A file being edited: whole or not at all, in its own line ends, and nothing of it lost."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from closeness_tui.practice.exercise_file import ChangedOnDisk, ExerciseFile, Held, Uneditable
from closeness_tui.store import files
from closeness_tui.store.disk import Disk
from closeness_tui.store.failures import WriteFailed
from closeness_tui.store.places import find_places
from tests.practice.doubles import StandingClock

TEXT = 'id = "mine"\ntitle = "Mine"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(TEXT)
    return path


def opened(path: Path, clock: StandingClock | None = None) -> ExerciseFile:
    document = ExerciseFile(path, find_places(), clock or StandingClock())
    document.open()
    return document


def beside() -> list[Path]:
    return sorted((find_places().state / "authoring").glob("*"))


def test_saving_keeps_permissions_and_line_ends(path: Path) -> None:
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    document = opened(path)
    assert document.text == TEXT
    document.save(TEXT + "rung = 1\n")
    assert path.read_bytes() == (TEXT + "rung = 1\n").replace("\n", "\r\n").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("link.toml")
    link.symlink_to(path)
    opened(link).save("rung = 1\n")
    assert link.is_symlink()
    assert path.read_text() == "rung = 1\n"


def test_old_letters_are_saved_as_utf_8(path: Path) -> None:
    path.write_bytes('title = "Für"\n'.encode("cp1252"))
    document = opened(path)
    assert document.encoding is not None
    document.save(document.text)
    assert path.read_text(encoding="utf-8") == 'title = "Für"\n'
    assert document.encoding is None


@pytest.mark.parametrize(
    "found",
    [
        b"a = 1\r\nb = 2\n",
        b"a = 1\rb = 2\n",
        "a = 'x\u2028y'\n".encode(),
        b"a = '\x0c'\n",
        b"\x00\x01\x02\x03",
    ],
    ids=["two kinds of line ends", "old line ends", "a line separator", "a form feed", "no text"],
)
def test_what_would_not_come_out_as_it_went_in_is_refused(path: Path, found: bytes) -> None:
    path.write_bytes(found)
    with pytest.raises(Uneditable):
        opened(path)
    assert path.read_bytes() == found


def test_an_empty_file_can_be_begun(path: Path) -> None:
    path.write_bytes(b"")
    assert opened(path).text == ""


def test_a_version_of_another_program_is_not_written_over(path: Path) -> None:
    document = opened(path)
    path.write_text("theirs = 1\n")
    with pytest.raises(ChangedOnDisk):
        document.save("mine = 1\n")
    assert path.read_text() == "theirs = 1\n"
    assert document.on_disk() == "theirs = 1\n"
    document.put_beside("mine = 1\n")
    document.put_beside("mine = 2\n")
    assert (path.parent / "mine.toml.other").read_text() == "mine = 1\n"
    assert (path.parent / "mine.toml.other-2").read_text() == "mine = 2\n"
    document.save("mine = 1\n", over=True)
    assert path.read_text() == "mine = 1\n"


def test_another_date_on_the_same_file_is_no_other_version(path: Path) -> None:
    document = opened(path)
    os.utime(path, (1, 1))
    assert document.moved_on
    assert not document.differs()
    assert not document.moved_on


def test_a_file_that_may_not_be_changed_is_refused_and_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(path)
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    with pytest.raises(WriteFailed, match="may not change"):
        document.save("rung = 1\n")
    assert path.read_text() == TEXT


def test_a_full_disk_leaves_the_old_file_and_says_why(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(Disk):
        def write(self, handle: int, data: memoryview) -> int:  # noqa: ARG002 - the contract
            raise OSError(28, "No space left on device")

    document = opened(path)
    monkeypatch.setattr(files, "disk", Full())
    with pytest.raises(WriteFailed, match="the disk is full"):
        document.save("rung = 1\n")
    assert path.read_text() == TEXT
    assert [each.name for each in path.parent.iterdir()] == ["mine.toml"]


def test_a_folder_that_is_gone_is_not_made_anew(path: Path) -> None:
    document = opened(path)
    path.unlink()
    path.parent.rmdir()
    with pytest.raises(WriteFailed, match="folder is gone"):
        document.save(TEXT, over=True)
    assert not path.parent.exists()


def test_too_long_a_text_is_not_saved_where_it_could_not_be_read_again(path: Path) -> None:
    document = opened(path)
    with pytest.raises(WriteFailed, match="64 KiB"):
        document.save("# " + "x" * 66_000)
    assert path.read_text() == TEXT


# ----- what is not saved yet


def test_what_is_typed_is_kept_aside_within_a_second_for_the_owner_alone(path: Path) -> None:
    clock = StandingClock()
    document = opened(path, clock)
    document.type("mine = 1\n")
    document.keep_if_due()
    assert beside() == []
    clock.pass_time(0.7)
    document.keep_if_due()
    (kept,) = beside()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "mine" not in kept.name
    assert document.all_kept
    again = opened(path)
    waiting = again.waiting()
    assert waiting is not None
    assert (waiting.text, waiting.fresh) == ("mine = 1\n", True)


def test_what_was_saved_does_not_wait(path: Path) -> None:
    document = opened(path)
    document.type("mine = 1\n")
    document.keep()
    document.save("mine = 1\n")
    assert beside() == []
    assert opened(path).waiting() is None


def test_a_text_that_is_taken_back_does_not_wait(path: Path) -> None:
    document = opened(path)
    document.type("mine = 1\n")
    document.keep()
    document.type(TEXT)
    document.keep()
    assert beside() == []


def test_a_text_for_an_older_version_says_so_and_is_not_saved_over_the_newer_one(path: Path) -> None:
    document = opened(path)
    document.type("mine = 1\n")
    document.keep()
    path.write_text("theirs = 1\n")
    again = opened(path)
    waiting = again.waiting()
    assert waiting is not None
    assert not waiting.fresh
    again.apart = True
    with pytest.raises(ChangedOnDisk):
        again.save(waiting.text)


@pytest.mark.parametrize(
    "found", [b"", b"{", b"[]", b'{"text": 5}', b"[" * 100_000, b'{"file": "x", "text": "y"}']
)
def test_a_spoiled_copy_is_passed_over(path: Path, found: bytes) -> None:
    document = opened(path)
    document.type("mine = 1\n")
    document.keep()
    beside()[0].write_bytes(found)
    assert opened(path).waiting() is None


def test_where_nothing_can_be_kept_aside_it_is_said_and_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = StandingClock()
    document = opened(path, clock)

    class ReadOnly(Disk):
        def create(self, path: Path) -> int:  # noqa: ARG002 - the contract
            raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(files, "disk", ReadOnly())
        document.type("mine = 1\n")
        document.keep()
        assert document.trouble is not None
        assert not document.all_kept
    clock.pass_time(1)
    document.keep_if_due()
    assert document.all_kept
    assert json.loads(beside()[0].read_bytes())["text"] == "mine = 1\n"


def test_a_file_is_edited_in_one_window_at_a_time(path: Path) -> None:
    first, second = opened(path), opened(path)
    first.claim()
    with pytest.raises(Held):
        second.claim()
    first.release()
    second.claim()
    second.release()
