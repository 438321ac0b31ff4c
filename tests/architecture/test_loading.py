"""What is loaded when: static rules cannot see what a function imports while it runs."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest

import closeness_tui
from closeness_tui.content.library import bundled_folder
from tests.architecture.program import loaded_by, own_folder, packages, python

HOME = """
import asyncio, sys
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp

async def look():
    async with ClosenessApp(Practice(find_places())).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert str(pilot.app.screen.query_one("#summary").content), "nothing useful is there yet"
        print(*sys.modules)

asyncio.run(look())
"""

THIRD_PARTY = {
    "textual",
    "rich",
    "typer",
    "pydantic",
    "pyphen",
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
        ("exercises", "check", "--walk", "--walks", "1"),
        ("exercises", "explain", "bad-kind"),
        ("exercises", "map", "paced-breathing"),
        ("exercises", "add", str(bundled_folder() / "relaxation" / "pmr-4.toml")),
        ("exercises", "remove", "pmr-4"),
        ("exercises", "export", "pmr-4"),
        ("programs",),
        ("programs", "body-first"),
        ("ladder",),
        ("agreement",),
        ("plans",),
        ("log", "list"),
        ("progress",),
        ("scales", "list"),
        ("learn",),
        ("learn", "body-alarm"),
        ("help-now",),
        ("safety",),
        ("remind", "--at", "19:30"),
    ],
    ids=" ".join,
)
def test_a_command_does_not_pay_for_the_screens(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is exported lies where the person is.
    monkeypatch.chdir(tmp_path)
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


def ours_in(modules: set[str], room: str) -> set[str]:
    start = f"closeness_tui.{room}."
    return {name.removeprefix(start) for name in modules if name.startswith(start)}


def loaded_by_home() -> set[str]:
    done = python(HOME)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "by", [loaded_by_home, lambda: loaded_by("exercises", "list")], ids=["home", "the list"]
)
def test_remembered_exercises_are_shown_without_the_reader_of_files_the_steps_and_the_vault(
    by: Callable[[], set[str]],
) -> None:
    # Whoever has been here before has settings.
    settings = own_folder().parent / "settings.toml"
    settings.write_text('welcomed = true\ntheme = "calm-light"\nreduced_motion = true\n')
    first = by()
    assert "closeness_tui.content.spec" in first
    loaded = by()
    assert packages(loaded) & {"tomli_w", "pyrage", "mnemonic"} == set()
    assert ours_in(loaded, "content") <= {"cards", "files", "library", "sound_settings", "suggest"}
    assert ours_in(loaded, "core") <= {
        "answer",
        "families",
        "length",
        "looks",
        "problem",
        "settings",
        "spoken",
        "suggesting",
        "wording",
    }
    assert ours_in(loaded, "store") <= {"disk", "failures", "files", "places"}
    assert ours_in(loaded, "practice") <= {"clock", "index", "kind_now", "opening"}


def test_what_is_loaded_ahead_is_there() -> None:
    done = python("from closeness_tui.tui.ahead import load_ahead\nload_ahead()")
    assert (done.returncode, done.stderr) == (0, "")
