"""From a document to the bytes of its file, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.store.failures import DamagedEntry, WriteFailed
from closeness_tui.store.files import read_whole
from closeness_tui.store.shelf import padded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from closeness_tui.store.vault import Vault


def seal_text(vault: Vault, text: str, reads_back: Callable[[str], bool]) -> bytes:
    """The bytes to write; WriteFailed when the padded document would not read back the same."""
    data = padded(text)
    if not reads_back(data.decode()):
        raise WriteFailed(_("this could not be saved: it did not read back the same"))
    return vault.seal(data)


def open_text(path: Path, opener: Callable[[bytes], bytes]) -> str:
    """The document in a file; FileNotFoundError when there is none, a StoreError when it does not open."""
    data = opener(read_whole(path))
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    raise DamagedEntry(_("the file is damaged"))


def check_name(inside: str, outside: str) -> None:
    """DamagedEntry when a file carries the name of another, as after a swap."""
    if inside != outside:
        raise DamagedEntry(_("the file carries the name of another entry"))
