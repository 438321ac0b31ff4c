"""Body cues, soft notes, earlier words kept in view, and lists that come out of the log."""

from __future__ import annotations

import pytest

from closeness_tui.core.answer import Answer, Blanks, Chosen, Item, Items, Mark, Marks, Words
from closeness_tui.core.wording import wording
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.plain.own_exercise import READ, WRITE, console_of, heard, own
from tests.practice.doubles import StandingClock

BODY = """
[[step]]
kind = "body"
id = "cues"
text = "What did your body do?"
cues = ["tight jaw", "cold hands", "hot face"]
most = 4
strength = { min = 0, max = 10, low = "faint", high = "strong" }
first = true
skip = "No signs today"
"""
FIRST = '[[step]]\nkind = "read"\ntext = "First: {cues.first|open}. All: {cues|none}."\n'
KEEP = ("1", ".", "3")
"""Keep all of it, with no words added, and rest."""


def kept(exercise: str = "own") -> dict[str, Answer]:
    practice = Practice(find_places())
    newest = next(each for each in practice.summaries().entries if each.exercise == exercise)
    return {line.key: line.answer for line in practice.entry(newest.id).lines}


# ----- body


def cues(*typed: str) -> list[str]:
    own(BODY, FIRST)
    return console_of("", *typed).written


def test_cues_are_picked_by_number_then_rated_and_one_comes_first() -> None:
    said = cues("1 3", "", "4", "7", "2", "", *KEEP)
    start = said.index("What did your body do?")
    assert said[start + 1 : start + 6] == [
        *("Or skip: No signs today.", "1. tight jaw", "2. cold hands", "3. hot face"),
        "Which ones? Up to 3 of the numbers, with spaces between, or Enter for none.",
    ]
    assert "How strong is each? 0, faint, to 10, strong, or Enter to leave it open." in said
    assert "First: hot face. All: tight jaw, hot face." in said
    assert kept()["cues"] == Items((Item("tight jaw", rating=4), Item("hot face", rating=7, picked=True)))


def test_words_of_ones_own_are_added_once_each_and_no_more_than_there_is_room_for() -> None:
    said = cues("1 2", "tight jaw", "shaky voice", "warm ears", "", "", "", "", "", "", *KEEP)
    assert said[said.index("> tight jaw") + 1] == "That one is there already."
    assert kept()["cues"] == Items(
        tuple(Item(each) for each in ("tight jaw", "cold hands", "shaky voice", "warm ears"))
    )


def test_every_part_of_the_body_step_can_be_passed() -> None:
    said = cues("", "", "", "2", "3")
    assert "First: open. All: none." in said


@pytest.mark.parametrize("end", ["", ".", "on"])
def test_own_cues_end_with_nothing_a_dot_or_the_word_on(end: str) -> None:
    cues("", "shaky voice", end, "3", "1", "", *KEEP)
    assert kept()["cues"] == Items((Item("shaky voice", rating=3, picked=True),))


def test_wrong_lines_are_asked_again_and_nothing_is_lost() -> None:
    said = cues("9", "1 2 3 1 9", "jaw", "1", "", "11", "3", "", *KEEP)
    assert said.count("That is not one of the choices. Nothing has changed.") == 4
    assert kept()["cues"] == Items((Item("tight jaw", rating=3, picked=True),))


def test_a_single_cue_is_the_first_one_and_which_of_them_is_not_asked() -> None:
    said = cues("1", "", "3", "", *KEEP)
    assert not any(line.startswith("Which of them tends to come first") for line in said)
    assert kept()["cues"] == Items((Item("tight jaw", rating=3, picked=True),))


def test_coming_back_to_the_cues_says_them_and_they_can_be_begun_anew() -> None:
    picking = ("help", "ground", "return", "1 2", "pause", "")
    adding = ("", "", "", "help", "ground", "return", "", "", "")
    said = cues(*picking, *adding, "4", "skip", "", "2", "3")
    assert said.count(wording("not-safe-now")) == 2
    assert "First: open. All: none." in said


def test_stop_and_ended_input_keep_the_cues_that_are_there() -> None:
    own(BODY, FIRST)
    assert console_of("", "1 2", "stop").written[-1].startswith("Stopped here. What is there is kept")
    assert "cold hands" in console_of("1", "1", "\0end", exercise=None).written


# ----- soft notes

SAYING = """
[[step]]
kind = "fill"
id = "saying"
text = "What would you say?"
template = "I would like {what}."
listen_for = "blame"
blanks.what = { hint = "one thing" }
"""
AGAIN = """
[[step]]
kind = "fill"
id = "softer"
text = "Any other words?"
template = "I would like {what}."
listen_for = "blame"
revise = "saying"
blanks.what = { hint = "one thing" }
"""
NOTES = """format = 1
[vocabulary.blame.notes]
"always" = "'Often' may be easier to hear."
"you always" = "It may sound like a charge."
"never" = "'Not often' may be easier to hear."
"""
ALWAYS = "A soft note on always: 'Often' may be easier to hear."
MORE = "Other words, if you like, or Enter to go on with these:"


def saying(*typed: str, steps: tuple[str, ...] = (SAYING,)) -> list[str]:
    own(*steps)
    folder = find_places().exercises / "vocabularies"
    folder.mkdir(exist_ok=True)
    (folder / "blame.toml").write_text(NOTES, encoding="utf-8")
    return console_of("", *typed).written


def words_kept(step: str) -> str:
    answer = kept()[step]
    assert isinstance(answer, Blanks)
    return dict(answer.filled)["what"]


def test_a_soft_note_is_said_after_typing_and_the_words_may_stay() -> None:
    said = saying("you to ask, as always", "", "", *KEEP)
    assert said[said.index(ALWAYS) + 1] == MORE
    assert words_kept("saying") == "you to ask, as always"


def test_other_words_can_be_typed_after_a_soft_note() -> None:
    said = saying("it never so", "it always so", "more time", "", *KEEP)
    assert said.count(MORE) == 2
    assert words_kept("saying") == "more time"


def test_words_without_a_note_are_not_asked_about_and_one_word_is_named_once() -> None:
    assert MORE not in saying("more time", "", *KEEP)
    said = saying("that you always ask", "", "", *KEEP)
    assert "A soft note on you always: It may sound like a charge." in said
    assert ALWAYS not in said


def test_a_later_step_says_the_notes_on_the_words_it_begins_with() -> None:
    said = saying("it always so", "", "", "it often so", "", *KEEP, steps=(SAYING, AGAIN))
    later = said[said.index("Any other words?") :]
    assert later.index(ALWAYS) + 1 == later.index("Your words, or Enter to keep it always so:")
    assert words_kept("softer") == "it often so"


def test_a_note_is_said_once_when_the_sentence_is_changed() -> None:
    said = saying("always", "", "again", "", "", *KEEP)
    assert said.count(ALWAYS) == 1


def test_words_with_a_note_are_kept_before_anything_more_is_asked() -> None:
    saying("always", "/stop")
    practice = Practice(find_places())
    (draft,) = (practice.log.open_draft(each) for each in practice.waiting())
    assert [line.answer for line in draft.lines] == [Blanks((("what", "always"),), "I would like always.")]


def test_the_words_for_the_program_work_while_a_note_is_answered() -> None:
    said = saying("always", "/help", "/ground", "return", "", "", *KEEP)
    assert wording("not-safe-now") in said
    assert words_kept("saying") == "always"


# ----- earlier words beside the writing, and one's own beside the options


def test_earlier_words_are_said_once_before_the_writing() -> None:
    own(WRITE, '[[step]]\nkind = "write"\nid = "more"\ntext = "And now?"\nshow = "words"\n')
    said = console_of("", "rain", ".", "sun", "/help", "wind", ".", *KEEP).written
    assert said.count("From before: rain") == 1
    assert said.index("From before: rain") < said.index("And now?")
    assert kept()["more"] == Words("sun\nwind")


CHOOSE = """
[[step]]
kind = "choose"
id = "word"
text = "Which word?"
own = "Another word"
options = ["red", "blue"]
"""


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (("2",), Chosen(("blue",), ("blue",))),
        (("Red",), Chosen(("red",), ("red",))),
        (("9", "3", "green"), Chosen(("own",), ("green",), own=True)),
        (("own", "", "3", "green"), Chosen(("own",), ("green",), own=True)),
        (("1", "back", ""), Chosen(("red",), ("red",))),
    ],
)
def test_ones_own_words_can_be_chosen_beside_the_options(typed: tuple[str, ...], answer: Chosen) -> None:
    own(CHOOSE, READ)
    console_of("", *typed, "", *KEEP)
    assert kept()["word"] == answer


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (("3 1", "green"), Chosen(("red", "own"), ("red", "green"), own=True)),
        (("1 2 3", "2 1"), Chosen(("blue", "red"), ("blue", "red"))),
        (("1 3", "", "another word", "green"), Chosen(("own",), ("green",), own=True)),
        (("1 3", "green", "back", ""), Chosen(("red", "own"), ("red", "green"), own=True)),
    ],
)
def test_ones_own_words_can_be_one_of_several(typed: tuple[str, ...], answer: Chosen) -> None:
    own(CHOOSE + "many = true\nmost = 2\n", READ)
    console_of("", *typed, "", *KEEP)
    assert kept()["word"] == answer


# ----- lists that come from the log

OTHER = '[[step]]\nkind = "list"\nid = "rows"\ntext = "Rows?"\n'
FROM = '{ from = "@other", field = "rows" }'
ASK = "unlock, or Enter to go on without."
WANTING = {
    "list": f'[[step]]\nkind = "list"\nid = "wants"\ntext = "Which?"\nitems = {FROM}\n',
    "choose": f'[[step]]\nkind = "choose"\nid = "wants"\ntext = "Which?"\nown = "Mine"\noptions = {FROM}\n',
    "body": f'[[step]]\nkind = "body"\nid = "wants"\ntext = "Which?"\ncues = {FROM}\n',
    "write": f'[[step]]\nkind = "write"\nid = "wants"\ntext = "Which?"\nstarters = {FROM}\n',
    "fill": '[[step]]\nkind = "fill"\nid = "wants"\ntext = "Which?"\ntemplate = "{x}."\n'
    f"blanks.x = {{ suggestions = {FROM} }}\n",
    "note": f'[[step]]\nkind = "note"\nid = "wants"\ntext = "Which?"\nseconds = 20\nown = true\nlabels = {FROM}\n',
    "turns": f'[[step]]\nkind = "turns"\nid = "wants"\ntext = "Which?"\nseconds = 20\ncards = {FROM}\n',
    "review": '[[step]]\nkind = "review"\nid = "wants"\ntext = "Which?"\nfrom = "other"\nfield = "rows"\n'
    'if_none = "None."\n',
}
TYPED = {
    "list": "> 2\n> .\n",
    "choose": "> 2\n",
    "body": "> 2\n>\n",
    "write": "> 2\n> it is\n> .\n",
    "fill": "> 2\n>\n",
    "note": "# 1\n>> 2\n>>\n",
    "turns": "# 4\n>>\n>> on\n>>\n>>\n>>\n",
    "review": ">\n",
}
HELD: dict[str, Answer | None] = {
    "list": Items((Item("shore"),)),
    "choose": Chosen(("shore",), ("shore",)),
    "body": Items((Item("shore"),)),
    "write": Words("shore it is"),
    "fill": Blanks((("x", "shore"),), "shore."),
    "note": Marks((Mark("shore", 1.0),)),
    "turns": None,
    "review": None,
}
WITHOUT = {
    "list": "> .\n",
    "choose": "> 1\n> mine\n",
    "body": ">\n",
    "write": "> 2\n> .\n",
    "fill": "> 2\n>\n",
    "note": "# 5\n>>\n",
    "turns": "# 4\n>>\n>>\n>>\n",
    "review": ">\n",
}


def rows_are_in_the_log() -> None:
    own(OTHER, name="other")
    console_of("", "hill", "shore", ".", *KEEP, exercise="other")


@pytest.mark.parametrize("kind", WANTING)
def test_what_a_step_wants_from_the_log_is_brought_before_it_is_told(kind: str) -> None:
    rows_are_in_the_log()
    own(WANTING[kind], READ)
    answered = HELD[kind] is not None
    lines = heard(f"$ own\n>\n{TYPED[kind]}>\n" + ("> 1\n> .\n> 3\n" if answered else "> 2\n> 3\n"))
    assert ASK not in lines
    assert any("shore" in line for line in lines)
    if answered:
        assert kept()["wants"] == HELD[kind]


@pytest.mark.parametrize("kind", WANTING)
def test_behind_a_lock_every_kind_can_go_on_without(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows_are_in_the_log()
    own(WANTING[kind], READ)
    monkeypatch.setattr(Practice, "locked", property(lambda _self: True))
    lines = heard(f"$ own\n>\n> zzz\n>\n{WITHOUT[kind]}> stop\n")
    assert (
        lines.count("Earlier words belong here. The log is locked, and opening it needs your passphrase.")
        == 1
    )
    assert lines.count(ASK) == 2
    assert lines.index(ASK) < lines.index("Read.")
    assert not any("shore" in line for line in lines)


@pytest.mark.parametrize("kind", WANTING)
def test_behind_a_lock_every_kind_can_be_unlocked(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows_are_in_the_log()
    own(WANTING[kind], READ)
    opened: list[str] = []
    monkeypatch.setattr(Practice, "locked", property(lambda _self: not opened))
    monkeypatch.setattr(Practice, "unlock", lambda _self, passphrase: opened.append(passphrase))
    lines = heard(f"$ own\n>\n> unlock\n> hush\n{TYPED[kind]}> stop\n")
    assert opened == ["hush"]
    assert any("shore" in line for line in lines)
    assert lines.index("The log is open.") < lines.index("Which?")


def test_a_timer_waits_while_the_passphrase_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    rows_are_in_the_log()
    own(WANTING["note"], READ)
    clock = StandingClock()
    opened: list[str] = []
    monkeypatch.setattr(Practice, "locked", property(lambda _self: not opened))

    def slowly(_self: Practice, passphrase: str) -> None:
        clock.pass_time(15)
        opened.append(passphrase)

    monkeypatch.setattr(Practice, "unlock", slowly)
    lines = heard("$ own\n>\n> unlock\n> hush\n# 34\n>>\n> stop\n", clock)
    assert lines[lines.index("20 seconds.") - 1].startswith("Type a number")
    assert "# 34" in lines


def test_without_a_log_nothing_is_asked_for() -> None:
    rows_are_in_the_log()
    own(WANTING["list"], READ)
    practice = Practice(find_places(), clock=StandingClock(), leaves_trace=False)
    said = console_of("", ".", "", "3", practice=practice).written
    assert ASK not in said
    assert not any("shore" in line for line in said)


def test_a_choice_from_an_empty_log_with_nothing_of_ones_own_can_be_passed() -> None:
    own(WANTING["choose"].replace('own = "Mine"\n', ""), READ)
    lines = console_of("", "", "", "2", "3").written
    assert "There is nothing to choose from here. Enter goes on." in lines
