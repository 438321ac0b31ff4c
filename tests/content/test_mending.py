"""Mending: the text is changed by place, nothing gets worse, and bytes of other encodings become UTF-8."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.authoring import shipped
from bench.mistakes import MISTAKES, planted
from closeness_tui.content.encodings import decoded, problems_of_bytes
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.mending import apply, mend, mend_bytes
from closeness_tui.core.problem import Edit, Problem

BENCH = shipped()
HERE = Path(__file__).parent
SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
BAD = sorted((HERE / "bad").glob("*.toml"))
HEADER = 'id = "try"\ntitle = "Try"\nfamily = "noting"\nrung = 1\nsummary = "A try."\n'
READ = '\n[[step]]\nkind = "read"\ntext = "Hello."\n'


def look(text: str) -> tuple[Problem, ...]:
    return read_exercise(text, "x.toml").problems


def mended(text: str) -> str:
    result = mend(text, look)
    assert not result.left, result.left
    return result.text


def test_a_file_without_problems_stays_as_it_is() -> None:
    result = mend(HEADER + READ, look)
    assert (result.text, result.mended, result.left) == (HEADER + READ, (), ())


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("kind: 'read'   # as it was", "kind = 'read'   # as it was"),
        ("kind = “read”   # “why”", 'kind = "read"   # “why”'),
        ("kind = «read»", 'kind = "read"'),
        ("kind 'read'", "kind = 'read'"),
        ("kind => 'read'", "kind = 'read'"),
        ("kind = read", 'kind = "read"'),
        ("kind := 'read'", "kind = 'read'"),
        ("kind = 'read';", "kind = 'read'"),
        ("kind = 'read'}", "kind = 'read'"),
        ("\u00a0\u00a0kind\u00a0= 'read'", "  kind = 'read'"),
        ("\u200bkind = 'read'", "kind = 'read'"),
        ("kind = 'read' keep = 'never'", "kind = 'read'\nkeep = 'never'"),
        ("kind = 'read'\n// a note", "kind = 'read'\n# a note"),
        ("kind = 'read'\nskip = 'It's fine'", "kind = 'read'\nskip = \"It's fine\""),
    ],
)
def test_a_line_is_mended_and_the_rest_of_it_stays(wrong: str, right: str) -> None:
    text = HEADER + "\n# A note above.\n[[step]]\n{}\ntext = 'Hello.'\n"
    assert mended(text.format(wrong)) == text.format(right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('["a" "b"]', '["a", "b"]'),
        ('["a", "b"', '["a", "b"]'),
        ("[“a”, “b”]", '["a", "b"]'),
        ('[“a", "b”]', '["a", "b"]'),
        ('["a, "b"]', '["a", "b"]'),
        ('[a", "b"]', '["a", "b"]'),
        ("[a, b]", '["a", "b"]'),
        ('["a", "b"]]', '["a", "b"]'),
        ('[{ text = "a" }, { text = "b" ]', '[{ text = "a" }, { text = "b" } ]'),
        ('[{ text: "a" }, "b"]', '[{ text = "a" }, "b"]'),
        ('[{ text = “a” }, "b"]', '[{ text = "a" }, "b"]'),
        ('[{ text "a" }, "b"]', '[{ text = "a" }, "b"]'),
        ('[{ text = "a", id = x }, "b"]', '[{ text = "a", id = "x" }, "b"]'),
        ('[\n  "a" # one\n  "b", # two\n]', '[\n  "a", # one\n  "b", # two\n]'),
        ('[\n  "a",\n  "b",\n', '[\n  "a",\n  "b",\n]\n'),
        ('[\n  { text = "a", id = "x",\n  "b",\n]', '[\n  { text = "a", id = "x" },\n  "b",\n]'),
    ],
)
def test_a_list_is_mended_and_its_layout_stays(wrong: str, right: str) -> None:
    text = HEADER + '[[step]]\nkind = "choose"\ntext = "?"\noptions = {}\n' + READ
    assert mended(text.replace("{}", wrong)) == text.replace("{}", right)


@pytest.mark.parametrize(("wrong", "right"), [("20 s", "20"), ("2,5", "2.5"), ("020", "20"), ('"20"', "20")])
def test_a_number_is_mended(wrong: str, right: str) -> None:
    text = HEADER + '[[step]]\nkind = "rest"\nseconds = {}  # how long\n'
    assert mended(text.format(wrong)) == text.format(right)


@pytest.mark.parametrize(("wrong", "right"), [(".5", "0.5"), ("1.", "1"), ("00.5", "0.5")])
def test_half_a_second_is_mended(wrong: str, right: str) -> None:
    text = HEADER + '[[step]]\nkind = "breathe"\nrounds = 4\nin = 4\nout = 6\npause = {}  # a little\n'
    assert mended(text.format(wrong)) == text.format(right)


def test_minutes_are_not_taken_for_seconds() -> None:
    problems = look(HEADER + '[[step]]\nkind = "rest"\nseconds = 2 min\n')
    assert [(each.code, each.fix) for each in problems] == [("number-unit", ())]


def test_an_id_and_the_way_that_names_it_are_written_alike() -> None:
    text = mended(
        HEADER
        + '[[step]]\nkind = "choose"\ntext = "Which?"\noptions = ["This", { text = "That", go = "kind line" }]\n'
        + READ
        + '[[step]]\nkind = "read"\nid = "kind line"\ntext = "That is fine."\n'
    )
    assert 'go = "kind-line"' in text
    assert 'id = "kind-line"' in text
    assert look(text) == ()


def test_windows_line_ends_stay() -> None:
    text = (HEADER + '[[step]]\nkind: "read"\ntext = "A\nb."\n' + READ).replace("\n", "\r\n")
    right = (HEADER + '[[step]]\nkind = "read"\ntext = """A\nb."""\n' + READ).replace("\n", "\r\n")
    assert mended(text) == right


def test_returns_without_a_line_end_are_mended() -> None:
    text = HEADER + READ
    assert mended(text.replace("\n", "\r")) == text
    assert mended(text.replace('"Try"\n', '"Try"\r\r\n', 1)) == text.replace('"Try"\n', '"Try"\r\n', 1)


def test_a_mark_at_the_beginning_goes() -> None:
    assert mended("\ufeff" + HEADER + READ) == HEADER + READ


@pytest.mark.soak
@settings(max_examples=600 if SOAK else 20)
@given(st.data())
def test_mending_never_makes_a_file_worse(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(BENCH.files)))
    lines = list(BENCH.files[name])
    for _number in range(data.draw(st.integers(1, 4))):
        places = list(MISTAKES[data.draw(st.sampled_from(sorted(MISTAKES)))](lines))
        if places:
            lines = planted(lines, data.draw(st.sampled_from(places))).split("\n")
    text = "\n".join(lines)
    before = BENCH.look(text)
    result = mend(text, BENCH.look)
    assert result.left == BENCH.look(result.text)
    assert len(result.left) < len(before) or result.text == text
    assert len(result.left) + len(result.mended) >= len(before) - sum(len(each.fix) for each in before)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_never_worse_after_mending(path: Path) -> None:
    text = path.read_text("utf-8")
    before = look(text)
    result = mend(text, look)
    assert len(result.left) <= len(before)
    assert {each.code for each in result.left} <= {each.code for each in before}


def test_changes_that_overlap_are_not_both_made() -> None:
    assert apply("abcdef", [Edit(1, 3, "X"), Edit(2, 4, "Y"), Edit(4, 4, "Z")]) == "aXdZef"


TEXT = HEADER.replace("A try.", "Eine Übung – für dich.") + READ


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_another_encoding_is_named_read_and_mended(encoding: str) -> None:
    found = TEXT.replace('kind = "read"', 'kind: "read"').encode(encoding)
    text = decoded(found, "x.toml")
    assert text.problem is not None
    assert (text.problem.code, bool(text.problem.fix)) == ("encoding", True)
    assert text.text is not None
    assert [each.code for each in problems_of_bytes(found, "x.toml", look)] == ["encoding", "colon"]
    result = mend_bytes(found, "x.toml", look)
    assert result is not None
    assert result.text == TEXT
    assert [each.code for each in result.mended] == ["encoding", "colon"]


def test_a_letter_of_an_old_encoding_has_its_line() -> None:
    problem = decoded(TEXT.encode("cp1252"), "x.toml").problem
    assert problem is not None
    assert (problem.line, problem.column) == (5, 17)
    assert "Ü" in problem.message


def test_utf_8_with_and_without_a_mark_is_fine() -> None:
    assert decoded(TEXT.encode(), "x").problem is None
    assert decoded(TEXT.encode("utf-8-sig"), "x").problem is None
    assert read_exercise(decoded(TEXT.encode("utf-8-sig"), "x").text or "", "x").exercise is not None


@pytest.mark.parametrize(
    "found", [b"\x00" * 100, bytes(range(256)), b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00"]
)
def test_what_is_no_text_is_not_mended(found: bytes) -> None:
    text = decoded(found, "x.toml")
    assert text.text is None
    assert text.problem is not None
    assert mend_bytes(found, "x.toml", look) is None
    assert problems_of_bytes(found, "x.toml", look) == (text.problem,)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_problem(found: bytes) -> None:
    text = decoded(found, "x.toml")
    assert text.text is not None or text.problem is not None


@pytest.mark.parametrize(
    "heading", ["[step]", "[[step]", "[step]]", "[[step", "[[step]]]", "[[ step ]", "[(step)]"]
)
def test_the_heading_of_a_step_is_mended(heading: str) -> None:
    assert mended(HEADER + READ.replace("[[step]]", heading)) == HEADER + READ
    assert mended(HEADER + READ + READ.replace("[[step]]", heading) + READ) == HEADER + READ * 3


def test_what_is_wrong_below_a_single_heading_is_told_too() -> None:
    problems = look(HEADER + READ.replace("[[step]]", "[step]").replace("text", "txet"))
    assert [each.code for each in problems] == ["single-brackets", "unknown-setting"]


def test_the_heading_of_a_part_is_mended() -> None:
    step = 'check = false\n[[step]]\nkind = "tense"\n{}\npart = "Hands"\n'
    text = HEADER + step + 'tense_text = "Fist."\nrelease_text = "Let go."\n'
    text = text.replace("rung = 1", 'rung = 1\ncaution = "Not when it hurts."')
    assert mended(text.format("[step.group]")) == text.format("[[step.group]]")
