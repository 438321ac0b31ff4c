"""A scene: one screen as it looks at one moment, reached by a few keys in a home and at an hour that never change."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from textual.events import Paste

from closeness_tui.content.library import Library
from closeness_tui.core.event import Brought
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.length import FULL
from closeness_tui.practice.opening import Practice
from closeness_tui.practice.whereabouts import whereabouts
from closeness_tui.store.places import Places, find_places
from closeness_tui.tui.app import ClosenessApp
from tests.practice.doubles import StandingClock

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from closeness_tui.core.steps import Review

OPENS = 7
"""A seed with which no gate closes by chance, and with which cards always come in the same order."""

Shown = tuple[tuple[int, int], str]
"""A size and a look."""

WIDE, NARROW = (120, 40), (80, 24)

NO_COLOUR = "no-colour"
"""The look of a terminal in which NO_COLOR is set."""

IN_CALM: Shown = (NARROW, "calm")
WIDE_IN_CALM: Shown = (WIDE, "calm")
IN_LIGHT: Shown = (NARROW, "calm-light")
IN_CONTRAST: Shown = (NARROW, "high-contrast")
WITHOUT_COLOUR: Shown = (NARROW, NO_COLOUR)

STRETCH = 5.0
"""Seconds that go by at once."""

PATIENCE = 400
"""Looks at a screen that is to come to rest before that is given up."""


@dataclass(frozen=True, slots=True)
class Pass:
    """So many seconds go by."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Typed:
    """Words come into the field at hand, all at once."""

    words: str


@dataclass(frozen=True, slots=True)
class Until:
    """Something is done aside; go on once these words are on the screen."""

    words: str


@dataclass(frozen=True, slots=True)
class Size:
    """The window is made so large."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A place is opened that a few keys do not reach without a passphrase."""

    make: Callable[[Practice], Any]


Deed = str | Pass | Typed | Until | Size | Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One screen, and the way to it."""

    name: str
    shows: str
    """What is to be seen, in words: beside the picture for those who do not see it."""
    start: str | None = None
    """The exercise whose page is opened; home without one."""
    exercise: Exercise | None = None
    """One that is begun at once, at its first step."""
    length: str = FULL
    """How long its timers run."""
    afresh: bool = False
    """Whether it keeps the look it was opened in, so that each look needs an app of its own."""
    keys: tuple[Deed, ...] = ()
    home: Callable[[Practice], object] | None = None
    """What was kept before."""
    settings: tuple[tuple[str, Any], ...] = ()
    locked: bool = False
    """As if a passphrase had been chosen; none is asked for."""
    brought: tuple[Brought, ...] | None = None
    """Earlier words that are found, whatever is asked."""
    shown: Shown | None = None
    """The size and the look of its picture in docs/pictures, where it has one."""


class Shelf(Library):
    """The shipped library, and beside it the one exercise of a scene."""

    own: Exercise | None = None

    def get(self, name: str, lang: str = "en") -> Exercise | None:
        """The exercise of the scene, or a shipped one."""
        return self.own if self.own is not None and self.own.id == name else super().get(name, lang)


@lru_cache(maxsize=1)
def _shipped() -> Library:
    """Read once and never remembered in a home, where the second picture could be another one than the first."""
    with tempfile.TemporaryDirectory(prefix="closeness-", ignore_cleanup_errors=True) as name:
        return Practice(find_places({"CLOSENESS_HOME": name})).library


class StillPractice(Practice):
    """A practice in which the time stands, and which can seem to be locked."""

    def __init__(self, places: Places, scene: Scene) -> None:
        self.scene = scene
        super().__init__(places, clock=StandingClock())
        self.settings = replace(self.settings, **{"welcomed": True, **dict(scene.settings)})
        found = _shipped()
        shelf = Shelf(found.cards, found.problems, found.overridden, found.vocabularies, found.learn)
        shelf.own = scene.exercise
        self.library = shelf

    @property
    def locked(self) -> bool:
        """As the scene has it."""
        return self.scene.locked or super().locked

    @property
    def protected(self) -> bool:
        """As the scene has it."""
        return self.scene.locked or super().protected

    def bring(self, review: Review) -> tuple[Brought, ...] | None:
        """Earlier words as the scene has them."""
        if self.scene.locked:
            return None
        return super().bring(review) if self.scene.brought is None else self.scene.brought


def _in_turn() -> Callable[[Sequence[Any]], Any]:
    """A choice that is no chance, and another one each time."""
    steps = count(101, 197)
    return lambda things: things[next(steps) % len(things)]


def _as_anywhere(_places: Places) -> Any:
    """No folder of the machine that makes the pictures is on them."""
    return whereabouts(find_places({"CLOSENESS_HOME": "/home/you/closeness"}))


@contextmanager
def _surroundings(look: str) -> Iterator[Path]:
    """A home that goes afterwards, no chance, and no colour where none is wanted."""
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    if look == NO_COLOUR:
        environment["NO_COLOR"] = "1"
    with (
        tempfile.TemporaryDirectory(prefix="closeness-", ignore_cleanup_errors=True) as name,
        patch.dict(os.environ, environment, clear=True),
        patch.object(secrets, "randbelow", lambda _below: OPENS),
        patch.object(secrets, "choice", _in_turn()),
        patch("closeness_tui.tui.screens.home_list.SOON", 0.001),
        patch("closeness_tui.tui.screens.settings_places.whereabouts", _as_anywhere),
        patch("closeness_tui.tui.screens.settings_folders.is_there", bool),
    ):
        yield Path(name)


@asynccontextmanager
async def played(scene: Scene, size: tuple[int, int], look: str) -> AsyncIterator[Pilot[None]]:
    """The real app where the scene is; it can be resized and looked at."""
    with _surroundings(look) as place:
        practice = StillPractice(find_places({"CLOSENESS_HOME": str(place)}), scene)
        if look != NO_COLOUR:
            practice.settings = replace(practice.settings, theme=look)
        if scene.home is not None:
            scene.home(practice)
        app = ClosenessApp(practice, start=scene.start)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            if scene.exercise is not None:
                app.run_worker(app.journey.take(practice.begin(scene.exercise, scene.length)))
                await settle(pilot)
            for deed in scene.keys:
                await _do(pilot, app, deed)
            await settle(pilot)
            yield pilot


async def _do(pilot: Pilot[None], app: ClosenessApp, deed: Deed) -> None:
    match deed:
        case Pass(seconds):
            clock = app.practice.clock
            assert isinstance(clock, StandingClock)
            # In short stretches: after a long one without a beat a practice takes it that the machine was asleep.
            while seconds > 0:
                clock.pass_time(min(seconds, STRETCH))
                seconds -= STRETCH
                beat = getattr(app.screen, "beat", None)
                if beat is not None:
                    beat()
            await settle(pilot)
        case Typed(words):
            app.post_message(Paste(words))
            await settle(pilot)
        case Until(words):
            for _each in range(PATIENCE):
                if words in seen(app):
                    return
                await pilot.pause(0.02)
            raise AssertionError(f"“{words}” never came:\n{seen(app)}")
        case Size(width, height):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
        case Opened(make):
            app.push_screen(make(app.practice))
            await settle(pilot)
        case _:
            await pilot.press(deed)
            await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Until threads are done and two looks in a row are the same."""
    before: object = None
    for _each in range(PATIENCE):
        await pilot.pause()
        threads = [each for each in pilot.app.workers if each._thread_worker and not each.is_finished]  # noqa: SLF001 - a timer is a worker too
        if threads:
            await pilot.app.workers.wait_for_complete(threads)
        now = (pilot.app.screen, seen(pilot.app))
        if now == before and not _waits(pilot.app.screen):
            return
        before = now
    raise AssertionError("the screen does not come to rest")


def _waits(screen: Any) -> bool:
    """Whether a page is being laid out, or a list has still to be given rows."""
    return bool(getattr(screen, "settling", False) or getattr(screen, "_rest", ()))


def strips(app: Any) -> list[Any]:
    """Every line that is drawn, with its styles."""
    lines: list[Any] = app.screen._compositor.render_strips()  # noqa: SLF001 - nothing else says what is drawn
    return lines[: app.size.height]


def seen(app: Any) -> str:
    """Every line that is drawn, without them."""
    return "\n".join("".join(each.text for each in line).rstrip() for line in strips(app))
