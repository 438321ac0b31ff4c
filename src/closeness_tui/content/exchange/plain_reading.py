"""A copy as plain text, for reading it on the screen before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.exchange.passages import (
    head,
    moment_in_words,
    one_line,
    paragraphs,
    passages,
    tags_in_words,
    title_of,
)
from closeness_tui.content.exchange.sheet import note, what_it_is
from closeness_tui.core.wording import _, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.content.exchange.sheet import Copy
    from closeness_tui.core.entry import Entry


def read_out(copy: Copy) -> str:
    """Every word of the copy, without markup."""
    rows = [what_it_is(), head(copy.made, copy.for_whom), "", note(), "", wording("what-this-is")]
    for entry in copy.entries:
        rows += ["", *_entry(entry)]
    return "\n".join(rows) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield title_of(entry)
    yield moment_in_words(entry.created)
    if entry.starred:
        yield _("Starred")
    if entry.tags:
        yield tags_in_words(entry)
    for passage in passages(entry):
        yield ""
        if passage.prompt.strip():
            yield one_line(passage.prompt)
        for text in passage.texts:
            for lines in paragraphs(text):
                yield from (f"  {line}" for line in lines)
