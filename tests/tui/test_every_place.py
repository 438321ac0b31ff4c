"""What holds in every place: help, keys that say what they do, a focus one can see, and room for every window."""

from __future__ import annotations

import importlib
import os
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, TextArea

import closeness_tui.tui
from bench.scene import NARROW, WIDE, Scene, played, settle, strips
from bench.scenes import SCENES
from closeness_tui.core.event import Brought
from closeness_tui.tui.screens.session import SessionScreen
from tests.tui.stage import Host, time_passes
from tests.tui.test_widgets_hostile import every_step, practice_with
from tests.tui.written_down import without_colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot
    from textual.widget import Widget

    from closeness_tui.core.steps import Step

SMALLEST_OF_USE, TOO_SMALL = (60, 20), (20, 5)
SCRIPTS = {
    "wide and joined": "日本語のことばと한국어 낱말 e\u0301le\u0300ve 👩‍👩‍👧 नमस्ते ก็",
    "right to left and without a space": "שלום עולם مرحبا بالعالم " + "a" * 130,
}

SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
LOOKED_AT = SCENES if SOAK else tuple({scene.name.split("-")[0]: scene for scene in SCENES}.values())[::2]
"""All scenes in the long run; otherwise one of every second place and kind of step."""


def classes() -> Iterator[type[Any]]:
    """Every class of the full-screen front end."""
    for found in pkgutil.walk_packages(closeness_tui.tui.__path__, "closeness_tui.tui."):
        module = importlib.import_module(found.name)
        for each in vars(module).values():
            if isinstance(each, type) and each.__module__ == found.name:
                yield each


PLACES = sorted(
    (each for each in classes() if issubclass(each, Screen) and not each.__subclasses__()),
    key=lambda each: each.__name__,
)
KEYED = sorted({each for each in classes() if "BINDINGS" in vars(each)}, key=lambda each: each.__name__)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_place_says_in_a_few_words_what_one_can_do_there(place: type[Screen[Any]]) -> None:
    help_text = place.HELP or ""
    assert help_text.startswith("# ")
    assert len(help_text.split()) > 8


@pytest.mark.parametrize("owner", KEYED, ids=lambda owner: owner.__name__)
def test_every_key_that_is_an_act_has_a_name_and_says_what_it_does(owner: Any) -> None:
    bindings = [each for each in owner.BINDINGS if isinstance(each, Binding)]
    said = {each.action for each in bindings if each.tooltip}
    for each in bindings:
        # Another key for the same act, or one that stays where it is, needs no words of its own.
        assert each.tooltip or each.action in said or not each.show, each.key
        assert each.id or not each.show, each.key
    names = [each.id for each in bindings if each.id]
    assert len(names) == len(set(names))


def _unseen(pilot: Pilot[None]) -> Any:
    """What lies below the window, where a long page is scrolled to."""
    return pilot.app.screen.region.translate((0, pilot.app.size.height))


def too_wide(screen: Screen[Any], width: int) -> list[Widget]:
    """What reaches beyond the window on a side."""
    return [
        each
        for each in screen.walk_children()
        if each.is_on_screen and each.region.width and (each.region.x < 0 or each.region.right > width)  # type: ignore[attr-defined]
    ]


def at_hand(pilot: Pilot[None]) -> tuple[object, ...]:
    """Everything a person would not want to lose."""
    app: Any = pilot.app
    screens = app.screen_stack
    fields = [each.value for screen in screens for each in screen.query(Input)]
    papers = [each.text for screen in screens for each in screen.query(TextArea)]
    sessions = [run.session for run in app.journey.runs]
    kept = [(each.answers, each.at, each.path, each.offer, each.ways) for each in sessions]
    bodies = [each._body.at_hand() for each in screens if isinstance(each, SessionScreen) and each._body]
    return fields, papers, kept, bodies


@pytest.mark.soak
@pytest.mark.parametrize("scene", LOOKED_AT, ids=lambda scene: scene.name)
async def test_a_place_fits_every_window_loses_nothing_and_shows_where_the_keys_go(scene: Scene) -> None:
    async with played(scene, WIDE, "calm") as pilot:
        if scene.name != "small":
            await _fits_every_window(pilot)
        await pilot.resize_terminal(*NARROW)
        await without_colour(pilot)
        await _shows_where_the_keys_go(pilot)


async def _fits_every_window(pilot: Pilot[None]) -> None:
    before, place = at_hand(pilot), pilot.app.screen
    assert too_wide(place, WIDE[0]) == []
    for size in (SMALLEST_OF_USE, TOO_SMALL, NARROW):
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert too_wide(pilot.app.screen, size[0]) == []
    assert pilot.app.screen is place
    assert at_hand(pilot) == before


async def _shows_where_the_keys_go(pilot: Pilot[None]) -> None:
    """In the order of reading, and each thing by itself looks another way while the keys go to it."""
    chain = [each for each in pilot.app.screen.focus_chain if not each.region.overlaps(_unseen(pilot))]
    regions = [each.region for each in chain]
    assert regions == sorted(regions, key=lambda region: (region.y, region.x))
    if len(chain) < 2:
        return
    # Asked for anew each time: what stands below a field may change with the field.
    looks = [await _with_focus_on(pilot, pilot.app.screen.focus_chain[at]) for at in range(len(chain))]
    for at, (look, widget) in enumerate(zip(looks, chain, strict=True)):
        for other in (each for each in looks if each is not look):
            assert look[at] != other[at], f"{widget} looks the same without the focus"


async def _with_focus_on(pilot: Pilot[None], widget: Widget) -> list[object]:
    """How each thing of the chain looks then."""
    widget.focus(scroll_visible=False)
    await settle(pilot)
    lines = strips(pilot.app)
    return [
        [
            [(each.text, each.style) for each in line.crop(region.x, region.right)]
            for line in lines[region.y : region.bottom]
        ]
        for region in (each.region for each in pilot.app.screen.focus_chain)
    ]


@pytest.mark.soak
@pytest.mark.parametrize("name", SCRIPTS)
async def test_words_of_any_script_stay_inside_every_step(name: str) -> None:
    text = SCRIPTS[name]
    for step in every_step(text):
        await _stays_inside(step, text)


async def _stays_inside(step: Step, text: str) -> None:
    host = Host(exercise=practice_with(step, text), brought=(Brought(text, text, text),))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await host.workers.wait_for_complete()
        await time_passes(pilot, host, 2)
        assert host.view.step.id == "it", step.kind
        for size in (WIDE, NARROW, SMALLEST_OF_USE) if SOAK else (NARROW, SMALLEST_OF_USE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert too_wide(host.session_screen, size[0]) == [], step.kind
            for line in host.session_screen._compositor.render_strips():
                assert line.cell_length == size[0], step.kind
