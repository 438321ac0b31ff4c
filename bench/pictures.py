"""`make pictures`: every screen as an SVG, in two sizes and every look, drawn by the real app in a home of its own.

All of them go to build/pictures, the chosen ones to docs/pictures too, with a page that shows those in order.

    python -m bench.pictures                                   all of them
    python -m bench.pictures log rate-marked --size 80x24      these, and those whose names begin so
    python -m bench.pictures home --theme calm-light --png     with a PNG beside each
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.drawing import svg_of, write_png
from bench.scene import NARROW, NO_COLOUR, WIDE, Scene, played, settle
from bench.scenes import SCENES, named
from closeness_tui.tui.themes import NAMES

ROOT = Path(__file__).parent.parent
ALL, CHOSEN = ROOT / "build" / "pictures", ROOT / "docs" / "pictures"
SIZES = (WIDE, NARROW)
LOOKS = (*NAMES, NO_COLOUR)
PAGE = """\
# Pictures

Every place and every kind of step, drawn by the program itself. `make pictures` makes them anew.
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which pictures of a scene are wanted."""

    name: str
    sizes: tuple[tuple[int, int], ...]
    looks: tuple[str, ...]
    png: bool = False


async def draw(scene: Scene, wish: Wish, size: tuple[int, int]) -> None:
    """All looks of a scene in one size; the looks change while the app runs, as a person would change them."""
    themes = [look for look in wish.looks if look != NO_COLOUR]
    colourless = [look for look in wish.looks if look == NO_COLOUR]
    for looks in [[each] for each in wish.looks] if scene.afresh else [themes, colourless]:
        if not looks:
            continue
        async with played(scene, size, looks[0]) as pilot:
            for look in looks:
                if look != NO_COLOUR:
                    pilot.app.theme = look
                    await settle(pilot)
                _put(scene, size, look, svg_of(pilot.app), png=wish.png)


def _put(scene: Scene, size: tuple[int, int], look: str, picture: str, *, png: bool) -> None:
    folder = ALL / look / f"{size[0]}x{size[1]}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{scene.name}.svg").write_text(picture, encoding="utf-8")
    if png:
        write_png(picture, folder / f"{scene.name}.png")
    if scene.shown == (size, look):
        (CHOSEN / f"{scene.name}.svg").write_text(picture, encoding="utf-8")


def made(wish: Wish) -> str:
    """Make the pictures of one scene; a sentence where that did not work."""
    scene = next(each for each in SCENES if each.name == wish.name)
    try:
        for size in wish.sizes:
            asyncio.run(draw(scene, wish, size))
    except Exception as error:  # noqa: BLE001 - the other pictures are still wanted
        return f"{scene.name}: {type(error).__name__} {error}"
    return ""


def page() -> str:
    """The page that shows the chosen ones, each with a sentence."""
    parts = [PAGE]
    parts += [f"\n{each.shows}\n\n![{each.shows}]({each.name}.svg)\n" for each in SCENES if each.shown]
    return "".join(parts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what is asked for, and name the scenes that could not be reached."""
    asked = _parser().parse_args(arguments)
    sizes = tuple(_size(each) for each in asked.size) or SIZES
    wishes = [Wish(each.name, sizes, tuple(asked.theme) or LOOKS, asked.png) for each in named(asked.names)]
    CHOSEN.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(min(len(wishes) or 1, os.cpu_count() or 1)) as workers:
        lost = [sentence for sentence in workers.map(made, wishes) if sentence]
    _tidy()
    (CHOSEN / "README.md").write_text(page(), encoding="utf-8")
    print(*lost, f"{len(wishes) - len(lost)} of {len(wishes)} screens in {ALL.relative_to(ROOT)}", sep="\n")
    return 1 if lost or not wishes else 0


def _tidy() -> None:
    """No picture stays among the chosen that was chosen once."""
    chosen = {each.name for each in SCENES if each.shown}
    for path in CHOSEN.glob("*.svg"):
        if path.stem not in chosen:
            path.unlink()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.pictures", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="screens, or beginnings of their names")
    parser.add_argument("--theme", action="append", default=[], choices=LOOKS)
    parser.add_argument("--size", action="append", default=[], metavar="WxH")
    parser.add_argument("--png", action="store_true", help="a PNG beside each, which needs rsvg-convert")
    return parser


def _size(words: str) -> tuple[int, int]:
    width, height = words.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
