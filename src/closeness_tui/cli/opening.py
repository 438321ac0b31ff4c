"""Opens the full screen, or the line-by-line mode where that suits the person or the terminal better."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from closeness_tui.cli import report, whose
from closeness_tui.cli.library import check_folders, not_there
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from closeness_tui.practice.opening import Practice


def open_front_end(
    exercise_id: str | None,
    *,
    plain: bool,
    folders: tuple[Path, ...],
    leaves_trace: bool = True,
    length: str = "",
    in_session: bool = False,
) -> int:
    """Run a front end until the person leaves it."""
    # The collector would walk over every new module several times; nothing of them is ever garbage.
    gc.disable()
    try:
        practice = _opened(
            exercise_id, folders, leaves_trace=leaves_trace, length=length, in_session=in_session
        )
        lines = wants_plain(plain, practice.settings.plain)
        begin = _lines(practice, exercise_id) if lines else _screens(practice, exercise_id)
    finally:
        gc.freeze()
        gc.enable()
    return begin()


def wants_plain(asked: bool, setting: bool) -> bool:
    """Whether lines suit this person and this terminal better than a full screen."""
    accessible = os.environ.get("ACCESSIBLE", "").strip().lower()
    if asked or setting or accessible not in ("", "0", "false"):
        return True
    from closeness_tui.tui.terminal import can_run_app  # noqa: PLC0415

    return can_run_app() != ""


def _opened(
    exercise_id: str | None,
    folders: tuple[Path, ...],
    *,
    leaves_trace: bool,
    length: str,
    in_session: bool,
) -> Practice:
    from closeness_tui.practice.opening import Practice  # noqa: PLC0415

    check_folders(folders)
    practice = Practice(
        whose.places(), folders=folders, leaves_trace=leaves_trace, length=length, in_session=in_session
    )
    for problem in practice.setting_problems:
        report.remark(_("in the settings: {problem}").format(problem=problem.message.rstrip(".")))
    if exercise_id is None:
        return practice
    exercise = practice.library.get(exercise_id)
    if exercise is None:
        raise not_there(exercise_id, practice.library)
    if exercise.audience != ("therapist",):
        return practice
    # What a therapist reflects on never lies beside what a client wrote.
    places = practice.places.for_therapist()
    apart = Practice(places, folders=folders, leaves_trace=leaves_trace, length=length, in_session=in_session)
    apart.library = practice.library
    return apart


def _lines(practice: Practice, exercise_id: str | None) -> Callable[[], int]:
    from closeness_tui.plain.console import Terminal  # noqa: PLC0415
    from closeness_tui.plain.home import run_practice  # noqa: PLC0415

    def begin() -> int:
        with Terminal() as console:
            return run_practice(practice, exercise_id, console)

    return begin


def _screens(practice: Practice, exercise_id: str | None) -> Callable[[], int]:
    from closeness_tui.tui.app import run_app  # noqa: PLC0415

    return lambda: run_app(practice, exercise_id)
