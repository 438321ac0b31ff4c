"""Editing an entry in the person's own editor: unsealed in a private file meanwhile, and only after a yes."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from closeness_tui.cli import report
from closeness_tui.cli.asking import agreed, has_terminal
from closeness_tui.cli.log_showing import one_line
from closeness_tui.cli.typed_words import is_waiting, until_kept
from closeness_tui.core.answer import Words
from closeness_tui.core.wording import _
from closeness_tui.practice.looking_back import LookingBack
from closeness_tui.practice.words_under_way import WordsUnderWay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from closeness_tui.core.entry import Entry
    from closeness_tui.practice.opening import Practice

TITLE, WORDS = "title", "words"
"""The parts that are no line of the entry."""


class _Ended(Exception):  # noqa: N818 - named for what happened
    """The system asked to end while the editor was open."""


def edited_outside(entry: Entry, practice: Practice) -> Entry | None:
    """The entry as it is kept now; None when nothing was changed."""
    command = _editor()
    question = _(
        "While the editor is open, the words of this entry lie unsealed in a private temporary file. It is overwritten "
        "and removed afterwards, but the editor may keep copies of its own, and so may the disk. "
        "Type yes to open it, or Enter to leave."
    )
    if not has_terminal():
        raise report.RefusedError(_("an editor needs a terminal, and a yes before it"))
    if not agreed(question, beforehand=False):
        return None
    parts = _parts(entry)
    safe = WordsUnderWay(practice)
    try:
        typed = _from_editor(command, _Sheet(parts, entry), safe)
    except _Ended as ended:
        is_waiting(safe)
        raise SystemExit(128 + int(str(ended))) from None
    if typed is None or typed == parts:
        safe.settle()
        return None
    safe.type("\n\n".join(typed[key] for key in typed if typed[key] != parts[key]))
    texts = {int(key): text for key, text in typed.items() if key not in (TITLE, WORDS)}
    back = LookingBack(practice)
    return until_kept(
        lambda: back.edit(entry, texts, typed[WORDS], title=one_line(typed[TITLE])),
        safe,
    )


def _parts(entry: Entry) -> dict[str, str]:
    lines = {
        str(place): each.answer.text
        for place, each in enumerate(entry.lines)
        if isinstance(each.answer, Words)
    }
    return {TITLE: entry.title, **lines, WORDS: entry.words}


class _Sheet:
    """All parts in one text, with lines between them that no part holds."""

    def __init__(self, parts: dict[str, str], entry: Entry) -> None:
        self._parts = parts
        names = {TITLE: _("Title"), WORDS: _("Your own words")}
        names |= {str(place): one_line(each.prompt) for place, each in enumerate(entry.lines)}
        mark = "#:"
        rows = [row for text in parts.values() for row in text.splitlines()]
        while any(row.startswith(mark) for row in rows):
            mark = f"#{mark}"
        self.marks = {key: f"{mark} [{key}] {names[key]}".rstrip() for key in parts}
        self._mark = mark

    @property
    def text(self) -> str:
        """What the editor opens."""
        head = _("Please leave the lines that begin with {mark}: they tell the parts apart.").format(
            mark=self._mark
        )
        blocks = [f"{self._mark} {head}", ""]
        for key, mark in self.marks.items():
            blocks += [mark, self._parts[key], ""]
        return "\n".join(blocks)

    def read(self, text: str) -> dict[str, str] | None:
        """The parts again; None when one of the lines between them is gone."""
        by_mark = {mark.split("]")[0]: key for key, mark in self.marks.items()}
        found: dict[str, list[str]] = {}
        rows: list[str] = []
        for row in text.splitlines():
            if row.startswith(self._mark):
                key = by_mark.get(row.split("]")[0])
                rows = found.setdefault(key, []) if key is not None else rows
            else:
                rows.append(row)
        if found.keys() != self._parts.keys():
            return None
        return {key: self._settled(key, "\n".join(found[key])) for key in self._parts}

    def _settled(self, key: str, text: str) -> str:
        # Blank lines around a part are ours.
        now = self._parts[key]
        return now if text.strip("\n") == now.strip("\n") else text.strip("\n")


def _editor() -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        with contextlib.suppress(ValueError):
            command = shlex.split(os.environ.get(name, ""))
            if command:
                return command
    raise report.RefusedError(
        _("no editor is named"), _("VISUAL or EDITOR in the environment names one, for example EDITOR=nano")
    )


def _from_editor(command: list[str], sheet: _Sheet, safe: WordsUnderWay) -> dict[str, str] | None:
    with _watched_signals(), _private_file(sheet.text) as path:
        try:
            while True:
                if not _ran([*command, str(path)]):
                    return None
                typed = sheet.read(path.read_text(encoding="utf-8", errors="replace"))
                if typed is not None:
                    return typed
                question = _(
                    "A line that tells the parts apart is gone, so they cannot be told apart. Type yes to open the "
                    "editor again, or Enter to leave the entry as it was."
                )
                if not agreed(question, beforehand=False):
                    return None
        except _Ended:
            # What was saved in the editor is not lost: it waits, sealed.
            with contextlib.suppress(OSError):
                text = path.read_text(encoding="utf-8", errors="replace")
                if text != sheet.text:
                    safe.type(text)
                    safe.keep()
            raise


def _ran(command: list[str]) -> bool:
    # As long as it runs, Ctrl-C is the editor's.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        done = subprocess.run(command, check=False)  # noqa: S603 - the person's own choice
    except OSError as error:
        raise report.RefusedError(_("the editor {name} did not start").format(name=command[0])) from error
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode != 0:
        report.remark(_("the editor ended with an error, so what it left was not taken"))
    return done.returncode == 0


@contextlib.contextmanager
def _private_file(text: str) -> Iterator[Path]:
    # Where there is a folder in memory it is taken: nothing of it ever reaches a disk.
    running = os.environ.get("XDG_RUNTIME_DIR", "")
    within = running if running and os.access(running, os.W_OK | os.X_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="closeness-", dir=within))
    path = folder / "entry.txt"
    try:
        with os.fdopen(
            os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
        yield path
    finally:
        _wipe(folder)


def _wipe(folder: Path) -> None:
    """Overwrite and remove the file, and whatever the editor put beside it."""
    for place, _folders, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(place) / name
            with contextlib.suppress(OSError):
                _overwrite(path)
            with contextlib.suppress(OSError):
                path.unlink()
        with contextlib.suppress(OSError):
            Path(place).rmdir()
    if folder.exists():
        report.trouble(
            _("the temporary folder {path} would not go").format(path=folder), _("please delete it by hand")
        )


def _overwrite(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        return
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(bytes(size))
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def _watched_signals() -> Iterator[None]:
    """A closed window or a shutdown must not leave the unsealed file behind."""

    names = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]

    def heard(number: int, _frame: FrameType | None) -> NoReturn:
        # Nothing may break into the clearing away.
        for each in names:
            signal.signal(each, signal.SIG_IGN)
        raise _Ended(number)

    former = [(number, signal.signal(number, heard)) for number in names]
    try:
        yield
    finally:
        for number, handler in former:
            signal.signal(number, handler)
