"""The quick reader of settings says the same as the one that explains mistakes, or nothing."""

from __future__ import annotations

from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.content.settings import FIELDS, dump_settings, read_settings
from closeness_tui.content.sound_settings import sound_settings
from closeness_tui.core.settings import Settings

VALUES = st.one_of(
    st.booleans(),
    st.integers(-5, 2000),
    st.floats(allow_nan=True),
    st.text(max_size=70),
    st.sampled_from(["half", "open", "calm", "US", "", " x", "a\u202eb", "a\x07b"]),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.booleans(), max_size=2),
)


@given(st.dictionaries(st.sampled_from([*FIELDS, "newer"]), VALUES, max_size=4))
def test_whatever_it_takes_is_what_the_other_reader_takes_without_a_problem(data: dict[str, Any]) -> None:
    text = tomli_w.dumps(data)
    sound = sound_settings(text)
    if sound is not None:
        reading = read_settings(text, "settings.toml")
        assert (sound, ()) == (reading.settings, reading.problems)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(welcomed=True),
        Settings(theme="calm-light", reduced_motion=True, bell=True, plain=True, country="US", length="half"),
        Settings(stop_word="red", idle_minutes=2.5, welcomed=True),
    ],
    ids=["welcomed", "much", "more"],
)
def test_it_takes_what_the_program_itself_has_written(settings: Settings) -> None:
    assert sound_settings(dump_settings(settings)) == settings


@pytest.mark.parametrize(
    "text",
    [
        "theme =",
        "theme = 7",
        "newer = 1",
        'folders = ["~/x"]',
        "bell = 'yes'",
        "idle_minutes = true",
        "\ufeff",
    ],
)
def test_anything_else_is_left_to_the_reader_that_explains(text: str) -> None:
    assert sound_settings(text) is None
