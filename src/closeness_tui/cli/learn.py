"""`closeness learn`: the pages that are only read; opening one leaves no trace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from closeness_tui.cli import report
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.cards import Card
    from closeness_tui.practice.learning import Learning, Page


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "learn",
        help=_("Read a short page on closeness, fear and habits. Nothing is asked, and nothing is noted."),
        epilog="\b\n"
        + _("Examples:")
        + "\n  closeness learn"
        + "\n  closeness learn body-alarm"
        + "\n  closeness learn body-alarm --json",
    )(learn)


def page_ids(incomplete: str) -> list[str]:
    """What the shell may offer in place of a page's id."""
    return [card.id for card in _learning(()).cards if card.id.startswith(incomplete)]


def learn(
    page_id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help=_("Which page; without it, all of them are named."),
            autocompletion=page_ids,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("For scripts."))] = False,
    folder: Annotated[
        list[Path] | None,
        typer.Option("--folder", metavar="DIR", help=_("Also use the pages in this folder.")),
    ] = None,
) -> None:
    """The list of them, or one."""
    learning = _learning(tuple(folder or ()))
    if page_id is None:
        _tell_all(learning, as_json=as_json)
        return
    page = learning.page(page_id)
    if page is None:
        raise _not_there(page_id, learning)
    if as_json:
        report.tell_json({"version": 1, "page": _page_data(page)})
        return
    from closeness_tui.plain.learning import page_in_lines  # noqa: PLC0415 - not for --help

    for number, line in enumerate(page_in_lines(page)):
        if number:
            report.tell()
        report.tell(line)


def _learning(named: tuple[Path, ...]) -> Learning:
    from closeness_tui.cli import whose  # noqa: PLC0415 - not for --help
    from closeness_tui.cli.library import check_folders, more_folders  # noqa: PLC0415 - as above
    from closeness_tui.practice.index import folders_of, scanned_library  # noqa: PLC0415 - as above
    from closeness_tui.practice.learning import Learning  # noqa: PLC0415 - as above

    places = whose.places()
    check_folders(named)
    folders = folders_of(places.exercises, more_folders(places.settings), named)
    # Nothing is remembered, so that nobody can tell from the disk that something was read.
    return Learning(scanned_library(folders, places.index, remember=False), places.drawer)


def _tell_all(learning: Learning, *, as_json: bool) -> None:
    if as_json:
        report.tell_json({"version": 1, "pages": [_card_data(card) for card in learning.cards]})
        return
    width = max((len(card.id) for card in learning.cards), default=0)
    for card in learning.cards:
        title, summary = (" ".join(words.split()) for words in (card.title, card.summary))
        report.tell(f"{card.id:<{width}}  " + _("{title}: {summary}").format(title=title, summary=summary))


def _not_there(name: str, learning: Learning) -> report.RefusedError:
    from closeness_tui.content.suggest import nearest  # noqa: PLC0415 - hardly ever

    near = nearest(name, (card.id for card in learning.cards))
    hint = _("did you mean {ids}?").format(ids=", ".join(near)) if near else ""
    return report.RefusedError(
        _("there is no page called {id}").format(id=name), hint or _("`closeness learn` names them all")
    )


def _card_data(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "lang": card.lang,
        "title": card.title,
        "summary": card.summary,
        "file": card.file,
    }


def _page_data(page: Page) -> dict[str, Any]:
    return {
        "id": page.id,
        "title": page.title,
        "summary": page.summary,
        "paragraphs": list(page.paragraphs),
        "sources": list(page.sources),
        "author": page.author,
        "file": page.file,
    }
