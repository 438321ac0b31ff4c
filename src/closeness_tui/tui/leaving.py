"""The ways out of the app: in peace, at once, by a signal, and after an error; all is kept first."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Any

from closeness_tui.tui import terminal
from closeness_tui.tui.holding import HoldingApp
from closeness_tui.tui.journey import Journey

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.practice.opening import Practice


LAST_KEYS = 0.1
"""Seconds from a signal to the end, for the letters that were typed before it."""


class LeavingApp(HoldingApp, inherit_bindings=False):
    """An app that leaves nothing private behind."""

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice
        self.journey = Journey(self, practice)
        self.report: Path | None = None
        """Where an error of ours was written down."""

    def action_leave(self) -> None:
        """Leave in peace."""
        self.journey.keep_all()
        self.exit()

    def action_leave_now(self) -> None:
        """Leave this instant."""
        self.journey.keep_all()
        self.practice.lock()
        self.exit()

    def action_suspend_process(self) -> None:
        """Keep all, then sleep: nobody knows whether the shell wakes us again."""
        self.journey.keep_all()
        super().action_suspend_process()

    def end(self, code: int) -> None:
        """A signal said so: keep all, then leave a clean terminal."""
        self.journey.keep_all()
        loop = asyncio.get_running_loop()
        if code == terminal.HUNG_UP:
            # Nobody is left to read or to end us; and one more picture could wait for ever for its terminal.
            loop.call_later(terminal.LAST_WAIT, os._exit, code)
            self.exit(return_code=code)
        else:
            # Letters that were typed before the signal may still be on their way to their field.
            loop.call_later(LAST_KEYS, self._end, code)

    def _end(self, code: int) -> None:
        self.journey.keep_all()
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with the values of local variables: a person's words.
        error = sys.exc_info()[1] or self._exception
        self._close_down(error or RuntimeError())

    def panic(self, *_renderables: object) -> None:
        """An error that brings its own picture: the picture may hold words, so it is not shown either."""
        self._close_down(sys.exc_info()[1] or self._exception or RuntimeError())

    def _close_down(self, error: BaseException) -> None:
        self._return_code = terminal.OUR_FAULT
        if self.report is None:
            self.report = terminal.write_report(self.practice.places.state, error, self.practice.clock.wall())
        try:
            self.journey.keep_all()
        finally:
            self._close_messages_no_wait()

    def _loose_end(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        # By default its message goes to the terminal, with whatever words are in it.
        error = context.get("exception")
        if isinstance(error, BaseException):
            terminal.write_report(self.practice.places.state, error, self.practice.clock.wall())
