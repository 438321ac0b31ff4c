"""What is loaded when: static rules cannot see what a function imports while it runs."""

from __future__ import annotations

import pkgutil

import pytest

import closeness_tui
from tests.architecture.program import loaded_by, packages, python

THIRD_PARTY = {
    "textual",
    "rich",
    "typer",
    "pydantic",
    "tomli",
    "tomli_w",
    "platformdirs",
    "pyrage",
    "click",
    "dateparser",
    "mnemonic",
}

ALLOWED = {
    "core": set[str](),
    "content": {"tomli", "tomli_w", "dateparser"},
    "store": {"tomli", "tomli_w", "platformdirs", "pyrage"},
    "practice": {"tomli", "tomli_w", "platformdirs", "pyrage"},
    "plain": {"tomli", "tomli_w", "platformdirs", "pyrage"},
    "tui": {"tomli", "tomli_w", "platformdirs", "pyrage", "textual", "rich"},
    "cli": {"tomli", "tomli_w", "platformdirs", "pyrage", "typer"},
}


def modules_of(room: str) -> list[str]:
    path = [f"{closeness_tui.__path__[0]}/{room}"]
    return [each.name for each in pkgutil.walk_packages(path, f"closeness_tui.{room}.")]


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_loads_only_what_it_may(room: str) -> None:
    names = [f"closeness_tui.{room}", *modules_of(room)]
    done = python(f"import {', '.join(names)}, sys\nprint(*sys.modules)")
    assert done.returncode == 0, done.stderr
    assert packages(done.stdout.split()) & THIRD_PARTY - ALLOWED[room] == set()


@pytest.mark.parametrize("room", ["core", "content", "store", "practice"])
def test_a_room_loads_no_room_above_it(room: str) -> None:
    above = {f"closeness_tui.{each}" for each in ("practice", "plain", "tui", "cli") if each != room} | (
        {"closeness_tui.store"} if room in ("core", "content") else set()
    )
    above |= {"closeness_tui.content"} if room == "core" else set()
    done = python(f"import {', '.join(modules_of(room))}, sys\nprint(*sys.modules)")
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & above == set()


def test_the_version_is_told_before_anything_is_loaded() -> None:
    loaded = loaded_by("--version")
    assert packages(loaded) & THIRD_PARTY == set()
    assert {name for name in loaded if name.startswith("closeness_tui.")} == {"closeness_tui.__main__"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("where",),
        ("exercises", "list"),
        ("exercises", "show", "paced-breathing"),
        ("exercises", "check"),
        ("log", "list"),
    ],
    ids=" ".join,
)
def test_a_command_does_not_pay_for_the_screens(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)
    assert "closeness_tui.cli.quick" in loaded
    assert packages(loaded) & {"textual", "rich", "pydantic", "dateparser", "mnemonic"} == set()
    assert "closeness_tui.tui" not in loaded


def test_the_list_does_not_pay_for_typer() -> None:
    assert "typer" not in loaded_by("exercises", "list")


def test_the_line_by_line_mode_does_not_pay_for_the_screens() -> None:
    loaded = loaded_by("practice", "--plain", "grounding-54321", stdin="q\n")
    assert "closeness_tui.plain" in loaded
    assert packages(loaded) & {"textual", "rich", "pydantic"} == set()
