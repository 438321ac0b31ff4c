"""The real program in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NO_NETWORK = """
import sys
def _guard(event, details):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise RuntimeError("the network was asked for: " + event)
    # Pairs of local sockets are how an event loop wakes itself.
    if event == "socket.__new__" and details[1] != 1:
        raise RuntimeError("a network socket was made")
sys.addaudithook(_guard)
"""

MAIN = "import sys; from closeness_tui.__main__ import main; sys.argv = ['closeness', *{arguments!r}]; main()"

LOADED = """
import atexit, sys
atexit.register(lambda: print("\\nLOADED", *sorted(sys.modules), file=sys.stderr))
"""


def python(code: str, *, stdin: str = "", **extra: str) -> subprocess.CompletedProcess[str]:
    """Run some code with the person's home of this test."""
    return subprocess.run(
        [sys.executable, "-c", code],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **extra},
    )


def closeness(
    *arguments: str, stdin: str = "", before: str = "", **extra: str
) -> subprocess.CompletedProcess[str]:
    """Run a command as a shell would."""
    return python(before + "\n" + MAIN.format(arguments=list(arguments)), stdin=stdin, **extra)


def loaded_by(*arguments: str, stdin: str = "") -> set[str]:
    """The modules that a command leaves loaded."""
    done = closeness(*arguments, stdin=stdin, before=LOADED)
    return set(done.stderr.rpartition("LOADED")[2].split())


def packages(modules: Sequence[str] | set[str]) -> set[str]:
    """The first parts of their names."""
    return {name.partition(".")[0] for name in modules}


def own_folder() -> Path:
    """Where the person's own exercises lie in this test."""
    folder = Path(os.environ["CLOSENESS_HOME"]) / "data" / "exercises"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
