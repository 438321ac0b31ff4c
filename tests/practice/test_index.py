from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from closeness_tui.content import reading
from closeness_tui.content.library import Library, bundled_folder
from closeness_tui.practice.index import folders_of, scanned_library

EXERCISE = """\
id = "{name}"
title = "{name}"
family = "grounding"
rung = 1
summary = "Breathe."

[[step]]
kind = "read"
text = "Breathe in and out."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exercises"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.toml").write_text(EXERCISE.format(name=f"exercise-{number}"))
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "library.index"


def facts(library: Library) -> tuple[object, ...]:
    return library.cards, library.problems, library.overridden


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    original = reading.read_exercise

    def counting(text: str, file: str, **more: object) -> object:
        read.append(file)
        return original(text, file, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_exercise", counting)
    return read


def test_an_unchanged_library_is_not_read_again(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = scanned_library((folder,), index)
    written = index.stat().st_mtime_ns
    read = count_reads(monkeypatch)
    assert facts(scanned_library((folder,), index)) == facts(first)
    assert read == []
    assert index.stat().st_mtime_ns == written


def test_only_a_changed_file_is_read_again(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned_library((folder,), index)
    changed = folder / "3.toml"
    changed.write_text(EXERCISE.format(name="another-name"))
    read = count_reads(monkeypatch)
    assert scanned_library((folder,), index).card("another-name") is not None
    assert read == [str(changed)]


def test_a_broken_file_is_told_every_time(folder: Path, index: Path) -> None:
    (folder / "2.toml").write_text("id = ")
    first = scanned_library((folder,), index).problems
    assert "no-value" in {each.code for each in first}
    assert scanned_library((folder,), index).problems == first


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"": 1}', b'{"": {"stamp": [1, []]}, "x": 3}'],
    ids=range(8),
)
def test_any_damage_to_the_cache_is_ignored_and_mended(folder: Path, index: Path, damage: bytes) -> None:
    first = facts(scanned_library((folder,), index))
    whole = index.read_bytes()
    index.write_bytes(damage)
    assert facts(scanned_library((folder,), index)) == first
    assert json.loads(index.read_bytes()) == json.loads(whole)


def test_no_change_of_a_byte_in_the_cache_breaks_the_library(folder: Path, index: Path) -> None:
    scanned_library((folder,), index)
    whole = index.read_bytes()
    chance = random.Random(7)  # noqa: S311 - not for secrets
    for _try in range(200):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        index.write_bytes(damaged)
        assert len(scanned_library((folder,), index).cards) >= 4


@pytest.mark.parametrize(
    "obstacle", ["a file where the folder should be", "a folder where the file should be"]
)
def test_a_cache_that_cannot_be_written_is_no_error(folder: Path, index: Path, obstacle: str) -> None:
    if obstacle.startswith("a file"):
        index.parent.write_text("in the way")
    else:
        index.mkdir(parents=True)
    assert len(scanned_library((folder,), index).cards) == 5


def test_later_folders_win(tmp_path: Path) -> None:
    folders = folders_of(tmp_path / "own", ("~/more",), (tmp_path / "named",))
    assert folders == (bundled_folder(), tmp_path / "own", Path("~/more").expanduser(), tmp_path / "named")
