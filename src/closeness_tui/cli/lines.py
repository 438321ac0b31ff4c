"""A conversation in lines for a command, and its end however it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.cli import report
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from closeness_tui.plain.console import Console


def told_in_lines(talk: Callable[[Console], bool]) -> bool:
    """Have it; a conversation that is cut short leaves nothing behind."""
    from closeness_tui.plain.console import InputEnded, OutputClosed, Signalled, Terminal  # noqa: PLC0415

    with Terminal() as console:
        try:
            return talk(console)
        except InputEnded:
            raise report.RefusedError(_("the input has ended, so nothing was saved")) from None
        except OutputClosed:
            return False
        except Signalled as signalled:
            raise SystemExit(signalled.code) from None
