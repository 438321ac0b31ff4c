"""Every way through an exercise, and what its author hears of them."""

from __future__ import annotations

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.pieces import Shared
from closeness_tui.content.second_look import look_again, second_look
from closeness_tui.content.ways import MOST_PATHS, ways_through
from closeness_tui.core.exercise import Exercise

HEADER = 'id = "try"\ntitle = "Try"\nfamily = "noting"\nrung = 1\nsummary = "A try."\ncheck = false\n'
LIBRARY = open_library([bundled_folder()])


def exercise_of(*steps: str) -> Exercise:
    exercise = read_exercise(HEADER + "".join(f"[[step]]\n{each}\n" for each in steps), "x").exercise
    assert exercise is not None
    return exercise


def told(*steps: str) -> list[tuple[str, int | None]]:
    look = look_again(HEADER + "".join(f"[[step]]\n{each}\n" for each in steps), "x", Shared())
    assert look is not None
    return [(each.code, each.line) for each in look.problems]


def read(name: str, *more: str) -> str:
    return "\n".join(('kind = "read"', f'id = "{name}"', f'text = "{name}"', *more))


def choose(name: str, *options: str) -> str:
    return f'kind = "choose"\nid = "{name}"\ntext = "?"\noptions = [{", ".join(options)}]'


RATE = 'kind = "rate"\nid = "near"\ntext = "?"\nscale = "relief"'


def test_steps_in_a_row_are_one_way() -> None:
    assert ways_through(exercise_of(read("a"), read("b"))).paths == 1


def test_two_answers_that_lead_the_same_way_are_one_way() -> None:
    assert ways_through(exercise_of(choose("how", '"A"', '"B"'), read("b"))).paths == 1


def test_each_condition_on_its_own_doubles_the_ways() -> None:
    only = 'when = { step = "near", at_least = 5 }'
    other = 'when = { step = "far", at_least = 5 }'
    far = RATE.replace("near", "far")
    assert ways_through(exercise_of(RATE, far, read("a", only), read("b", other))).paths == 4


def test_conditions_that_hold_together_do_not() -> None:
    only = 'when = { step = "near", at_least = 5 }'
    never = 'when = { step = "near", at_most = 4 }'
    assert ways_through(exercise_of(RATE, read("a", only), read("b", only), read("c", never))).paths == 3


def test_going_back_is_no_way_of_its_own() -> None:
    again = choose("more", '{ text = "Again", go = "a" }', '"Enough"')
    assert ways_through(exercise_of(read("a"), again, read("b"))).paths == 1


def test_very_many_ways_are_counted_up_to_a_limit() -> None:
    rates = [RATE.replace("near", f"n{number}") for number in range(14)]
    reads = [read(f"r{number}", f'when = {{ step = "n{number}", at_least = 5 }}') for number in range(14)]
    pairs = [step for pair in zip(rates, reads, strict=True) for step in pair]
    assert ways_through(exercise_of(*pairs)).paths == MOST_PATHS


def test_where_there_are_too_many_to_go_nothing_is_claimed() -> None:
    rates = [RATE.replace("near", f"n{number}") for number in range(9)]
    reads = [read(f"r{number}", f'when = {{ step = "n{number}", at_least = 5 }}') for number in range(9)]
    ways = ways_through(exercise_of(*rates, *reads))
    assert (ways.whole, ways.paths) == (False, 0)
    assert told(*rates, *reads) == []


@pytest.mark.parametrize(
    "when",
    [
        '{ step = "near", at_least = 11 }',
        '{ step = "near", at_least = 6, at_most = 5 }',
        '{ all = [{ step = "near", at_least = 6 }, { step = "near", skipped = true }] }',
        '{ all = [{ step = "how", is = "A" }, { step = "how", is = "B" }] }',
        '{ step = "how", is = "C" }',
    ],
)
def test_a_condition_that_never_holds_is_told(when: str) -> None:
    how = choose("how", '"A"', '"B"', '{ text = "C", go = "end" }')
    assert told(RATE, how, read("only", f"when = {when}"), read("last")) == [("unreachable", 21)]


def test_a_way_that_only_passing_over_leads_to_is_told_once() -> None:
    how = choose("how", '{ text = "A", go = "last" }', '{ text = "B", go = "end" }')
    assert told(how, read("a"), read("b"), read("last")) == [("only-by-passing", 12)]


def test_a_choice_of_nothing_but_ways_back_is_told_once() -> None:
    again = choose("how", '{ text = "Again", go = "a" }', '{ text = "Once more", go = "a" }')
    assert told(read("a"), again, read("b")) == [("no-answer-on", 15)]


def test_words_not_everybody_was_asked_for_are_told() -> None:
    words = 'kind = "write"\nid = "words"\ntext = "?"\nwhen = { step = "near", at_least = 6 }'
    assert told(RATE, words, 'kind = "read"\ntext = "You wrote {words}."') == [("not-always-asked", 19)]


@pytest.mark.parametrize(
    "last",
    [
        'text = "You wrote {words|nothing}."',
        'text = "You wrote {words}."\nwhen = { step = "near", at_least = 6 }',
        'text = "You wrote {words}."\nwhen = { step = "near", at_least = 8 }',
        'text = "You wrote {words}."\nwhen = { step = "words", skipped = false }',
    ],
)
def test_words_that_are_there_where_they_are_used_are_fine(last: str) -> None:
    words = 'kind = "write"\nid = "words"\ntext = "?"\nwhen = { step = "near", at_least = 6 }'
    assert told(RATE, words, f'kind = "read"\n{last}') == []


def test_an_answer_jumped_over_is_not_always_asked() -> None:
    how = choose("how", '"A"', '{ text = "B", go = "last" }')
    words = 'kind = "write"\nid = "words"\ntext = "?"'
    quote = 'kind = "read"\nid = "last"\ntext = "You wrote {words}."'
    assert told(how, words, quote) == [("not-always-asked", 19)]
    unless = quote + '\nwhen = { not = { step = "how", is = "B" } }'
    assert told(how, words, unless) == []


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.id)
def test_a_shipped_exercise_gets_no_warning_and_all_its_ways_are_known(card) -> None:  # type: ignore[no-untyped-def]
    look = second_look(card.path, LIBRARY.shared)
    assert look is not None
    assert look.problems == ()
    assert look.ways.whole
    assert look.ways.reached == set(range(len(look.exercise.steps)))
    assert 1 <= look.ways.paths < MOST_PATHS
