"""A reminder in the language of the calendar that a machine has: lines to put there, and never a word of what for."""

from __future__ import annotations

import html
import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from closeness_tui.core.reminding import Reminder

NAME = "quiet-moment"
"""What units and files are called: it may be seen in lists of the machine."""

_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b"
"""Each of them ends a text in PowerShell, unless it stands there twice."""


def crontab(reminder: Reminder) -> str:
    """One line of a crontab, with the notes that go above it."""
    days = ",".join(str((day + 1) % 7) for day in reminder.days) or "*"
    bus = 'DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$(id -u)/bus"'
    command = f"{bus} notify-send -- {shlex.quote(reminder.words)}"
    # To cron a bare % ends the line.
    line = f"{reminder.minute} {reminder.hour} * * {days} {command}".replace("%", "\\%")
    notes = (
        _("To begin: type crontab -e, and put the line below these at the end of what is there."),
        _("To end it: type crontab -e, and take that line out again."),
    )
    return "\n".join((*_remarks(notes), line))


def systemd(reminder: Reminder) -> str:
    """Two unit files, each below the line with its name."""
    days = ",".join(_SHORT[day] for day in reminder.days)
    folder = "~/.config/systemd/user"
    notes = (
        _("To begin: save the two parts below as the files they name. Then type:"),
        f"  systemctl --user daemon-reload && systemctl --user enable --now {NAME}.timer",
        _("To end it, type this and delete the two files:"),
        f"  systemctl --user disable --now {NAME}.timer",
    )
    return "\n".join(
        (
            *_remarks(notes),
            "",
            f"# {folder}/{NAME}.service",
            "[Unit]",
            "Description=A quiet moment",
            "",
            "[Service]",
            "Type=oneshot",
            f"ExecStart=notify-send -- {_for_systemd(reminder.words)}",
            "",
            f"# {folder}/{NAME}.timer",
            "[Unit]",
            "Description=A quiet moment",
            "",
            "[Timer]",
            f"OnCalendar={days}{' ' if days else ''}*-*-* {reminder.time}:00",
            "",
            "[Install]",
            "WantedBy=timers.target",
        )
    )


def _for_systemd(words: str) -> str:
    # A value of the system would be put in for % and $, and what is between the quotes is read like in C.
    told = words.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{told}"'


def task_scheduler(reminder: Reminder) -> str:
    """A task of Windows as XML, in ASCII, so that its file can be saved in any way."""
    days = "".join(f"<{_LONG[day]} />" for day in reminder.days)
    when = (
        f"<ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek>{days}</DaysOfWeek></ScheduleByWeek>"
        if days
        else "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"
    )
    words = "".join(each * 2 if each in _SINGLE_QUOTES else each for each in reminder.words)
    popup = f"(New-Object -ComObject WScript.Shell).Popup('{words}', 60, ' ', 64) | Out-Null"
    arguments = f'-NoProfile -WindowStyle Hidden -Command "{popup}"'
    notes = (
        _("To begin: save all of this as {file}, and in that folder type:").format(file=f"{NAME}.xml"),
        f"  schtasks /Create /TN {NAME} /XML {NAME}.xml",
        _("To end it, type:"),
        f"  schtasks /Delete /TN {NAME}",
    )
    return _ascii(
        "\n".join(
            (
                _xml_notes(notes),
                '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
                "  <Triggers>",
                "    <CalendarTrigger>",
                f"      <StartBoundary>2026-01-01T{reminder.time}:00</StartBoundary>",
                f"      {when}",
                "    </CalendarTrigger>",
                "  </Triggers>",
                "  <Settings>",
                "    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>",
                "    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>",
                "  </Settings>",
                "  <Actions>",
                "    <Exec>",
                "      <Command>powershell.exe</Command>",
                f"      <Arguments>{html.escape(arguments, quote=False)}</Arguments>",
                "    </Exec>",
                "  </Actions>",
                "</Task>",
            )
        )
    )


def launchd(reminder: Reminder) -> str:
    """A property list of macOS."""
    import plistlib  # noqa: PLC0415 - only for a Mac

    at = {"Hour": reminder.hour, "Minute": reminder.minute}
    words = reminder.words.replace("\\", "\\\\").replace('"', '\\"')
    label = f"local.{NAME}"
    made = plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": ["osascript", "-e", f'display notification "{words}"'],
            "StartCalendarInterval": [{"Weekday": (day + 1) % 7, **at} for day in reminder.days] or at,
        },
        sort_keys=False,
    ).decode()
    path = f"~/Library/LaunchAgents/{label}.plist"
    notes = (
        _("To begin: save all of this as {file}, and type:").format(file=path),
        f"  launchctl bootstrap gui/$(id -u) {path}",
        _("To end it, type this and delete the file:"),
        f"  launchctl bootout gui/$(id -u)/{label}",
    )
    head, kind, rest = made.split("\n", 2)
    return "\n".join((head, kind, _xml_notes(notes), rest.rstrip("\n")))


FORMATS: Mapping[str, Callable[[Reminder], str]] = {
    "crontab": crontab,
    "systemd": systemd,
    "task-scheduler": task_scheduler,
    "launchd": launchd,
}


def cannot_hold(form: str, words: str) -> str:
    """The signs in the words that a calendar would take for something else; empty where there are none."""
    # To Windows a % begins the name of a value, and no sign in front of it changes that.
    return "".join(sign for sign in '%"' if sign in words) if form == "task-scheduler" else ""


def _remarks(notes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"# {note}" for note in notes)


def _xml_notes(notes: tuple[str, ...]) -> str:
    # Two hyphens in a row would end what may stand in such a note.
    return "<!-- " + "\n     ".join(note.replace("--", "- -") for note in notes) + " -->"


def _ascii(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()
