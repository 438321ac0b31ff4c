"""Reminders as lines for a calendar: exactly what is printed, and that what is shown is what was said."""

from __future__ import annotations

import plistlib
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.core.reminder_lines import FORMATS, cannot_hold, crontab, launchd, systemd, task_scheduler
from closeness_tui.core.reminding import (
    NotATimeError,
    Reminder,
    are_showable,
    days_of_week,
    time_of_day,
    usual_words,
)

EVENING = Reminder(19, 30, (0, 3), "A quiet moment, if you like.")
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
HARD = '50% of "it" isn\'t $HOME, %%h or \\ `x` \\% ;'

CRONTAB = """\
# To begin: type crontab -e, and put the line below these at the end of what is there.
# To end it: type crontab -e, and take that line out again.
30 19 * * 1,4 DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$(id -u)/bus" notify-send -- 'A quiet moment, if you like.'\
"""

SYSTEMD = """\
# To begin: save the two parts below as the files they name. Then type:
#   systemctl --user daemon-reload && systemctl --user enable --now quiet-moment.timer
# To end it, type this and delete the two files:
#   systemctl --user disable --now quiet-moment.timer

# ~/.config/systemd/user/quiet-moment.service
[Unit]
Description=A quiet moment

[Service]
Type=oneshot
ExecStart=notify-send -- "A quiet moment, if you like."

# ~/.config/systemd/user/quiet-moment.timer
[Unit]
Description=A quiet moment

[Timer]
OnCalendar=Mon,Thu *-*-* 19:30:00

[Install]
WantedBy=timers.target"""

TASK = """\
<!-- To begin: save all of this as quiet-moment.xml, and in that folder type:
       schtasks /Create /TN quiet-moment /XML quiet-moment.xml
     To end it, type:
       schtasks /Delete /TN quiet-moment -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T19:30:00</StartBoundary>
      <ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek><Monday /><Thursday /></DaysOfWeek></ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
  </Settings>
  <Actions>
    <Exec>
      <Command>powershell.exe</Command>
      <Arguments>-NoProfile -WindowStyle Hidden -Command "(New-Object -ComObject WScript.Shell)\
.Popup('A quiet moment, if you like.', 60, ' ', 64) | Out-Null"</Arguments>
    </Exec>
  </Actions>
</Task>"""

LAUNCHD_HEAD = """\
<!-- To begin: save all of this as ~/Library/LaunchAgents/local.quiet-moment.plist, and type:
       launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/local.quiet-moment.plist
     To end it, type this and delete the file:
       launchctl bootout gui/$(id -u)/local.quiet-moment -->
<plist version="1.0">"""

_NOTHING_OF_IT = ("closeness", "practice", "exercise", "intimacy", "therap", "feel")


def test_the_lines_of_each_calendar_are_exactly_these() -> None:
    assert crontab(EVENING) == CRONTAB
    assert systemd(EVENING) == SYSTEMD
    assert task_scheduler(EVENING) == TASK
    assert launchd(EVENING).split("\n", 2)[2].startswith(LAUNCHD_HEAD)
    assert plistlib.loads(launchd(EVENING).encode()) == {
        "Label": "local.quiet-moment",
        "ProgramArguments": ["osascript", "-e", 'display notification "A quiet moment, if you like."'],
        "StartCalendarInterval": [
            {"Weekday": 1, "Hour": 19, "Minute": 30},
            {"Weekday": 4, "Hour": 19, "Minute": 30},
        ],
    }


def test_without_days_it_is_every_day() -> None:
    daily = Reminder(7, 5, (), "x")
    assert crontab(daily).rpartition("\n")[2].startswith("5 7 * * * DBUS")
    assert "OnCalendar=*-*-* 07:05:00\n" in systemd(daily)
    assert "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>" in task_scheduler(daily)
    assert plistlib.loads(launchd(daily).encode())["StartCalendarInterval"] == {"Hour": 7, "Minute": 5}


def test_sunday_is_the_last_day_of_the_week_and_the_first_of_a_crontab() -> None:
    sunday = Reminder(7, 5, (6,), "x")
    assert crontab(sunday).rpartition("\n")[2].startswith("5 7 * * 0 ")
    assert "OnCalendar=Sun *-*-*" in systemd(sunday)
    assert "<Sunday />" in task_scheduler(sunday)
    assert plistlib.loads(launchd(sunday).encode())["StartCalendarInterval"][0]["Weekday"] == 0


@pytest.mark.parametrize("form", FORMATS)
def test_a_calendar_says_nothing_of_what_it_is_for(form: str) -> None:
    said = FORMATS[form](Reminder(19, 30, (0,), usual_words())).lower()
    assert [word for word in _NOTHING_OF_IT if word in said] == []


@pytest.mark.parametrize(
    ("said", "meant"), [("19:30", (19, 30)), ("7.05", (7, 5)), ("00:00", (0, 0)), (" 23:59 ", (23, 59))]
)
def test_a_time_is_understood(said: str, meant: tuple[int, int]) -> None:
    assert time_of_day(said) == meant


@pytest.mark.parametrize("said", ["", "24:00", "19:60", "19", "7:5", "noon", "19:30:00", "-1:00", "١٩:٣٠"])
def test_what_is_no_time_is_refused(said: str) -> None:
    with pytest.raises(NotATimeError):
        time_of_day(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", ()),
        ("thu,mon", (0, 3)),
        ("Monday, SUN;tue tue", (0, 1, 6)),
        ("mon,tue,wed,thu,fri,sat,sun", ()),
    ],
)
def test_days_are_understood_in_any_order(said: str, meant: tuple[int, ...]) -> None:
    assert days_of_week(said) == meant


@pytest.mark.parametrize("said", ["m", "mon-fri", "mon,funday", "1"])
def test_what_is_no_day_is_refused(said: str) -> None:
    with pytest.raises(NotATimeError):
        days_of_week(said)


@pytest.mark.parametrize("words", ["", "  ", "a\nb", "a\tb", "\x1b[2J", "a\u202eb", "x" * 121, "a\u2028b"])
def test_words_that_are_no_single_line_are_not_shown(words: str) -> None:
    assert not are_showable(words)


def as_cron_reads(line: str) -> str:
    """The command of a line: a percent sign ends it, unless a backslash stands before it, which then goes."""
    command = line.split(" ", 5)[5]
    kept, place = "", 0
    while place < len(command):
        if command.startswith("\\%", place):
            kept, place = kept + "%", place + 2
        elif command[place] == "%":
            break
        else:
            kept, place = kept + command[place], place + 1
    return kept


def shown_by(command: str, folder: Path) -> list[str]:
    fake = folder / "notify-send"
    fake.write_text('#!/bin/sh\nfor each in "$@"; do printf "%s\\0" "$each"; done\n', encoding="utf-8")
    fake.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={"PATH": f"{folder}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize("words", [HARD, "-u critical", "'; rm -rf ~", "$(id)", "Tee? Ja – gern!", "\\", "%"])
def test_cron_and_the_shell_show_the_words_as_they_were_said(words: str, tmp_path: Path) -> None:
    line = crontab(Reminder(1, 2, (), words)).rpartition("\n")[2]
    assert shown_by(as_cron_reads(line), tmp_path) == ["--", words]


@given(WORDS)
def test_any_words_come_back_from_a_crontab_and_from_the_files_of_xml(words: str) -> None:
    reminder = Reminder(1, 2, (), words)
    assert shlex.split(as_cron_reads(crontab(reminder).rpartition("\n")[2]))[-1] == words
    script = plistlib.loads(launchd(reminder).encode())["ProgramArguments"][2]
    told = script.removeprefix('display notification "').removesuffix('"')
    assert re.sub(r"\\(.)", r"\1", told) == words
    task = task_scheduler(reminder)
    assert task.isascii()
    arguments = ElementTree.fromstring(task).findtext(".//{*}Arguments") or ""  # noqa: S314 - ours
    popup = arguments.partition("Popup('")[2].rpartition("', 60")[0]
    for quote in "'\u2018\u2019\u201a\u201b":
        assert quote not in popup.replace(quote * 2, "")
        popup = popup.replace(quote * 2, quote)
    assert popup == words


def test_windows_is_spared_the_signs_it_would_read_as_something_else() -> None:
    assert cannot_hold("task-scheduler", 'a "b" 5%') == '%"'
    assert cannot_hold("task-scheduler", "it's") == ""
    assert cannot_hold("crontab", 'a "b" 5%') == ""


needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here"
)


@needs_systemd
@pytest.mark.parametrize("days", [(), (0, 3), (5, 6)])
def test_systemd_understands_the_time(days: tuple[int, ...]) -> None:
    line = next(each for each in systemd(Reminder(7, 5, days, "x")).split("\n") if each.startswith("OnCal"))
    done = subprocess.run(
        ["systemd-analyze", "calendar", line.removeprefix("OnCalendar=")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "07:05:00" in done.stdout


@needs_systemd
@pytest.mark.parametrize("words", ["A quiet moment, if you like.", HARD, "-x", "\\"])
def test_systemd_finds_nothing_wrong_with_the_two_files(words: str, tmp_path: Path) -> None:
    # A program that is there on every machine, in place of one that shows something.
    told = systemd(Reminder(7, 5, (0,), words)).replace("=notify-send ", "=/bin/true ")
    _notes, service, timer = told.split("# ~/.config/systemd/user/")
    paths = []
    for part in (service, timer):
        name, _newline, body = part.partition("\n")
        paths.append(tmp_path / name)
        paths[-1].write_text(body, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "SYSTEMD_LOG_LEVEL": "warning"},
    )
    assert (done.returncode, done.stderr) == (0, "")
