"""`make pictures`: an SVG of every screen into docs/pictures, drawn by the real app in a home of its own."""

from __future__ import annotations

import asyncio
import re
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.homes import home
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
WIDE, NARROW = (80, 24), (40, 16)
# Rich would have a browser fetch its letters from elsewhere.
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.S)


@dataclass(frozen=True, slots=True)
class Walk:
    """From a start, by some keys, to pictures: a key `!name` takes one."""

    start: str | None
    keys: Sequence[str]
    size: tuple[int, int] = WIDE


WRITE = ("enter", "3", "enter", "enter", "enter", "1", "enter", *"I sing to the cat.")
WALKS = (
    Walk(None, ("!home", "h", "!help-now")),
    Walk(None, ("l", "!log-empty")),
    Walk(None, ("question_mark", "!keys")),
    Walk(None, ("x", "!hidden")),
    Walk(None, ("!home-narrow",), NARROW),
    Walk("paced-breathing", ("!about",)),
    Walk(
        "one-small-share", ("enter", "!rate", "3", "enter", "!read", "enter", "!review", "enter", "!choose")
    ),
    Walk("one-small-share", (*WRITE, "!write", "ctrl+n", "!after-writing")),
    Walk("one-small-share", ("enter", "9", "enter", "!offer")),
    Walk("grounding-54321", ("enter", "!grounding-first", "enter", "!tally")),
    Walk("noting-open", ("enter", "2", "enter", "!noting-first", "enter", "1", "enter", "enter", "!noting")),
    Walk("pmr-4", ("enter", "!gate", "5", "enter", "2", "enter", "enter", "!tense")),
    Walk("sort-safe-topics", ("enter", "2", "enter", "enter", "!list")),
    Walk("bright-moments", ("enter", "2", "enter", "enter", "1", "enter", "!scene")),
    Walk("long-breath", ("enter", "!breathe", "space", "!paused")),
    Walk("long-breath", ("enter", "!breathe-narrow"), NARROW),
    Walk("small-wins", ("enter", "q", "!stopped")),
    Walk("body-cue-map", ("enter", "2", "enter", "enter", "!body", "1", "4", "down", "!body-picked")),
    Walk(
        "curious-reply",
        (
            *("enter", "!hand-over", "enter", "!alone", "3", "enter", "enter", "3", "enter", "enter"),
            *("enter", "1", "enter", "1", "!together", "enter", "enter", "1", "1", "enter", "!turns"),
        ),
    ),
    Walk(
        "share-with-someone",
        ("enter", "1", "4", "enter", "3", "1", *("ctrl+k",) * 2, "s", "ctrl+k", "!later"),
    ),
)


async def walk(each: Walk, place: Path) -> None:
    """Take the pictures of one walk."""
    app = ClosenessApp(Practice(find_places({"CLOSENESS_HOME": str(place)})), start=each.start)
    async with app.run_test(size=each.size) as pilot:
        await pilot.pause(0.4)
        for key in each.keys:
            if key.startswith("!"):
                await pilot.pause(0.4)
                picture = _FONTS.sub("", app.export_screenshot(title="closeness"))
                (FOLDER / f"{key[1:]}.svg").write_text(picture, encoding="utf-8")
            else:
                await pilot.press(key)
                await pilot.pause(0.05)


def main() -> int:
    """Take all pictures, and name the walks that could not be gone to their end."""
    # The same cards each time, and no gate that closes by chance.
    secrets.randbelow = lambda _below: 7
    FOLDER.mkdir(parents=True, exist_ok=True)
    lost = 0
    for each in WALKS:
        with home() as place:
            try:
                asyncio.run(walk(each, place))
            except Exception as error:  # noqa: BLE001 - the other pictures are still wanted
                lost += 1
                print(f"{each.start or 'home'} {each.size[0]}x{each.size[1]}: {type(error).__name__} {error}")
    print(f"{len(list(FOLDER.glob('*.svg')))} pictures in {FOLDER}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
