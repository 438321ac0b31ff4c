"""Checksums that came along with exercises: whether every file is still as it was when it was packed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from closeness_tui.content.parcel_names import shown
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.{1,240})")


def sum_of(data: bytes) -> str:
    """The checksum of a file."""
    return hashlib.sha256(data).hexdigest()


def sums_text(files: Mapping[str, bytes]) -> str:
    """A line for each file, as the program `sha256sum` reads it."""
    return "".join(f"{sum_of(data)}  {name}\n" for name, data in sorted(files.items()))


def check_sums(listing: bytes, name: str, file: str, found: Mapping[str, bytes]) -> Iterator[Problem]:
    """Everything in which the files below the listing's folder differ from it."""
    below = name.removesuffix(SUMS)
    here = {each.removeprefix(below): data for each, data in found.items() if each.startswith(below)}
    listed: dict[str, str] = {}
    for number, line in enumerate(listing.decode("utf-8", "replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            message = _("Line {number} of the list of checksums can't be read.").format(number=number)
            yield Problem("bad-sums", message, _ask_again(), file, number)
            return
        listed[match[2].removeprefix("./")] = match[1].lower()
    yield from _differences(listed, here, file)


def _differences(listed: Mapping[str, str], here: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    for name, data in here.items():
        if name not in listed:
            message = _("This file was not there when the list of checksums was made: {name}")
            yield Problem("sum-unlisted", message.format(name=shown(name)), _ask_again(), file)
        elif listed[name] != sum_of(data):
            message = _("This file is not as it was when it was packed: {name}")
            yield Problem("sum-differs", message.format(name=shown(name)), _ask_again(), file)
    for name in listed:
        if name not in here and name.lower().endswith(".toml"):
            message = _("This file has gone missing since it was packed: {name}")
            yield Problem("sum-missing", message.format(name=shown(name)), _ask_again(), file)


def _ask_again() -> str:
    return _("Ask for it once more. If it was changed on purpose, its author can export it again.")
