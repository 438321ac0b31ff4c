"""`closeness settings`: shows all of them, changes one, and says where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report, whose
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.core.problem import Problem
    from closeness_tui.practice.opening import Practice


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness settings"
    group = typer.Typer(
        help=_(
            "Show the settings, or change one. On the full screen a comma opens them; line by line, the word does."
        ),
        epilog=examples + "\n  closeness settings set bell on\n\n" + environment_told(),
        rich_markup_mode=None,
    )
    group.callback(invoke_without_command=True)(settings)
    group.command(
        "set",
        help=_("Change one setting; it is checked first. Without a value it goes back to none."),
        epilog=examples
        + " set theme calm-light"
        + "\n  closeness settings set length half"
        + "\n  closeness settings set idle-minutes off"
        + "\n  closeness settings set folders ~/mine ~/from-my-therapist"
        + "\n  closeness settings set stop-word",
    )(set_one)
    group.command(
        "path",
        help=_("Say which file holds them. It is plain, and you may change it in any editor."),
        epilog=examples + " path",
    )(path)
    app.add_typer(group, name="settings")


def environment_told() -> str:
    """What can be said by the environment instead, for one run."""
    rows = (
        ("NO_COLOR=1", _("no colours; everything is also said in words")),
        ("ACCESSIBLE=1", _("line by line, for screen readers; so does TERM=dumb")),
        ("TEXTUAL_ANIMATIONS=none", _("nothing moves on the screen")),
        ("CLOSENESS_HOME=DIR", _("all files of closeness in this folder")),
    )
    return "\b\n" + _("In the environment:") + "".join(f"\n  {name:<25}{what}" for name, what in rows)


def settings(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=_("For scripts."))] = False,
) -> None:
    """Each with its name, how it stands, and what it is for."""
    if context.invoked_subcommand is not None:
        return
    from closeness_tui.content.settings import FIELDS  # noqa: PLC0415
    from closeness_tui.content.settings_said import said_back  # noqa: PLC0415

    practice = _practice()
    _remark_on_problems(practice.setting_problems)
    if as_json:
        values = {name: getattr(practice.settings, name) for name in FIELDS}
        report.tell_json({"version": 1, "settings": values})
        return
    for name, known in FIELDS.items():
        now = said_back(practice.settings, name) or _("none")
        report.tell(f"{name} = {now}\n  {_(known.meaning)}")


def set_one(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("Which setting, such as bell."))],
    value: Annotated[
        list[str] | None,
        typer.Argument(metavar="[VALUE]", help=_("What it should be; folders take several.")),
    ] = None,
) -> None:
    """Check it, keep it, and say how it stands now."""
    from dataclasses import replace  # noqa: PLC0415

    from closeness_tui.content.settings_said import (  # noqa: PLC0415
        NotSaid,
        said_back,
        setting_named,
        value_said,
    )
    from closeness_tui.core.settings import Settings  # noqa: PLC0415

    practice = _practice()
    if practice.setting_problems:
        # Writing the file anew would drop what its owner meant and misspelt.
        _remark_on_problems(practice.setting_problems)
        raise report.RefusedError(
            _("the file of settings has a mistake, so it was left as it is"),
            _("mend it in {path}, or delete it").format(path=practice.places.settings),
        )
    try:
        known = setting_named(name)
        wanted = value_said(known, value) if value else getattr(Settings(), known)
    except NotSaid as refused:
        raise report.RefusedError(refused.sentence, refused.hint, report.Exit.USAGE) from refused
    practice.change(replace(practice.settings, **{known: wanted}))
    report.tell(f"{known} = {said_back(practice.settings, known) or _('none')}")
    _remark_on_value(known, wanted)


def path() -> None:
    """Name the file, whether it is there or not."""
    report.tell(str(whose.places().settings))


def _practice() -> Practice:
    from closeness_tui.practice.opening import Practice  # noqa: PLC0415

    return Practice(whose.places())


def _remark_on_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        report.remark(_("in the settings: {problem}").format(problem=problem.message.rstrip(".")))


def _remark_on_value(name: str, value: object) -> None:
    if name != "folders" or not isinstance(value, tuple):
        return
    from closeness_tui.practice.whereabouts import is_there  # noqa: PLC0415

    for folder in value:
        if not is_there(folder):
            report.remark(_("there is no folder {folder} now").format(folder=folder))
