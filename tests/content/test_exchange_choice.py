from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from closeness_tui.content.exchange.sheet import Copy, Form, preview, write_copy
from closeness_tui.core.answer import Answer, Blanks, Chosen, Item, Items, Mark, Marks, Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.redaction import FREE_WORDS, TAGS, chosen, parts_to_choose, without
from tests.content.entries_to_share import EVENING, MADE, NOTE, entries, texts

CANARY = "Qanary7731"
secrets: st.SearchStrategy[Answer] = st.sampled_from(
    [
        Words(f"before {CANARY}\nafter"),
        Words(f"  {CANARY} "),
        Chosen(("a",), (f"{CANARY} chosen",), own=True),
        Blanks((("what", CANARY),), f"I am {CANARY}."),
        Items((Item(CANARY, "soon"), Item("other"))),
        Marks((Mark(CANARY, 3.0),)),
    ]
)


def quoting(answer: Answer) -> str:
    """A later question that quotes the answer, as an exercise may ask it."""
    match answer:
        case Words(text):
            return f"You wrote {text}. And now?"
        case Chosen(texts=chosen_texts):
            return f"You chose {', '.join(chosen_texts)}."
        case Blanks(filled, sentence):
            return f"{filled[0][1]}: {sentence}"
        case Items(items):
            return ", ".join(item.text for item in items)
        case Marks(marks):
            return f"{marks[0].label}?"
        case _:
            return ""


@settings(max_examples=80, deadline=None)
@given(entries, entries, secrets, texts, st.sampled_from(get_args(Form)))
def test_what_was_not_chosen_is_in_no_copy(
    kept: Entry, whole: Entry, secret: Answer, words: str, form: Form
) -> None:
    hidden = Line("hidden", "write", f"About {CANARY}?", secret)
    later = Line("later", "write", quoting(secret), Words(words))
    kept = replace(
        kept,
        id="a" * 26,
        lines=(*kept.lines, hidden, later),
        words=f"{CANARY} free",
        tags=(CANARY,),
    )
    whole = replace(whole, id="b" * 26, title=CANARY, words=CANARY, lines=(hidden,))
    left = chosen([kept, whole], keep={kept.id}, left_out={kept.id: {"hidden", FREE_WORDS, TAGS}})
    copy = Copy(left, MADE)
    assert [entry.id for entry in left] == [kept.id]
    assert CANARY not in write_copy(copy, form)
    assert CANARY not in preview(copy, form)


def test_a_question_keeps_the_rest_of_its_words() -> None:
    lines = (
        Line("a", "write", "What was it?", Words("I")),
        Line("b", "write", "You wrote: I. It is in you.", Words("yes")),
    )
    left = without(replace(NOTE, lines=lines), {"a"})
    assert [line.prompt for line in left.lines] == ["You wrote: …. It is in you."]


def test_the_ends_of_a_scale_stay_in_a_question() -> None:
    lines = (
        Line("a", "rate", "How is it?", Number(0.0)),
        Line("b", "rate", "How is it now? 0 is at ease.", Number(7.0)),
        Line("c", "write", "You said 7. What helped?", Words("tea")),
    )
    left = without(replace(NOTE, lines=lines), {"a", "b"})
    assert [line.prompt for line in left.lines] == ["You said …. What helped?"]
    assert without(replace(NOTE, lines=lines), {"a"}).lines == lines[1:]


def test_leaving_nothing_out_changes_nothing() -> None:
    assert without(EVENING, ()) == EVENING
    assert chosen([EVENING, NOTE], keep={EVENING.id, NOTE.id}, left_out={}) == (EVENING, NOTE)


def test_what_can_be_left_out_is_named_in_reading_order() -> None:
    assert parts_to_choose(EVENING) == (
        *("before", "happened", "felt", "who", "noted", "title"),
        TAGS,
        FREE_WORDS,
    )
    assert parts_to_choose(replace(NOTE, words=" ")) == ()
