"""Entries for the tests of copies: made-up ones to look at, hostile ones, and a strategy for any."""

from __future__ import annotations

import string
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import strategies as st

from closeness_tui.content.exchange.sheet import Copy
from closeness_tui.core.answer import Answer, Blanks, Chosen, Item, Items, Mark, Marks, Number, Words
from closeness_tui.core.entry import Entry, Line

GOLDEN = Path(__file__).parent / "copies"
MADE = datetime(2026, 11, 25, 18, 5, tzinfo=timezone(timedelta(hours=1)))

EVENING = Entry(
    id="k3v6q2m7xw4hd5tzb6rjcnp2ya",
    kind="exercise",
    created=datetime(2026, 11, 3, 21, 14, 3, tzinfo=timezone(timedelta(hours=1))),
    finished=datetime(2026, 11, 3, 21, 31, 40, tzinfo=timezone(timedelta(hours=1))),
    exercise="bright-moments",
    title="Bright moments",
    tags=("us", "trust"),
    starred=True,
    app="closeness 0.1.0",
    lines=(
        Line("before", "rate", "How is it to begin? 0 is at ease.", Number(4.0), "before"),
        Line(
            "happened",
            "write",
            "What happened, as a camera would see it?",
            Words("We were in the kitchen.\n\nI stayed *a bit* longer <than> usual.\n1. no list\n- no list"),
        ),
        Line("felt", "choose", "What was there?", Chosen(("warm", "shy"), ("warmth", "a bit shy"))),
        Line(
            "who",
            "sort",
            "Who could hear of it?",
            Items((Item("Sam & Jo", "soon", 3.0, True), Item("my aunt", "later"))),
        ),
        Line("noted", "note", "Notice what comes.", Marks((Mark("thinking", 5.0), Mark("hearing", 65.5)))),
        Line(
            "title",
            "fill",
            "If this were a chapter, what might you call it?",
            Blanks((("what", "stayed"),), "The chapter where I stayed"),
        ),
    ),
    words="It was enough.",
)
NOTE = Entry(
    id="b2c3d4e5f6g7h2i3j4k5l6m7n2",
    kind="note",
    created=datetime(2026, 11, 5, 8, 0, tzinfo=UTC),
    words="A quiet morning.\nNothing more.",
)
SAMPLE = Copy((EVENING, NOTE), MADE, for_whom="Anna")

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></article></main></body></html><!-- ",
    "&lt;b&gt; &amp; &#x3c;",
    "]]><style>body{display:none}</style>",
    "# heading\n## another\nsetext\n===\nsetext\n---",
    "**bold** _it_ ~~gone~~ `code` [link](javascript:alert(1)) ![i](http://x.test/i.png)",
    "```\nfenced\n```\n---\n+++\n***",
    "    four spaces\n\ttab\n> quote\n- item\n+ item\n* item\n1. one\n2) two",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "<http://x.test> http://x.test www.x.test [^1]: note\n[ref]: http://x.test",
    "[/] [@click=app.bell]x[/] [bold]y[/bold]",
    "\x1b[31mred\x1b]0;title\x07\x9b31m",
    "\u202eesrever\u202c \u2066isolate \u200fmark",
    "\"\"\"\nclose = true\n[[answers]]\n'''",
    "line\u2028separator\u2029 next\x85 \x0b\x0c",
    "trailing \\\nspaces  \n \n\n\n  end",
    "\ud800 lone \ufeff bom",
    "{{7*7}} ${x} %s %(x)s {0} {name}",
)

texts = st.sampled_from(HOSTILE) | st.text(max_size=40)
keys = st.sampled_from(["a", "b", "c", "title", "@words", "words"])
numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Words, texts),
    st.builds(Number, st.none() | numbers, st.booleans()),
    st.builds(Chosen, st.lists(texts, max_size=2).map(tuple), st.lists(texts, max_size=2).map(tuple)),
    st.builds(Blanks, st.lists(st.tuples(texts, texts), max_size=2).map(tuple), texts),
    st.builds(
        Items,
        st.lists(st.builds(Item, texts, texts, st.none() | numbers, st.booleans()), max_size=2).map(tuple),
    ),
    st.builds(Marks, st.lists(st.builds(Mark, texts, st.floats(0, 1e6)), max_size=2).map(tuple)),
)
moments = st.datetimes(
    min_value=datetime(1900, 1, 1),
    max_value=datetime(2200, 1, 1),
    timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
lines = st.lists(st.builds(Line, keys, st.just("write"), texts, answers, texts), max_size=3).map(tuple)
entries = st.builds(
    Entry,
    id=st.text(alphabet=string.ascii_lowercase + "234567", min_size=26, max_size=26),
    kind=st.sampled_from(["exercise", "note"]),
    created=moments,
    finished=st.none() | moments,
    exercise=texts,
    title=texts,
    ended=texts,
    stopped_at=texts,
    tags=st.lists(texts, max_size=2).map(tuple),
    lines=lines,
    words=texts,
    starred=st.booleans(),
    replaces=texts,
    edited=st.none() | moments,
    app=texts,
)
several = st.lists(entries, max_size=3, unique_by=lambda entry: entry.id).map(tuple)
copies = st.builds(Copy, several, moments, texts)
