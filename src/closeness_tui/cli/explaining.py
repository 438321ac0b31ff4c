"""`closeness exercises explain`: what a code means, why it matters, and an example, wrong and right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.report import Piece
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.explanations import Chapter, Explanation

Line = tuple[Piece, ...]


def codes(incomplete: str) -> list[str]:
    """The codes that begin so, for the shell."""
    from closeness_tui.content.explanations import EXPLANATIONS  # noqa: PLC0415

    return [code for code in EXPLANATIONS if code.startswith(incomplete)]


def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help=_("Which one; without it, all of them."), autocompletion=codes),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("For scripts."))] = False,
) -> None:
    """One code with its example, or every code in a line."""
    # The texts are long, and no other command needs them.
    from closeness_tui.content.explanations import CHAPTERS, EXPLANATIONS  # noqa: PLC0415

    if code is None:
        if as_json:
            report.tell_json({"version": 1, "codes": [_data(each) for each in EXPLANATIONS.values()]})
        else:
            report.tell_pieces(_all(CHAPTERS))
        return
    found = EXPLANATIONS.get(code.strip().lower())
    if found is None:
        raise _unknown(code, tuple(EXPLANATIONS))
    if as_json:
        report.tell_json({"version": 1, "codes": [_data(found)]})
    else:
        report.tell_pieces(_told(found))


def _unknown(code: str, known: tuple[str, ...]) -> report.RefusedError:
    from closeness_tui.content.suggest import nearest  # noqa: PLC0415

    near = nearest(code, known)
    hint = (
        _("did you mean {ids}?").format(ids=", ".join(near))
        if near
        else _("`closeness exercises explain` names them all")
    )
    return report.RefusedError(_("there is no code called {code}").format(code=code), hint)


def _all(chapters: tuple[Chapter, ...]) -> Iterator[Line]:
    width = max(len(each.code) for chapter in chapters for each in chapter.rows)
    for chapter in chapters:
        yield (("place", _(chapter.name)),)
        yield from ((("", f"  {each.code:{width}}  {_(each.meaning)}"),) for each in chapter.rows)
        yield ()
    yield (
        (
            "",
            _("One of them with an example: {command}").format(
                command="closeness exercises explain bad-kind"
            ),
        ),
    )


def _told(each: Explanation) -> Iterator[Line]:
    yield (("place", each.code),)
    yield (("", _(each.meaning)),)
    yield ()
    yield (("", _("Why it matters:") + " " + _(each.why)),)
    for heading, role, example in ((_("Not so:"), "warning", each.wrong), (_("But so:"), "fine", each.right)):
        yield ()
        yield ((role, heading),)
        yield from ((("", f"  {line}"),) for line in _lines(example))


def _lines(example: str) -> list[str]:
    from closeness_tui.cli.source_line import shortened  # noqa: PLC0415

    return [shortened(line) for line in example.split("\n")] if example.strip() else [_("(nothing at all)")]


def _data(each: Explanation) -> dict[str, str]:
    return {
        "code": each.code,
        "meaning": _(each.meaning),
        "why": _(each.why),
        "wrong": each.wrong,
        "right": each.right,
    }
