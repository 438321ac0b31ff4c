"""The process of its own that works with a passphrase: pyrage would hold up every other thread for seconds.

The passphrase comes in through a pipe and is in no argument, no environment and no file.
"""

from __future__ import annotations

import base64
import contextlib
import json
import sys

if sys.platform != "win32":
    import resource

from closeness_tui.store.failures import StoreError
from closeness_tui.store.keywork import unwrap_body, wrap_body


def answer(question: bytes) -> bytes:
    """The answer to one question, both as JSON."""
    asked = json.loads(question)
    body = base64.b64decode(asked["body"])
    try:
        if asked["do"] == "wrap":
            wrapped = wrap_body(body, asked["passphrase"])
            result = {"body": base64.b64encode(wrapped.data).decode(), "weak": wrapped.weak}
        else:
            result = {"body": base64.b64encode(unwrap_body(body, asked["passphrase"])).decode()}
    except StoreError as error:
        result = {"failed": type(error).__name__}
    return json.dumps(result).encode()


def _leave_no_core_file() -> None:
    # A crash would write the passphrase to disk.
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read one question from stdin and write its answer to stdout."""
    _leave_no_core_file()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
