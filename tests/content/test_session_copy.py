from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from closeness_tui.content.exchange.received import readable
from closeness_tui.content.exchange.session_copy import FORMS, Form, file_name, preview, write_sheet
from closeness_tui.core.summary import Sheet, Summary, sheet_of
from closeness_tui.core.wording import wording
from tests.content.entries_to_share import HOSTILE
from tests.content.sheets_to_bring import CHECKS, MADE, SAMPLE, all_of, hostile, sheets
from tests.core.test_summary import logs
from tests.tui.evening import contrast

ALL: tuple[Form, ...] = get_args(Form)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Page(HTMLParser):
    """Refuses what is not well formed or not known, and remembers what a browser would show."""

    VOID = frozenset(("meta", "br", "line", "circle"))
    OUTER = ("html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "h3")
    INNER = ("p", "ul", "li", "br", "figure", "svg", "line", "text", "circle")
    KNOWN = frozenset((*OUTER, *INNER, "table", "caption", "thead", "tbody", "tr", "th", "td"))
    WORDS = ("lang", "charset", "name", "content", "http-equiv", "class", "dir", "scope")
    PLACES = ("viewbox", "x", "x1", "x2", "y", "y1", "y2", "cx", "cy", "r", "text-anchor")
    ATTRIBUTES = frozenset((*WORDS, *PLACES, "role", "aria-label", "aria-hidden"))

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.headings: list[int] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.KNOWN, tag
        assert {name for name, _value in attrs} <= self.ATTRIBUTES
        self.tags.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        assert tag in self.VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open and "svg" not in self.open:
            self.words += data


def squeezed(text: str) -> str:
    """The letters alone: gaps and the marks of lists and rows do not matter."""
    return re.sub(r"[\s:\-]", "", text)


@settings(max_examples=60, deadline=None)
@given(sheets, st.sampled_from(ALL))
def test_a_copy_is_the_same_each_time_and_safe_to_show(sheet: Sheet, form: Form) -> None:
    text = write_sheet(sheet, form)
    assert text == write_sheet(sheet, form)
    assert UNSAFE.search(text) is None
    assert UNSAFE.search(preview(sheet, form)) is None


@settings(max_examples=60, deadline=None)
@given(sheets)
def test_the_preview_of_a_page_has_the_words_of_the_page_in_their_order(sheet: Sheet) -> None:
    page = Page(write_sheet(sheet, "html"))
    assert squeezed(preview(sheet, "html")) == squeezed(page.words)
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))


@settings(max_examples=60, deadline=None)
@given(sheets)
def test_no_word_becomes_markup_in_markdown(sheet: Sheet) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(write_sheet(sheet, "markdown"))
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }
    structure = ("heading", "paragraph", "blockquote", "bullet_list", "list_item")
    structure += ("table", "thead", "tbody", "tr", "th", "td")
    allowed = {f"{each}_{end}" for each in structure for end in ("open", "close")}
    assert kinds <= allowed | {"inline", "text", "hardbreak", "softbreak", "text_special"}


@settings(max_examples=60, deadline=None)
@given(sheets)
def test_the_json_form_is_whole_json(sheet: Sheet) -> None:
    facts = json.loads(write_sheet(sheet, "json"))
    assert facts["closeness_summary"] == 1
    assert len(facts.get("entries", [])) == len(sheet.parts)


@settings(max_examples=80, deadline=None)
@given(logs(), st.sampled_from(ALL))
def test_no_word_that_was_not_chosen_is_in_any_form(made: tuple, form: Form) -> None:  # type: ignore[type-arg]
    entries, chosen, hidden, kept = made
    sheet = sheet_of(Summary(entries, MADE, chosen, question="why"))
    for text in (write_sheet(sheet, form), preview(sheet, form)):
        found = set(re.findall(r"\w+", text.replace("\\n", " ")))
        assert hidden & found == set()
        assert kept <= found


def test_no_blanked_word_is_in_any_form() -> None:
    for form in ALL:
        text = write_sheet(SAMPLE, form)
        assert "aunt" not in text
        assert "[…]" in text.replace("\\", "")


def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    for sheet in (SAMPLE, *map(hostile, HOSTILE)):
        page = write_sheet(sheet, "html")
        tags = Page(page).tags
        assert not {"script", "link", "img", "iframe", "a", "object", "base", "form"} & set(tags)
        head = page.split("</head>")[0]
        assert "http://" not in head
        assert "https://" not in head
        assert "default-src 'none'" in head
        assert "@import" not in head
        assert "url(" not in head


def test_behind_every_picture_stands_a_table_with_a_caption() -> None:
    page = write_sheet(SAMPLE, "html")
    figures = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    assert figures
    for figure in figures:
        assert figure.index("<svg") < figure.index("<table>") < figure.index("<caption")
        assert figure.count("<circle") == 9  # ten weeks, one of them numb
        assert figure.count('scope="row"') == 10
        assert "numb or far away" in figure


def test_a_picture_does_not_tell_days_where_only_months_are_said() -> None:
    sheet = all_of(*CHECKS, by_month=True, since=None)
    page = write_sheet(sheet, "html")
    steps = [float(each) for each in re.findall(r'cx="([\d.]+)"', page)]
    assert "September 2026" in page
    assert not re.search(r"\b\d{1,2} (September|October|November) 2026", page.replace("25 November 2026", ""))
    even = (steps[-1] - steps[0]) / 9
    assert steps[1] - steps[0] == pytest.approx(even, abs=0.2)
    facts = json.loads(write_sheet(sheet, "json"))
    assert facts["entries"][0]["day"] == "2026-09"


def test_every_text_stands_out_from_its_paper() -> None:
    page = write_sheet(SAMPLE, "html")
    for block in re.findall(r":root \{([^}]*)\}", page):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block))
        whole = {
            name: "#" + "".join(c * 2 for c in each[1:]) if len(each) == 4 else each
            for name, each in colours.items()
        }
        assert contrast(whole["paper"], whole["ink"]) >= 7
        assert contrast(whole["paper"], whole["quiet"]) >= 7


@pytest.mark.parametrize("form", ALL)
def test_every_copy_says_what_it_is_and_for_whom(form: Form) -> None:
    text = " ".join(write_sheet(SAMPLE, form).replace("&#x27;", "'").split())
    for words in ("What I bring to the session", "Anna", "our session on Thursday", "cannot take it back"):
        assert words in text
    assert wording("what-this-is").split(".")[0] in text


@pytest.mark.parametrize("form", ALL)
def test_the_name_of_a_file_tells_nothing_but_the_day(form: Form) -> None:
    assert file_name(form, MADE) == f"closeness-2026-11-25{FORMS[form]}"
    assert file_name(form, MADE, sealed=True) == "closeness-2026-11-25.age"


def test_a_question_alone_can_be_brought() -> None:
    sheet = replace(SAMPLE, parts=(), dots=())
    for form in ALL:
        assert "stay in the room" in write_sheet(sheet, form)


@settings(max_examples=40, deadline=None)
@given(sheets)
def test_what_is_received_reads_like_what_was_sent(sheet: Sheet) -> None:
    sent = Page(write_sheet(sheet, "html")).words
    assert squeezed(readable(write_sheet(sheet, "html"))) == squeezed(sent)


@pytest.mark.parametrize("text", [*HOSTILE, "<!doctype html><style>", "<html><script>x</script>y\x1b[2J", ""])
def test_nothing_received_is_obeyed(text: str) -> None:
    assert UNSAFE.search(readable(text)) is None
    assert UNSAFE.search(readable(f"<!DOCTYPE html><p>{text}")) is None
