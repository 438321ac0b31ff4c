"""The page on techniques says only what is so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from closeness_tui.cli.program import program
from closeness_tui.content.check_in import check_in
from closeness_tui.content.help import read_help
from closeness_tui.content.library import Library, bundled_folder, open_library
from closeness_tui.content.programs import open_programs, program_files
from closeness_tui.core import event
from closeness_tui.core.check_in import INDICATORS, Remembered
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.families import GROUNDING
from closeness_tui.core.garden import garden_of
from closeness_tui.core.plans import PLANNED, ROUTINE
from closeness_tui.core.program import Program
from closeness_tui.core.session import Session, allowed, easing_doors
from closeness_tui.core.steps import KINDS, Agree, Fill, Gate, Later, Listing, Rate, Review, Turns
from closeness_tui.tui.keys import session_bindings

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "techniques.md").read_text(encoding="utf-8")
PARTS, LIST = (PAGE.split(f"\n## {heading}\n")[1] for heading in ("Parts of the program", "The list"))
PARTS = PARTS.split("\n## ")[0]
NAMED = re.compile(r"^- \*\*([^*]+)\*\*: ", re.MULTILINE)
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in LIST.splitlines()
    if re.match(r"\| \d", line)
]


def listed(cell: str) -> list[str]:
    return [each.strip().strip("`") for each in cell.split(", ") if each.strip()]


@cache
def library() -> Library:
    return open_library([bundled_folder()])


@cache
def shipped() -> Mapping[str, Exercise]:
    found = {card.id: library().get(card.id) for card in library().cards}
    return {name: each for name, each in found.items() if each is not None}


def some_step(kind: type, **values: object) -> bool:
    steps = (step for each in shipped().values() for step in each.steps if isinstance(step, kind))
    return any(all(getattr(step, name) == value for name, value in values.items()) for step in steps)


def can_first(what: type) -> bool:
    return all(what in allowed(Session(each)) for name, each in shipped().items() if name != GROUNDING)


def every_other_kind_can_be_passed() -> bool:
    steps = [step for each in shipped().values() for step in each.steps]
    return all(step.skippable or isinstance(step, Gate) for step in steps) and len(KINDS) == 18


def nothing_says_streak() -> bool:
    texts = [*bundled_folder().rglob("*.toml"), *(ROOT / "src").rglob("*.py")]
    return not [path for path in texts if "streak" in path.read_text(encoding="utf-8").lower()]


def narrative_exercises_have_titles() -> bool:
    return any(
        each.family == "narrative"
        and any(isinstance(step, Fill) and step.id == "title" for step in each.steps)
        for each in shipped().values()
    )


def a_stop_word_is_shown() -> bool:
    return any(isinstance(step, Turns) and step.stop for each in shipped().values() for step in each.steps)


def help_page_is_sound() -> bool:
    path = bundled_folder() / "help.toml"
    return read_help(path.read_text(encoding="utf-8"), str(path)).problems == ()


def check_in_steps() -> set[str]:
    return {step.id for step in check_in(Remembered(goals=("tea",))).steps}


def programs() -> tuple[Program, ...]:
    return open_programs(program_files([bundled_folder()]))[0]


PROOFS: dict[str, Callable[[], bool]] = {
    "rungs": lambda: {each.rung for each in shipped().values()} == {1, 2, 3, 4, 5},
    "doors": lambda: all(each.smaller for name, each in shipped().items() if name != GROUNDING),
    "minutes": lambda: all(card.minutes > 0 for card in library().cards),
    "comfort checks": lambda: all(
        any(isinstance(step, Rate) for step in each.steps)
        for name, each in shipped().items()
        if name != "small-wins"
    ),
    "easing doors": lambda: easing_doors(Session(shipped()["pmr-7"])) == ("@pmr-4", "@help"),
    "passing": every_other_kind_can_be_passed,
    "stopping": lambda: can_first(event.Stop),
    "ground me": lambda: can_first(event.Ground),
    "help now": help_page_is_sound,
    "same shape": lambda: len(session_bindings()) > 5,
    "no streaks": nothing_says_streak,
    "relief rating": lambda: some_step(Rate, role="relief"),
    "card decks": lambda: len(library().shared.decks) >= 4 and some_step(Turns, shuffled=True),
    "another day": lambda: some_step(Later),
    "earlier words": lambda: some_step(Review),
    "turns": a_stop_word_is_shown,
    "alone at the screen": lambda: some_step(Gate, private=True) and some_step(Rate, private=True),
    "agreed page": lambda: some_step(Agree, document="working-agreement"),
    "agreement screen": lambda: is_command("closeness agreement --lower"),
    "programs": lambda: is_command("closeness programs") and len(programs()) >= 4,
    "own ladder": lambda: is_command("closeness ladder") and some_step(Listing, sort="rating"),
    "signs and plans": lambda: is_command("closeness plans") and set(PLANNED) - {ROUTINE} <= set(shipped()),
    "private log": lambda: is_command("closeness log list"),
    "free writing": lambda: is_command("closeness log write"),
    "chapters": narrative_exercises_have_titles,
    "copies to share": lambda: is_command("closeness log export"),
    "supervision export": lambda: is_command("closeness supervision --since"),
    "therapist's own pages": lambda: is_command("closeness --therapist"),
    "own exercises": lambda: is_command("closeness exercises check"),
    "plain words": lambda: is_command("closeness exercises check --style"),
    "learn cards": lambda: is_command("closeness learn") and len(library().learn) == 7,
    "safety page": lambda: is_command("closeness safety"),
    "reminders": lambda: is_command("closeness remind --at --days --format"),
    "goal lines": lambda: {"goals", "still", "let-go"} <= check_in_steps(),
    "indicator lines": lambda: set(INDICATORS) <= check_in_steps() and is_command("closeness check-in"),
    "own scales": lambda: is_command("closeness check-in --scale") and is_command("closeness scales add"),
    "progress": lambda: is_command("closeness progress --since") and bool(garden_of(["a practice"])),
}


def is_command(words: str) -> bool:
    """Whether the program has this command, with every option that is named."""
    command: Any = typer.main.get_command(program())
    for word in words.split()[1:]:
        if word.startswith("-"):
            options = [name for each in command.params for name in each.opts] if command else []
            if word not in options:
                return False
        elif hasattr(command, "commands"):
            command = command.commands.get(word)
        elif command is None or word not in shipped():
            return False
    return command is not None


def test_the_list_has_every_technique_once_and_something_beside_each() -> None:
    assert [row[0] for row in ROWS] == [str(number) for number in range(1, 66)]
    assert len({row[1] for row in ROWS}) == len(ROWS)
    assert [row for row in ROWS if not any(row[2:])] == []


def test_every_exercise_on_the_list_is_shipped_and_every_shipped_one_is_on_the_list() -> None:
    assert {name for row in ROWS for name in listed(row[2])} == set(shipped())


def test_every_word_in_code_type_is_an_exercise_or_a_command() -> None:
    words = re.findall(r"`([^`]+)`", PAGE)
    commands = [each for each in words if each.startswith("closeness")]
    assert len(commands) >= 6
    assert [each for each in commands if not is_command(each)] == []
    assert [each for each in words if each not in commands and each not in shipped()] == []


@pytest.mark.parametrize("words", ["closeness lgo list", "closeness log list --nope", "closeness where home"])
def test_a_command_that_is_not_there_is_noticed(words: str) -> None:
    assert not is_command(words)


def test_the_parts_on_the_list_are_those_described_and_proven() -> None:
    parts = NAMED.findall(PARTS)
    assert set(parts) == set(PROOFS)
    assert {name for row in ROWS for name in listed(row[3])} == set(parts)


@pytest.mark.parametrize("part", PROOFS)
def test_a_part_of_the_program_is_there(part: str) -> None:
    assert PROOFS[part]()


def test_nothing_on_the_list_is_still_to_come() -> None:
    assert "not yet" not in PAGE.lower()
    assert {len(row) for row in ROWS} == {4}
