"""Zips as strangers may make them."""

from __future__ import annotations

import io
import stat
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

GOOD = """\
id = "two-breaths"
title = "Two Breaths"
family = "grounding"
rung = 1
summary = "Breathe in and out, twice."
author = "A. Person"

[[step]]
kind = "read"
text = "Breathe in and out, in your own time."
"""
CENTRAL, LOCAL = b"PK\x01\x02", b"PK\x03\x04"


@dataclass(frozen=True)
class Member:
    """One file of a zip, as odd as it may be."""

    name: str
    data: bytes = GOOD.encode()
    mode: int = stat.S_IFREG | 0o644
    way: int = zipfile.ZIP_DEFLATED


def zip_of(*members: Member | str) -> bytes:
    """A zip with these files; a bare name stands for a good exercise."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, warnings.catch_warnings():
        # The library warns of a name that comes twice, which is what a test is about.
        warnings.simplefilter("ignore")
        for each in members:
            member = Member(each) if isinstance(each, str) else each
            info = zipfile.ZipInfo("x")
            info.filename = member.name
            info.compress_type = member.way
            info.create_system = 3
            info.external_attr = member.mode << 16
            archive.writestr(info, member.data)
    return stream.getvalue()


def zip_with(files: Mapping[str, str]) -> bytes:
    """A zip with these texts."""
    return zip_of(*(Member(name, text.encode()) for name, text in files.items()))


def flagged(data: bytes, flag: int) -> bytes:
    """The same zip, whose first file says of itself that it is locked or the like."""
    found = bytearray(data)
    for start, offset in ((data.index(LOCAL), 6), (data.index(CENTRAL), 8)):
        found[start + offset] |= flag & 0xFF
        found[start + offset + 1] |= flag >> 8
    return bytes(found)


def lying(data: bytes, size: int) -> bytes:
    """The same zip, whose first file gives itself out as of this size."""
    found = bytearray(data)
    for start, offset in ((data.index(LOCAL), 22), (data.index(CENTRAL), 24)):
        found[start + offset : start + offset + 4] = size.to_bytes(4, "little")
    return bytes(found)
