"""Whole sessions as a person types and hears them. CLOSENESS_WRITE_TRANSCRIPTS=1 writes what is said anew."""

from __future__ import annotations

import os

import pytest

from tests.plain.script import FOLDER, played
from tests.practice.doubles import StandingClock

NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.fixture(autouse=True)
def _same_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("closeness_tui.practice.beginning.secrets.randbelow", lambda _below: 7)


@pytest.mark.parametrize("name", NAMES)
def test_a_session_says_what_its_transcript_says(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    text = path.read_text(encoding="utf-8")
    said = played(text, StandingClock())
    if os.environ.get("CLOSENESS_WRITE_TRANSCRIPTS"):
        path.write_text(said, encoding="utf-8")
    else:
        assert said == text


@pytest.mark.parametrize("name", NAMES)
def test_no_transcript_holds_a_control_character(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert all(letter == "\n" or letter.isprintable() for letter in text)
