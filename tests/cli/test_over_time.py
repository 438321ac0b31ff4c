"""`closeness progress`, `check-in` and `scales`: what was said over time, in words, and scales of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.core.answer import Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.store.places import find_places
from closeness_tui.store.shelf import new_id
from tests.cli.conftest import Said, descriptor
from tests.tui.kept_year import SCALE, a_year

Closeness = Callable[..., Said]
HOSTILE = "[/] \x1b]52;c;aGVsbG8=\x07 \x1b[31mred \u202eesrever ${x} {y} \ufeff"


def keep(*entries: Entry) -> None:
    log, _vault = log_and_vault()
    for each in entries:
        log.save(each)


def check_in(when: datetime, value: float, *lines: Line) -> Entry:
    rated = Line("closeness", "rate", "How has it been?", Number(value))
    return Entry(
        id=new_id(), kind="exercise", created=when, exercise="check-in", title="A Look", lines=(rated, *lines)
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "scale.toml"
    path.write_text(SCALE)
    return path


def test_before_the_first_practice_there_is_nothing_and_that_is_fine(closeness: Closeness) -> None:
    said = closeness("progress")
    assert said.code == 0
    assert said.out.startswith("There is nothing here yet, and that is fine.")


def test_every_number_is_said_with_its_day_and_the_noise_line_ends_it(
    closeness: Closeness, today: datetime
) -> None:
    keep(
        *(check_in(today - timedelta(weeks=7 - n), value) for n, value in enumerate((3, 4, 5, 4, 3, 5, 4, 9)))
    )
    said = closeness("progress")
    assert said.code == 0
    rows = said.out.splitlines()
    assert "How has this relationship been for you lately?" in rows
    assert "The newest number is 9, from 23 November 2026." in rows
    assert "November 2026: 3 (day 2), 5 (day 9), 4 (day 16), 9 (day 23)" in rows
    assert rows[-1].startswith("These numbers wobble from day to day.")


def test_since_a_day_leaves_out_what_was_before_it(closeness: Closeness, today: datetime) -> None:
    keep(check_in(today - timedelta(days=40), 3), check_in(today, 5))
    points = closeness("progress", "--since", "2026-11-01", "--json").data["lines"][0]["points"]
    assert [each["value"] for each in points] == [5]


def test_for_scripts_every_part_is_there(closeness: Closeness, today: datetime) -> None:
    keep(*a_year())
    data = closeness("progress", "--json").data
    assert {each["kind"] for each in data["lines"]} == {"indicator", "goal", "rung"}
    assert {each["kind"] for each in data["noticed"]} == {"win", "kept", "bright"}
    assert all(set(each) >= {"relief", "relief_hours_later"} for each in data["stepping_back"])
    goal = next(each for each in data["lines"] if each["earlier_words"])
    assert goal["about"] == "Stay a little longer than I would"
    assert not any("total" in key or "score" in key for key in data)


def test_a_damaged_entry_hides_no_other(closeness: Closeness, today: datetime) -> None:
    whole, broken = check_in(today, 5), check_in(today - timedelta(days=1), 3)
    keep(whole, broken)
    next(find_places().log.entries.rglob(f"{broken.id}.age")).write_bytes(b"not sealed")
    said = closeness("progress", "--json")
    assert said.code == 0
    assert "some entries did not open" in said.err
    assert [each["value"] for each in said.data["lines"][0]["points"]] == [5]


def test_a_locked_log_asks_for_its_passphrase(closeness: Closeness, locked: str, today: datetime) -> None:
    keep(check_in(today, 5))
    assert closeness("progress").code == 1
    with descriptor(locked) as fd:
        assert "The newest number is 5" in closeness("progress", "--passphrase-fd", fd).out


def test_hostile_words_reach_a_terminal_only_as_words(closeness: Closeness, today: datetime) -> None:
    loop = Line("gave", "write", "What did it give?", Words(HOSTILE))
    entry = replace(check_in(today, 5, loop), exercise="trigger-and-relief", title=HOSTILE)
    keep(entry)
    said = closeness("progress")
    assert "aGVsbG8=" in said.out
    assert not {"\x1b", "\x07", "\u202e"} & set(said.out)


# ----- scales


def test_a_scale_is_added_named_and_taken_away_again(closeness: Closeness, file: Path) -> None:
    assert "Ease With People. 2 lines, their mean, from 1 to 5." in closeness("scales", "add", file).out
    (only,) = closeness("scales", "list", "--json").data["scales"]
    assert (only["id"], only["lines"], only["licence"]) == ("ease-with-people", 2, "My own words.")
    assert closeness("scales", "remove", "ease-with-people").code == 0
    assert closeness("scales", "list").out == ""
    assert closeness("scales", "remove", "ease-with-people").code == 1


def test_none_is_shipped(closeness: Closeness) -> None:
    said = closeness("scales", "list")
    assert (said.code, said.out) == (0, "")
    assert "no scale has been added" in said.err


def test_a_scale_takes_the_place_of_another_only_where_that_is_meant(
    closeness: Closeness, file: Path
) -> None:
    closeness("scales", "add", file)
    file.write_text(SCALE.replace("Ease With People", "At Ease"))
    assert "there is a scale called ease-with-people already" in closeness("scales", "add", file).err
    assert "At Ease" in closeness("scales", "add", "--replace", file).out


def test_a_scale_with_a_mistake_is_not_added_and_the_mistake_is_shown(
    closeness: Closeness, file: Path
) -> None:
    file.write_text(SCALE.replace("max = 5", "max = 0\ncutoff = 3"))
    for command in ("add", "check"):
        said = closeness("scales", command, file)
        assert said.code == 1
        assert "`max` is not above `min`." in said.err
        assert "no setting called `cutoff`" in said.err
    assert closeness("scales", "list", "--json").data["scales"] == []


def test_the_checker_of_exercises_knows_a_scale_by_its_name(closeness: Closeness, file: Path) -> None:
    assert closeness("exercises", "check", file).code == 0
    file.write_text(SCALE.replace("max = 5", "max = 0"))
    said = closeness("exercises", "check", file)
    assert said.code == 1
    assert "`max` is not above `min`." in said.out + said.err


def test_a_check_in_with_a_scale_that_is_not_there_names_those_that_are(
    closeness: Closeness, file: Path
) -> None:
    closeness("scales", "add", file)
    said = closeness("check-in", "--scale", "other")
    assert said.code == 1
    assert "there is ease-with-people" in said.err
