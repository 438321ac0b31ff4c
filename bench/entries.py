"""A home with many entries of 1-4 KB, the same for the same seed: `python -m bench.entries HOME 10000`."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from closeness_tui.content.documents import dump_entry
from closeness_tui.core.answer import Chosen, Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.store.logs import Log
from closeness_tui.store.places import find_places
from closeness_tui.store.shelf import first_of, month_of, padded
from closeness_tui.store.vault import Vault

RARE = "zugvogel"
"""In three entries."""
COMMON = "kitchen"
"""In most entries."""
_LAST = datetime(2026, 11, 22, 21, tzinfo=UTC)
_YEARS = 10
_SYLLABLES = [first + last for first in "bdfghklmnprstvwz" for last in ("a", "e", "i", "o", "u", "en", "ing")]


def entries(count: int, seed: int = 1) -> Iterator[Entry]:
    """So many entries over ten years, oldest first."""
    chance = random.Random(seed)  # noqa: S311 - the same words each time
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _word in range(4000)]
    weights = [1 / (place + 3) for place in range(len(words))]
    rare = set(chance.sample(range(count), min(3, count)))
    step = timedelta(days=365.25 * _YEARS) / max(1, count)
    for number in range(count):
        said = chance.choices(words, weights, k=chance.randint(120, 560))
        for _time in range(chance.randint(0, 3)):
            said.insert(chance.randrange(len(said)), COMMON)
        if number in rare:
            said.insert(chance.randrange(len(said)), RARE)
        yield _entry(_LAST - step * (count - number), said, chance)


def _entry(created: datetime, said: list[str], chance: random.Random) -> Entry:
    half = len(said) // 2
    lines = (
        Line("before", "rate", "How tense do you feel right now?", Number(chance.randint(0, 10)), "before"),
        Line("scene", "write", "What happened, told as a camera would see it?", Words(_text(said[:half]))),
        Line("felt", "choose", "What was there?", Chosen(("warm",), ("something warm",))),
        Line("after", "rate", "And now?", Number(chance.randint(0, 10)), "after"),
    )
    return Entry(
        id="".join(chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=26)),
        kind="exercise",
        created=created.replace(microsecond=0),
        exercise=chance.choice(("repair-letter", "bright-moments", "small-wins")),
        title="A Letter That Is Not Sent",
        tags=("us",) if chance.random() < 0.2 else (),
        lines=lines,
        words=_text(said[half:]),
        starred=chance.random() < 0.05,
        app="closeness 0.1.0",
    )


def _text(words: list[str]) -> str:
    sentences = [" ".join(words[at : at + 12]).capitalize() + "." for at in range(0, len(words), 12)]
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def fill(home: Path, count: int, seed: int = 1, passphrase: str = "") -> Vault:
    """Put the entries into a home, sealed as always but without waiting for the disk; its opened vault."""
    places = find_places({"CLOSENESS_HOME": str(home)})
    vault = Vault(places.log)
    log = Log(places.log, vault)
    log.prepare()
    if passphrase:
        vault.choose_passphrase(passphrase)
    # Made by itself: as a parent of the months it would be open to others, and the doctor would say so.
    places.log.entries.mkdir(mode=0o700, parents=True, exist_ok=True)
    for entry in entries(count, seed):
        month = month_of(entry.created)
        folder = places.log.entries / month
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{entry.id}.age"
        path.write_bytes(vault.seal(padded(dump_entry(entry))))
        path.chmod(0o600)
        os.utime(path, (first_of(month), first_of(month)))
    return vault


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
