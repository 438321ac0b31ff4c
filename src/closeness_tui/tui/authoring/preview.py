"""`closeness exercises preview`: an exercise as people will see it, which follows its file while that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _
from closeness_tui.practice.previewing import stamp_of, version_at
from closeness_tui.tui.app import run_app
from closeness_tui.tui.authoring.rehearsing import RehearsingApp
from closeness_tui.tui.authoring.steps import ABOUT, STEP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from closeness_tui.practice.opening import Practice

EVERY = 0.25
"""Seconds between two looks at the clock of the file."""


class PreviewApp(RehearsingApp):
    """Plays a file, and looks again whenever it is saved."""

    def __init__(
        self,
        practice: Practice,
        path: Path,
        *,
        speed: float = 1.0,
        start: int | None = None,
        stamp: Callable[[Path], object] = stamp_of,
        every: float = EVERY,
    ) -> None:
        """`every`: seconds between two looks at the file; 0 for none by itself."""
        super().__init__(practice, speed)
        self._path = path
        self._from = ABOUT if start is None else f"{STEP}{start}"
        self._stamp_of = stamp
        self._every = every
        self._stamp: object = None

    def get_default_screen(self) -> Screen[Any]:
        """Nothing is seen of it."""
        return Screen()

    def on_mount(self) -> None:
        """Read the file and begin."""
        self._read()
        if self._every:
            self.set_interval(self._every, self.look_at_file)
        self.run_worker(self._whole(), name="preview")

    async def _whole(self) -> None:
        await self.rehearse(self._from)
        self.exit()

    def _read(self) -> None:
        self._stamp = self._stamp_of(self._path)
        self.take(version_at(self._path, self.practice.library.shared))

    def look_at_file(self) -> None:
        """Read the file again where it was saved since."""
        stamp = self._stamp_of(self._path)
        if stamp == self._stamp:
            return
        if stamp is None and self._stamp != "gone":
            # Many editors put a new file in the place of the old one: it may only be gone for a moment.
            self._stamp = "gone"
            return
        if stamp is None:
            if not self._is_told:
                message = _("The file is not there any more.")
                self.take(type(self.version)("", None, (Problem("no-file", message, file=str(self._path)),)))
            return
        self._read()

    @property
    def _is_told(self) -> bool:
        return any(each.code == "no-file" for each in self.version.problems)


def run_preview(practice: Practice, path: Path, *, speed: float, start: int | None) -> int:
    """Run the preview until its author leaves, and return the exit code."""
    return run_app(practice, make=lambda: PreviewApp(practice, path, speed=speed, start=start))
