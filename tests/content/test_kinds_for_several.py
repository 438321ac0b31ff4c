"""The figure of the body, turns, pages to agree on, what waits for another day: what the reader makes of them."""

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.pieces import Shared
from closeness_tui.core.answer import Chosen, Item, Items
from closeness_tui.core.condition import Is
from closeness_tui.core.event import Answer, Next
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.session import Setting
from closeness_tui.core.steps import (
    Agree,
    Body,
    Breathe,
    Choose,
    Fill,
    Gate,
    Later,
    Listing,
    Note,
    Rate,
    Source,
    Tense,
    Turns,
    Write,
)
from closeness_tui.core.view import look
from tests.content.report import report

HEADER = 'id = "try"\ntitle = "Try"\nfamily = "noting"\nrung = 1\nsummary = "A try."\nfor = ["pair"]\ncheck = false\n'
SHARED = Shared(
    {"small": ("A song", "A smell", "A place")},
    {"body-cues": ("tight chest", "cold hands", "hum"), "trap": ("always",), "more": ("itch",)},
    {"body-cues": (("tight chest", "chest"), ("cold hands", "hands")), "more": (("itch", "whole"),)},
    {"trap": (("always", "Once may be easier to hear."),)},
)


def read(text: str, header: str = HEADER):
    reading = read_exercise(header + text, "try.toml", shared=SHARED)
    assert report(reading.problems) == "\n"
    assert reading.exercise is not None
    return reading.exercise


def steps(text: str):
    return read(text).steps


def codes(text: str, header: str = HEADER) -> list[str]:
    return [each.code for each in read_exercise(header + text, "try.toml", shared=SHARED).problems]


def test_a_body_without_cues_takes_the_usual_ones_with_their_places() -> None:
    (body,) = steps('[[step]]\nkind = "body"\ntext = "?"\n')
    assert isinstance(body, Body)
    assert body.cues == ("tight chest", "cold hands", "hum")
    assert body.places == (("tight chest", "chest"), ("cold hands", "hands"))
    assert (body.most, body.own, body.strength, body.first) == (0, True, None, False)


def test_a_body_has_what_its_file_says() -> None:
    (body,) = steps(
        '[[step]]\nkind = "body"\ntext = "?"\ncues = ["itch", "hum"]\nmost = 1\nown = false\nstrength = "relief"\n'
        "first = true\n"
    )
    assert isinstance(body, Body)
    assert (body.cues, body.places) == (("itch", "hum"), (("itch", "whole"),))
    assert (body.most, body.own, body.first) == (1, False, True)
    assert body.strength is not None
    assert body.strength.name == "relief"


def test_cues_of_an_earlier_answer_have_every_place_that_is_known() -> None:
    body = steps(
        '[[step]]\nkind = "body"\nid = "a"\ntext = "?"\n[[step]]\nkind = "body"\ntext = "?"\ncues = { from = "a" }\n'
    )[1]
    assert isinstance(body, Body)
    assert body.cues == Source("a")
    assert dict(body.places) == {"tight chest": "chest", "cold hands": "hands", "itch": "whole"}


def test_turns_have_their_defaults() -> None:
    (turns,) = steps('[[step]]\nkind = "turns"\ntext = "?"\nseconds = 30\n')
    assert isinstance(turns, Turns)
    assert (turns.seconds, turns.rounds, turns.speakers, turns.say_back) == (30, 1, ("A", "B"), 0)
    assert (turns.cards, turns.shuffled, turns.draw, turns.first, turns.stop) == ((), False, 0, "", "")


def test_cards_of_the_file_keep_their_order_and_a_deck_is_dealt_anew() -> None:
    turns = steps(
        '[[step]]\nkind = "choose"\nid = "who"\ntext = "?"\noptions = ["Me", "You"]\n'
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 30\ncards = ["{who|One} begins", "b"]\ndraw = 1\n'
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 30\ndeck = "small"\ndraw = 2\nsay_back = 9\n'
        'speakers = ["Me", "You"]\nfirst = "who"\nstop = "who"\n'
    )
    assert isinstance(turns[1], Turns)
    assert (turns[1].cards, turns[1].shuffled, turns[1].draw) == (("{who|One} begins", "b"), False, 1)
    assert isinstance(turns[2], Turns)
    assert (turns[2].cards, turns[2].shuffled) == (SHARED.decks["small"], True)
    assert (turns[2].draw, turns[2].say_back, turns[2].first, turns[2].stop) == (2, 9, "who", "who")


def test_a_page_to_agree_on_and_its_answers() -> None:
    exercise = read(
        '[[step]]\nkind = "write"\nid = "hopes"\ntext = "?"\n'
        '[[step]]\nkind = "agree"\nid = "page"\ntext = "?"\ndocument = "our-page"\nparts = ["hopes"]\n'
        'on_change = "hopes"\nreview_weeks = 4\nspeakers = ["Me", "You"]\n'
        '[[step]]\nkind = "read"\ntext = "So."\nwhen = { step = "page", is = ["agreed", "not-now"] }\n'
    )
    page = exercise.steps[1]
    assert isinstance(page, Agree)
    assert (page.document, page.parts, page.on_change) == ("our-page", ("hopes",), "hopes")
    assert (page.review_weeks, page.speakers) == (4, ("Me", "You"))
    assert exercise.steps[2].when == Is("page", ("agreed", "not-now"))


def test_what_waits_for_another_day_has_its_label() -> None:
    named, plain = steps(
        '[[step]]\nkind = "later"\ntext = "?"\nlabel = "Look back"\n[[step]]\nkind = "later"\ntext = "?"\n'
    )
    assert isinstance(named, Later)
    assert isinstance(plain, Later)
    assert (named.label, plain.label) == ("Look back", "")


def test_what_each_answers_alone_says_so() -> None:
    rate, gate, usual = steps(
        '[[step]]\nkind = "rate"\ntext = "?"\nprivate = true\n'
        '[[step]]\nkind = "gate"\ntext = "?"\nprivate = true\noptions = ["Yes", { text = "No", no = true }]\n'
        '[[step]]\nkind = "gate"\ntext = "?"\nprivate = true\n'
    )
    assert isinstance(rate, Rate)
    assert isinstance(gate, Gate)
    assert isinstance(usual, Gate)
    assert [each.is_private for each in (rate, gate, usual)] == [True, True, True]
    assert [option.no for option in usual.options] == [False, True]


@pytest.mark.parametrize(
    "company",
    ['with = ["partner"]', 'with = ["therapist"]', 'with = ["listener"]', 'for = ["client", "pair"]'],
)
def test_a_private_step_needs_a_second_person(company: str) -> None:
    alone = HEADER.replace('for = ["pair"]\n', "")
    text = '[[step]]\nkind = "gate"\ntext = "?"\nprivate = true\n'
    assert codes(text, alone) == ["private-alone"]
    assert codes(text, f"{alone}{company}\n") == []


def test_a_misspelt_header_is_not_called_alone_as_well() -> None:
    header = HEADER.replace("for =", "fro =")
    assert codes('[[step]]\nkind = "gate"\ntext = "?"\nprivate = true\n', header) == ["unknown-setting"]


PRIVATE = '[[step]]\nkind = "rate"\nid = "alone"\ntext = "?"\nprivate = true\n'


@pytest.mark.parametrize(
    "use",
    [
        '[[step]]\nkind = "read"\ntext = "{alone}"\n',
        '[[step]]\nkind = "read"\ntext = "{alone|a number}"\n',
        '[[step]]\nkind = "say"\nshow = "alone"\n',
        '[[step]]\nkind = "write"\ntext = "?"\nshow = "alone"\n',
        '[[step]]\nkind = "list"\ntext = "?"\nitems = { from = "alone" }\n',
        '[[step]]\nkind = "note"\ntext = "?"\nlabels = ["a", "b"]\nseconds = 9\nanchor = "alone"\n',
        '[[step]]\nkind = "breathe"\nin = 4\nout = 6\nrounds = { from = "alone" }\n',
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\nstop = "alone"\n',
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\nfirst = "alone"\n',
        '[[step]]\nkind = "agree"\ntext = "?"\ndocument = "page"\nparts = ["alone"]\n',
        '[[step]]\nkind = "review"\ntext = "?"\nfrom = "this"\nfield = "alone"\nif_none = "-"\n',
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\ncards = ["{alone}"]\n',
    ],
)
def test_nothing_shows_what_was_answered_alone(use: str) -> None:
    assert codes(PRIVATE + use) == ["private-shown"]


def test_only_a_condition_may_ask_about_it() -> None:
    assert (
        codes(PRIVATE + '[[step]]\nkind = "read"\ntext = "So."\nwhen = { step = "alone", at_least = 6 }\n')
        == []
    )


def test_lists_come_from_answers_wherever_a_list_is_taken() -> None:
    fill, choose, listing, write, note, turns = steps(
        '[[step]]\nkind = "list"\nid = "l"\ntext = "?"\n'
        '[[step]]\nkind = "fill"\ntemplate = "I {what}"\nblanks.what = { suggestions = { from = "l.pick" } }\n'
        '[[step]]\nkind = "choose"\ntext = "?"\noptions = { from = "l" }\nown = "Another"\n'
        '[[step]]\nkind = "list"\ntext = "?"\nitems = { from = "@small-wins", field = "wins.pick" }\n'
        '[[step]]\nkind = "write"\ntext = "?"\nstarters = { from = "@small-wins", field = "wins" }\nshow = "l.top"\n'
        '[[step]]\nkind = "note"\ntext = "?"\nlabels = { from = "l" }\nseconds = 9\n'
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\ncards = { from = "l" }\n'
    )[1:]
    assert isinstance(fill, Fill)
    assert fill.blanks[0].suggestions == Source("l", "pick")
    assert isinstance(choose, Choose)
    assert (choose.options, choose.own) == (Source("l"), "Another")
    assert isinstance(listing, Listing)
    assert listing.items == Source("wins", "pick", "small-wins")
    assert isinstance(write, Write)
    assert (write.starters, write.show) == (Source("wins", "", "small-wins"), "l.top")
    assert isinstance(note, Note)
    assert note.labels == Source("l")
    assert isinstance(turns, Turns)
    assert turns.cards == Source("l")


def test_options_of_a_vocabulary_may_be_many() -> None:
    words = tuple(f"word {number}" for number in range(30))
    text = HEADER + '[[step]]\nkind = "choose"\ntext = "?"\noptions = { vocabulary = "many" }\n'
    exercise = read_exercise(text, "x", shared=Shared({}, {"many": words})).exercise
    assert exercise is not None
    choose = exercise.steps[0]
    assert isinstance(choose, Choose)
    assert isinstance(choose.options, tuple)
    assert [option.id for option in choose.options] == list(words)


ROUNDS = (
    '[[step]]\nkind = "choose"\nid = "n"\ntext = "?"\n'
    'options = ["1", { text = "Twice", id = "2" }, { text = "Out", go = "end" }]\n'
)


def test_a_person_can_choose_how_many_rounds() -> None:
    tense, breathe, turns = steps(
        ROUNDS
        + '[[step]]\nkind = "tense"\nrounds = { from = "n" }\n[[step.group]]\npart = "Hands"\n'
        + 'release_text = ["Let go.", "Again."]\n'
        + '[[step]]\nkind = "breathe"\nin = 4\nout = 6\nrounds = { from = "n" }\n'
        + '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\nrounds = { from = "n" }\n'
    )[1:]
    assert isinstance(tense, Tense)
    assert isinstance(breathe, Breathe)
    assert isinstance(turns, Turns)
    assert [tense.rounds, breathe.rounds, turns.rounds] == [Source("n")] * 3


def test_soft_notes_come_with_the_words_they_are_for() -> None:
    text = '[[step]]\nkind = "fill"\ntemplate = "You {what}"\nblanks.what = {}\nlisten_for = "trap"\n'
    (fill,) = steps(text)
    assert isinstance(fill, Fill)
    assert fill.listen_for == (("always", "Once may be easier to hear."),)
    assert codes(text.replace('"trap"', '"more"')) == ["no-notes"]
    assert codes(text.replace('"trap"', '"trapp"')) == ["no-vocabulary"]


def test_one_mistake_about_an_earlier_step_gives_one_message() -> None:
    later = '[[step]]\nkind = "rate"\nid = "late"\ntext = "?"\n'
    for use in (
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\nfirst = "late"\n',
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\nstop = "late"\n',
        '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\nrounds = { from = "late" }\n',
        '[[step]]\nkind = "agree"\ntext = "?"\ndocument = "a"\nparts = ["late"]\n',
        '[[step]]\nkind = "agree"\ntext = "?"\ndocument = "a"\nparts = ["late"]\n'.replace("late", "gone"),
    ):
        assert codes(use + later) in (["too-early"], ["no-step"])
    reserved = '[[step]]\nkind = "write"\nid = "stop-word"\ntext = "?"\n'
    assert codes(reserved + '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\nstop = "stop-word"\n') == [
        "reserved-id"
    ]


def test_cards_of_a_deck_may_name_earlier_answers_only() -> None:
    deck = '[deck.own]\ncards = ["About {who}"]\n'
    asked = '[[step]]\nkind = "write"\nid = "who"\ntext = "?"\n'
    step = '[[step]]\nkind = "turns"\nseconds = 9\ntext = "?"\ndeck = "own"\n'
    assert codes(deck + asked + step) == []
    assert codes(deck + step) == ["never-asked"]


def test_cards_to_choose_from_stand_as_they_are_written() -> None:
    deck = '[deck.own]\ncards = ["About {who}"]\n'
    asked = '[[step]]\nkind = "write"\nid = "who"\ntext = "?"\n'
    assert codes(deck + asked + '[[step]]\nkind = "choose"\ntext = "?"\ndeck = "own"\n') == ["no-name-here"]


def test_what_the_reader_builds_runs() -> None:
    session = begin(
        read(
            '[[step]]\nkind = "body"\nid = "cues"\ntext = "?"\nfirst = true\n'
            '[[step]]\nkind = "read"\ntext = "{cues.first|The first sign} and {cues}"\n'
            '[[step]]\nkind = "turns"\ntext = "?"\nseconds = 9\ncards = ["About {cues.first}"]\n'
        ),
        Setting(),
        0,
    )
    picked = Items((Item("hum", picked=True), Item("cold hands")))
    session = advance(session, Answer(picked), 1)
    assert look(session, 1).text == "hum and hum, cold hands"
    session = advance(session, Next(), 2)
    assert look(session, 2).cards == ("About hum",)


def test_a_private_gate_that_is_read_closes_the_same_for_everyone() -> None:
    exercise = read(
        '[[step]]\nkind = "gate"\nid = "ready"\ntext = "?"\nprivate = true\non_no = "closed"\n'
        '[[step]]\nkind = "read"\ntext = "Begin."\n[[step]]\nkind = "read"\nid = "closed"\ntext = "Another day."\n'
        'when = { step = "ready", is = "not-today" }\n'
    )
    seen = []
    for first, second in (("yes", "not-today"), ("not-today", "yes"), ("not-today", "not-today")):
        session = begin(exercise, Setting(), 0)
        for name in (first, second):
            session = advance(session, Next(), 1)
            session = advance(session, Answer(Chosen((name,), (name,))), 1)
        session = advance(session, Next(), 1)
        seen.append(look(session, 1))
    assert [view.text for view in seen] == ["Another day."] * 3
    assert seen[0] == seen[1] == seen[2]
