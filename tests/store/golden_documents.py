"""What the golden files of each released schema must read as, for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from closeness_tui.core.answer import Blanks, Chosen, Item, Items, Mark, Marks, Number, Words
from closeness_tui.core.entry import Draft, Entry, Line

PASSPHRASE = "a golden passphrase"  # noqa: S105 - it guards nothing
WORDS = ("abandon", "ability", "act", "zoo", "zone", "year", "wrong", "below", "then", "art")

_BERLIN = timezone(timedelta(hours=1))

EXERCISE = Entry(
    id="aaaaaaaaaaaaaaaaaaaaaaaaa2",
    kind="exercise",
    created=datetime(2026, 11, 22, 21, 14, 3, tzinfo=_BERLIN),
    finished=datetime(2026, 11, 22, 21, 31, 40, tzinfo=_BERLIN),
    exercise="repair-letter",
    title="The repair letter",
    ended="stop",
    stopped_at="close",
    tags=("us", "trust"),
    lines=(
        Line(
            "happened",
            "write",
            "What happened?",
            Words('We were in the kitchen.\n\nI "stopped" listening. \\o/'),
        ),
        Line("close", "rate", "How close?", Number(4.0), role="before"),
        Line("far", "rate", "How close?", Number(None, numb=True), role="after"),
        Line("which", "choose", "Which?", Chosen(("a", "own"), ("One", "my own"), own=True)),
        Line("gap", "blanks", "Fill in", Blanks((("who", "Ann"),), "Ann came")),
        Line("rows", "list", "List", Items((Item("first", "now", 3.5, True), Item("second")))),
        Line("seen", "note", "Note", Marks((Mark("thinking", 2.25), Mark("feeling", 4.0)))),
    ),
    words="and السلام 👩‍👩‍👧 at the end",
    starred=True,
    app="closeness 0.1.0",
)
NOTE = Entry(
    id="aaaaaaaaaaaaaaaaaaaaaaaaa3",
    kind="note",
    created=datetime(2026, 12, 1, 8, 0, tzinfo=UTC),
    words="later thoughts",
    replaces="aaaaaaaaaaaaaaaaaaaaaaaaa4",
    edited=datetime(2026, 12, 2, 8, 0, tzinfo=UTC),
    app="closeness 0.1.0",
)
DRAFT = Draft(
    id="aaaaaaaaaaaaaaaaaaaaaaaaa5",
    created=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    saved=datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    exercise="repair-letter",
    source='format = 1\ntitle = "The repair letter"\n',
    at="close",
    path=("happened", "#2"),
    spent=1.5,
    seed=7,
    page=1,
    swapped=True,
    freed=2.5,
    left_out=((3, 1.25),),
    imagined=((4, 0.5),),
    tags=("us",),
    ending="",
    lines=(Line("happened", "write", "What happened?", Words("so far")),),
    words="half",
    app="closeness 0.1.0",
)
NEWER = """schema = 99
id = "aaaaaaaaaaaaaaaaaaaaaaaaa6"
kind = "weather"
created = 2046-01-02T03:04:05Z
title = "From later"
sky = ["wide", "blue"]

[unheard]
of = true
"""
OLDER = """schema = 0
id = "aaaaaaaaaaaaaaaaaaaaaaaaa7"
kind = "note"
created = 2025-05-06T07:08:09Z
body = "from before"
"""
"""No release wrote this: it shows that a step would work. Its `body` is `words` today."""
