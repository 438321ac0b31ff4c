"""The list of exercises; without Typer, since it is asked for often and Typer is most of what a command costs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from closeness_tui.cli import report
from closeness_tui.cli.library import library_of
from closeness_tui.cli.whence import marks_of
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.content.library import Card


def tell_list(*, as_json: bool = False, folders: tuple[Path, ...] = ()) -> None:
    """One line an exercise, the light ones first."""
    library = library_of(folders)
    marks = marks_of(library)
    unreadable = sorted({each.file for each in library.problems if each.severity == "error"})
    if as_json:
        cards = [{**card_data(card), **marks[card.file].data} for card in library.cards]
        report.tell_json({"version": 1, "exercises": cards, "unreadable": unreadable})
    else:
        width = max((len(card.id) for card in library.cards), default=0)
        for card in library.cards:
            report.tell(f"{card.id:<{width}}  {line_of(card)}{marks[card.file].words}")
    if unreadable:
        count = len(unreadable)
        report.remark(
            ngettext(
                "{count} file needs a change before it can be used; `closeness exercises check` says what",
                "{count} files need a change before they can be used; `closeness exercises check` says what",
                count,
            ).format(count=count)
        )


def line_of(card: Card) -> str:
    """An exercise on one line."""
    from closeness_tui.core.spoken import rung_in_words  # noqa: PLC0415
    from closeness_tui.plain.phrases import minutes_in_words, one_line  # noqa: PLC0415

    language = f" [{card.lang}]" if card.lang != "en" else ""
    sentence = _("{title}{language}: {summary} ({minutes}, {rung})")
    return sentence.format(
        title=one_line(card.title),
        language=language,
        summary=one_line(card.summary),
        minutes=minutes_in_words(card.minutes),
        rung=rung_in_words(card.rung),
    )


def card_data(card: Card) -> dict[str, Any]:
    """A card for scripts."""
    return {
        "id": card.id,
        "lang": card.lang,
        "title": card.title,
        "family": card.family,
        "rung": card.rung,
        "minutes": round(card.minutes, 1),
        "summary": card.summary,
        "for": list(card.audience),
        "tags": list(card.tags),
        "file": str(card.path),
    }
