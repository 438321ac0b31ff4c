"""Every screen of the app: one list for the pictures and for the snapshot tests. A new screen is one more line."""

from __future__ import annotations

from bench.scene import Scene
from bench.scene_over_time import OVER_TIME
from bench.scene_own_pages import OWN_PAGES
from bench.scene_places import PLACES
from bench.scene_steps import WAITING
from bench.scene_timed import TIMED

SCENES: tuple[Scene, ...] = (*PLACES, *OVER_TIME, *OWN_PAGES, *WAITING, *TIMED)


def named(names: list[str]) -> tuple[Scene, ...]:
    """The scenes of these names, or of names that begin so; all without any."""
    if not names:
        return SCENES
    return tuple(
        each
        for each in SCENES
        if any(each.name == name or each.name.startswith(f"{name}-") for name in names)
    )
