from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.cli import opening, practising
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui import terminal
from tests.cli.conftest import Said

Run = Callable[..., Said]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """Which front end was opened, and where; on a terminal that can do everything."""
    seen: list[tuple[str, str | None]] = []

    def note(kind: str) -> Callable[[object, str | None], Callable[[], int]]:
        def begin(_practice: object, exercise_id: str | None) -> Callable[[], int]:
            seen.append((kind, exercise_id))
            return lambda: 0

        return begin

    monkeypatch.setattr(opening, "_lines", note("lines"))
    monkeypatch.setattr(opening, "_screens", note("screens"))
    monkeypatch.setattr(terminal, "can_run_app", lambda: "")
    return seen


def test_on_a_terminal_the_full_screen_opens(closeness: Run, opened: list[tuple[str, str | None]]) -> None:
    assert closeness().code == 0
    assert closeness("practice").code == 0
    assert closeness("practice", "pmr-4").code == 0
    assert opened == [("screens", None), ("screens", None), ("screens", "pmr-4")]


@pytest.mark.parametrize(
    "arguments", [("--plain",), ("practice", "--plain"), ("--plain", "practice")], ids=" ".join
)
def test_lines_are_chosen_by_asking(
    closeness: Run, opened: list[tuple[str, str | None]], arguments: tuple[str, ...]
) -> None:
    closeness(*arguments)
    assert opened == [("lines", None)]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("1", "lines"),
        ("yes", "lines"),
        ("0", "screens"),
        ("false", "screens"),
        ("FALSE", "screens"),
        ("", "screens"),
    ],
)
def test_accessible_in_the_environment_chooses_lines(
    closeness: Run,
    opened: list[tuple[str, str | None]],
    monkeypatch: pytest.MonkeyPatch,
    value: str,
    kind: str,
) -> None:
    monkeypatch.setenv("ACCESSIBLE", value)
    closeness("practice")
    assert opened == [(kind, None)]


def test_a_setting_chooses_lines(closeness: Run, opened: list[tuple[str, str | None]]) -> None:
    find_places().data.mkdir(parents=True)
    find_places().settings.write_text("plain = true\n")
    closeness()
    assert opened == [("lines", None)]


def test_a_terminal_that_cannot_do_it_gets_lines(
    closeness: Run, opened: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "can_run_app", lambda: "the keys do not come from a terminal")
    closeness("practice", "pmr-4")
    assert opened == [("lines", "pmr-4")]


def test_a_damaged_setting_is_told_and_stops_nothing(
    closeness: Run, opened: list[tuple[str, str | None]]
) -> None:
    find_places().data.mkdir(parents=True)
    find_places().settings.write_text("plain = 'maybe'\n")
    said = closeness()
    assert (said.code, opened) == (0, [("screens", None)])
    assert said.err.startswith("closeness: note: in the settings: ")


def test_a_folder_that_is_not_there_is_said(closeness: Run, opened: list[tuple[str, str | None]]) -> None:
    said = closeness("practice", "--folder", "/nowhere")
    assert (said.code, opened) == (1, [])
    assert said.err == "closeness: error: there is no folder /nowhere\n"


@pytest.mark.usefixtures("opened")
def test_an_exercise_of_a_named_folder_can_be_practised(closeness: Run, tmp_path: Path, good: str) -> None:
    (tmp_path / "given.toml").write_text(good)
    assert closeness("practice", "two-breaths", "--folder", tmp_path).code == 0
    assert closeness("practice", "two-breaths").code == 1


@pytest.mark.usefixtures("opened")
def test_a_broken_exercise_shows_its_problems_and_the_rest_still_works(
    closeness: Run, own: Path, good: str
) -> None:
    (own / "two-breaths.toml").write_text(good.replace("rung = 1", "rung = 77"))
    said = closeness("practice", "two-breaths")
    assert said.code == 1
    assert "two-breaths.toml:4:8" in said.err
    assert closeness("practice", "pmr-4").code == 0


def test_the_shell_can_complete_ids() -> None:
    assert practising.exercise_ids("paced") == ["paced-breathing"]


@pytest.mark.parametrize("length", ["half", "full", "double", "open"])
@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["screens", "lines"])
def test_a_length_can_be_asked_for_this_once(
    closeness: Run, monkeypatch: pytest.MonkeyPatch, length: str, plain: tuple[str, ...]
) -> None:
    usual: list[str] = []

    def begin(practice: Practice, _exercise_id: str | None) -> Callable[[], int]:
        usual.append(practice.usual_length)
        return lambda: 0

    monkeypatch.setattr(opening, "_lines", begin)
    monkeypatch.setattr(opening, "_screens", begin)
    monkeypatch.setattr(terminal, "can_run_app", lambda: "")
    closeness("practice", "paced-breathing", "--length", length, *plain)
    closeness("practice", "therapist-reflection", "--length", length, *plain)
    closeness("practice", "paced-breathing", *plain)
    assert usual == [length, length, "full"]


def test_an_unknown_length_is_refused_with_those_there_are(closeness: Run) -> None:
    said = closeness("practice", "paced-breathing", "--length", "endless")
    assert said.code == 2
    assert "'half', 'full', 'double', 'open'" in said.err
