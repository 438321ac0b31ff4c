"""The process of its own that works with a passphrase: pyrage would hold up every other thread for seconds.

The passphrase comes in through a pipe and is in no argument, no environment and no file.
"""

from __future__ import annotations

import base64
import contextlib
import json
import sys
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import resource

from closeness_tui.store.failures import StoreError
from closeness_tui.store.keywork import stronger, unwrap_body, wrap_body

if TYPE_CHECKING:
    from collections.abc import Iterator


def answers(question: bytes) -> Iterator[bytes]:
    """The answer to one question, both as JSON, in a row; a second row where a cheap seal was made stronger."""
    asked = json.loads(question)
    body, passphrase = base64.b64decode(asked["body"]), asked["passphrase"]
    opened = b""
    try:
        if asked["do"] == "wrap":
            wrapped = wrap_body(body, passphrase)
            result = {"body": base64.b64encode(wrapped.data).decode(), "weak": wrapped.weak}
        else:
            opened = unwrap_body(body, passphrase)
            result = {"body": base64.b64encode(opened).decode()}
    except StoreError as error:
        result = {"failed": type(error).__name__}
    yield json.dumps(result).encode()
    # After the first row is out: whatever happens now, the key is open.
    with contextlib.suppress(StoreError):
        better = stronger(body, opened, passphrase) if opened else b""
        if better:
            yield json.dumps({"stronger": base64.b64encode(better).decode()}).encode()


def _leave_no_core_file() -> None:
    # A crash would write the passphrase to disk.
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read one question from stdin and write its answers to stdout."""
    _leave_no_core_file()
    for row in answers(sys.stdin.buffer.read()):
        sys.stdout.buffer.write(row + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
