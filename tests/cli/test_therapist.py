"""A therapist's own reflections, apart from the log of whoever uses the same computer."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from closeness_tui.store.places import find_places
from tests.architecture.program import closeness as program
from tests.cli.conftest import Said

if TYPE_CHECKING:
    from pathlib import Path

OWN = """\
id = "{name}"
title = "{name}"
family = "therapist"
rung = 1
for = ["{who}"]
summary = "A line."
check = false

[[step]]
kind = "write"
id = "words"
text = "What stays with you?"
"""


@pytest.fixture
def exercises(own: Path) -> None:
    for name, who in (("for-me", "therapist"), ("for-them", "client")):
        (own / f"{name}.toml").write_text(OWN.format(name=name, who=who))


def entries() -> tuple[int, int]:
    places = find_places()
    return tuple(len(list(each.entries.rglob("*.age"))) for each in (places.log, places.therapist))  # type: ignore[return-value]


@pytest.mark.usefixtures("exercises")
def test_a_therapists_exercise_is_kept_apart_without_being_told_to() -> None:
    typed = "\nzugvogelwort\n.\n1\n.\n\n"
    assert program("practice", "for-me", "--plain", stdin=typed).returncode == 0
    assert entries() == (0, 1)
    assert program("practice", "for-them", "--plain", stdin=typed).returncode == 0
    assert entries() == (1, 1)


def wrote(words: str, *arguments: str) -> None:
    done = program(*arguments, "log", "write", stdin=words)
    assert done.returncode == 0, done.stderr


def test_the_log_and_the_reflections_are_read_each_by_itself(closeness: Callable[..., Said]) -> None:
    wrote("a client's words")
    wrote("a therapist's words", "--therapist")
    assert entries() == (1, 1)
    theirs = closeness("--therapist", "log", "search", "words")
    own = closeness("log", "search", "words")
    assert ("therapist's" in theirs.out, "client's" in theirs.out) == (True, False)
    assert ("therapist's" in own.out, "client's" in own.out) == (False, True)


@pytest.mark.usefixtures("exercises")
def test_a_therapist_is_offered_the_exercises_for_therapists_alone() -> None:
    heard = program("--therapist", "--plain", stdin="list\n").stdout
    assert "for-me" in heard
    assert "for-them" not in heard
    heard = program("--plain", stdin="list\n").stdout
    assert "for-me" not in heard
    assert "for-them" in heard


def test_where_names_the_reflections_once_there_are_some(closeness: Callable[..., Said]) -> None:
    assert str(find_places().therapist.root) not in closeness("where").out
    wrote("words", "--therapist")
    assert str(find_places().therapist.root) in closeness("where").out
    assert closeness("--therapist", "where", "--json").data["places"]["log"] == str(find_places().log.root)


def test_backup_and_doctor_look_at_the_reflections_when_asked_to(
    closeness: Callable[..., Said], tmp_path: Path
) -> None:
    wrote("words", "--therapist")
    assert closeness("--therapist", "backup", tmp_path / "copy.tar").code == 0
    with tarfile.open(tmp_path / "copy.tar") as copy:
        assert sum(name.endswith(".age") for name in copy.getnames()) == 1
    assert closeness("--therapist", "doctor").code == 0
