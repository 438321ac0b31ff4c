"""Exercises on their way from one person to another: the files of a zip as values, or why it is refused.

Nothing is unpacked to the disk, and no name that stands in a zip is ever used to write. Sizes are counted while
the bytes come, whatever the zip says of them.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from closeness_tui.content.files import LARGEST
from closeness_tui.content.parcel_names import alike, fault_of_name, is_hidden, shown
from closeness_tui.content.parcel_sums import SUMS, check_sums
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

LARGEST_ZIP = 2 * 1024 * 1024
"""Bytes; some three hundred exercises as `export` packs them."""
MOST_FILES = 200
MOST_UNPACKED = 4 * 1024 * 1024
DENSEST = 100
"""Bytes that come of one packed byte; the words of people come to less than ten."""
_SMALL = 8 * 1024
"""Bytes; so short a file may well be one letter over and over."""
_LOCKED = 0x1 | 0x40 | 0x2000
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the library for zips lets out when the bytes are not those of a zip.
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
    IndexError,
    OverflowError,
    struct.error,
    zlib.error,
)
_OURS = ("README.txt", "exercise.schema.json")
_NOT_EXERCISES = ("programs",)


@dataclass(frozen=True, slots=True)
class Packed:
    """One file that was handed over."""

    name: str
    """As the parcel says it, with `/` between folders; only to be shown and compared."""
    data: bytes
    origin: str
    """The same as a path, for reports."""

    @property
    def has_words(self) -> bool:
        """Whether it lies where decks and vocabularies do."""
        return "vocabularies" in self.name.split("/")[:-1]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything in a file, a folder or a zip that could be an exercise or the words of one."""

    files: tuple[Packed, ...] = ()
    aside: tuple[str, ...] = ()
    """Names of files that are nothing of the kind."""
    has_sums: bool = False
    """Whether checksums came along, with which all of it agrees."""


@dataclass(slots=True)
class Gathered:
    """What is taken out of a parcel while it is looked through."""

    files: list[Packed] = field(default_factory=list)
    sums: list[Packed] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def lay_aside(self, name: str) -> None:
        """Remember that a file is left alone, unless closeness itself has put it there."""
        if name.rsplit("/", 1)[-1] not in _OURS:
            self.aside.append(name)

    def parcel(self) -> Parcel | tuple[Problem, ...]:
        """All of it, or everything that speaks against it."""
        if not self.problems:
            for each in self.sums:
                self.problems += check_sums(each.data, each.name, each.origin, _data_by_name(self.files))
        if self.problems:
            return tuple(self.problems)
        return Parcel(tuple(self.files), tuple(self.aside), bool(self.sums))


def _data_by_name(files: Iterable[Packed]) -> dict[str, bytes]:
    return {each.name: each.data for each in files}


def is_zip(data: bytes) -> bool:
    """Whether it begins as a zip does."""
    return data.startswith(b"PK\x03\x04")


def read_zip(data: bytes, file: str) -> Parcel | tuple[Problem, ...]:
    """Read a zip from anywhere; never raises."""
    if len(data) > LARGEST_ZIP:
        return (too_large(file),)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if refusals := _refusals(entries, file):
                return refusals
            return _gathered(archive, entries, file).parcel()
    except _BROKEN:
        return (
            Problem(
                "damaged-zip",
                _("This zip is damaged, or is no zip."),
                _("Ask for it once more; mail sometimes cuts a file short."),
                file,
            ),
        )


def too_large(file: str) -> Problem:
    """That a zip is larger than any that is read."""
    return Problem(
        "zip-too-large",
        _("This zip is larger than 2 MiB."),
        _("Put fewer exercises into one zip."),
        file,
    )


def too_many(file: str) -> Problem:
    """That there are more files than anybody could look at."""
    return Problem(
        "too-many-files",
        _("There are more than {count} files in it.").format(count=MOST_FILES),
        _("Hand over fewer exercises at a time."),
        file,
    )


def linked(name: str, file: str) -> Problem:
    """That something is a way to another place, and no file."""
    return Problem(
        "linked-file",
        _("This is a link to another place, or a device, and no file: {name}").format(name=shown(name)),
        _("Ask for the file itself."),
        file,
    )


def _refusals(entries: list[zipfile.ZipInfo], file: str) -> tuple[Problem, ...]:
    if len(entries) > MOST_FILES:
        return (too_many(file),)
    return tuple(_faults(entries, file))


def _faults(entries: list[zipfile.ZipInfo], file: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for entry in entries:
        name = entry.orig_filename
        fault = fault_of_name(name, file) or _fault_of_entry(entry, file)
        if fault is not None:
            yield fault
        elif (first := seen.setdefault(alike(name.removesuffix("/")), name)) is not name:
            yield Problem(
                "file-twice",
                _("Two files in it have one name, or names that look the same: {first}, {second}").format(
                    first=shown(first), second=shown(name)
                ),
                _("Nobody could tell which of them is meant. Ask for a new zip."),
                file,
            )


def _fault_of_entry(entry: zipfile.ZipInfo, file: str) -> Problem | None:
    name, sort = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    if sort and not (stat.S_ISREG(sort) or stat.S_ISDIR(sort)):
        return linked(name, file)
    if entry.flag_bits & _LOCKED:
        return Problem(
            "locked-zip",
            _("This file in it is locked with a password: {name}").format(name=shown(name)),
            _("Unpack it yourself, and add what came out."),
            file,
        )
    if entry.compress_type not in _WAYS:
        return Problem(
            "unknown-packing",
            _("This file in it is packed in a way that is not read here: {name}").format(name=shown(name)),
            _("Unpack it yourself, and add what came out."),
            file,
        )
    if _is_bomb(entry.file_size, entry.compress_size):
        return _bomb(name, file)
    return None


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > _SMALL and unpacked > DENSEST * packed


def _bomb(name: str, file: str) -> Problem:
    return Problem(
        "zip-bomb",
        _("This file in it swells far beyond what words ever do: {name}").format(name=shown(name)),
        _("Nothing of it was unpacked. Ask where it comes from before you try again."),
        file,
    )


def _gathered(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], file: str) -> Gathered:
    gathered, left = Gathered(), MOST_UNPACKED
    for entry in entries:
        name = entry.orig_filename
        if name.endswith("/") or is_hidden(name):
            continue
        if not is_wanted(name):
            gathered.lay_aside(name)
            continue
        found = _unpacked(archive, entry, file)
        left -= 0 if isinstance(found, Problem) else len(found)
        if left < 0:
            gathered.problems.append(_bomb(name, file))
            return gathered
        sort_in(gathered, name, found, f"{file}/{name}")
    return gathered


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> bytes | Problem:
    name = entry.orig_filename
    try:
        with archive.open(entry) as stream:
            # Never more than asked for, so that a swelling file swells no further.
            data = stream.read(LARGEST + 1)
    except _BROKEN:
        return Problem(
            "damaged-zip",
            _("This file in it is damaged: {name}").format(name=shown(name)),
            _("Ask for it once more; mail sometimes cuts a file short."),
            file,
        )
    if _is_bomb(len(data), entry.compress_size):
        return _bomb(name, file)
    if len(data) > LARGEST:
        message = _("This file is larger than 64 KiB.")
        help_ = _("Split it into several exercises, or shorten its texts.")
        return Problem("too-large", message, help_, f"{file}/{name}")
    return data


def is_wanted(name: str) -> bool:
    """Whether it may be an exercise, words of one, or checksums."""
    *folders, last = name.split("/")
    return last == SUMS or (
        last.lower().endswith(".toml")
        and last.lower() != "help.toml"
        and not any(each in _NOT_EXERCISES for each in folders)
    )


def sort_in(gathered: Gathered, name: str, found: bytes | Problem, origin: str) -> None:
    """Put one file where it belongs."""
    if isinstance(found, Problem):
        gathered.problems.append(found)
    else:
        pile = gathered.sums if name.rsplit("/", 1)[-1] == SUMS else gathered.files
        pile.append(Packed(name, found, origin))
