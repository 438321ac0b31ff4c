"""`closeness settings`: shown, changed, and refused where it makes no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.content.settings import FIELDS
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Said


def test_every_setting_is_shown_with_what_it_is_for(closeness: Callable[..., Said]) -> None:
    said = closeness("settings")
    assert said.code == 0
    for name, known in FIELDS.items():
        assert f"{name} = " in said.out
        assert known.meaning in said.out
    assert set(closeness("settings", "--json").data["settings"]) == set(FIELDS)


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        (("bell", "on"), "bell", True),
        (("Reduced-Motion", "YES"), "reduced_motion", True),
        (("theme", "nord"), "theme", "nord"),
        (("length", "half"), "length", "half"),
        (("idle-minutes", "off"), "idle_minutes", 0.0),
        (("idle-minutes", "2.5"), "idle_minutes", 2.5),
        (("country", "gb"), "country", "GB"),
        (("stop-word", "green", "kiwi"), "stop_word", "green kiwi"),
        (("folders", "/a b", "/c"), "folders", ("/a b", "/c")),
    ],
)
def test_a_setting_is_changed_and_kept(
    closeness: Callable[..., Said], words: tuple[str, ...], name: str, value: object
) -> None:
    said = closeness("settings", "set", *words)
    assert said.code == 0, said.err
    assert said.out.startswith(f"{name} = ")
    assert getattr(Practice(find_places()).settings, name) == value


def test_without_a_value_a_setting_goes_back(closeness: Callable[..., Said]) -> None:
    closeness("settings", "set", "stop-word", "kiwi")
    closeness("settings", "set", "folders", "/a")
    assert closeness("settings", "set", "stop-word").out == "stop_word = none\n"
    assert closeness("settings", "set", "folders").code == 0
    settings = Practice(find_places()).settings
    assert (settings.stop_word, settings.folders) == ("", ())


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("bel", "on"), "there is no setting called bel", "did you mean bell?"),
        (("bell", "perhaps"), "this is either on or off", "for example: on"),
        (("theme", "nrod"), "there is no look called nrod", "did you mean nord?"),
        (("idle-minutes", "soon"), "this is a number", "for example 5, or off"),
        (("idle-minutes", "9999"), "out of range", "0 to 1440"),
        (("idle-minutes", "nan"), "", ""),
        (("length", "haf"), 'can\'t be "haf"', 'did you mean "half"?'),
        (("country", "GBR"), "3 characters", ""),
        (("stop-word", "\x1b[2J"), "", ""),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    closeness: Callable[..., Said], words: tuple[str, ...], error: str, hint: str
) -> None:
    said = closeness("settings", "set", *words)
    assert said.code == 2
    assert error in said.err
    assert hint in said.err
    assert "\x1b" not in said.err
    assert not find_places().settings.exists()


def test_a_folder_that_is_not_there_is_said(closeness: Callable[..., Said]) -> None:
    assert "there is no folder /nowhere now" in closeness("settings", "set", "folders", "/nowhere").err


def test_a_file_with_a_mistake_is_not_written_over(closeness: Callable[..., Said]) -> None:
    path = find_places().settings
    path.parent.mkdir(parents=True)
    path.write_text('bell = "maybe"\n', encoding="utf-8")
    said = closeness("settings", "set", "length", "half")
    assert said.code == 1
    assert "was left as it is" in said.err
    assert path.read_text(encoding="utf-8") == 'bell = "maybe"\n'
    assert closeness("settings").code == 0


def test_the_path_is_named_and_nothing_is_made(closeness: Callable[..., Said]) -> None:
    assert closeness("settings", "path").out == f"{find_places().settings}\n"
    assert not find_places().data.exists()


@pytest.mark.parametrize("arguments", [("--help",), ("settings", "--help")])
def test_the_help_names_what_the_environment_can_say(
    closeness: Callable[..., Said], arguments: tuple[str, ...]
) -> None:
    said = closeness(*arguments).out
    for name in ("NO_COLOR", "ACCESSIBLE", "TEXTUAL_ANIMATIONS", "CLOSENESS_HOME", "TERM=dumb"):
        assert name in said
