"""The JSON Schema says what the reader says: over whole files, and over exercises made at random."""

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import tomli
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.field import Field
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.schema import exercise_schema, is_ours, made_by, schema_text
from closeness_tui.content.spec import HEADER, STEP_KINDS, header_fields, step_fields
from closeness_tui.core.problem import Problem
from closeness_tui.core.steps import SCALES

HERE = Path(__file__).parent
LIBRARY = open_library([bundled_folder()])
SHARED = LIBRARY.shared
SHIPPED = sorted(card.path for card in LIBRARY.cards)
GOOD = sorted((HERE / "good").glob("*.toml"))
BAD = sorted((HERE / "bad").glob("*.toml"))
SCHEMA = exercise_schema()
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)

SAID = frozenset((
    "bad-choice", "bad-condition", "bad-field", "bad-id", "bad-kind", "bad-lang", "bad-source", "bad-target", "both",
    "double-entry", "empty-text", "field-here", "list-size", "missing", "needs-other", "newer-format", "no-caution",
    "no-field", "no-kind", "no-smaller", "no-steps", "one-line", "out-of-range", "rounds-and-cards",
    "single-brackets", "too-long", "too-many-steps", "unknown-setting", "want-date", "want-group", "want-list",
    "want-number", "want-text", "want-whole", "want-yes",
))  # fmt: skip
"""What a schema can say; the rest needs the other steps, the other files, or more than one value at once."""

NOT_SAID = (
    # A name that Windows keeps for itself.
    ("bad-id", "Windows"),
    # As many texts as there are rounds.
    ("list-size", "rounds"),
    # How long the first word of `step.part` is.
    ("bad-id", "at most 40"),
)


def as_json(value: Any) -> Any:
    match value:
        case datetime.date():
            return value.isoformat()
        case dict():
            return {name: as_json(each) for name, each in value.items()}
        case list():
            return [as_json(each) for each in value]
        case _:
            return value


def is_said(problem: Problem) -> bool:
    return problem.code in SAID and not any(
        problem.code == code and words in problem.message for code, words in NOT_SAID
    )


def errors_in(text: str) -> list[Problem]:
    problems = read_exercise(text, "x", shared=SHARED).problems
    return [each for each in problems if each.severity == "error"]


def parsed(path: Path) -> Any:
    try:
        return as_json(tomli.loads(path.read_text("utf-8")))
    except tomli.TOMLDecodeError:
        return None


@pytest.mark.parametrize("path", [*SHIPPED, *GOOD], ids=lambda path: path.stem)
def test_the_schema_finds_nothing_in_a_good_file(path: Path) -> None:
    assert [each.message for each in VALIDATOR.iter_errors(parsed(path))] == []


@pytest.mark.parametrize("path", [path for path in BAD if parsed(path)], ids=lambda path: path.stem)
def test_the_schema_finds_every_mistake_of_shape_and_nothing_else(path: Path) -> None:
    errors = errors_in(path.read_text("utf-8"))
    found = [each.message for each in VALIDATOR.iter_errors(parsed(path))]
    assert any(map(is_said, errors)) <= bool(found) <= bool(errors), (errors, found)


def test_every_code_that_the_schema_is_to_say_is_said_of_some_bad_file() -> None:
    told = {
        each.code
        for path in BAD
        if parsed(path) and not VALIDATOR.is_valid(parsed(path))
        for each in errors_in(path.read_text("utf-8"))
    }
    # These two have no bad file of their own.
    assert SAID - told <= {"double-entry", "too-many-steps"}


def every_schema(schema: Any) -> list[dict[str, Any]]:
    match schema:
        case dict():
            return [schema, *(found for each in schema.values() for found in every_schema(each))]
        case list():
            return [found for each in schema for found in every_schema(each)]
        case _:
            return []


def test_the_schema_has_the_shape_that_editors_cope_with() -> None:
    found = every_schema(SCHEMA)
    assert not [each for each in found if each.keys() & {"anyOf", "oneOf", "allOf"}]
    assert "draft-07" in SCHEMA["$schema"]
    assert SCHEMA["$id"].startswith("urn:")


def test_every_setting_is_explained_where_editors_look_for_it() -> None:
    step = SCHEMA["properties"]["step"]["items"]
    assert set(step["properties"]) == {name for kind in STEP_KINDS for name in step_fields(kind)}
    assert set(SCHEMA["properties"]) == {*header_fields(), "step"}
    for name, each in (*SCHEMA["properties"].items(), *step["properties"].items()):
        assert name == "when" or (each["title"] and each["description"].strip().endswith((".", "`"))), name
    assert SCHEMA["properties"]["rung"]["maximum"] == 5
    assert SCHEMA["properties"]["check"]["default"] == ["before", "after"]
    assert SCHEMA["properties"]["family"]["examples"] == ["disclosure"]


def test_a_setting_that_means_several_things_says_which_of_which_kind() -> None:
    seconds = SCHEMA["properties"]["step"]["items"]["properties"]["seconds"]["description"]
    assert "note, rest: How long." in seconds
    assert "turns: Seconds of each turn" in seconds


def test_the_text_is_the_schema() -> None:
    assert json.loads(schema_text()) == SCHEMA
    assert schema_text().endswith("}\n")


def test_a_schema_of_ours_is_known_again_and_one_of_a_newer_closeness_is_left_alone() -> None:
    assert is_ours(SCHEMA)
    assert is_ours({**SCHEMA, "$comment": "closeness 0.0.9"})
    assert not is_ours({**SCHEMA, "$comment": "closeness 99.1"})
    assert made_by({**SCHEMA, "$comment": "closeness 99.1"}) == (99, 1)
    assert made_by({"$id": "something-else"}) is None
    assert made_by(["no", "table"]) is None


# Exercises made at random from the table, some of whose values do not fit.

WORDS = st.text("abA -\n.@1", max_size=6)
TEXTS = WORDS.filter(lambda words: words.strip() != "")
LINES = TEXTS.filter(lambda words: "\n" not in words.strip("\n"))
IDS = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
PARTS = IDS | st.builds("{}.{}".format, IDS, IDS)
HERE_FROM = PARTS.map(lambda part: {"from": part})
SOURCES = (
    HERE_FROM
    | st.builds(lambda name, part: {"from": f"@{name}", "field": part}, IDS, PARTS)
    | st.sampled_from(sorted(SHARED.vocabularies)).map(lambda name: {"vocabulary": name})
)
ODD = st.recursive(
    st.booleans()
    | st.integers(-3, 9000)
    | st.sampled_from((0.5, 3.5, 61.25, -0.5))
    | WORDS
    | st.sampled_from((*STEP_KINDS, "numb", "@help", "@a", "end", "a.b", "A", "a--b", "7", "distress")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("from", "field", "vocabulary", "text", "step", "a")), inner, max_size=3
        )
    ),
    max_leaves=4,
)


def lists_of(
    field: Field, entries: st.SearchStrategy[Any], *, unique: bool = False
) -> st.SearchStrategy[Any]:
    fewest = int(field.low or 0)
    return st.lists(entries, min_size=fewest, max_size=fewest + 2, unique_by=repr if unique else None)


def tables_of(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    needed = {field.name: fitting(field) for field in fields if field.required}
    others = {field.name: fitting(field) for field in fields if not field.required and field.kind != "when"}
    return st.fixed_dictionaries(needed, optional=others)


def conditions() -> st.SearchStrategy[dict[str, Any]]:
    number = st.integers(0, 10)
    tests = st.sampled_from(({"at_least": 1}, {"at_most": 4, "at_least": 2}, {"is": ["a", "b"]}, {"is": "numb"},
                             {"skipped": False}, {"at_least": 2, "rise_from": "b"}))  # fmt: skip
    asked = st.builds(lambda step, test: {"step": step, **test}, PARTS, tests)
    asked |= st.builds(lambda step, most: {"step": step, "at_most": most}, PARTS, number)
    return asked | st.builds(
        lambda name, inner: {name: inner if name == "not" else [inner]},
        st.sampled_from(("any", "all", "not")),
        asked,
    )


def numbers_of(field: Field) -> st.SearchStrategy[Any]:
    low, high = field.low if field.low is not None else -5, field.high if field.high is not None else 50
    whole = st.integers(int(-(-low // 1)), int(high))
    return whole if field.kind in ("whole", "count") else whole | st.just(low + 0.5)


def fitting(field: Field) -> st.SearchStrategy[Any]:  # noqa: PLR0911, C901, PLR0912
    """Values that fit the field, as far as it can be told by themselves."""
    match field.kind:
        case "text":
            return TEXTS
        case "line":
            return LINES
        case "id" | "step" | "option-id":
            return IDS
        case "lang":
            return st.sampled_from(("en", "es", "pt-BR"))
        case "whole" | "number":
            return numbers_of(field)
        case "count":
            return numbers_of(field) | HERE_FROM
        case "yes":
            return st.booleans()
        case "choice":
            return st.sampled_from(field.choices)
        case "choices":
            return lists_of(field, st.sampled_from(field.choices))
        case "check":
            return st.just(False) | lists_of(field, st.sampled_from(field.choices))
        case "texts":
            return lists_of(field, TEXTS, unique=True)
        case "rows":
            return lists_of(field, TEXTS, unique=True) | SOURCES
        case "ids" | "steps":
            return lists_of(field, IDS)
        case "options":
            return lists_of(field, TEXTS | tables_of(field.fields), unique=True) | SOURCES
        case "answers":
            return lists_of(field, TEXTS | tables_of(field.fields), unique=True)
        case "tables":
            return lists_of(field, tables_of(field.fields))
        case "pattern":
            return PARTS | HERE_FROM | lists_of(field, tables_of(field.fields))
        case "named":
            return st.dictionaries(IDS, tables_of(field.fields), max_size=2)
        case "variants":
            return st.dictionaries(IDS, TEXTS, min_size=1, max_size=2)
        case "scale":
            return st.sampled_from(tuple(SCALES)) | tables_of(field.fields)
        case "words":
            return TEXTS | st.lists(TEXTS, min_size=1, max_size=2)
        case "target":
            return st.sampled_from(("end", "@help", "@small-wins", "a"))
        case "part":
            return PARTS
        case "date":
            return st.dates()
        case "when":
            return conditions()
        case "deck" | "notes":
            return TEXTS
        case _:
            raise AssertionError(field.kind)


HEADER_VALUES = {field.name: fitting(field) for field in HEADER}
STEP_VALUES = {
    kind: {name: fitting(field) for name, field in step_fields(kind).items() if name != "kind"}
    for kind in STEP_KINDS
}


NEEDED = {
    "choose": {"deck": (), "show": (), "more": (), "none": (), "most": ("many",)},
    "fill": {"by": ("variants",), "variants": ("by",)},
    "list": {"rate_only": ("rate", "piles"), "sort": ("rate",), "own": ("items",)},
    "breathe": {"seconds": (), "by": (), "pattern": (), "patterns": ()},
    "turns": {"rounds": (), "draw": (), "deck": ()},
}
"""What is left out of a step that lacks what it needs; () for what is left out always, and only put in later."""
ALWAYS = {
    "choose": {"options": ["a", "b"]},
    "fill": {"template": "I {a}."},
    "breathe": {"in": 4, "out": 6, "rounds": 3},
    "say": {"text": "So."},
}


@st.composite
def steps(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(STEP_KINDS)))
    fields = step_fields(kind)
    step: dict[str, Any] = {"kind": kind, **ALWAYS.get(kind, {})}
    chosen = draw(st.sets(st.sampled_from(sorted(STEP_VALUES[kind])), max_size=4))
    for name, values in STEP_VALUES[kind].items():
        if name in chosen or fields[name].required:
            step[name] = draw(values)
    for name, needed in NEEDED.get(kind, {}).items():
        if not needed or not {*needed} <= step.keys():
            step.pop(name, None)
    return step


def tables_in(value: Any) -> list[dict[str, Any]]:
    match value:
        case dict():
            return [value, *(found for each in value.values() for found in tables_in(each))]
        case list():
            return [found for each in value for found in tables_in(each)]
        case _:
            return []


@st.composite
def exercises(draw: st.DrawFn) -> dict[str, Any]:
    data: dict[str, Any] = {}
    chosen = draw(st.sets(st.sampled_from(sorted(HEADER_VALUES)), max_size=4))
    for field in HEADER:
        if field.required or field.name in chosen:
            data[field.name] = draw(HEADER_VALUES[field.name])
    data["format"] = 1
    if draw(st.integers(0, 9)):
        data |= {"smaller": ["a"], "caution": "Slowly."}
    data["step"] = draw(st.lists(steps(), min_size=1, max_size=2))
    for _number in range(draw(st.integers(0, 2))):
        table = draw(st.sampled_from(tables_in(data)))
        kind = str(table.get("kind"))
        names = sorted(name for name in table if name not in ("step", "smaller", "caution"))
        others = sorted(STEP_VALUES[kind]) if kind in STEP_KINDS else ["text", "id", "go", "seconds", "titel"]
        change = draw(st.sampled_from(("drop", "set", "add")))
        if change == "drop" and names:
            table.pop(draw(st.sampled_from(names)))
        elif change == "set" and names:
            table[draw(st.sampled_from(names))] = draw(ODD)
        elif kind in STEP_KINDS and draw(st.booleans()):
            name = draw(st.sampled_from(others))
            table[name] = draw(STEP_VALUES[kind][name])
        else:
            table[draw(st.sampled_from(others))] = draw(ODD)
    for step in data["step"] if isinstance(data["step"], list) else ():
        if isinstance(step, dict) and isinstance(step.get("pattern"), list):
            # Both at once is no mistake to the reader, which then only looks at one of them.
            step.pop("patterns", None)
    return data


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(exercises())
def test_the_schema_and_the_reader_agree_on_any_exercise(data: dict[str, Any]) -> None:
    errors = errors_in(tomli_w.dumps(data))
    found = [(list(each.instance_path), each.message) for each in VALIDATOR.iter_errors(as_json(data))]
    assert any(map(is_said, errors)) <= bool(found) <= bool(errors), (errors, found)
