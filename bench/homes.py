"""Homes to measure in: made anew for every run, in a folder that goes afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BREATHING = """\
id = "long-breath"
title = "A Long Breath"
family = "breathing"
rung = 1
summary = "Breathe for ten minutes."
caution = "Only to be looked at by a program."
check = false

[[step]]
kind = "breathe"
id = "breath"
text = "In and out."
in = {into}
out = {out}
seconds = 600
"""

WRITING = """\
id = "long-letter"
title = "A Long Letter"
family = "narrative"
rung = 1
summary = "Write."
check = false

[[step]]
kind = "read"
text = "A page before the letter."

[[step]]
kind = "write"
id = "letter"
text = "What would you like to say?"
"""

PATTERN = Path(__file__).parent.parent / "exercises" / "tracking" / "small-wins.toml"


@contextmanager
def home(*, exercises: int = 0, into: float = 4, out: float = 6, welcomed: bool = True) -> Iterator[Path]:
    """A home with a long breath, a long letter, and as many more exercises as wanted."""
    with tempfile.TemporaryDirectory(prefix="closeness-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name) / "data" / "exercises"
        folder.mkdir(parents=True)
        (folder / "long-breath.toml").write_text(BREATHING.format(into=into, out=out))
        (folder / "long-letter.toml").write_text(WRITING)
        many(folder, exercises)
        # Most visits are not the first.
        if welcomed:
            (folder.parent / "settings.toml").write_text("welcomed = true\n")
        yield Path(name)


def many(folder: Path, count: int) -> None:
    """Exercises as people write them, under names of their own."""
    text = PATTERN.read_text(encoding="utf-8")
    for number in range(count):
        own = text.replace('id = "small-wins"', f'id = "small-wins-{number}"', 1)
        (folder / f"{number:05}.toml").write_text(
            own.replace('title = "Small', f'title = "{number}. Small', 1)
        )
