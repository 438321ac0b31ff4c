"""`closeness exercises`: lists them, shows one, and checks files for their authors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from closeness_tui.cli import authoring_giving, authoring_new, authoring_preview, report
from closeness_tui.cli.checking_command import check
from closeness_tui.cli.explaining import explain
from closeness_tui.cli.library import library_of, not_there
from closeness_tui.cli.listing import card_data, line_of, tell_list
from closeness_tui.cli.practising import exercise_ids
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.core.exercise import Exercise


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness exercises "
    group = typer.Typer(
        help=_("List, show and check exercises."),
        epilog=examples + "list\n  closeness exercises show pmr-4\n  closeness exercises check",
        rich_markup_mode=None,
    )
    group.callback(invoke_without_command=True)(_explain)
    group.command("list", help=_("List every exercise that can be practised."), epilog=examples + "list")(
        list_exercises
    )
    group.command(
        "show",
        help=_("Show what an exercise asks and what it says, without beginning it."),
        epilog=examples + "show paced-breathing",
    )(show)
    group.command(
        "check",
        help=_("Tell authors everything that is wrong with their files, and what to write instead."),
        epilog=examples
        + "check my-exercise.toml\n  closeness exercises check --fix my-exercise.toml"
        + "\n  closeness exercises check --watch my-exercise.toml\n  closeness exercises check --style ~/shared",
    )(check)
    group.command(
        "explain",
        help=_("Say more about a problem that `check` has named by its code, with an example."),
        epilog=examples + "explain bad-kind\n  closeness exercises explain",
    )(explain)
    authoring_new.add_to(group)
    authoring_preview.add_to(group)
    authoring_giving.add_to(group)
    app.add_typer(group, name="exercises")


def _explain(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        report.tell(context.get_help())


Json = Annotated[bool, typer.Option("--json", help=_("For scripts."))]
Folders = Annotated[
    list[Path] | None,
    typer.Option("--folder", metavar="DIR", help=_("Also use the exercises in this folder.")),
]


def list_exercises(as_json: Json = False, folder: Folders = None) -> None:
    """One line an exercise, the light ones first."""
    tell_list(as_json=as_json, folders=tuple(folder or ()))


def show(
    exercise_id: Annotated[
        str, typer.Argument(metavar="ID", help=_("Which exercise."), autocompletion=exercise_ids)
    ],
    as_json: Json = False,
    folder: Folders = None,
) -> None:
    """The page before the start, and every step in its order."""
    library = library_of(tuple(folder or ()))
    card, exercise = library.card(exercise_id), library.get(exercise_id)
    if card is None or exercise is None:
        raise not_there(exercise_id, library)
    if as_json:
        report.tell_json({"version": 1, "exercise": {**card_data(card), **_more_data(exercise)}})
        return
    report.tell(line_of(card))
    for heading, words in _header(exercise):
        report.tell(f"\n{heading}\n{words.strip()}")
    report.tell("\n" + _("Steps:"))
    for number, step in enumerate(exercise.steps, 1):
        words = " ".join(step.text.split())
        report.tell(f"{number}. {step.kind}: {words}" if words else f"{number}. {step.kind}")
    report.tell("\n" + _("File: {path}").format(path=card.path))


def _header(exercise: Exercise) -> list[tuple[str, str]]:
    rows = (
        (_("Why:"), exercise.why),
        (_("Please read before the start:"), exercise.caution),
        (_("Where it comes from:"), "\n".join(exercise.sources)),
        (_("Smaller steps:"), ", ".join(exercise.smaller)),
        (_("Larger steps:"), ", ".join(exercise.larger)),
    )
    return [(heading, words) for heading, words in rows if words]


def _more_data(exercise: Exercise) -> dict[str, Any]:
    return {
        "why": exercise.why,
        "caution": exercise.caution,
        "sources": list(exercise.sources),
        "with": list(exercise.company),
        "smaller": list(exercise.smaller),
        "larger": list(exercise.larger),
        "kept": exercise.leaves_trace,
        "steps": [{"id": step.id, "kind": step.kind, "text": step.text} for step in exercise.steps],
    }
