"""A copy as one page for a browser or a printer: no script, nothing from elsewhere, every word escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from closeness_tui.content.exchange.passages import (
    Passage,
    head,
    moment_in_words,
    one_line,
    paragraphs,
    passages,
    shown,
    tags_in_words,
    title_of,
)
from closeness_tui.content.exchange.sheet import note, what_it_is
from closeness_tui.core.wording import _, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.content.exchange.sheet import Copy
    from closeness_tui.core.entry import Entry

_STYLE = """\
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #23282b; --quiet: #5b6469; --rule: #d9d6cd; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16191b; --ink: #e4e2dc; --quiet: #a3abb0; --rule: #3a4044; }
}
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 38rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Iowan Old Style", "Times New Roman", serif; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0; }
h3 { font-size: 1rem; font-weight: normal; font-style: italic; color: var(--quiet); margin: 1.75rem 0 .25rem; }
p { margin: 0 0 .75rem; white-space: pre-wrap; }
ul { margin: 0 0 .75rem; padding-inline-start: 1.25rem; }
header p, .facts { color: var(--quiet); font-size: .9375rem; }
article { border-top: 1px solid var(--rule); margin-top: 2.5rem; padding-top: 2rem; }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; }
  body { padding: 0; max-width: none; font-size: 11pt; }
  h2, h3 { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
}
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Even if a word slipped through as markup, nothing would run and nothing would be fetched."""


def write(copy: Copy) -> str:
    """The copy as HTML."""
    rows = [
        "<!DOCTYPE html>",
        f'<html lang="{_said(copy.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        f"<title>{_said(what_it_is())}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        "<header>",
        f"<h1>{_said(what_it_is())}</h1>",
        f"<p>{_said(head(copy.made, copy.for_whom))}</p>",
        f"<p>{_said(note())}</p>",
        f"<p>{_said(wording('what-this-is'))}</p>",
        "</header>",
        "<main>",
    ]
    for entry in copy.entries:
        rows += _entry(entry)
    rows += ["</main>", "</body>", "</html>"]
    return "\n".join(rows) + "\n"


def _said(text: str) -> str:
    return escape(shown(text), quote=True)


def _entry(entry: Entry) -> Iterator[str]:
    yield "<article>"
    yield f'<h2 dir="auto">{_said(title_of(entry))}</h2>'
    moment = escape(entry.created.isoformat(timespec="minutes"))
    yield f'<p class="facts"><time datetime="{moment}">{_said(moment_in_words(entry.created))}</time></p>'
    if entry.starred:
        yield f'<p class="facts">{_said(_("Starred"))}</p>'
    tags = tags_in_words(entry)
    if tags:
        yield f'<p class="facts" dir="auto">{_said(tags)}</p>'
    for passage in passages(entry):
        yield from _passage(passage)
    yield "</article>"


def _passage(passage: Passage) -> Iterator[str]:
    prompt = one_line(passage.prompt)
    if prompt:
        yield f'<h3 dir="auto">{_said(prompt)}</h3>'
    if passage.is_list:
        yield "<ul>"
        yield from (f'<li dir="auto">{_said(one_line(text))}</li>' for text in passage.texts)
        yield "</ul>"
        return
    for text in passage.texts:
        for block in paragraphs(text):
            yield f'<p dir="auto">{"<br>".join(_said(line) for line in block)}</p>'
