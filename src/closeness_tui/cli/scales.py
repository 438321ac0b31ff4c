"""`closeness scales`: adds a scale that the person may use, names and checks them, and takes them away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report, whose
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.scales import ScaleReading
    from closeness_tui.core.scale import OwnScale

File = Annotated[Path, typer.Argument(metavar="FILE", help=_("A file such as scale.toml."))]
Json = Annotated[bool, typer.Option("--json", help=_("For scripts."))]


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness scales "
    group = typer.Typer(
        help=_("Scales of your own, for which you hold the right. None comes with the program."),
        epilog=examples + "list\n  closeness scales add scale.toml",
        rich_markup_mode=None,
    )
    group.callback(invoke_without_command=True)(_explain)
    group.command("list", help=_("List the scales you added."), epilog=examples + "list")(list_scales)
    group.command(
        "add",
        help=_("Add a scale, or put a newer file in the place of one."),
        epilog=examples + "add scale.toml\n  closeness scales add --replace scale.toml",
    )(add)
    group.command(
        "remove",
        help=_("Take a scale away. What you answered stays in your log."),
        epilog=examples + "remove ease-with-people",
    )(remove)
    group.command(
        "check",
        help=_("Tell everything that is wrong with the file of a scale, and what to write instead."),
        epilog=examples + "check scale.toml",
    )(check)
    app.add_typer(group, name="scales")


def _explain(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        report.tell(context.get_help())


def list_scales(as_json: Json = False) -> int:
    """One line a scale; a file with mistakes is named beside them."""
    from closeness_tui.practice.own_scales import own_scales  # noqa: PLC0415 - not for --help

    scales, problems = own_scales(whose.places())
    if as_json:
        files = sorted({each.file for each in problems})
        report.tell_json({"version": 1, "scales": [_data(each) for each in scales], "unreadable": files})
        return report.Exit.FINE
    for scale in scales:
        report.tell(_line(scale))
    if not scales and not problems:
        report.remark(_("no scale has been added; `closeness scales add FILE` adds one"))
    if problems:
        _show(problems)
        return report.Exit.REFUSED
    return report.Exit.FINE


def add(
    file: File,
    replace: Annotated[
        bool, typer.Option("--replace", help=_("Put it in the place of the one with the same id."))
    ] = False,
) -> None:
    """Check the file, and keep a copy of it."""
    from closeness_tui.content.files import read_text  # noqa: PLC0415 - not for --help
    from closeness_tui.content.scales import read_scale  # noqa: PLC0415 - as above
    from closeness_tui.practice.own_scales import add_scale, own_scale  # noqa: PLC0415 - as above

    text = read_text(file)
    if not isinstance(text, str):
        _show((text,))
        raise _needs_a_change(file)
    reading = read_scale(text, str(file))
    if reading.scale is None:
        _show(reading.problems)
        raise _needs_a_change(file)
    places, scale = whose.places(), reading.scale
    if own_scale(places, scale.id) is not None and not replace:
        raise report.RefusedError(
            _("there is a scale called {id} already").format(id=scale.id),
            _("--replace puts this one in its place; what you answered stays"),
        )
    path = add_scale(places, scale, text)
    report.tell(_line(scale))
    report.tell(_("You may use it because: {licence}").format(licence=" ".join(scale.licence.split())))
    report.tell(_("It lies, plain, in {path}.").format(path=path))
    report.tell(_("`closeness check-in --scale {id}` opens it.").format(id=scale.id))


def remove(
    name: Annotated[
        str, typer.Argument(metavar="ID", help=_("Which scale; `closeness scales list` names them."))
    ],
) -> None:
    """Take its file away."""
    from closeness_tui.practice.own_scales import remove_scale  # noqa: PLC0415 - not for --help
    from closeness_tui.store.failures import NotThere  # noqa: PLC0415 - as above

    try:
        remove_scale(whose.places(), name)
    except NotThere:
        raise report.RefusedError(
            _("there is no scale called {id}").format(id=name), _("`closeness scales list` names them all")
        ) from None
    report.tell(_("It is taken away. What you answered is still in your log."))


def check(file: File) -> None:
    """Every mistake in the file, with its place."""
    from closeness_tui.content.scales import scale_at  # noqa: PLC0415 - not for --help

    reading: ScaleReading = scale_at(file)
    if reading.scale is None:
        _show(reading.problems)
        raise _needs_a_change(file)
    report.tell(_line(reading.scale))
    report.tell(_("Nothing is wrong with this file."))


def _needs_a_change(file: Path) -> report.RefusedError:
    return report.RefusedError(_("{path} needs a change before it can be used").format(path=file))


def _show(problems: tuple[object, ...]) -> None:
    from closeness_tui.cli.findings import rendered  # noqa: PLC0415 - only where something is wrong
    from closeness_tui.core.problem import Problem  # noqa: PLC0415 - as above

    report.show(rendered([each for each in problems if isinstance(each, Problem)]))


def _line(scale: OwnScale) -> str:
    from closeness_tui.core.answer import spoken_number  # noqa: PLC0415 - not for --help

    how = _("added up") if scale.score == "sum" else _("their mean")
    return _("{id}: {title}. {count} lines, {how}, from {low} to {high}.").format(
        id=scale.id,
        title=" ".join(scale.title.split()),
        count=len(scale.items),
        how=how,
        low=spoken_number(scale.lowest),
        high=spoken_number(scale.highest),
    )


def _data(scale: OwnScale) -> dict[str, object]:
    return {
        "id": scale.id,
        "title": scale.title,
        "lines": len(scale.items),
        "score": scale.score,
        "lowest": scale.lowest,
        "highest": scale.highest,
        "licence": scale.licence,
        "source": scale.origin,
        "reading": scale.reading,
        "file": scale.file,
    }
