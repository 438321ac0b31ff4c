"""What is brought to a session as one page for a browser or a printer: no script, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from closeness_tui.content.exchange.passages import paragraphs, shown
from closeness_tui.content.exchange.session_blocks import (
    Asked,
    Block,
    Heading,
    Listed,
    Said,
    Table,
    Told,
    what_it_is,
)
from closeness_tui.core.answer import spoken_number
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #23282b; --quiet: #495156; --rule: #c9c5ba; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16191b; --ink: #e4e2dc; --quiet: #b6bdc1; --rule: #4a5156; }
}
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 38rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Iowan Old Style", "Times New Roman", serif; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .25rem; }
h3 { font-size: 1rem; font-weight: normal; font-style: italic; color: var(--quiet); margin: 1.5rem 0 .25rem; }
p { margin: 0 0 .75rem; white-space: pre-wrap; }
ul { margin: 0 0 .75rem; padding-inline-start: 1.25rem; }
.told { color: var(--quiet); font-size: .9375rem; margin-bottom: .25rem; }
section { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 1.5rem; }
figure { margin: 1.5rem 0; }
svg { display: block; width: 100%; height: auto; }
svg line { stroke: var(--rule); }
svg text { fill: var(--quiet); font-size: 13px; }
svg circle { fill: var(--ink); }
table { border-collapse: collapse; margin: .5rem 0 0; font-size: .9375rem; }
caption { text-align: start; padding-bottom: .25rem; }
th, td { text-align: start; padding: .125rem 1.5rem .125rem 0; font-weight: normal;
  border-bottom: 1px solid var(--rule); }
thead th { color: var(--quiet); }
td { font-variant-numeric: tabular-nums; }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; }
  body { padding: 0; max-width: none; font-size: 11pt; }
  h2, h3 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
}
"""

_WIDE, _HIGH, _LEFT, _EDGE = 600, 150, 40, 14


def page(blocks: Iterable[Block], language: str) -> str:
    """The whole file."""
    title = _text(what_it_is())
    rows = [
        "<!DOCTYPE html>",
        f'<html lang="{_text(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        *_sections(blocks),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(rows) + "\n"


def _policy() -> str:
    """Even if a word slipped through as markup, nothing would run or be fetched, and no other style would hold."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _sections(blocks: Iterable[Block]) -> Iterator[str]:
    number = 0

    def section(block: Block) -> int:
        nonlocal number
        number += isinstance(block, Heading) and block.level > 1
        return number

    for place, inside in groupby(blocks, section):
        yield "<section>" if place else "<header>"
        for block in inside:
            yield from _block(block)
        yield "</section>" if place else "</header>"


def _text(text: str) -> str:
    return escape(shown(text), quote=True)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f'<h{level} dir="auto">{_text(text)}</h{level}>'
        case Told(text):
            yield f'<p class="told" dir="auto">{_text(text)}</p>'
        case Asked(text):
            yield f'<h3 dir="auto">{_text(text)}</h3>'
        case Said(text):
            for rows in paragraphs(text):
                yield f'<p dir="auto">{"<br>".join(map(_text, rows))}</p>'
        case Listed(rows):
            yield "<ul>"
            yield from (f'<li dir="auto">{_text(row)}</li>' for row in rows)
            yield "</ul>"
        case Table():
            yield from _figure(block)


def _figure(table: Table) -> Iterator[str]:
    yield "<figure>"
    if table.dots:
        yield from _picture(table)
    yield "<table>"
    yield f'<caption dir="auto">{_text(table.caption)}</caption>'
    left, right = map(_text, table.head)
    yield f'<thead><tr><th scope="col">{left}</th><th scope="col">{right}</th></tr></thead>'
    yield "<tbody>"
    for day, number in table.rows:
        yield f'<tr><th scope="row">{_text(day)}</th><td dir="auto">{_text(number)}</td></tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</figure>"


def _picture(table: Table) -> Iterator[str]:
    """Dots and three level lines: no trend, and no colour that judges."""
    # The table says it all in words, so a screen reader is spared a picture of the same.
    label = _text(_("Dots over time, from {lowest} to {highest}. The table below says the same."))
    highest = spoken_number(table.highest)
    label = label.format(lowest="0", highest=highest)
    yield f'<svg role="img" aria-label="{label}" viewBox="0 0 {_WIDE} {_HIGH}">'
    for height in (0.0, 0.5, 1.0):
        y = _y(height)
        yield f'<line x1="{_LEFT}" x2="{_WIDE - _EDGE}" y1="{y:g}" y2="{y:g}"/>'
        level = spoken_number(table.highest * height)
        yield f'<text x="{_LEFT - 8}" y="{y + 4:g}" text-anchor="end" aria-hidden="true">{level}</text>'
    for along, height in table.dots:
        x = _LEFT + _EDGE + along * (_WIDE - _LEFT - 3 * _EDGE)
        yield f'<circle cx="{x:.1f}" cy="{_y(height):.1f}" r="5"/>'
    yield "</svg>"


def _y(height: float) -> float:
    return _HIGH - _EDGE - height * (_HIGH - 2 * _EDGE)
