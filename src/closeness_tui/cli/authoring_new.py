"""`closeness exercises new` and `schema`: a first file for an author, and what editors check it with."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.practising import exercise_ids
from closeness_tui.core.families import FAMILIES
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.library import Library

AUDIENCES = {"client": "client", "partner": "pair", "therapist": "therapist"}
"""The words of `--for`, and those of the file."""


def add_to(group: typer.Typer) -> None:
    """Give `closeness exercises` these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness exercises "
    group.command(
        "new",
        help=_(
            "Begin an exercise of your own: a small whole file in which every line is explained. "
            "What is not said here is asked. Nothing is ever overwritten."
        ),
        epilog=examples
        + "new"
        + '\n  closeness exercises new --title "One Good Moment" --family narrative --for client'
        + "\n  closeness exercises new soft-sounds --like noting-sounds"
        + "\n  closeness exercises new --kind read,rate,write",
    )(new)
    group.command(
        "schema",
        help=_("Show the JSON Schema of the format, by which many editors complete, explain and check."),
        epilog=examples + "schema\n  closeness exercises schema --out exercise.schema.json",
    )(schema)


def new(
    exercise_id: Annotated[
        str, typer.Argument(metavar="[ID]", help=_("Its short name; without one, it is made of the title."))
    ] = "",
    like: Annotated[
        str,
        typer.Option(
            "--like",
            metavar="ID",
            help=_("Begin with the whole text of this exercise."),
            autocompletion=exercise_ids,
        ),
    ] = "",
    title: Annotated[str, typer.Option("--title", help=_("The title people see."))] = "",
    family: Annotated[
        str,
        typer.Option(
            "--family", help=_("What sort of exercise it is."), autocompletion=lambda: list(FAMILIES)
        ),
    ] = "",
    audience: Annotated[
        str,
        typer.Option(
            "--for", help=_("Who does it: client, partner or therapist."), autocompletion=lambda: [*AUDIENCES]
        ),
    ] = "",
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KINDS", help=_("Its steps, in order, such as read,rate,write.")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help=_("Put it into this folder; without it, where you are.")),
    ] = None,
    comments: Annotated[
        bool,
        typer.Option("--comments/--no-comments", help=_("With or without notes that explain each line.")),
    ] = True,
) -> None:
    """Write the file, and the schema beside it."""
    from closeness_tui.cli import new_exercise  # noqa: PLC0415
    from closeness_tui.cli.library import library_of  # noqa: PLC0415

    if like and (family or audience or kind or not comments):
        raise report.RefusedError(
            _("with --like, the exercise you name says what it is"),
            _("leave out --family, --for, --kind and --no-comments, and change those lines in the file"),
            report.Exit.USAGE,
        )
    folder = _folder(out)
    library = library_of(())
    if like:
        source = new_exercise.source_of(like, library)
        title = _title(title, exercise_id, {})
        name = _id(exercise_id, title, folder, library)
        text = new_exercise.text_like(source, name, title, folder)
    else:
        kinds = new_exercise.kinds_of(kind or ())
        flags = {"--title": title, "--family": family, "--for": audience}
        title = _title(title, exercise_id, flags)
        sorts = dict.fromkeys(FAMILIES, "")
        family = new_exercise.chosen("--family", family, sorts, _("What sort of exercise is it?"))
        who = new_exercise.chosen("--for", audience, _people(), _("Who is it for?"))
        name = _id(exercise_id, title, folder, library)
        text = new_exercise.text_of(name, title, family, AUDIENCES[who], kinds, folder, comments=comments)
    new_exercise.check(text, library)
    target = folder / f"{name}.toml"
    has_schema = new_exercise.write(target, text)
    _tell(target, has_schema=has_schema)


def _people() -> dict[str, str]:
    return {
        "client": _("one person"),
        "partner": _("two people at one keyboard"),
        "therapist": _("yourself, kept apart from the log of a client"),
    }


def _folder(out: Path | None) -> Path:
    folder = (out or Path()).expanduser()
    if not folder.is_dir():
        raise report.RefusedError(
            _("there is no folder {path}").format(path=folder), _("make it first, or leave --out away")
        )
    return folder


def _title(title: str, exercise_id: str, flags: Mapping[str, str]) -> str:
    """The title, asked for where it was not said; everything that is missing is named where nobody can be asked."""
    from closeness_tui.cli.asking import has_terminal  # noqa: PLC0415
    from closeness_tui.cli.new_exercise import asked, check_id  # noqa: PLC0415

    if exercise_id:
        check_id(exercise_id)
    missing = [flag for flag, value in {"--title": title, **flags}.items() if not value.strip()]
    if missing and not has_terminal():
        raise report.RefusedError(
            _("a new exercise needs {flags}, and nobody can be asked here").format(flags=", ".join(missing)),
            _('for example: --title "One Good Moment" --family narrative --for client')
            if flags
            else _('for example: --title "One Good Moment"'),
            report.Exit.USAGE,
        )
    return title.strip() or asked(_("What is its title? People see it. You can change it later."))


def _id(exercise_id: str, title: str, folder: Path, library: Library) -> str:
    """The id, made of the title where none was given; it must be new here and among the exercises."""
    from closeness_tui.cli.new_exercise import id_of  # noqa: PLC0415

    name = exercise_id or id_of(title)
    if library.card(name) is not None:
        raise report.RefusedError(
            _("there is an exercise called {id} already").format(id=name),
            _("choose another id: closeness exercises new ID; `--like {id}` begins with its text").format(
                id=name
            ),
        )
    target = folder / f"{name}.toml"
    if os.path.lexists(target):
        raise report.RefusedError(
            _("{path} is there already, and stays as it is").format(path=target),
            _("choose another id: closeness exercises new ID, or another folder with --out"),
        )
    return name


def _tell(path: Path, *, has_schema: bool) -> None:
    from closeness_tui.content.schema import FILE_NAME  # noqa: PLC0415

    name = shlex.quote(str(path))
    report.tell(_("Here it is: {path}").format(path=path.absolute()))
    if has_schema:
        report.tell(
            _("Beside it lies {name}. Many editors help you write by it; you may also delete it.").format(
                name=FILE_NAME
            )
        )
    report.tell()
    report.tell(_("What you could do next:"))
    for sentence, command in (
        (_("Open it in any text editor, change the words, and save it."), ""),
        (_("Ask what closeness thinks of it:"), f"closeness exercises check {name}"),
        (_("See how it feels, without keeping anything:"), f"closeness exercises preview {name}"),
        (_("Put it among your exercises:"), f"closeness exercises add {name}"),
    ):
        report.tell(f"- {sentence}" + (f"\n    {command}" if command else ""))


def schema(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=_("Write it to this file instead."))
    ] = None,
) -> None:
    """The schema on stdout, or in a file that it may be in already."""
    from closeness_tui.cli.new_exercise import put_schema  # noqa: PLC0415
    from closeness_tui.content.schema import schema_text  # noqa: PLC0415

    if out is None:
        report.tell(schema_text().removesuffix("\n"))
        return
    target = out.expanduser()
    if not target.parent.is_dir():
        raise report.RefusedError(_("there is no folder {path}").format(path=target.parent))
    if not put_schema(target):
        raise report.RefusedError(
            _("{path} is another file, and stays as it is").format(path=target), _("choose another name")
        )
    report.tell(_("Written: {path}").format(path=target.absolute()))
