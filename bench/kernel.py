"""What the kernel knows about a program: processor time, memory, wake-ups. Linux only; elsewhere zeros."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PROC = Path("/proc")


def _stat(pid: int) -> list[bytes]:
    return (PROC / str(pid) / "stat").read_bytes().rpartition(b")")[2].split()


def pids_of_session(session: int) -> list[int]:
    """The living processes of a terminal session."""
    found = []
    for entry in PROC.iterdir() if PROC.is_dir() else ():
        with contextlib.suppress(OSError, IndexError):
            if entry.name.isdigit() and int(_stat(int(entry.name))[3]) == session:
                found.append(int(entry.name))
    return found


def cpu_of(pid: int) -> float:
    """Seconds of one process so far, nanoseconds exact; zero when it is gone."""
    # The number of a process's own clock, as the kernel builds it.
    with contextlib.suppress(OSError):
        return time.clock_gettime((~pid << 3) | 2)
    return 0.0


def cpu_of_session(session: int) -> float:
    """Seconds of all its processes and of those they have reaped; nanoseconds exact for the living."""
    tick, total = os.sysconf("SC_CLK_TCK"), 0.0
    for pid in pids_of_session(session):
        with contextlib.suppress(OSError, IndexError):
            fields = _stat(pid)
            total += (int(fields[13]) + int(fields[14])) / tick + cpu_of(pid)
    return total


def peak_kib(pid: int) -> int:
    """The most memory a process has had."""
    return _status(pid, r"^VmHWM:\s*(\d+)")


def wake_ups(pid: int) -> int:
    """How often its threads went to sleep of their own accord so far."""
    total = 0
    with contextlib.suppress(OSError):
        for task in (PROC / str(pid) / "task").iterdir():
            total += _status(int(task.name), r"^voluntary_ctxt_switches:\s*(\d+)")
    return total


def _status(pid: int, pattern: str) -> int:
    with contextlib.suppress(OSError):
        match = re.search(pattern, (PROC / str(pid) / "status").read_text(), re.M)
        return int(match[1]) if match else 0
    return 0


def cpu_of_command(argv: Sequence[str], environment: Mapping[str, str]) -> float:
    """Seconds of processor time of a whole command."""
    with subprocess.Popen(  # waited for by hand, for the figures of this child alone
        list(argv), env=dict(environment), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ) as process:
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(argv)} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime
