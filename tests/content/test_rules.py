"""The rules on style: what each finds, where, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import open_library
from closeness_tui.content.rules import RULES, style_of, style_of_shared
from closeness_tui.content.rules.manuscript import Manuscript
from closeness_tui.content.syntax import parse
from closeness_tui.core.problem import Problem

GROUNDING = """\
id = "grounding-54321"
title = "Five, Four, Three"
family = "grounding"
rung = 1
summary = "Look around."
why = "It may help to come back."

[[step]]
kind = "read"
text = "Look around the room."
"""

ALONE = """\
id = "small-thing"
title = "A Small Thing"
family = "disclosure"
rung = 2
summary = "Put a small thing into words."
why = "Words may make it lighter."
sources = ["Laurenceau, Barrett & Pietromonaco 1998"]
caution = "Leave it out on a hard day."
smaller = ["grounding-54321"]
minutes = 5

[[step]]
kind = "gate"
id = "ready"
text = "Would you like to begin?"

[[step]]
kind = "choose"
id = "which"
text = "Which one would you like?"
skip = "None of them"
options = ["a sound", "a smell", "a song"]

[[step]]
kind = "write"
id = "words"
text = "What might you say about it?"
skip = "I'll just think it"
starters = ["It sounds like"]

[[step]]
kind = "breathe"
in = 4
out = 6
rounds = 6

[[step]]
kind = "rest"
seconds = 90
text = "Some quiet now. You can end it early."
"""

PAGE = """\
id = "a-page"
title = "A Page"
family = "learn"
rung = 1
summary = "A few words to read."

[[step]]
kind = "read"
text = "Some quiet words."
"""

TOGETHER = """\
id = "two-voices"
title = "Two Voices"
family = "communication"
rung = 3
for = ["pair"]
with = ["partner"]
summary = "Take turns to speak and to hear."
why = "Short turns may be easier."
sources = ["Sprecher et al. 2013"]
caution = "Leave it out if you can't say no to each other."
smaller = ["grounding-54321"]

[[step]]
kind = "gate"
id = "ready"
private = true
text = "For you alone: would you like to begin?"

[[step]]
kind = "choose"
id = "our-word"
keep = "never"
text = "Which word would you like for stopping?"
skip = "The usual one"
options = ["pause", "umbrella"]

[[step]]
kind = "turns"
id = "talk"
seconds = 60
stop = "our-word"
text = "If you'd like: one small thing from this week."
skip = "Leave this out"

[[step]]
kind = "write"
id = "mine"
text = "This page is for one person, alone. Is there something to note?"
skip = "Nothing to note"
"""

LONG_WORDS = """\
Considerable uncertainty regarding interpersonal vulnerability generally accompanies unfamiliar situations, \
particularly whenever previously established expectations, anticipations and interpretations \
unexpectedly become contradictory."""
LONG_SENTENCE = (
    "Look at the cup and the wall and the door" + " and then at the chair and then at the tree" * 3
)
MANY_WORDS = "Look at the cup. " * 19
MANY_LINES = r"One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive."

CASES: dict[str, tuple[str, str, str, str, str]] = {
    # name: (file, what is changed, what into, the code, where the finding stands)
    "an exercise of long words": (
        ALONE, "Words may make it lighter.", LONG_WORDS, "hard-exercise", 'title = "A Small',
    ),
    "a long sentence": (ALONE, "Would you like to begin?", LONG_SENTENCE, "hard-screen", 'text = "Look'),
    "a screen of many words": (ALONE, "Would you like to begin?", MANY_WORDS, "long-screen", 'text = "Look'),
    "a caution of many words": (ALONE, "Leave it out on a hard day.", MANY_WORDS, "long-screen", "caution ="),
    "a screen of many lines": (ALONE, "Would you like to begin?", MANY_LINES, "tall-screen", 'text = "One.'),
    "more minutes than it takes": (ALONE, "minutes = 5", "minutes = 60", "minutes-far", "minutes = 60"),
    "fewer minutes than it takes": (ALONE, "minutes = 5", "minutes = 1", "minutes-far", "minutes = 1"),
    "a light exercise that is long": (
        ALONE.replace("minutes = 5\n", ""), "rounds = 6\n", "seconds = 900\n", "long-exercise", "title =",
    ),
    "no reason why": (ALONE, 'why = "Words may make it lighter."\n', "", "no-why", 'summary = "'),
    "no words on the skip key": (ALONE, 'skip = "I\'ll just think it"\n', "", "no-skip-words", "[[step]]"),
    "a tender one without a gate": (
        ALONE.replace('kind = "gate"', 'kind = "read"'), "rung = 2", "rung = 4", "no-gate", "rung = 4",
    ),
    "a long quiet": (ALONE, " You can end it early.", "", "long-quiet", "seconds = 90"),
    "a held breath": (ALONE, "in = 4\n", "in = 4\nhold = 2\n", "breath-hold", "hold = 2"),
    "a pause of the breath": (ALONE, "in = 4\n", "in = 4\npause = 1\n", "breath-hold", "pause = 1"),
    "pressing": (ALONE, "What might you say", "You must say what you think", "pressing-words", "You must say"),
    "pressing, over the end of a line": (
        ALONE,
        'text = "What might you say about it?"',
        'text = """\nNothing you have to do. You \\\n  must say it."""',
        "pressing-words",
        "You \\",
    ),
    "pressing, after an innocent one": (
        ALONE, "Some quiet now.", "You don't have to sit. Now you have to.", "pressing-words", 'have to. You can end',
    ),
    "telling": (ALONE, "What might you say about it?", "Tell me about it.", "pressing-words", "Tell me"),
    "a cold way out": (ALONE, '"None of them"', '"Cancel"', "cold-way-out", 'Cancel"'),
    "a cold choice": (ALONE, '"a song"', '{ text = "Give up", go = "end" }', "cold-way-out", "Give up"),
    "cheering": (ALONE, "Some quiet now.", "Well done! Some quiet now.", "cheering", "Well done!"),
    "a diagnosis": (ALONE, '"a song"', '"my depressive days"', "diagnosis", "depressive days"),
    "a promise": (ALONE, "may make it lighter", "will help", "promise", "will help"),
    "a claim": (
        ALONE.replace('sources = ["Laurenceau, Barrett & Pietromonaco 1998"]\n', ""),
        "Words may", "Studies say that words may", "claim-without-source", "Studies say",
    ),
    "a partner": (ALONE, '"a song"', '"my partner\'s voice"', "partner", "partner's"),
    "a breath to hold": (ALONE, "Some quiet now.", "Hold your breath.", "breath-hold", "Hold your breath"),
    "two without a caution": (
        TOGETHER, 'caution = "Leave it out if you can\'t say no to each other."\n', "",
        "no-caution-for-two", 'for = ["pair"]',
    ),
    "two without a private gate": (TOGETHER, "private = true\n", "", "no-private-gate", 'for = ["pair"]'),
    "two without a stop word": (TOGETHER, 'stop = "our-word"\n', "", "no-stop-word", 'for = ["pair"]'),
    "two whose answer is kept": (TOGETHER, 'keep = "never"\n', "", "kept-for-both", "[[step]]"),
    "a page that is not for one": (
        TOGETHER, "This page is for one person, alone. ", "", "kept-for-both", "[[step]]",
    ),
    "a page to read that asks": (
        PAGE, 'kind = "read"', 'kind = "write"\nskip = "I\'ll just think it"', "page-asks", 'kind = "write"',
    ),
    "a page to read that is long": (
        PAGE,
        'text = "Some quiet words."',
        "\n\n[[step]]\nkind = \"read\"\n".join(['text = "' + "A calm word. " * 20 + '"'] * 3),
        "long-page",
        "title",
    ),
}  # fmt: skip


def changed(case: tuple[str, str, str, str, str]) -> str:
    base, old, new, _code, _place = case
    assert base.count(old) >= 1, old
    return base.replace(old, new, 1)


def style(folder: Path, text: str, *others: str) -> tuple[Problem, ...]:
    """What the rules find in a file, beside grounding and other files."""
    for number, other in enumerate((GROUNDING, *others)):
        (folder / f"other-{number}.toml").write_text(other)
    path = folder / "this.toml"
    path.write_text(text)
    library = open_library([folder])
    assert library.problems == ()
    measure, found = style_of(path, library)
    assert measure is not None
    return found


@pytest.mark.parametrize(
    "text",
    [ALONE, TOGETHER, GROUNDING.replace("54321", "4"), PAGE],
    ids=["alone", "two", "light", "to read"],
)
def test_a_careful_exercise_gets_no_warning(tmp_path: Path, text: str) -> None:
    text = text.replace('"It may help to come back."', '"It may."\nsmaller = ["grounding-54321"]')
    assert style(tmp_path, text) == ()


@pytest.mark.parametrize("name", CASES)
def test_a_rule_names_what_it_finds_and_where_and_nothing_else(tmp_path: Path, name: str) -> None:
    text = changed(CASES[name])
    _base, _old, _new, code, place = CASES[name]
    (found,) = style(tmp_path, text)
    assert (found.code, found.severity, found.file) == (code, "warning", str(tmp_path / "this.toml"))
    assert found.line is not None
    assert found.column is not None
    assert text.split("\n")[found.line - 1][found.column - 1 :].startswith(place)


@pytest.mark.parametrize("name", CASES)
def test_a_finding_says_what_and_why_and_what_to_write_instead(tmp_path: Path, name: str) -> None:
    for found in style(tmp_path, changed(CASES[name])):
        why, instead = found.help.split("\n")
        for sentence in (found.message, why, instead):
            assert sentence[0].isupper() or sentence[0] in "`“"
            assert "{" not in sentence


def test_every_rule_finds_something_in_one_of_the_cases() -> None:
    files = [changed(case) for case in CASES.values()] + [MANY_CHECKS, TEN_ROWS]
    silent = list(RULES)
    for text in files:
        data, exercise = parse(text, "").data, read_exercise(text, "").exercise
        assert data is not None
        assert exercise is not None
        silent = [rule for rule in silent if not list(rule(Manuscript(data, exercise)))]
    assert silent == []


TEN_ROWS = ALONE.replace(
    'options = ["a sound", "a smell", "a song"]',
    'own = "Another one"\noptions = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]',
)
_CHECK = '[[step]]\nkind = "rate"\ntext = "And now?"\n\n'
MANY_CHECKS = ALONE.replace("[[step]]\n", _CHECK + _CHECK + "[[step]]\n", 1)


def test_the_key_for_own_words_is_one_of_the_rows_of_a_choice(tmp_path: Path) -> None:
    (found,) = style(tmp_path, TEN_ROWS)
    assert (found.code, found.key) == ("many-choices", "step 2 (which), options")
    assert "10 rows" in found.message
    assert style(tmp_path, TEN_ROWS.replace(', "9"', "")) == ()


def test_a_deck_shows_few_cards_however_many_it_has(tmp_path: Path) -> None:
    cards = ", ".join(f'"card {n}"' for n in range(20))
    deck = ALONE.replace('options = ["a sound", "a smell", "a song"]', 'deck = "things"\nmore = "Others"')
    assert style(tmp_path, f"{deck}\n[deck.things]\ncards = [{cards}]\n") == ()


def test_the_checks_that_closeness_puts_in_are_counted_and_role_play_may_have_one_more(
    tmp_path: Path,
) -> None:
    (found,) = style(tmp_path, MANY_CHECKS)
    assert found.code == "many-checks"
    assert "4 times" in found.message
    assert style(tmp_path, MANY_CHECKS.replace('"disclosure"', '"role-play"')) == ()
    assert style(tmp_path, MANY_CHECKS.replace("minutes = 5", 'minutes = 5\ncheck = ["after"]')) == ()


@pytest.mark.parametrize(
    "words",
    [
        "You don't have to look.",
        "There is nothing you should feel.",
        "Nobody has to know, and neither of you has to win.",
        "You never have to.",
        "It should never hurt.",
        "That's all you need to do with it.",
        "What has this to do with us? It may have to do with pace.",
        "There is no need to hold your breath.",
        "You may find that it is hard to tell.",
        "Nobody can tell which.",
        "If someone can tell, that is fine.",
        "'You must' leaves no room for a no.",
        "“Well done!” can sound like a test.",
        "A storyteller, a shoulder, a cancelled plan.",
        "Nobody knows whether it will help.",
        "Nothing is proven, and nothing is guaranteed.",
        "It happens in good work too.",
        "You can cancel a plan, or give up a seat.",
        "If you did it slowly, that is fine.",
    ],
)
def test_words_with_a_good_reason_are_left_alone(tmp_path: Path, words: str) -> None:
    assert style(tmp_path, ALONE.replace("Some quiet now.", words)) == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Be honest.", "pressing-words"),
        ("Don't hold back.", "pressing-words"),
        ("Now dig deeper.", "pressing-words"),
        ("Push through it.", "pressing-words"),
        ("What should you say?", "pressing-words"),
        ("Say no, and tell them why.", "pressing-words"),
        ("What would you like to admit?", "pressing-words"),
        ("Confess one thing.", "pressing-words"),
        ("Amazing!", "cheering"),
        ("Great job.", "cheering"),
        ("That was brave.", "cheering"),
        ("It cures fear.", "promise"),
        ("It heals you.", "promise"),
        ("A proven way.", "promise"),
        ("You'll feel better.", "promise"),
        ("It may be PTSD.", "diagnosis"),
        ("For avoidants.", "diagnosis"),
        ("If you have an attachment disorder, rest.", "diagnosis"),
        ("Think of your partner.", "partner"),
    ],
)
def test_words_that_sit_badly_are_found(tmp_path: Path, words: str, code: str) -> None:
    assert [each.code for each in style(tmp_path, ALONE.replace("Some quiet now.", words))] == [code]


def test_a_phrase_is_told_once_a_text_and_again_in_the_next(tmp_path: Path) -> None:
    text = ALONE.replace("Some quiet now.", "You must. You must.").replace("Which one", "You must. Which one")
    assert [each.code for each in style(tmp_path, text)] == ["pressing-words"] * 2


def test_a_persons_own_words_may_press_and_doubt(tmp_path: Path) -> None:
    text = ALONE.replace('["It sounds like"]', '["I should", "I have to tell", "I must be honest"]')
    assert style(tmp_path, text) == ()


def test_a_caution_may_name_an_illness(tmp_path: Path) -> None:
    assert style(tmp_path, ALONE.replace("on a hard day", "in a psychotic time")) == ()


def test_a_partner_may_be_named_where_one_is_needed(tmp_path: Path) -> None:
    text = ALONE.replace("minutes = 5", 'minutes = 5\nwith = ["partner"]').replace("a song", "my partner")
    assert style(tmp_path, text) == ()


def test_a_claim_with_a_source_is_fine(tmp_path: Path) -> None:
    assert style(tmp_path, ALONE.replace("Words may", "Many people find that words may")) == ()


def test_words_in_the_place_of_an_answer_count_as_said(tmp_path: Path) -> None:
    text = ALONE.replace("Some quiet now.", "So: {words|you must}.")
    assert [each.code for each in style(tmp_path, text)] == ["pressing-words"]


def test_a_pair_that_keeps_nothing_at_all_may_ask_both(tmp_path: Path) -> None:
    text = TOGETHER.replace('keep = "never"\n', "").replace("rung = 3", 'rung = 3\nkeep = "never"')
    assert style(tmp_path, text) == ()


LONG = ALONE.replace("minutes = 5\n", "").replace("rounds = 6\n", "seconds = 900\n")
MUSCLES = """
[[step]]
kind = "tense"

[[step.group]]
part = "Hands"
tense_text = "Make fists."
"""


@pytest.mark.parametrize(
    "text",
    [LONG.replace('"disclosure"', '"agreement"'), LONG + MUSCLES, LONG.replace("rung = 2", "rung = 3")],
    ids=["an agreement", "muscle groups", "a higher rung"],
)
def test_some_exercises_may_take_longer(tmp_path: Path, text: str) -> None:
    assert [each.code for each in style(tmp_path, LONG)] == ["long-exercise"]
    assert style(tmp_path, text) == ()


@pytest.mark.parametrize(
    ("rung", "setting", "other_rung", "code"),
    [
        (2, "smaller", 3, "smaller-is-larger"),
        (2, "smaller", 2, ""),
        (2, "larger", 3, ""),
        (2, "larger", 2, ""),
        (2, "larger", 4, "larger-jumps"),
        (2, "larger", 1, "larger-jumps"),
    ],
)
def test_doors_lead_where_they_say(
    tmp_path: Path, rung: int, setting: str, other_rung: int, code: str
) -> None:
    other = ALONE.replace("small-thing", "other").replace("rung = 2", f"rung = {other_rung}")
    names = '"grounding-54321", "other"' if setting == "smaller" else '"other"'
    lines = (
        f"smaller = [{names}]"
        if setting == "smaller"
        else f'smaller = ["grounding-54321"]\nlarger = [{names}]'
    )
    text = ALONE.replace('smaller = ["grounding-54321"]', lines)
    found = style(tmp_path, text, other)
    assert [each.code for each in found] == ([code] if code else [])
    for each in found:
        assert each.line is not None
        assert each.column is not None
        assert text.split("\n")[each.line - 1][each.column - 1 :].startswith("other")


def test_the_way_down_that_ends_elsewhere_is_told_where_it_ends(tmp_path: Path) -> None:
    end = GROUNDING.replace("grounding-54321", "dead-end")
    text = ALONE.replace("grounding-54321", "dead-end")
    assert style(tmp_path, text, end) == ()
    (found,) = style(
        tmp_path, end, ALONE.replace("grounding-54321", "other-end"), end.replace("dead", "other")
    )
    assert (found.code, found.key) == ("no-way-down", "rung")


def test_a_way_down_in_circles_is_told(tmp_path: Path) -> None:
    other = ALONE.replace("small-thing", "other").replace("grounding-54321", "small-thing")
    text = ALONE.replace('["grounding-54321"]', '["grounding-54321", "other"]')
    assert [each.code for each in style(tmp_path, text, other)] == ["round-in-circles"]


def test_an_exercise_that_cannot_run_yet_gets_no_advice_on_style(tmp_path: Path) -> None:
    path = tmp_path / "this.toml"
    for text in (ALONE.replace("rung = 2", "rung = 9"), "[[", ""):
        path.write_text(text)
        assert style_of(path, open_library([tmp_path])) == (None, ())


def test_a_translation_is_not_judged_by_english_words(tmp_path: Path) -> None:
    text = ALONE.replace(" You can end it early.", " You must.").replace("rung = 2", 'rung = 2\nlang = "es"')
    assert style(tmp_path, text) == ()
    text = TOGETHER.replace("for one person, alone", "para una").replace("rung = 3", 'rung = 3\nlang = "es"')
    assert style(tmp_path, text) == ()


GOOD_FILES = sorted((Path(__file__).parent / "good").glob("*.toml"))


@pytest.mark.parametrize("path", GOOD_FILES, ids=lambda path: path.stem)
def test_whatever_runs_can_be_looked_at(path: Path) -> None:
    measure, found = style_of(path, open_library([path.parent]))
    assert measure is not None
    assert {each.severity for each in found} <= {"warning"}


def test_cards_and_notes_that_exercises_share_are_looked_at_too(tmp_path: Path) -> None:
    path = tmp_path / "shared.toml"
    path.write_text(
        '[deck.cards]\ncards = ["Tell a secret", "What do you like?"]\n\n'
        '[vocabulary.heard.notes]\n"you must" = "You should be softer."\n"always" = "\'You must\' presses."\n'
    )
    assert [(each.code, each.line, each.column) for each in style_of_shared(path)] == [
        ("pressing-words", 2, 11),
        ("pressing-words", 5, 19),
    ]
    assert style_of_shared(tmp_path / "nowhere.toml") == ()
