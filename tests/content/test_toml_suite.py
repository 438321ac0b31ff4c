"""The cases of toml-lang's own test suite: good ones read with the right values, bad ones are refused with a place.

They are not part of this repository: CLOSENESS_TOML_TEST names the folder that holds them.
"""

import datetime
import json
import math
import os
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.content.encodings import decoded
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.syntax import parse

BESIDE = Path(__file__).parents[3] / "shared" / "data" / "toml-test"
PLACE = Path(os.environ.get("CLOSENESS_TOML_TEST") or BESIDE) / "tests"
LISTS = {version: PLACE / f"files-toml-{version}" for version in ("1.0.0", "1.1.0")}
NEEDS = pytest.mark.skipif(
    not LISTS["1.1.0"].exists(), reason="CLOSENESS_TOML_TEST names no folder with toml-lang's cases"
)


def cases(version: str, sort: str) -> list[str]:
    """The names of the cases of a version; a name of no use where the folder is missing."""
    lines = LISTS[version].read_text("utf-8").split() if LISTS[version].exists() else []
    return [line for line in lines if line.startswith(f"{sort}/") and line.endswith(".toml")] or ["missing"]


VALID = sorted({*cases("1.0.0", "valid"), *cases("1.1.0", "valid")})
# What only 1.0 refuses is read, because 1.1 allows it.
INVALID = sorted(set(cases("1.1.0", "invalid")))


def tagged(value: Any) -> Any:
    """A value as the suite writes it down."""
    match value:
        case dict():
            return {name: tagged(entry) for name, entry in value.items()}
        case list():
            return [tagged(entry) for entry in value]
        case bool():
            return {"type": "bool", "value": value}
        case str():
            return {"type": "string", "value": value}
        case int():
            return {"type": "integer", "value": value}
        case float():
            return {"type": "float", "value": "nan" if math.isnan(value) else value}
        case datetime.datetime():
            return {"type": "datetime" if value.tzinfo else "datetime-local", "value": value}
        case datetime.date():
            return {"type": "date-local", "value": value}
        case _:
            return {"type": "time-local", "value": value}


def wanted(value: Any) -> Any:
    """The same of what the suite wrote down."""
    if isinstance(value, list):
        return [wanted(entry) for entry in value]
    if set(value) != {"type", "value"} or not isinstance(value["value"], str):
        return {name: wanted(entry) for name, entry in value.items()}
    sort, words = value["type"], value["value"]
    made: Any
    match sort:
        case "bool":
            made = words == "true"
        case "integer":
            made = int(words)
        case "float":
            made = "nan" if "nan" in words.lower() else float(words)
        case "string":
            made = words
        case "date-local":
            made = datetime.date.fromisoformat(words)
        case "time-local":
            made = datetime.time.fromisoformat(words)
        case _:
            made = datetime.datetime.fromisoformat(words)
    return {"type": sort, "value": made}


@NEEDS
@pytest.mark.parametrize("case", VALID)
def test_every_good_case_reads_with_the_right_values(case: str) -> None:
    text = decoded((PLACE / case).read_bytes(), case)
    assert text.text is not None
    assert text.problem is None
    parsed = parse(text.text, case)
    if parsed.problem and parsed.problem.code == "empty-file":
        assert json.loads((PLACE / case).with_suffix(".json").read_text("utf-8")) == {}
        return
    assert parsed.data is not None, parsed.problems
    assert tagged(parsed.data) == wanted(json.loads((PLACE / case).with_suffix(".json").read_text("utf-8")))


@NEEDS
@pytest.mark.parametrize("case", INVALID)
def test_every_bad_case_is_refused_with_a_place(case: str) -> None:
    text = decoded((PLACE / case).read_bytes(), case)
    problems = [text.problem] if text.problem else []
    if text.text is not None:
        problems += parse(text.text, case).problems
        read_exercise(text.text, case)
    assert problems
    assert text.text is None or all(each.line and each.column for each in problems)
