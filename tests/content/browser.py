"""A headless Chromium asked by a pipe: no port is opened, and nothing but a file is looked at."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 60.0
"""Seconds for one answer; a machine may be busy."""


def axe_source() -> Path | None:
    """Where axe-core lies: named in CLOSENESS_AXE, or in a folder `node_modules` here."""
    named = os.environ.get("CLOSENESS_AXE", "")
    beside = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
    return next((path for path in (Path(named) if named else beside, beside) if path.is_file()), None)


class Browser:
    """One page in it."""

    def __init__(self, ask: int, hear: int) -> None:
        self._ask, self._hear = ask, hear
        self._number = 0
        self._rest = b""
        self._page = ""
        self.asked_for: list[str] = []
        """Every address that the page asked for."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._page = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Network.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One question and its answer."""
        self._number += 1
        question = {"id": self._number, "method": method, "params": parameters}
        if self._page:
            question["sessionId"] = self._page
        os.write(self._ask, json.dumps(question).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                assert "error" not in said, said
                result: dict[str, Any] = said["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready = select.select([self._hear], [], [], PATIENCE)[0]
            assert ready, "the browser does not answer"
            got = os.read(self._hear, 1 << 20)
            assert got, "the browser is gone"
            self._rest += got
        whole, _end, self._rest = self._rest.partition(b"\0")
        said: dict[str, Any] = json.loads(whole)
        if said.get("method") == "Network.requestWillBeSent":
            self.asked_for.append(said["params"]["request"]["url"])
        self._last = said.get("method", "")
        return said

    def open(self, path: Path) -> None:
        """Open a file and wait until it is all there."""
        self.call("Page.navigate", url=path.as_uri())
        while self._last != "Page.loadEventFired":
            self._next()

    def wear(self, *, dark: bool, media: str = "") -> None:
        """As somebody sees it who prefers dark or light."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=media, features=[scheme])

    def without_scripts(self) -> None:
        """From here on no script runs."""
        self.call("Emulation.setScriptExecutionDisabled", value=True)

    def evaluate(self, expression: str) -> Any:
        """What a line of script says about the page; the page's own policy does not bind us."""
        said = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def picture(self) -> bytes:
        """The whole page as a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def printed(self) -> bytes:
        """The page as a PDF."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])


@contextlib.contextmanager
def browser(home: Path) -> Iterator[Browser]:
    """A browser with a home of its own, gone afterwards."""
    ask_far, ask = os.pipe()
    hear, hear_far = os.pipe()

    def wire() -> None:
        # Chromium reads from 3 and writes to 4.
        spare = os.dup(hear_far)
        os.dup2(ask_far, 3)
        os.dup2(spare, 4)

    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
    command += [f"--user-data-dir={home}", "--no-first-run", "--disable-extensions", "--window-size=900,1200"]
    # The pipe is how it is spoken to; subprocess closes all others in the child.
    process = subprocess.Popen(
        command,
        preexec_fn=wire,  # noqa: PLW1509 - the tests have no threads here
        pass_fds=(3, 4, ask_far, hear_far),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(ask_far)
    os.close(hear_far)
    try:
        yield Browser(ask, hear)
    finally:
        process.kill()
        process.wait()
        os.close(ask)
        os.close(hear)
