from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pytest
import tomli
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from closeness_tui.content.documents import cleaned, read_entry
from closeness_tui.content.exchange.markdown import literal
from closeness_tui.content.exchange.passages import one_line, passages, shown, title_of
from closeness_tui.content.exchange.sheet import FORMS, Copy, Form, file_name, preview, write_copy
from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.wording import wording
from tests.content.entries_to_share import GOLDEN, HOSTILE, MADE, NOTE, SAMPLE, copies, texts

ALL: tuple[Form, ...] = get_args(Form)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("form", ALL)
def test_the_sample_is_as_it_was_looked_at(form: Form) -> None:
    assert write_copy(SAMPLE, form) == (GOLDEN / f"sample{FORMS[form]}").read_text(encoding="utf-8")


@settings(max_examples=40, deadline=None)
@given(copies, st.sampled_from(ALL))
def test_a_copy_is_the_same_each_time_and_safe_to_show(copy: Copy, form: Form) -> None:
    text = write_copy(copy, form)
    assert text == write_copy(copy, form)
    assert UNSAFE.search(text) is None
    assert UNSAFE.search(preview(copy, form)) is None


@pytest.mark.parametrize("form", ALL)
def test_every_copy_says_what_it_is_when_it_was_made_and_for_whom(form: Form) -> None:
    text = " ".join(write_copy(SAMPLE, form).replace("&#x27;", "'").split())
    assert "Entries from a private practice log" in text
    assert "Anna" in text
    assert "the program cannot take it back" in text
    assert wording("what-this-is").split(".")[0] in text
    assert "2026" in text


@pytest.mark.parametrize("form", ALL)
def test_the_preview_is_all_that_would_be_there_under_the_words_that_ask_for_a_look(form: Form) -> None:
    text = preview(SAMPLE, form)
    assert text.startswith(wording("share-with-therapist"))
    if form != "html":
        assert text.endswith("\n\n" + write_copy(SAMPLE, form))


@settings(max_examples=40, deadline=None)
@given(copies)
def test_the_preview_of_a_page_has_the_words_of_the_page(copy: Copy) -> None:
    read = Page(write_copy(copy, "html"))
    rows = preview(copy, "html").removeprefix(wording("share-with-therapist"))
    assert "".join(rows.split()) == "".join(read.body.split())


@pytest.mark.parametrize("form", ALL)
def test_the_name_of_a_file_tells_nothing_but_the_day(form: Form) -> None:
    assert file_name(form, MADE) == f"closeness-2026-11-25{FORMS[form]}"


# HTML


class Page(HTMLParser):
    """Refuses what is not well formed, and remembers what a browser would see."""

    VOID = frozenset(("meta", "br"))
    OUTER = ("html", "head", "meta", "title", "style", "body", "header", "main", "article")
    KNOWN = frozenset((*OUTER, "h1", "h2", "h3", "p", "ul", "li", "br", "time"))
    ATTRIBUTES = frozenset(("lang", "charset", "name", "content", "http-equiv", "class", "dir", "datetime"))

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.body = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.KNOWN, tag
        assert {name for name, _value in attrs} <= self.ATTRIBUTES
        self.tags.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append((tag, ""))
        if tag == "br":
            self.body += "\n"
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.body += data
        if self.open and self.open[-1] in ("h1", "h2", "h3"):
            name, text = self.headings[-1]
            self.headings[-1] = (name, text + data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@settings(max_examples=60, deadline=None)
@given(copies)
def test_a_page_is_whole_and_has_only_our_own_tags(copy: Copy) -> None:
    text = write_copy(copy, "html")
    page = Page(text)
    assert page.tags.count("article") == len(copy.entries)
    assert page.tags.count("main") == page.tags.count("h1") == 1
    asked = sum(1 for entry in copy.entries for each in passages(cleaned(entry)) if one_line(each.prompt))
    assert [name for name, _text in page.headings].count("h3") == asked
    titles = [words for name, words in page.headings if name == "h2"]
    assert titles == [title_of(cleaned(entry)) for entry in copy.entries]


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    text = write_copy(replace(SAMPLE, entries=()), "html")
    assert re.findall(r"https?:|//|@import|url\(|<script|<link|<img|\bon\w+=|src=|href=", text) == []
    assert "default-src 'none'" in text
    assert '<html lang="en">' in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_the_language_of_a_page_can_be_named() -> None:
    assert '<html lang="el">' in write_copy(Copy((), MADE, language="el"), "html")
    assert '<html lang="&quot;&gt;">' in write_copy(Copy((), MADE, language='">'), "html")


# Markdown


def rendered(text: str) -> list[tuple[str, str]]:
    """Tags and words, as a renderer with tables and strike-through sees them."""
    parts: list[tuple[str, str]] = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        for token in [block, *(block.children or [])]:
            if token.type == "text":
                parts.append(("", token.content))
            elif token.type in ("softbreak", "hardbreak"):
                parts.append(("", "\n"))
            elif token.type != "inline":
                parts.append((token.type, token.content))
    return parts


OURS = re.compile(
    r"(heading|paragraph|blockquote|bullet_list|list_item|em|table)_(open|close)|hr|text_special"
)


def words_of(parts: list[tuple[str, str]]) -> str:
    return "".join("".join(content for name, content in parts if name in ("", "text_special")).split())


@settings(max_examples=60, deadline=None)
@given(copies)
def test_nothing_that_was_typed_becomes_markdown(copy: Copy) -> None:
    parts = rendered(write_copy(copy, "markdown"))
    names = [name for name, _content in parts]
    assert all(OURS.fullmatch(name) for name in names if name), names
    assert names.count("em_open") == names.count("hr") == len(copy.entries)
    assert names.count("heading_open") == 1 + len(copy.entries)
    assert "table_open" not in names
    read = preview(copy, "html").removeprefix(wording("share-with-therapist"))
    ordered = words_of(parts)
    assert len(ordered) == len("".join(read.split()))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_read_as_they_were_typed(words: str) -> None:
    entry = replace(NOTE, words=words, lines=(Line("a", "write", words, Words(words)),))
    parts = rendered(write_copy(Copy((entry,), MADE), "markdown"))
    expected = "".join(shown(words).split())
    assert words_of(parts).endswith(expected * 2 + "Wordsaddedattheend" + expected)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_line_is_one_paragraph_with_the_same_words(words: str) -> None:
    line = shown(words).partition("\n")[0].strip()
    if not line:
        return
    for before in ("", "> ", "- ", "## "):
        parts = rendered(before + literal(line))
        assert words_of(parts) == "".join(line.split())
        assert all(OURS.fullmatch(name) for name, _content in parts if name)


# Records


@settings(max_examples=40, deadline=None)
@given(copies)
def test_the_toml_holds_the_stored_documents(copy: Copy) -> None:
    file = tomli.loads(write_copy(copy, "toml"))
    read = tuple(read_entry(tomli_w.dumps(each)) for each in file.get("entries", []))
    assert read == tuple(cleaned(entry) for entry in copy.entries)


@settings(max_examples=40, deadline=None)
@given(copies)
def test_json_lines_are_one_entry_a_line(copy: Copy) -> None:
    text = write_copy(copy, "jsonl")
    rows = [json.loads(row) for row in text.splitlines()]
    assert len(rows) == 1 + len(copy.entries)
    assert [row["id"] for row in rows[1:]] == [entry.id for entry in copy.entries]


def test_a_reading_copy_has_no_empty_answers() -> None:
    entry = replace(NOTE, lines=(Line("a", "write", "Anything?", Words("  ")),))
    assert "Anything?" not in write_copy(Copy((entry,), MADE), "markdown")


def test_an_entry_without_a_title_is_called_a_note() -> None:
    assert title_of(Entry(id="x", kind="note", created=MADE)) == "A note"
