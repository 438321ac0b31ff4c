"""Zips and folders from strangers: each trick gets its refusal, and nothing of it is taken in."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeness_tui.content import parcels
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.handed_over import parcel_at
from closeness_tui.content.parcel_made import made_zip
from closeness_tui.content.parcel_sums import sum_of
from closeness_tui.content.parcels import Parcel, read_zip
from closeness_tui.core.problem import Problem
from tests.content.parcels_made import GOOD, Member, flagged, lying, zip_of, zip_with

MADE_OF = [each for each in (read_exercise(GOOD, "").exercise,) if each is not None]

NAMES = {
    "up": ("../two-breaths.toml", "bad-file-name"),
    "up inside": ("a/../../two-breaths.toml", "bad-file-name"),
    "from the root": ("/etc/two-breaths.toml", "bad-file-name"),
    "a drive": ("C:/two-breaths.toml", "bad-file-name"),
    "a drive without a slash": ("C:two-breaths.toml", "bad-file-name"),
    "a hidden stream": ("two-breaths.toml:hidden", "bad-file-name"),
    "backslashes": ("..\\..\\two-breaths.toml", "bad-file-name"),
    "a share": ("\\\\server\\share\\two-breaths.toml", "bad-file-name"),
    "two slashes": ("a//two-breaths.toml", "bad-file-name"),
    "a dot": ("./two-breaths.toml", "bad-file-name"),
    "only dots": ("a/...../two-breaths.toml", "bad-file-name"),
    "a dot at the end": ("two-breaths.toml.", "bad-file-name"),
    "a blank at the end": ("two-breaths.toml ", "bad-file-name"),
    "only blanks": ("a/ /two-breaths.toml", "bad-file-name"),
    "too long": ("a" * 250 + ".toml", "bad-file-name"),
    "too deep": ("a/" * 9 + "b.toml", "bad-file-name"),
    "a folder above": ("../", "bad-file-name"),
    "zero": ("two-breaths.toml\x00.exe", "unseen-in-name"),
    "escape": ("\x1b[2Jtwo-breaths.toml", "unseen-in-name"),
    "one-byte escape": ("\x9b2Jtwo-breaths.toml", "unseen-in-name"),
    "a new line": ("two\nbreaths.toml", "unseen-in-name"),
    "turned round": ("two\u202elmot.exe", "unseen-in-name"),
    "isolated": ("two\u2066breaths.toml", "unseen-in-name"),
    "nothing wide": ("two\u200bbreaths.toml", "unseen-in-name"),
    "a line of its own": ("two\u2028breaths.toml", "unseen-in-name"),
    "a zip": ("more.zip", "zip-in-zip"),
    "a packed folder": ("more.TAR.GZ", "zip-in-zip"),
}
LINKS = (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK)


def codes(found: Parcel | tuple[Problem, ...]) -> list[str]:
    return [] if isinstance(found, Parcel) else [each.code for each in found]


def names(found: Parcel | tuple[Problem, ...]) -> list[str]:
    assert isinstance(found, Parcel), found
    return [each.name for each in found.files]


@pytest.mark.parametrize("trick", NAMES)
def test_a_name_that_plays_a_trick_is_refused(trick: str) -> None:
    name, code = NAMES[trick]
    assert codes(read_zip(zip_of("good.toml", name), "x.zip")) == [code]


@pytest.mark.parametrize("trick", NAMES)
def test_a_refusal_shows_no_unseen_character(trick: str) -> None:
    found = read_zip(zip_of(NAMES[trick][0]), "x.zip")
    assert isinstance(found, tuple)
    assert all(each.message.isprintable() and len(each.message) < 200 for each in found)


@pytest.mark.parametrize("sort", LINKS)
def test_a_link_or_a_device_is_refused(sort: int) -> None:
    member = Member("two-breaths.toml", b"/etc/passwd", mode=sort | 0o777)
    assert codes(read_zip(zip_of(member), "x.zip")) == ["linked-file"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("walk.toml", "walk.toml"),
        ("walk.toml", "WALK.toml"),
        ("caf\u00e9.toml", "cafe\u0301.toml"),
        ("stra\u00dfe.toml", "strasse.toml"),
        ("\uff57alk.toml", "walk.toml"),
        ("walk.toml", "walk.toml/"),
    ],
)
def test_two_files_of_one_name_are_refused(first: str, second: str) -> None:
    assert codes(read_zip(zip_of(first, second), "x.zip")) == ["file-twice"]


@pytest.mark.parametrize("flag", [0x1, 0x41, 0x2001])
def test_a_locked_file_is_refused(flag: int) -> None:
    assert codes(read_zip(flagged(zip_of("walk.toml"), flag), "x.zip")) == ["locked-zip"]


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_ways_of_packing_are_refused(way: int) -> None:
    assert codes(read_zip(zip_of(Member("walk.toml", way=way)), "x.zip")) == ["unknown-packing"]


def test_a_file_that_swells_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zip_of(Member("walk.toml", b"a" * 50_000_000))
    opened: list[object] = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *each: opened.append(each))
    assert codes(read_zip(bomb, "x.zip")) == ["zip-bomb"]
    assert opened == []


def test_a_file_that_swells_and_is_no_exercise_is_refused_too() -> None:
    assert codes(read_zip(zip_of("walk.toml", Member("picture.png", b"a" * 5_000_000)), "x.zip")) == [
        "zip-bomb"
    ]


@pytest.mark.parametrize("size", [0, 100, 60_000])
def test_a_file_that_lies_about_its_size_is_refused(size: int) -> None:
    bomb = lying(zip_of(Member("walk.toml", os.urandom(50) * 20_000)), size)
    assert codes(read_zip(bomb, "x.zip"))[0] in ("damaged-zip", "zip-bomb", "too-large")


def test_no_more_is_unpacked_than_a_file_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    read = zipfile.ZipExtFile.read

    def counting(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        data = read(self, n)
        taken.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counting)
    large = Member("walk.toml", os.urandom(1_000_000), way=zipfile.ZIP_STORED)
    assert codes(read_zip(zip_of(large), "x.zip")) == ["too-large"]
    assert taken == [64 * 1024 + 1]


def test_many_files_that_are_large_together_are_refused() -> None:
    words = bytes(Random(7).choices(b"abcd", k=64_000))  # noqa: S311 - only to be packed fourfold
    many = [Member(f"{n}.toml", words) for n in range(100)]
    assert codes(read_zip(zip_of(*many), "x.zip")) == ["zip-bomb"]


def test_more_files_than_anybody_looks_at_are_refused() -> None:
    assert codes(read_zip(zip_of(*(f"{n}.toml" for n in range(201))), "x.zip")) == ["too-many-files"]
    assert len(names(read_zip(zip_of(*(f"{n}.toml" for n in range(200))), "x.zip"))) == 200


def test_a_zip_that_is_too_large_is_refused_before_it_is_opened() -> None:
    assert codes(read_zip(b"PK\x03\x04" + bytes(parcels.LARGEST_ZIP), "x.zip")) == ["zip-too-large"]


@pytest.mark.parametrize("cut", [4, 30, 100, -30, -1])
def test_a_zip_that_was_cut_short_is_refused(cut: int) -> None:
    assert codes(read_zip(zip_of("walk.toml")[:cut], "x.zip")) == ["damaged-zip"]


def test_a_damaged_file_is_named() -> None:
    data = zip_of(Member("walk.toml", way=zipfile.ZIP_STORED)).replace(b"twice", b"twise")
    found = read_zip(data, "x.zip")
    assert isinstance(found, tuple)
    assert [(each.code, each.message) for each in found] == [
        ("damaged-zip", "This file in it is damaged: walk.toml")
    ]


def test_every_trick_of_a_zip_is_named_at_once() -> None:
    data = zip_of("../a.toml", Member("b.toml", mode=stat.S_IFLNK), "c.zip", "d.toml")
    assert codes(read_zip(data, "x.zip")) == ["bad-file-name", "linked-file", "zip-in-zip"]


def test_what_computers_add_on_their_own_is_passed_over_and_the_rest_laid_aside() -> None:
    found = read_zip(
        zip_of(
            "mine/", "mine/walk.toml", "__MACOSX/mine/._walk.toml", "mine/.DS_Store", "mine/notes.docx",
            "mine/help.toml", "mine/vocabularies/words.toml", "mine/programs/one.toml", "mine/README.txt",
        ),
        "x.zip",
    )  # fmt: skip
    assert names(found) == ["mine/walk.toml", "mine/vocabularies/words.toml"]
    assert isinstance(found, Parcel)
    assert found.aside == ("mine/notes.docx", "mine/help.toml", "mine/programs/one.toml")


def test_letters_of_any_language_may_stand_in_a_name() -> None:
    assert len(names(read_zip(zip_of("übung.toml", "تمرین\u200cها.toml", "練習.toml"), "x.zip"))) == 3


# Checksums


def packed(**changed: str) -> dict[str, str]:
    files = {"a.toml": GOOD, "b.toml": GOOD.replace("two-", "three-")}
    sums = "".join(f"{sum_of(text.encode())}  {name}\n" for name, text in files.items())
    return {**files, "SHA256SUMS": sums, **changed}


def test_checksums_that_agree_are_told() -> None:
    found = read_zip(zip_with(packed()), "x.zip")
    assert isinstance(found, Parcel)
    assert found.has_sums


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (
            packed(**{"a.toml": GOOD + "# more\n"}),
            ("sum-differs", "This file is not as it was when it was packed: a.toml"),
        ),
        (
            packed(**{"c.toml": GOOD}),
            ("sum-unlisted", "This file was not there when the list of checksums was made: c.toml"),
        ),
        (
            {name: text for name, text in packed().items() if name != "b.toml"},
            ("sum-missing", "This file has gone missing since it was packed: b.toml"),
        ),
        (packed(SHA256SUMS="hello\n"), ("bad-sums", "Line 1 of the list of checksums can't be read.")),
    ],
)  # fmt: skip
def test_what_differs_from_the_checksums_is_said(files: dict[str, str], problem: tuple[str, str]) -> None:
    found = read_zip(zip_with(files), "x.zip")
    assert isinstance(found, tuple)
    assert [(each.code, each.message) for each in found] == [problem]


def test_checksums_in_a_folder_are_about_that_folder(tmp_path: Path) -> None:
    moved = {f"from-ada/{name}": text for name, text in packed().items()}
    assert codes(read_zip(zip_with(moved), "x.zip")) == []
    for name, text in packed(**{"a.toml": GOOD + "#"}).items():
        (tmp_path / name).write_text(text)
    assert codes(parcel_at(tmp_path)) == ["sum-differs"]


# Folders and single files


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("private")
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "a.toml").symlink_to(tmp_path / "secret")
    assert codes(parcel_at(folder)) == ["linked-file"]


def test_a_folder_behind_a_link_is_not_gone_into(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "walk.toml").write_text(GOOD)
    (folder / "round").symlink_to(folder)
    assert names(parcel_at(folder)) == ["walk.toml"]


def test_a_folder_with_more_than_anybody_looks_at_is_refused(tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"{number}.toml").write_text(GOOD)
    assert codes(parcel_at(tmp_path)) == ["too-many-files"]


def test_a_pipe_a_device_and_nothing_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert codes(parcel_at(pipe)) == ["no-regular-file"]
    assert codes(parcel_at(Path("/dev/zero"))) == ["no-regular-file"]
    assert codes(parcel_at(tmp_path / "none.toml")) == ["no-file"]


def test_a_zip_goes_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(zip_of("walk.toml"))
    (tmp_path / "y.zip").write_text(GOOD)
    assert names(parcel_at(tmp_path / "x.toml")) == ["walk.toml"]
    assert codes(parcel_at(tmp_path / "y.zip")) == ["damaged-zip"]


# What is made here


def test_the_same_exercises_make_the_same_bytes() -> None:
    files = {"b.toml": b"b", "a.toml": b"a"}
    assert made_zip(files, MADE_OF) == made_zip(dict(reversed(files.items())), MADE_OF)


def test_what_is_made_here_is_taken_in_here() -> None:
    found = read_zip(made_zip({"two-breaths.toml": GOOD.encode()}, MADE_OF), "x.zip")
    assert names(found) == ["two-breaths.toml"]
    assert isinstance(found, Parcel)
    assert (found.has_sums, found.aside) == (True, ())


# Whatever comes


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12))
def test_no_bytes_make_the_reader_stumble(tail: bytes, changes: list[tuple[int, int]]) -> None:
    data = bytearray(zip_of("walk.toml", "a/b.toml") + tail)
    for place, byte in changes:
        data[place % len(data)] = byte
    found = read_zip(bytes(data), "x.zip")
    assert isinstance(found, Parcel) or found
