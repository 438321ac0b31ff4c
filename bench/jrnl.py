"""jrnl from PyPI, in an environment and with a configuration that go away afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Entry

VERSION = "jrnl==4.6"
_PASSWORD = "only for measuring"  # noqa: S105 - of a journal that is thrown away
_CONFIGURATION = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals:
  default: {{journal: '{journal}'}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M:%S'
version: v4.6
"""


class Jrnl:
    """One journal of its own."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._journal = place / "journal.txt"
        self._answers = ""

    def __enter__(self) -> Self:
        self._place.mkdir()
        subprocess.run([sys.executable, "-m", "venv", self._place / "venv"], check=True)
        pip = [self._place / "venv" / "bin" / "pip", "install", "--quiet", VERSION]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        (self._place / "jrnl.yaml").write_text(_CONFIGURATION.format(journal=self._journal))
        return self

    def __exit__(self, *_why: object) -> None:
        shutil.rmtree(self._place, ignore_errors=True)

    def fill(self, entries: Iterable[Entry]) -> None:
        """The same entries, as jrnl writes them."""
        with self._journal.open("w", encoding="utf-8") as file:
            for entry in entries:
                said = [line.answer.text for line in entry.lines if isinstance(line.answer, Words)]
                body = "\n\n".join((*said, entry.words))
                file.write(f"[{entry.created:%Y-%m-%d %H:%M:%S}] {entry.title}\n{body}\n\n")

    def encrypt(self) -> None:
        """Turn the journal into an encrypted one."""
        self.run("--encrypt", answers=f"{_PASSWORD}\n{_PASSWORD}\nn\n")
        self._answers = f"{_PASSWORD}\n"
        if self._journal.read_bytes()[:1] == b"[":
            raise RuntimeError("the journal was not encrypted")

    def run(self, *arguments: str, answers: str | None = None) -> str:
        """One command; it reads its password where there is no terminal."""
        command = [self._place / "venv" / "bin" / "jrnl", "--config-file", self._place / "jrnl.yaml"]
        environment = os.environ | {
            "HOME": str(self._place),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        done = subprocess.run(
            [*command, *arguments],
            input=self._answers if answers is None else answers,
            env=environment,
            cwd=self._place,
            check=True,
            capture_output=True,
            text=True,
            start_new_session=True,
        )
        return done.stdout
