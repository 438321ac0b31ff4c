"""`closeness remind`: lines to put somewhere, and nothing is put there by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closeness_tui.core.reminder_lines import FORMATS
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said


@pytest.mark.parametrize("form", FORMATS)
def test_it_prints_the_lines_of_that_calendar_and_sets_nothing_up(
    closeness: Callable[..., Said], form: str
) -> None:
    said = closeness("remind", "--at", "19:30", "--days", "mon,thu", "--format", form)
    assert said.code == 0
    assert "A quiet moment, if you like." in said.out
    assert "To begin: " in said.out
    assert "To end it" in said.out
    assert "closeness" not in said.out
    assert "nothing was set up" in said.err
    places = find_places()
    assert not any(folder.exists() for folder in (places.data, places.cache, places.state))


def test_the_crontab_is_ready_to_be_put_in(closeness: Callable[..., Said]) -> None:
    line = closeness("remind", "--at", "7:05", "--days", "sun", "--format", "crontab").out.splitlines()[-1]
    assert line.startswith("5 7 * * 0 DBUS_SESSION_BUS_ADDRESS=")
    assert line.endswith("notify-send -- 'A quiet moment, if you like.'")


def test_without_a_calendar_named_it_is_that_of_the_machine(
    closeness: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    for platform, words in (("darwin", "launchctl"), ("win32", "schtasks")):
        monkeypatch.setattr("sys.platform", platform)
        assert words in closeness("remind", "--at", "19:30").out
    monkeypatch.setattr("sys.platform", "linux")
    for systemd, words in ((True, "systemctl"), (False, "crontab -e")):
        monkeypatch.setattr("pathlib.Path.is_dir", lambda _self, answer=systemd: answer)
        assert words in closeness("remind", "--at", "19:30").out


def test_own_words_are_shown_and_said_to_be_in_the_open(closeness: Callable[..., Said]) -> None:
    said = closeness("remind", "--at", "21:00", "--format", "crontab", "--say", " 5% more tea? ")
    assert said.out.splitlines()[-1].endswith("-- '5\\% more tea?'")
    assert "your words are shown in the open" in said.err
    usual = closeness("remind", "--at", "21:00", "--format", "crontab")
    assert "shown in the open" not in usual.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--at", "25:00"), "--at does not understand 25:00"),
        (("--at", "noon"), "for example: --at 19:30"),
        (("--at", "9:00", "--days", "mon,funday"), "--days does not understand funday"),
        (("--at", "9:00", "--say", ""), "one line of up to 120 letters"),
        (("--at", "9:00", "--say", "a\nb"), "one line of up to 120 letters"),
        (("--at", "9:00", "--say", "\x1b[2J"), "one line of up to 120 letters"),
        (("--at", "9:00", "--say", "5%", "--format", "task-scheduler"), "cannot have % in this calendar"),
        (("--days", "mon"), "--at"),
    ],
)
def test_what_is_not_understood_is_refused_before_anything_is_printed(
    closeness: Callable[..., Said], arguments: tuple[str, ...], words: str
) -> None:
    said = closeness("remind", *arguments)
    assert said.code == 2
    assert said.out == ""
    assert words in said.err
    assert "\x1b" not in said.err
