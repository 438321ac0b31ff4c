"""The doctor's look at names, sizes and first bytes; it opens no seal."""

from __future__ import annotations

import re
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from closeness_tui.store import files
from closeness_tui.store.failures import ReadFailed
from closeness_tui.store.findings import Finding, finding
from closeness_tui.store.shelf import is_id, is_month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.shelf import Shelf

Inside = Callable[[str, Path, str], str]
"""The code of what is wrong inside: of the id, the file, and the month, which is empty for a draft."""

_SEAL = b"age-encryption.org/v1\n"
_SMALLEST = 200
"""Bytes; a header alone is as long."""
_LEFT = re.compile(r"\.tmp-[0-9a-f]{16}")
_LEFT_AGE = 3600.0
"""Seconds; a younger one may be in use."""
_COPY = re.compile(
    r"""(?:\.syncthing\.|~syncthing~)?(?P<stem>.+?)
        (?: \.sync-conflict-[^.]*            # Syncthing
          | \s\(.*(?:conflict|Konflikt|copy|Kopie).*\)   # Dropbox, Nextcloud
          | \s\(\d+\) | \s\d+ | -conflict[^.]* )
        (?P<ending>\.[a-z.]+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTIAL = re.compile(r"\.syncthing\..*\.tmp|~syncthing~.*\.tmp|\..*\.part|\.goutputstream-.*")


def month_findings(
    shelf: Shelf, month: str, deleted: frozenset[str], counts: Mapping[str, int], inside: Inside
) -> Iterator[Finding]:
    """What is not right in one month folder."""
    folder = shelf.folder.entries / month
    for name, path in _names(folder):
        entry_id = _id_of(name)
        if path is None:
            yield finding("unreadable", f"entries/{month}")
        elif not entry_id:
            yield from _odd(path, f"entries/{month}/{name}")
        elif entry_id in deleted:
            yield finding("deleted-there", f"entries/{month}/{name}")
        else:
            if counts[entry_id] > 1:
                yield finding("twice", f"entries/{month}/{name}")
            code = _outside(path) or inside(entry_id, path, month)
            if code:
                yield finding(code, f"entries/{month}/{name}")


def draft_findings(shelf: Shelf, inside: Inside) -> Iterator[Finding]:
    """What is not right among the drafts."""
    for name, path in _names(shelf.folder.drafts):
        draft_id = _id_of(name)
        if path is None:
            yield finding("unreadable", "drafts")
        elif not draft_id:
            yield from _odd(path, f"drafts/{name}")
        elif shelf.mark_path(draft_id).exists() or any(_outside(at) == "" for at in shelf.find(draft_id)):
            yield finding("draft-finished", f"drafts/{name}")
        else:
            code = _outside(path) or inside(draft_id, path, "")
            if code:
                yield finding(code, f"drafts/{name}")


def root_findings(shelf: Shelf) -> Iterator[Finding]:
    """What does not belong at the top of the folder, among the months, or among the marks of deletion."""
    folder = shelf.folder
    for place, belongs in (
        (folder.root, _ours(folder).__contains__),
        (folder.entries, is_month),
        (folder.deleted, is_id),
    ):
        for name, path in _names(place):
            if path is None:
                yield finding("unreadable", _relative(folder, place))
            elif not belongs(name):
                yield from _odd(path, str(path.relative_to(folder.root)))
    if any(_names(folder.quarantine)):
        yield finding("quarantined", "quarantine")


def _ours(folder: LogFolder) -> frozenset[str]:
    # What sync programs keep for themselves is none of the doctor's business.
    keys = (folder.sealed_identity, folder.former_identity, folder.bare_identity, folder.recovery_identity)
    places = (folder.entries, folder.drafts, folder.deleted, folder.quarantine, folder.readme, folder.card)
    theirs = {
        ".stfolder",
        ".stignore",
        ".stversions",
        ".git",
        ".gitignore",
        ".dropbox",
        ".DS_Store",
        "desktop.ini",
    }
    return frozenset({path.name for path in (*keys, *places)} | theirs)


def _relative(folder: LogFolder, place: Path) -> str:
    return "" if place == folder.root else str(place.relative_to(folder.root))


def _names(folder: Path) -> Iterator[tuple[str, Path | None]]:
    try:
        names = files.names_in(folder)
    except ReadFailed:
        yield "", None
        return
    for name in names:
        yield name, folder / name


def _id_of(name: str) -> str:
    entry_id, _dot, ending = name.partition(".")
    return entry_id if ending == "age" and is_id(entry_id) else ""


def _odd(path: Path, shown: str) -> Iterator[Finding]:
    name = path.name
    if _LEFT.fullmatch(name):
        try:
            young = time.time() - path.lstat().st_ctime < _LEFT_AGE
        except OSError:
            young = True
        if not young:
            yield finding("left-over", shown)
        return
    if _PARTIAL.fullmatch(name):
        # A sync program is at work, or was cut short and will go on.
        return
    copied = _COPY.fullmatch(name)
    if copied:
        beside = path.with_name(copied["stem"] + (copied["ending"] or ""))
        yield finding("copy-same" if _are_same(path, beside) else "copy-other", shown)
    else:
        yield finding("stray", shown)


def _are_same(one: Path, other: Path) -> bool:
    try:
        return files.read_whole(one) == files.read_whole(other)
    except (FileNotFoundError, ReadFailed):
        return False


def _outside(path: Path) -> str:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > files.LARGEST:
            return "not-a-file"
        if facts.st_size == 0:
            return "empty"
        with path.open("rb") as file:
            start = file.read(len(_SEAL))
    except FileNotFoundError:
        # Deleted while we looked; or a link that leads nowhere.
        return "not-a-file" if path.is_symlink() else ""
    except OSError:
        return "unreadable"
    return "" if start == _SEAL and facts.st_size >= _SMALLEST else "not-sealed"
