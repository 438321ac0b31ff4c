"""Names of files in a parcel from a stranger: never used for writing, and refused where they play tricks."""

from __future__ import annotations

import unicodedata

from closeness_tui.content.faults import clip
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

LONGEST = 240
DEEPEST = 8
"""Folders inside one another."""
_PACKED = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".jar")
_JOINERS = "\u200c\u200d"
"""Unseen, but part of how Persian, Hindi and others are written."""


def shown(name: str) -> str:
    """A name short enough for a sentence."""
    return clip(name, 80)


def fault_of_name(name: str, file: str) -> Problem | None:
    """Why a parcel with a file of this name is refused; none where the name is an ordinary one."""
    if any(_is_unseen(each) for each in name):
        return Problem(
            "unseen-in-name",
            _("The name of a file in it has characters that can't be seen: {name}").format(name=shown(name)),
            _("Such a name can look like another one. Ask for the file under a plain name."),
            file,
        )
    if _leads_elsewhere(name.removesuffix("/")):
        return Problem(
            "bad-file-name",
            _("A file in it has a name that leads elsewhere: {name}").format(name=shown(name)),
            _("Nothing of it was unpacked. Ask where it comes from before you try again."),
            file,
        )
    if name.casefold().endswith(_PACKED):
        return Problem(
            "zip-in-zip",
            _("There is a packed file inside it: {name}").format(name=shown(name)),
            _("Unpack it yourself, and add what you want of it."),
            file,
        )
    return None


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") and letter not in _JOINERS


def _leads_elsewhere(name: str) -> bool:
    # A colon is a drive or a hidden stream on Windows; there a dot or a space at the end is dropped.
    parts = name.split("/")
    return (
        len(name) > LONGEST
        or len(parts) > DEEPEST
        or any(each in name for each in "\\:")
        or any(not part.strip() or part in (".", "..") or part[-1] in ". " for part in parts)
    )


def alike(name: str) -> str:
    """The same for two names that some computer takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def is_hidden(name: str) -> bool:
    """Whether it is one of the files that computers put into folders on their own."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
