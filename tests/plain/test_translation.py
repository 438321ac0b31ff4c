"""Whatever the program itself says goes through the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from closeness_tui.core.wording import speak
from closeness_tui.practice.opening import Practice
from tests.plain.exercises_in_greek import EVERY_KIND, TYPED
from tests.plain.script import played
from tests.practice.doubles import StandingClock

HELP = """
checked = 2020-01-01
[[entry]]
country = "XX"
kind = "crisis"
name = "Γραμμή"
number = "1"
hours = "πάντα"
languages = ["ελ"]
checked = 2020-01-01
[[person]]
name = "Άννα"
number = "2"
"""

NOTES = """
format = 1
[vocabulary.blame.notes]
"άλλο" = "Σημείωση."
"""


class Bracketed(NullTranslations):
    """A language in which every sentence is the English one between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def _brackets() -> Iterator[None]:
    speak(Bracketed())
    yield
    speak(NullTranslations())


def prepare(practice: Practice) -> None:
    practice.places.exercises.mkdir(parents=True, exist_ok=True)
    (practice.places.exercises / "every-kind.toml").write_text(EVERY_KIND, encoding="utf-8")
    vocabularies = practice.places.exercises / "vocabularies"
    vocabularies.mkdir(exist_ok=True)
    (vocabularies / "blame.toml").write_text(NOTES, encoding="utf-8")
    practice.places.help.write_text(HELP, encoding="utf-8")


def outside_brackets(line: str) -> str:
    before = ""
    while before != line:
        before, line = line, re.sub(r"⟦[^⟦⟧]*⟧", "", line)
    return line


def said(text: str) -> list[str]:
    return [line for line in text.splitlines() if line[:2] not in ("> ", ">>", "# ", "$ ", "= ", ">", "$")]


@pytest.mark.usefixtures("_brackets")
def test_every_word_of_the_program_goes_through_the_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("closeness_tui.practice.beginning.secrets.randbelow", lambda _below: 7)
    # The list of exercises names the shipped ones, whose words are data too.
    monkeypatch.setattr("closeness_tui.practice.index.bundled_folder", lambda: None)
    monkeypatch.setattr("closeness_tui.practice.opening.folders_of", lambda own, _more, named: (own, *named))
    lines = said(played(TYPED, StandingClock(), prepare))
    assert len(lines) > 120
    assert [line for line in lines if re.search("[A-Za-z]", outside_brackets(line))] == []


def test_a_sentence_of_the_program_is_found_when_it_is_not_translated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("closeness_tui.practice.beginning.secrets.randbelow", lambda _below: 7)
    monkeypatch.setattr("closeness_tui.practice.opening.folders_of", lambda own, _more, named: (own, *named))
    lines = said(played(TYPED, StandingClock(), prepare))
    assert any(re.search("[A-Za-z]", outside_brackets(line)) for line in lines)
