import datetime

import pytest

from closeness_tui.content.help import HelpPerson, read_help
from closeness_tui.content.library import bundled_folder
from closeness_tui.content.settings import dump_settings, read_settings
from closeness_tui.core.settings import Settings

ENTRY = '[[entry]]\ncountry = "us"\nkind = "crisis"\nname = "988"\nnumber = "988"\nchecked = 2026-11-22\n'


def test_the_shipped_help_page_is_whole() -> None:
    page = read_help((bundled_folder() / "help.toml").read_text("utf-8"), "help.toml")
    assert page.problems == ()
    assert page.checked == datetime.date(2026, 11, 22)
    assert {line.number for line in page.lines_for("us")} >= {"911", "988"}
    assert page.lines_for("") == page.lines


def test_one_wrong_entry_hides_no_other() -> None:
    text = 'checked = "May"\n' + ENTRY + ENTRY.replace("number", "nubmer") + '[[person]]\nname = "Sam"\n'
    page = read_help(text, "help.toml")
    assert [(each.code, each.line, each.help) for each in page.problems] == [
        ("want-date", 1, "For example: checked = 2026-11-22"),
        ("unknown-setting", 12, "Did you mean `number`?"),
    ]
    assert [line.country for line in page.lines] == ["US"]
    assert page.people == (HelpPerson("Sam"),)
    assert page.checked is None


@pytest.mark.parametrize(
    "text", ["", "x", "[entry]\n", "entry = 3", "entry = [3]", "person = [[]]", "warn_after_days = -1"]
)
def test_a_broken_help_page_is_a_page_with_problems(text: str) -> None:
    page = read_help(text, "help.toml")
    assert page.problems
    assert (page.lines, page.people, page.warn_after_days) == ((), (), 180)


def test_a_help_page_grows_old() -> None:
    page = read_help("checked = 2026-11-22\n" + ENTRY, "help.toml")
    assert not page.is_old(datetime.date(2027, 5, 21))
    assert page.is_old(datetime.date(2027, 5, 22))
    assert read_help(ENTRY, "help.toml").is_old(datetime.date(2026, 11, 22))


def test_settings_come_back_with_what_is_unknown() -> None:
    text = 'theme = "dark"\nidle_minutes = 0\nfolders = ["a"]\nnew = { x = 1 }\n'
    reading = read_settings(text, "settings.toml")
    assert reading.problems == ()
    assert reading.settings == Settings(
        theme="dark", idle_minutes=0, folders=("a",), unknown={"new": {"x": 1}}
    )
    assert read_settings(dump_settings(reading.settings), "x").settings == reading.settings


def test_a_wrong_setting_falls_back_to_its_default() -> None:
    reading = read_settings('bell = "yes"\ncountry = "USA"\nplain = true\nstop_word = ""\n', "settings.toml")
    assert [(each.code, each.line) for each in reading.problems] == [("want-yes", 1), ("too-long", 2)]
    assert reading.settings == Settings(plain=True)


@pytest.mark.parametrize("text", ["", "\n", "\ufeff"])
def test_no_settings_are_the_defaults(text: str) -> None:
    assert read_settings(text, "settings.toml").settings == Settings()


def test_settings_that_cannot_be_read_are_the_defaults_with_a_problem() -> None:
    reading = read_settings("theme = calm", "settings.toml")
    assert (reading.settings, [each.code for each in reading.problems]) == (Settings(), ["no-quotes"])


def test_the_defaults_need_no_line() -> None:
    assert dump_settings(Settings()) == ""
