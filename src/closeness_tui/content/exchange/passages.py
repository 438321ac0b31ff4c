"""An entry as passages to read: the questions, and what was answered, the same for every readable form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.content.documents import clean
from closeness_tui.core.answer import Chosen, Items, Marks, is_empty, lines_of
from closeness_tui.core.spoken import today_in_words
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from closeness_tui.core.entry import Entry, Line

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A question and its answer; the words of a note have no question."""

    prompt: str = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    is_list: bool = False


def shown(text: str) -> str:
    """The text without characters that could turn the words around it about; it keeps its own direction."""
    return _DIRECTION.sub("", clean(text)).replace("\u2028", "\n").replace("\u2029", "\n")


def one_line(text: str) -> str:
    """The text as a heading or a label needs it."""
    return " ".join(shown(text).split())


def title_of(entry: Entry) -> str:
    """What an entry is called."""
    return one_line(entry.title) or _("A note")


def moment_in_words(moment: datetime) -> str:
    """Day and time in full, as the clock showed them."""
    return _("{day}, {time}").format(day=today_in_words(moment), time=f"{moment:%H:%M}")


def tags_in_words(entry: Entry) -> str:
    """The tags in one line, or empty."""
    tags = [tag for tag in map(one_line, entry.tags) if tag]
    return _("Tags: {tags}").format(tags=", ".join(tags)) if tags else ""


def passages(entry: Entry) -> Iterator[Passage]:
    """All that was answered, in order, then the free words."""
    for line in entry.lines:
        if not is_empty(line.answer):
            yield _passage(line)
    if entry.words.strip():
        # Below answers they need a heading, or they would look like a part of the last one.
        yield Passage(_("Words added at the end") if entry.lines else "", (shown(entry.words),))


def _passage(line: Line) -> Passage:
    is_list = isinstance(line.answer, Chosen | Items | Marks)
    texts = tuple(filter(str.strip, map(shown, lines_of(line.answer))))
    return Passage(shown(line.prompt), texts, is_list)


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """The lines of each paragraph, without empty ones; spaces at the front of a line stay."""
    blocks = re.split(r"\n(?:[^\S\n]*\n)+", text.strip("\n"))
    lines = (tuple(row.rstrip() for row in block.split("\n") if row.strip()) for block in blocks)
    return tuple(block for block in lines if block)


def head(made: datetime, for_whom: str) -> str:
    """When a copy was made, and for whom."""
    day = moment_in_words(made)
    name = one_line(for_whom)
    if name:
        return _("A copy made with closeness on {day}, for {name}.").format(day=day, name=name)
    return _("A copy made with closeness on {day}.").format(day=day)
