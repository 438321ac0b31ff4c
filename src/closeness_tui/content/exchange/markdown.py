"""A copy as Markdown: our headings and quotes, and every word of a person as plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closeness_tui.content.exchange.passages import (
    Passage,
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

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>&~|#$^]")
_AT_THE_START = re.compile(r"^[-+=:>]")
_NUMBERED = re.compile(r"^([0-9]+)([.)])")
_INDENT = re.compile(r"^[ \t]+")
_LINKS = re.compile(r"(://|\bwww\.)", re.IGNORECASE)
_HARD_BREAK = "  \n"


def literal(line: str) -> str:
    """One line whose words stay words, wherever it stands."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", line)
    escaped = _LINKS.sub(lambda found: found[0].replace(":", "\\:").replace(".", "\\."), escaped)
    escaped = _AT_THE_START.sub(r"\\\g<0>", escaped)
    escaped = _NUMBERED.sub(r"\1\\\2", escaped)
    # Four spaces would make a block of code; these look the same and do not.
    return _INDENT.sub(lambda found: "\u00a0" * len(found[0].expandtabs(4)), _start_escaped(escaped))


def _start_escaped(line: str) -> str:
    indent = _INDENT.match(line)
    if indent is None:
        return line
    rest = line[indent.end() :]
    return indent[0] + _NUMBERED.sub(r"\1\\\2", _AT_THE_START.sub(r"\\\g<0>", rest))


def write(copy: Copy) -> str:
    """The copy as Markdown."""
    blocks = [
        f"# {literal(what_it_is())}",
        literal(head(copy.made, copy.for_whom)),
        literal(note()),
        literal(wording("what-this-is")),
    ]
    for entry in copy.entries:
        blocks += ["---", *_entry(entry)]
    return "\n\n".join(blocks) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## {literal(title_of(entry))}"
    yield f"*{literal(moment_in_words(entry.created))}*"
    facts = [_("Starred")] if entry.starred else []
    facts += [literal(tags_in_words(entry))] if tags_in_words(entry) else []
    if facts:
        yield _HARD_BREAK.join(facts)
    for passage in passages(entry):
        yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[str]:
    asked = paragraphs(passage.prompt)
    if asked:
        yield "\n>\n".join(_lines(block, "> ") for block in asked)
    if passage.is_list:
        yield "\n".join(f"- {literal(one_line(text))}" for text in passage.texts)
        return
    for text in passage.texts:
        yield from (_lines(block, "") for block in paragraphs(text))


def _lines(block: tuple[str, ...], before: str) -> str:
    return _HARD_BREAK.join(before + literal(line) for line in block)
