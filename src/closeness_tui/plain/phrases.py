"""Small things said in words: lengths of time, days, answers, and how much an exercise asks."""

from __future__ import annotations

import re
from datetime import datetime

from closeness_tui.core.answer import Answer, Item, Items, Marks, Number, lines_of, spoken_number
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _, ngettext


def one_line(text: str) -> str:
    """The text without line ends, so that a label cannot pose as a line of the program."""
    return " ".join(text.split())


def paragraphs(text: str) -> tuple[str, ...]:
    """One line for each paragraph; the terminal wraps them. Lines of a list stay lines."""
    lines: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        for row in (row.strip() for row in block.split("\n")):
            if lines and lines[-1] and not row.startswith(("- ", "> ", "* ")):
                lines[-1] = f"{lines[-1]} {row}".strip()
            else:
                lines.append(row)
        lines.append("")
    return tuple(line for line in lines if line)


def time_in_words(seconds: float) -> str:
    """45 seconds, 1 minute, 1 minute 30 seconds."""
    whole = max(1, round(seconds))
    minutes, rest = divmod(whole, 60)
    of_minutes = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    of_seconds = ngettext("{count} second", "{count} seconds", rest).format(count=rest)
    if not minutes:
        return of_seconds
    return of_minutes if not rest else _("{minutes} {seconds}").format(minutes=of_minutes, seconds=of_seconds)


def minutes_in_words(minutes: float) -> str:
    """For a list: short."""
    whole = max(1, round(minutes))
    return ngettext("{count} minute", "{count} minutes", whole).format(count=whole)


def day_in_words(day: datetime | str) -> str:
    """A date in full; an ISO text is accepted too."""
    try:
        when = datetime.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        return one_line(str(day))
    return date_in_words(when)


def answer_in_lines(answer: Answer, kind: str = "") -> tuple[str, ...]:
    """An answer as lines to hear; of body cues, the one picked is the one that comes first."""
    match answer:
        case Number(value, numb) if numb or value is None:
            return (_("numb or far away"),)
        case Items(items):
            return tuple(_row(item, kind) for item in items)
        case Marks(marks):
            return tuple(
                _("{label}, after {time}").format(label=one_line(mark.label), time=time_in_words(mark.at))
                for mark in marks
            )
        case _:
            return tuple(row for text in lines_of(answer) for row in text.split("\n"))


def answer_in_short(answer: Answer, kind: str = "") -> str:
    """The same in one line."""
    return "; ".join(one_line(row) for row in answer_in_lines(answer, kind) if row.strip())


def _row(item: Item, kind: str) -> str:
    notes = [one_line(item.pile)] if item.pile else []
    if item.rating is not None:
        notes.append(spoken_number(item.rating))
    if item.picked:
        notes.append(_("tends to come first") if kind == "body" else _("picked"))
    return f"{one_line(item.text)}: {', '.join(notes)}" if notes else one_line(item.text)


def numbers_in(typed: str) -> tuple[int, ...]:
    """The numbers of a line such as `1 3` or `1, 3`; none when there is anything else in it."""
    if not re.fullmatch(r"[0-9]{1,4}([\s,;]+[0-9]{1,4})*[\s,;.]*", typed.strip()):
        return ()
    return tuple(dict.fromkeys(int(each) for each in re.findall(r"[0-9]+", typed)))
