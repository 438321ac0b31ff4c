"""One entry as lines to read: what asked, quietly; what was answered; ratings and noting drawn as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from closeness_tui.core.answer import Items, Marks, Number, lines_of, spoken_number
from closeness_tui.core.query import place_of
from closeness_tui.core.spoken import date_in_words, weekday_in_words
from closeness_tui.core.wording import _, ngettext
from closeness_tui.practice.looking_for import SHARED
from closeness_tui.tui.screens.asked_and_answered import first_line
from closeness_tui.tui.widgets.entry_rows import STAR
from closeness_tui.tui.widgets.prose import harmless
from closeness_tui.tui.widgets.spans import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from closeness_tui.core.answer import Item, Mark
    from closeness_tui.core.chapters import Chapter
    from closeness_tui.core.entry import Entry, Line
    from closeness_tui.core.steps import Scale
    from closeness_tui.practice.reading import Reading

_SAME_QUESTION = ("before", "middle", "after")

_IN = 2
"""Cells by which an answer stands in."""

_LINE = 41
"""Cells of a rating line at most: 0 to 10 falls on whole cells."""

_NUMBER = 6
"""Cells for the number beside it."""

_SIDE = 12
"""Cells for the word beside a line."""


def page_of(
    reading: Reading, width: int, words: Sequence[str] = (), *, beside: bool = False, headed: bool = True
) -> Content:
    """The whole entry at this width; `words` are marked where they are found.

    `beside`: its other versions are on the same screen; `headed`: what it is and its day stand over it.
    """
    entry = reading.entry
    rows: list[Content] = [*_head(entry, width), Content("")] if headed else []
    if len(reading.versions) > 1 and not beside:
        count = len(reading.versions)
        there_are = _("There are {count} versions of this entry; v shows them together.")
        rows += [*_wrapped(there_are.format(count=count), width, style="$secondary"), Content("")]
    if not entry.lines and not entry.words.strip():
        rows += _wrapped(_bare(entry), width)
    if reading.chosen:
        rows += [*_wrapped(harmless(reading.chosen), width, style="$secondary"), Content("")]
    for line in entry.lines:
        together = _together(line, reading)
        if not together:
            rows += [*_answered(line, reading, width, words), Content("")]
        elif together[0] is line:
            rows += [*_rated(together, reading.scales[line.key], width), Content("")]
    if entry.words.strip():
        if entry.lines:
            rows += _wrapped(_("Your own words"), width, style="$quiet")
        rows += [*_said(entry.words, width, words, indent=_IN if entry.lines else 0), Content("")]
    return Content("\n").join(rows[:-1] if rows and not rows[-1] else rows)


def _bare(entry: Entry) -> str:
    if entry.kind == "note":
        return _("There are no words here.")
    return _("You practised this. No words were kept.")


def _head(entry: Entry, width: int) -> Iterator[Content]:
    title = f"{harmless(entry.title)} {STAR}" if entry.starred else harmless(entry.title)
    yield from _wrapped(
        " ".join((title if entry.title else _named(entry)).split()), width, style="bold $accent"
    )
    yield from _wrapped(moment_in_words(entry.created), width, style="$quiet")
    if entry.tags:
        yield from _wrapped(
            ", ".join(_("to share") if tag == SHARED else harmless(tag) for tag in entry.tags),
            width,
            style="$secondary",
        )


def _named(entry: Entry) -> str:
    return f"{_('A note')} {STAR}" if entry.starred else _("A note")


def moment_in_words(moment: datetime) -> str:
    """The day and the time, as the person's clock showed them."""
    return _("{weekday}, {date}, {time}").format(
        weekday=weekday_in_words(moment), date=date_in_words(moment), time=f"{moment:%H:%M}"
    )


def _together(line: Line, reading: Reading) -> tuple[Line, ...]:
    """The ratings that stand with this one on one scale: before and after are seen beside one another."""
    scale = reading.scales.get(line.key)
    if scale is None or not _fits(line, scale):
        return ()
    if line.role not in _SAME_QUESTION:
        return (line,)
    return tuple(
        each
        for each in reading.entry.lines
        if each.role in _SAME_QUESTION
        and (other := reading.scales.get(each.key)) is not None
        and (other.min, other.max, other.low, other.high) == (scale.min, scale.max, scale.low, scale.high)
        and _fits(each, other)
    )


def _fits(line: Line, scale: Scale) -> bool:
    if not isinstance(line.answer, Number) or scale.max <= scale.min:
        return False
    value = line.answer.value
    return line.answer.numb or (value is not None and scale.min <= value <= scale.max)


def _rated(lines: Sequence[Line], scale: Scale, width: int) -> Iterator[Content]:
    """Each rating under what asked; the lines begin at one cell, so that the dots can be compared."""
    sides = [_side(line) for line in lines]
    side = min(_SIDE, max(map(cell_len, sides), default=0) + 2) if any(sides) else 0
    room = max(11, min(_LINE, width - _IN - side - _NUMBER))
    asked = ""
    for line, words in zip(lines, sides, strict=True):
        assert isinstance(line.answer, Number)  # noqa: S101 - _fits saw to it
        prompt = first_line(line.prompt)
        if prompt and prompt != asked:
            if asked:
                yield Content("")
            yield from _wrapped(prompt, width, style="$quiet")
            asked = prompt
        yield Content.assemble(
            " " * _IN,
            (set_cell_size(words, side), "$quiet"),
            rating_line(line.answer, scale, room),
            "  ",
            (_spoken(line.answer), "bold"),
        )
    yield from _ends(scale, side, room, width)


def _side(line: Line) -> str:
    words = {"before": _("before"), "middle": _("between"), "after": _("after"), "relief": _("relief")}
    return words.get(line.role, "")


def _spoken(answer: Number) -> str:
    return _("numb") if answer.numb or answer.value is None else spoken_number(answer.value)


def rating_line(answer: Number, scale: Scale, cells: int) -> Content:
    """A line with a dot at the number; a bare line where there was none."""
    if answer.numb or answer.value is None:
        return Content.styled("·" * cells, "$border-blurred")
    at = round((answer.value - scale.min) / (scale.max - scale.min) * (cells - 1))
    return Content.assemble(
        ("─" * at, "$border-blurred"), ("●", "$primary"), ("─" * (cells - 1 - at), "$border-blurred")
    )


def _ends(scale: Scale, side: int, room: int, width: int) -> Iterator[Content]:
    low = f"{spoken_number(scale.min)} {harmless(scale.low)}".strip()
    high = f"{spoken_number(scale.max)} {harmless(scale.high)}".strip()
    # The numbers stand beside the line, so the words may reach beneath them.
    gap = min(width - _IN - side, room + _NUMBER) - cell_len(low) - cell_len(high)
    gap = min(gap, max(2, room - cell_len(low) - cell_len(high)))
    if gap >= 2:
        yield Content.styled(" " * (_IN + side) + low + " " * gap + high, "$quiet")
        return
    yield from _wrapped(
        _("{low}, to {high}").format(low=low, high=high), width, style="$quiet", indent=_IN + side
    )


def _answered(line: Line, reading: Reading, width: int, words: Sequence[str]) -> Iterator[Content]:
    prompt = first_line(line.prompt)
    if prompt:
        yield from _wrapped(prompt, width, style="$quiet")
    match line.answer:
        case Marks(marks) if marks:
            yield from _noted(marks, reading.seconds.get(line.key, 0.0), width)
        case Items(items) if items:
            yield from _listed(items, width, words)
        case _:
            for text in lines_of(line.answer):
                yield from _said(text, width, words, indent=_IN)


def _noted(marks: Sequence[Mark], seconds: float, width: int) -> Iterator[Content]:
    """A row for each label, with a dot at each time it came."""
    whole = max([seconds, *(mark.at for mark in marks)]) or 1.0
    labels = dict.fromkeys(mark.label for mark in marks)
    named = [harmless(" ".join(label.split())) for label in labels]
    side = min(18, max(map(cell_len, named)) + 2)
    room = max(8, width - _IN - side - 1)
    for label, words in zip(labels, named, strict=True):
        came = {min(room - 1, max(0, int(mark.at / whole * room))) for mark in marks if mark.label == label}
        cells = Content("").join(
            Content.styled("●", "$primary") if cell in came else Content.styled("·", "$border-blurred")
            for cell in range(room)
        )
        yield Content.assemble(" " * _IN, set_cell_size(words, side), cells)
    begin, end = clock(0), clock(whole)
    gap = max(1, room - cell_len(begin) - cell_len(end))
    yield Content.styled(" " * (_IN + side) + begin + " " * gap + end, "$quiet")
    yield from _wrapped(
        ", ".join(_times(harmless(label), sum(mark.label == label for mark in marks)) for label in labels),
        width,
        style="$quiet",
        indent=_IN,
    )


def _times(label: str, count: int) -> str:
    return ngettext("{label} once", "{label} {count} times", count).format(label=label, count=count)


def _listed(items: Sequence[Item], width: int, words: Sequence[str]) -> Iterator[Content]:
    """The rows, pile by pile where there are piles."""
    piles = dict.fromkeys(item.pile for item in items)
    for pile in piles:
        if pile:
            yield from _wrapped(harmless(pile), width, style="$secondary", indent=_IN)
        for item in items:
            if item.pile == pile:
                yield from _said(_item(item), width, words, indent=_IN + 2 if pile else _IN)


def _item(item: Item) -> str:
    notes = [spoken_number(item.rating)] if item.rating is not None else []
    notes += [_("picked")] if item.picked else []
    return f"{item.text} ({', '.join(notes)})" if notes else item.text


def _said(text: str, width: int, words: Sequence[str], *, indent: int = 0) -> Iterator[Content]:
    for row in harmless(text.strip("\n")).split("\n"):
        yield from _indented(_with_hits(row, words), width, indent)


def _with_hits(row: str, words: Sequence[str]) -> Content:
    content = Content(row)
    for word in words:
        at = 0
        while at < len(row) and (found := place_of(word, row[at:])) is not None:
            content = content.stylize("underline", at + found[0], at + found[1])
            at += max(1, found[1])
    return content


def _wrapped(text: str, width: int, *, style: str = "", indent: int = 0) -> Iterator[Content]:
    for row in harmless(text).split("\n"):
        yield from _indented(Content.styled(row, style) if style else Content(row), width, indent)


def _indented(content: Content, width: int, indent: int) -> Iterator[Content]:
    if not content.plain.strip():
        yield Content("")
        return
    for row in content.expand_tabs(4).wrap(max(8, width - indent)):
        yield row.pad_left(indent)


def chapter_page(chapter: Chapter, width: int) -> Content:
    """One chapter as a page of a book: its title, its day, and what was told."""
    rows: list[Content] = []
    title = " ".join(harmless(chapter.title).split()) or _("A chapter")
    rows += [*_wrapped(title, width, style="bold $accent")]
    rows += [*_wrapped(date_in_words(chapter.created), width, style="$quiet"), Content("")]
    for line in chapter.lines:
        rows += [*_wrapped(first_line(line.prompt), width, style="$quiet")]
        for text in lines_of(line.answer):
            rows += _said(text, width, (), indent=_IN)
        rows.append(Content(""))
    rows += _said(chapter.words, width, ()) if chapter.words.strip() else ()
    return Content("\n").join(rows)


def under_heading(heading: str, page: Content) -> Content:
    """A page with a quiet line above it."""
    return Content.assemble((harmless(heading), "$quiet"), "\n\n", page)
