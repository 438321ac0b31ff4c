"""What one call is about: nothing else is worked out, and a shell that completes a line is answered."""

from __future__ import annotations

import pytest
import typer

from closeness_tui.cli.program import _for_these, program
from tests.architecture.program import closeness


def commands_of(*arguments: str) -> dict[str, int]:
    """How many commands each group has for these arguments."""
    return counted(_for_these(program(), list(arguments)))


def counted(app: typer.Typer) -> dict[str, int]:
    return {
        str(group.name): len(group.typer_instance.registered_commands)
        for group in app.registered_groups
        if group.typer_instance is not None
    }


@pytest.mark.parametrize(
    "arguments", [("log", "list"), ("--therapist", "log", "list"), ("log", "--help")], ids=" ".join
)
def test_only_the_group_that_is_named_is_worked_out(arguments: tuple[str, ...]) -> None:
    assert commands_of(*arguments) == {"log": counted(program())["log"]}
    assert _for_these(program(), list(arguments)).registered_commands == []


def test_only_the_command_that_is_named_is_worked_out() -> None:
    app = _for_these(program(), ["where", "--json"])
    assert [each.name for each in app.registered_commands] == ["where"]
    assert app.registered_groups == []


@pytest.mark.parametrize(
    "arguments", [(), ("--help",), ("--help", "log"), ("-h", "where"), ("lgo",)], ids=" ".join
)
def test_help_and_unknown_words_have_all_names_and_no_group_its_commands(arguments: tuple[str, ...]) -> None:
    whole = program()
    app = _for_these(program(), list(arguments))
    assert counted(app) == dict.fromkeys(counted(whole), 0)
    assert [each.name for each in app.registered_commands] == [
        each.name for each in whole.registered_commands
    ]


def test_every_group_is_named_in_the_help() -> None:
    listed = closeness("--help").stdout
    assert all(f"\n  {group.name} " in listed for group in program().registered_groups)


@pytest.mark.parametrize(
    ("line", "word", "offered"),
    [("closeness exercises ", "2", "check"), ("closeness practice paced-b", "2", "paced-breathing")],
)
def test_a_shell_can_complete_commands_of_groups_and_ids(line: str, word: str, offered: str) -> None:
    done = closeness(_CLOSENESS_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=word)
    assert offered in done.stdout.split(), done.stderr
