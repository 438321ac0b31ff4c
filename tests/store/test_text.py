"""Fault 11: any text at all goes through a sealed file and comes back, and none of it steers a terminal."""

from __future__ import annotations

import random

import pytest

from closeness_tui.content.documents import clean, dump_entry
from closeness_tui.core.answer import Item, Items, Words
from closeness_tui.core.entry import Line
from closeness_tui.store.shelf import padded
from tests.architecture.program import closeness
from tests.store.deaths import SOAK, Tell
from tests.store.world import World, entry

STRINGS = 20_000 if SOAK else 1_000
TOGETHER = 50
"""Strings in one entry."""
PIECES = [
    *(
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\a",
        "\x1b[31m",
        "\x1b]0;title\x07",
        "\x9b2J",
        "\x7f",
        "\x85",
        "\u2028",
    ),
    *(
        "\ud800",
        "\udfff",
        "\ud83d\ude00",
        "\u202e",
        "\u200f",
        "שלום",
        "السلام",
        "👩‍👩‍👧",
        "🏳️‍🌈",
        "e\u0301",
        "漢字",
    ),
    *(
        '"""',
        "'''",
        "\\",
        "\\u001b",
        "#",
        "[[answers]]",
        "[/]",
        "[@click=quit]",
        "id = 1",
        "\ufeff",
        "\ufffe",
    ),
    *("a", "word", " ", "  \n", "0", "\U0010ffff"),
]


def fuzzed(chance: random.Random) -> str:
    pieces = (
        chance.choice(PIECES) if chance.random() < 0.8 else chr(chance.randrange(0x110000))
        for _piece in range(chance.randrange(12))
    )
    return "".join(pieces)


@pytest.mark.soak
def test_fuzzed_strings_come_back_from_a_sealed_file_as_they_were_cleaned(world: World, tell: Tell) -> None:
    """Fault 11: line ends, zeros, escapes, lone surrogates, right to left, emoji."""
    chance = random.Random(11)  # noqa: S311 - the same strings each time
    log = world.log()
    done = 0
    while done < STRINGS:
        texts = [fuzzed(chance) for _text in range(TOGETHER)]
        third = TOGETHER // 3
        lines = (
            *(Line(f"k{number}", "write", "?", Words(text)) for number, text in enumerate(texts[:third])),
            Line("rows", "list", "?", Items(tuple(Item(text) for text in texts[third:-1]))),
        )
        kept = log.save(entry(lines=lines, words=texts[-1], title=texts[0], tags=tuple(texts[:2])))
        found = world.log().open(kept.id)
        read = [line.answer.text for line in found.lines if isinstance(line.answer, Words)]
        read += [
            each.text for line in found.lines if isinstance(line.answer, Items) for each in line.answer.items
        ]
        assert [*read, found.words] == [clean(text) for text in texts]
        assert (found.title, found.tags) == (clean(texts[0]), tuple(clean(text) for text in texts[:2]))
        done += len(texts)
    assert world.log().list().damaged == ()
    tell("strings", done)


def planted(world: World) -> str:
    """The id of an entry that another program wrote, with escape sequences in every place."""
    kept = world.log().save(
        entry(
            title="EVIL title",
            words="EVIL words",
            tags=("EVIL",),
            lines=(Line("EVIL", "EVIL", "EVIL?", Words("EVIL")),),
        )
    )
    text = dump_entry(kept).replace("EVIL", "evil\\u001b[2J\\u009b31m\\u001b]0;x\\u0007\\u0000")
    path = world.folder.entries / "2026-11" / f"{kept.id}.age"
    path.write_bytes(world.vault().seal(padded(text)))
    return kept.id


@pytest.mark.parametrize(
    "command", [("log", "list"), ("log", "show", "newest"), ("log", "search", "evil")], ids=" ".join
)
def test_an_escape_in_an_entry_never_reaches_the_terminal(world: World, command: tuple[str, ...]) -> None:
    """Fault 11: an entry that another program sealed to our key."""
    planted(world)
    told = closeness(*command, CLOSENESS_HOME=str(world.home)).stdout
    assert "evil" in told
    steering = [chr(code) for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"]
    assert [letter for letter in steering if letter in told] == []
