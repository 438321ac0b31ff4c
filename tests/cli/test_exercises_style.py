"""`closeness exercises check --style`, as an author sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.program import loaded_by
from tests.cli.conftest import Said

Run = Callable[..., Said]


@pytest.fixture
def careful(good: str) -> str:
    """An exercise that every rule is content with."""
    return good.replace("rung = 1", 'rung = 1\nwhy = "It may settle you."\nsmaller = ["grounding-54321"]')


def test_without_the_option_nothing_is_said_of_style(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good.replace("Breathe in", "You must breathe in"))
    out = closeness("exercises", "check", own).out
    assert "press" not in out
    assert out.endswith("1 file, 0 errors, 0 warnings\n")


def test_a_finding_has_its_place_the_line_the_reason_and_what_to_write(
    closeness: Run, own: Path, careful: str
) -> None:
    (own / "mine.toml").write_text(careful.replace("own time", "own time. You must try"))
    said = closeness("exercises", "check", "--style", own)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "warning: “You must” can press a person."
    assert lines[1].endswith("mine.toml:11:47  (step 1, text)")
    assert lines[2:5] == [
        "    |",
        ' 11 | text = "Breathe in and out, in your own time. You must try."',
        "    | " + " " * 46 + "^" * 8,
    ]
    assert lines[5].startswith("  What reveals something")
    assert lines[6].startswith("  Write “if you'd like”")
    assert lines[-1] == "1 file, 0 errors, 1 warning"


def test_the_last_lines_of_a_whole_library_are_each_exercise_in_figures(
    closeness: Run, own: Path, careful: str
) -> None:
    (own / "mine.toml").write_text(careful)
    lines = closeness("exercises", "check", "--style").out.splitlines()
    assert "two-breaths: reading grade 0.0, longest screen 8 words, 1 min" in lines
    assert lines[-1].endswith(" files, 0 errors, 0 warnings")


def test_a_report_on_style_for_scripts_has_the_shape_of_the_other(
    closeness: Run, own: Path, careful: str
) -> None:
    (own / "mine.toml").write_text(
        careful.replace("own time", "own time. You must try").replace(
            "rung = 1", "rung = 1\nlarger = ['not-here']"
        )
    )
    with_style = closeness("exercises", "check", "--style", "--json", own).data
    without = closeness("exercises", "check", "--json", own).data
    assert with_style.keys() == without.keys()
    (file,), (plain,) = with_style["files"], without["files"]
    assert file.keys() == plain.keys()
    assert [each["code"] for each in file["problems"]] == ["no-exercise", "pressing-words"]
    assert [each.keys() for each in file["problems"]] == [plain["problems"][0].keys()] * 2
    assert {each["severity"] for each in file["problems"]} == {"warning"}


def test_errors_come_first_to_be_mended_and_do_not_hide_the_style_of_other_files(
    closeness: Run, own: Path, careful: str
) -> None:
    (own / "broken.toml").write_text(careful.replace("rung = 1", "rung = 9").replace("two-", "three-"))
    (own / "mine.toml").write_text(careful.replace("own time", "own time. You must try"))
    said = closeness("exercises", "check", "--style", own)
    assert said.code == 1
    assert "broken.toml:4" in said.out
    assert "You must" in said.out
    assert said.out.count("Reading grade") == 1
    assert said.out.endswith("2 files, 1 error, 1 warning\n")


def test_one_shipped_file_is_checked_within_the_whole_library(
    closeness: Run, own: Path, careful: str
) -> None:
    from closeness_tui.content.library import bundled_folder  # noqa: PLC0415

    said = closeness("exercises", "check", "--style", bundled_folder() / "relaxation" / "pmr-7.toml")
    assert said.code == 0
    assert "Reading grade: " in said.out


def test_a_door_that_leads_up_is_found_in_a_file_that_was_named(
    closeness: Run, own: Path, careful: str
) -> None:
    (own / "mine.toml").write_text(careful.replace('["grounding-54321"]', '["grounding-54321", "pmr-16"]'))
    out = closeness("exercises", "check", "--style", own / "mine.toml").out
    assert "warning: `pmr-16` is on rung 2, and this exercise on rung 1." in out


def test_cards_beside_the_exercises_are_looked_at(closeness: Run, own: Path, careful: str) -> None:
    (own / "mine.toml").write_text(careful)
    (own / "vocabularies").mkdir()
    (own / "vocabularies" / "cards.toml").write_text('[deck.mine]\ncards = ["Tell a secret", "A song"]\n')
    said = closeness("exercises", "check", "--style", own)
    assert "cards.toml:2:11" in said.out
    assert said.out.count("warning:") == 1
    named = closeness("exercises", "check", "--style", own / "vocabularies" / "cards.toml")
    assert "cards.toml:2:11" in named.out


def test_without_the_extra_it_says_how_to_add_it_and_runs_all_the_rest(
    closeness: Run, own: Path, careful: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "mine.toml").write_text(careful.replace("own time", "own time. You must try"))
    monkeypatch.setitem(sys.modules, "pyphen", None)
    said = closeness("exercises", "check", "--style", own)
    assert said.code == 0
    assert "“You must”" in said.out
    assert "Longest screen: 11 words.\n" in said.out
    assert said.err == ("closeness: note: the reading grade needs pyphen; add it with: pip install pyphen\n")


def test_a_check_of_the_whole_library_without_style_loads_no_rules(own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good)
    loaded = loaded_by("exercises", "check")
    assert "closeness_tui.cli.checking" in loaded
    assert {
        name for name in loaded if name == "pyphen" or name.startswith("closeness_tui.content.rules")
    } == set()
    assert "pyphen" in loaded_by("exercises", "check", "--style", str(own))
