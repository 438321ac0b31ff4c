"""Whole files beside the report they must give, and whole files that must read."""

from pathlib import Path

import pytest

from closeness_tui.content.exercises import Shared, read_exercise
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.places import places_of
from closeness_tui.content.syntax import parse
from closeness_tui.core.condition import Is, Rated
from closeness_tui.core.steps import Breathe, Choose, Fill, Gate, Listing, Note, Rate, Source, Tense
from tests.content.report import report

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.toml"))
GOOD = sorted((HERE / "good").glob("*.toml"))
LIBRARY = open_library([bundled_folder()])
SHIPPED = sorted(card.path for card in LIBRARY.cards)
HEADER = 'id = "try"\ntitle = "Try"\nfamily = "noting"\nrung = 1\nsummary = "A try."\n'
SHARED = Shared({"small": ("A song", "A smell")}, {"feelings": ("calm", "sad")})


def steps_of(text: str, shared: Shared = SHARED):
    reading = read_exercise(HEADER + text, "try.toml", shared=shared)
    assert report(reading.problems) == "\n"
    assert reading.exercise is not None
    return reading.exercise.steps


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_gives_exactly_the_report_beside_it(path: Path) -> None:
    reading = read_exercise(path.read_text("utf-8"), path.name)
    assert reading.exercise is None
    assert path.with_suffix(".txt").read_text("utf-8") == report(reading.problems)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_report_uses_the_words_of_authors(path: Path) -> None:
    words = path.with_suffix(".txt").read_text("utf-8").lower()
    assert not [
        word for word in (" array", " table", " string", " token", "schema", "traceback") if word in words
    ]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_windows_line_ends_change_no_line_of_a_report(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = [(each.code, each.line) for each in read_exercise(text, "x").problems]
    windows = read_exercise(text.replace("\n", "\r\n"), "x").problems
    assert lines == [(each.code, each.line) for each in windows]


@pytest.mark.parametrize("path", [*GOOD, *SHIPPED], ids=lambda path: path.stem)
def test_a_good_file_reads_without_problems(path: Path) -> None:
    reading = read_exercise(path.read_text("utf-8"), path.name, shared=LIBRARY.shared)
    assert report(reading.problems) == "\n"
    assert reading.exercise is not None
    assert reading.exercise.id == path.stem


@pytest.mark.parametrize("path", [*GOOD, *SHIPPED, *BAD], ids=lambda path: path.stem)
def test_every_setting_of_a_file_has_a_place(path: Path) -> None:
    parsed = parse(path.read_text("utf-8"), path.name)
    places = places_of(parsed.text)
    waiting = [((), parsed.data or {})]
    while waiting:
        at, value = waiting.pop()
        pairs = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for name, entry in pairs:
            assert (*at, name) in places.names or (*at, name) in places.values
            waiting.append(((*at, name), entry))


def test_a_byte_order_mark_is_accepted() -> None:
    text = GOOD[0].read_text("utf-8")
    assert read_exercise("\ufeff" + text, "x").exercise is not None


def test_the_checks_are_put_in_and_false_leaves_them_out() -> None:
    read = '\n[[step]]\nkind = "read"\ntext = "Hello."\n'
    assert [step.id for step in steps_of(read)] == ["before", "#1", "after"]
    assert [step.id for step in steps_of("check = false" + read)] == ["#1"]
    assert [step.id for step in steps_of('check = ["after"]' + read)] == ["#1", "after"]


def test_a_check_that_is_put_in_can_be_asked_about() -> None:
    steps = steps_of('\n[[step]]\nkind = "read"\ntext = "So."\nwhen = { step = "before", at_least = 6 }\n')
    assert steps[1].when == Rated("before", 6)


def test_values_of_a_muscle_exercise() -> None:
    exercise = read_exercise((HERE / "good" / "pmr-4.toml").read_text("utf-8"), "x").exercise
    assert exercise is not None
    gate, _before, _read, squeeze, *_rest, edgy = exercise.steps
    assert isinstance(gate, Gate)
    assert gate.options[5].no
    assert gate.options[5].id == "I'd rather not do this one today"
    assert isinstance(squeeze, Tense)
    assert (squeeze.tense, squeeze.release, squeeze.rounds, squeeze.leave_out) == (6, 30, 2, "leave-out")
    assert squeeze.groups[1].release_texts[1] == "And let go. You are done squeezing."
    assert edgy.when == Rated("after", 2, None, "before")
    assert isinstance(edgy, Choose)
    assert edgy.options[0].go == "@grounding-54321"


def test_values_of_a_story() -> None:
    exercise = read_exercise((HERE / "good" / "bright-moments.toml").read_text("utf-8"), "x").exercise
    assert exercise is not None
    thin = next(step for step in exercise.steps if step.when)
    assert thin.when == Is("where", ("thin",))
    assert thin.id == "#3"
    fill = next(step for step in exercise.steps if isinstance(step, Fill))
    assert fill.blanks[0].suggestions[2] == "said it anyway"
    assert exercise.source.startswith("format = 1")


def test_lists_come_from_answers_vocabularies_and_decks() -> None:
    steps = steps_of(
        "check = false\n"
        '[[step]]\nkind = "list"\nid = "sort"\ntext = "Sort."\nitems = { vocabulary = "feelings" }\npiles = ["a b"]\n'
        '[[step]]\nkind = "choose"\ntext = "Which?"\noptions = { from = "sort.a b" }\n'
        '[[step]]\nkind = "choose"\ntext = "Which?"\ndeck = "small"\n'
        '[[step]]\nkind = "read"\ntext = "{sort.a b} {sort.top} {today} {stop-word} {sort|nothing}"\n'
    )
    assert isinstance(steps[0], Listing)
    assert steps[0].items == ("calm", "sad")
    assert isinstance(steps[1], Choose)
    assert steps[1].options == Source("sort", "a b")
    assert isinstance(steps[2], Choose)
    assert (steps[2].cards, steps[2].show) == (("A song", "A smell"), 3)


PACE = (
    '[[step]]\nkind = "choose"\nid = "pace"\ntext = "?"\n'
    'options = [{ text = "A", id = "a" }, { text = "B", id = "b" }]\n'
)
TWO = '\nid = "a"\nin = 3\nout = 4\n{0}\nid = "b"\nfree = true\n'


@pytest.mark.parametrize(
    ("setting", "heading"),
    [
        ('by = "pace"', "[[step.pattern]]"),
        ('pattern = "pace"', "[[step.patterns]]"),
        ('pattern = { from = "pace" }', "[[step.patterns]]"),
    ],
)
def test_a_breathing_pattern_is_chosen_before(setting: str, heading: str) -> None:
    text = f'{PACE}[[step]]\nkind = "breathe"\nseconds = 60\n{setting}\n{heading}' + TWO.replace(
        "{0}", heading
    )
    breathe = steps_of(text)[2]
    assert isinstance(breathe, Breathe)
    assert (breathe.pattern, [each.id for each in breathe.patterns]) == ("pace", ["a", "b"])
    assert (breathe.patterns[0].exhale, breathe.patterns[1].free) == (4, True)


def test_scales_are_named_or_made() -> None:
    steps = steps_of(
        'check = false\n[[step]]\nkind = "rate"\ntext = "?"\nscale = "relief"\n'
        '[[step]]\nkind = "rate"\ntext = "?"\nscale = { min = 1, max = 5, low = "no" }\n'
    )
    assert isinstance(steps[0], Rate)
    assert steps[0].scale.name == "relief"
    assert isinstance(steps[1], Rate)
    assert (steps[1].scale.min, steps[1].scale.max, steps[1].scale.low, steps[1].scale.name) == (
        1,
        5,
        "no",
        "",
    )


def test_an_anchor_keeps_its_word_and_a_text_its_lines() -> None:
    steps = steps_of(
        'check = false\n[[step]]\nkind = "write"\nid = "a"\ntext = """\n\nOne\nline.\n\nTwo.\n"""\nkeep = "never"\n'
        '[[step]]\nkind = "note"\ntext = "?"\nlabels = ["a", "b"]\nseconds = 9\nanchor = "a"\n'
    )
    assert (steps[0].text, steps[0].keep) == ("One\nline.\n\nTwo.", False)
    assert isinstance(steps[1], Note)
    assert steps[1].anchor == "a"


def test_a_file_that_leaves_no_trace() -> None:
    reading = read_exercise(HEADER + 'keep = "never"\n[[step]]\nkind = "read"\ntext = "Hi."', "x")
    assert reading.exercise is not None
    assert not reading.exercise.leaves_trace


@pytest.mark.parametrize(
    "hostile", ["[bold]x[/]", "[@click=app.quit()]", "{0.__class__}", "%s", "{}", "{", "}}{{", "$HOME"]
)
def test_hostile_words_are_only_words(hostile: str) -> None:
    reading = read_exercise(
        HEADER + f"[[step]]\nkind = 'read'\ntext = '{hostile}'\n{'x' * 3}{hostile!r} = 1", "x{0}"
    )
    assert reading.exercise is None
    reading = read_exercise(HEADER.replace("A try.", hostile) + f"[[step]]\nkind = '{hostile}'\n", "x{0}")
    assert [each.code for each in reading.problems] == ["bad-kind"]


@pytest.mark.parametrize(
    "escape", ["\\u0000", "\\u0007", "\\u001b", "\\r", "\\u007f", "\\u009b", "\\u202a", "\\u2066", "\\b"]
)
def test_every_unseen_character_is_refused(escape: str) -> None:
    reading = read_exercise(HEADER + f'[[step]]\nkind = "read"\ntext = "a{escape}b"', "x")
    assert [each.code.split("-")[1] for each in reading.problems] == ["character"]


@pytest.mark.parametrize(
    "mark", ["\u200e", "\u200f", "\u061c", "\u2069", "\u202c", "é", "日本", "\\t", "\\n"]
)
def test_what_languages_need_is_accepted(mark: str) -> None:
    assert steps_of(f'[[step]]\nkind = "read"\ntext = "a{mark}b"')


def test_too_many_steps_too_large_and_too_deep() -> None:
    many = read_exercise(HEADER + '[[step]]\nkind = "read"\ntext = "a"\n' * 201, "x")
    assert [each.code for each in many.problems] == ["too-many-steps"]
    large = read_exercise(HEADER + "#" + "x" * 70_000, "x")
    assert [each.code for each in large.problems] == ["too-large"]
    for opening in ("[", "{a="):
        deep = read_exercise("a = " + opening * 5000, "x")
        assert [each.code for each in deep.problems] == ["too-deep"]
    closed = read_exercise(HEADER + f"tags = {'[' * 60}{']' * 60}", "x")
    assert [each.code for each in closed.problems] == ["too-deep"]
