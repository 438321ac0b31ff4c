"""Whatever a file holds, reading it gives an exercise or problems, and never an exception."""

from pathlib import Path

import tomli
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from closeness_tui.content.exercises import Reading, read_exercise
from closeness_tui.content.files import decode
from closeness_tui.content.help import read_help
from closeness_tui.content.library import bundled_folder
from closeness_tui.content.places import places_of
from closeness_tui.content.settings import read_settings
from closeness_tui.content.shared import read_shared
from closeness_tui.content.spec import HEADER, STEP_KINDS, step_fields

HERE = Path(__file__).parent
FILES = [
    path.read_text("utf-8")
    for folder in (HERE / "good", HERE / "bad", bundled_folder())
    for path in sorted(folder.rglob("*.toml"))
]
NAMES = sorted(
    {field.name for kind in STEP_KINDS for field in step_fields(kind).values()} | {f.name for f in HEADER}
)
SNIPPETS = [
    "\n",
    "[[step]]\n",
    '"',
    '"""',
    "{",
    "}",
    "[",
    "]",
    "=",
    ",",
    "\\",
    "#",
    "\r\n",
    "\u202e",
    "{today}",
    ".",
    "'",
]


def _reads(text: str) -> bool:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return False
    return True


WHOLE = [text for text in FILES if _reads(text)]

values = st.recursive(
    st.one_of(
        st.none().map(lambda _none: "before"),
        st.booleans(),
        st.integers(-5, 3000),
        st.floats(allow_nan=True),
        st.text(max_size=8),
        st.sampled_from([*NAMES, *STEP_KINDS, "a.b", "@help", "@a", "end", "{a}", "{a.b|c}", "this", "numb"]),
        st.dates(),
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


def fine(reading: Reading) -> None:
    errors = [each for each in reading.problems if each.severity == "error"]
    assert (reading.exercise is None) == bool(errors)
    for each in reading.problems:
        assert each.message
        assert each.message[-1] in ".:?)" or each.code in ("missing", "bad-choice")
        assert (each.line is None) == (each.column is None) or each.code == "long-name"


@st.composite
def broken_text(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(FILES))
    for _number in range(draw(st.integers(1, 5))):
        begin = draw(st.integers(0, len(text)))
        end = min(len(text), begin + draw(st.integers(0, 30)))
        text = text[:begin] + draw(st.sampled_from(SNIPPETS) | st.text(max_size=3)) + text[end:]
    return text


@st.composite
def odd_data(draw: st.DrawFn) -> str:
    data = tomli.loads(draw(st.sampled_from(WHOLE)))
    for _number in range(draw(st.integers(1, 4))):
        steps = data.get("step")
        whole = isinstance(steps, list) and steps and isinstance(steps[0], dict)
        at = draw(st.sampled_from([data, *steps])) if whole and isinstance(steps, list) else data
        if isinstance(at, dict):
            at[draw(st.sampled_from(NAMES))] = draw(values)
    return tomli_w.dumps(data)


@settings(max_examples=400, deadline=None)
@given(broken_text())
def test_a_broken_file_never_raises(text: str) -> None:
    fine(read_exercise(text, "x.toml"))
    read_help(text, "help.toml")
    read_shared(text, "words.toml")
    read_settings(text, "settings.toml")


@settings(max_examples=400, deadline=None)
@given(odd_data())
def test_any_value_anywhere_never_raises(text: str) -> None:
    fine(read_exercise(text, "x.toml"))


@settings(max_examples=200, deadline=None)
@given(values, values, values)
def test_any_value_in_a_vocabulary_never_raises(words: object, places: object, notes: object) -> None:
    table = {"words": words, "places": places, "notes": notes, "deck": {"cards": words}}
    for names in (("words", "places"), ("words", "notes"), ("places", "notes"), ("notes",)):
        text = tomli_w.dumps(
            {"vocabulary": {"a": {name: table[name] for name in names}}, "deck": {"d": table["deck"]}}
        )
        shared, problems = read_shared(text, "words.toml")
        assert bool(shared.vocabularies) != bool(problems)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_never_raise(content: bytes) -> None:
    text = decode(content, "x")
    if isinstance(text, str):
        fine(read_exercise(text, "x.toml"))
        read_settings(text, "x")


@settings(max_examples=200, deadline=None)
@given(broken_text())
def test_a_place_is_where_its_name_is(text: str) -> None:
    if not _reads(text):
        return
    places = places_of(text)
    for path, offset in places.names.items():
        named = text[offset : offset + 200]
        last = str(next(part for part in reversed(path) if isinstance(part, str)))
        first = named.lstrip("[ \t\"'")
        assert first.split(".")[0].split("=")[0].strip(" \t]\"'")
        assert not last.isidentifier() or last in named.split("\n")[0] or "\\" in named


def test_a_list_where_a_word_is_looked_up_never_raises() -> None:
    for name in ("role", "id", "kind", "text", "when", "keep"):
        text = f'id = "a"\n[[step]]\nkind = "rate"\n{name}{"_" if name == "kind" else ""} = []\n'
        assert read_exercise(text, "x").problems
