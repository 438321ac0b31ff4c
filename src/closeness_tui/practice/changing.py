"""Changes a setting at once, and erases everything; what was opened before is opened anew where that matters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from closeness_tui.core.settings import Settings
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.erasing import Erased


def change(practice: Practice, **wanted: Any) -> str:
    """Let these settings hold from now on; why they hold only until the end, where they could not be kept."""
    settings = replace(practice.settings, **wanted)
    reason = ""
    try:
        practice.change(settings)
    except StoreError as error:
        practice.settings, reason = settings, error.sentence
    if "folders" in wanted:
        _forget(practice, "library")
    return reason


def erase_everything(practice: Practice) -> Erased:
    """Erase both logs, the settings, and all that was made or remembered; then it is as new.

    Held while a practice is open, before anything is gone.
    """
    from closeness_tui.store.erasing import erase  # noqa: PLC0415 - hardly ever

    practice.lock()
    erased = erase(practice.places, also_plain=True)
    _forget(practice, "vault", "log", "library", "closed_today", "help_page")
    practice.settings, practice.setting_problems = Settings(), ()
    return erased


def _forget(practice: Practice, *names: str) -> None:
    for name in names:
        # What was opened once is remembered in the object itself.
        vars(practice).pop(name, None)
