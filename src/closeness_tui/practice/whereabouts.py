"""What lies where on this computer, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.store.places import Places


def whereabouts(places: Places) -> tuple[tuple[str, Path], ...]:
    """Each place with what lies there; a therapist's only where there are any."""
    rows = [
        (_("Your log, sealed: what you wrote, and unfinished practices"), places.log_folder("log").root),
        (_("Your own exercises, as plain files"), places.exercises),
        (_("Your settings, plain"), places.settings),
        (_("Whom to call, plain, once you have changed it"), places.help),
        (_("Made again by itself when it is gone"), places.cache),
        (_("What only this computer needs to know"), places.state),
    ]
    if places.therapist.root.exists():
        own = (_("A therapist's own reflections, sealed and apart from the log"), places.therapist.root)
        rows.insert(1, own)
    return tuple(rows)


def is_there(folder: str) -> bool:
    """Whether a folder of the settings is there, and is a folder."""
    from pathlib import Path  # noqa: PLC0415 - only where folders are shown

    try:
        return Path(folder).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):
        return False
