"""All commands put together, and run as the shell asked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui import __version__
from closeness_tui.cli import (
    backing_up,
    checking_in,
    doctor,
    exercises,
    helping_now,
    learn,
    log,
    over_time,
    own_pages,
    passphrase,
    people,
    practising,
    receiving,
    remind,
    report,
    scales,
    settings,
    summary,
    where,
    whose,
)
from closeness_tui.cli.opening import open_front_end
from closeness_tui.cli.quick import COMPLETING
from closeness_tui.core.wording import _, wording

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    return report.guarded(lambda: _run(list(arguments)))


def _run(arguments: list[str]) -> int:
    try:
        done = _for_these(program(), arguments)(arguments, prog_name="closeness", standalone_mode=False)
    except typer.Abort:
        return report.Exit.INTERRUPTED
    except typer.TyperException as problem:
        return _usage(problem)
    return done if isinstance(done, int) else report.Exit.FINE


def _for_these(app: typer.Typer, arguments: list[str]) -> typer.Typer:
    """The program with no more commands than these arguments need."""
    # Typer works out every option of every command before it looks at the first argument: 30 ms for what is not asked.
    asked = _asked(arguments)
    commands = [each for each in app.registered_commands if each.name == asked]
    groups = [each for each in app.registered_groups if each.name == asked]
    if COMPLETING in os.environ:
        return app
    if commands or groups:
        app.registered_commands, app.registered_groups = commands, groups
    else:
        # The help names the groups and not what is in them.
        for group in app.registered_groups:
            if group.typer_instance is not None:
                group.typer_instance.registered_commands.clear()
    return app


def _asked(arguments: list[str]) -> str:
    """The command that is named; empty where it is the help, or nothing."""
    found = next((each for each in arguments if each in ("-h", "--help") or not each.startswith("-")), "")
    return found if not found.startswith("-") else ""


def program() -> typer.Typer:
    """The tree of commands; made when it is needed, so that its words are in the language being spoken."""
    app = typer.Typer(
        name="closeness",
        help=wording("what-this-is"),
        epilog=_epilog(),
        # Boxes and colours are noise to a screen reader; and Rich costs every command 35 ms.
        rich_markup_mode=None,
        # A traceback could show what a person wrote.
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_home)
    for group in (
        practising,
        helping_now,
        learn,
        checking_in,
        exercises,
        log,
        own_pages,
        over_time,
        scales,
        passphrase,
        backing_up,
        doctor,
        where,
        settings,
        summary,
        people,
        receiving,
        remind,
    ):
        group.add_to(app)
    return app


def _home(
    context: typer.Context,
    plain: Annotated[bool, typer.Option("--plain", help=_("Line by line, made for screen readers."))] = False,
    therapist: Annotated[
        bool,
        typer.Option(
            "--therapist",
            help=_("Use a therapist's own reflections in place of the log; they are kept apart from it."),
        ),
    ] = False,
    version: Annotated[bool, typer.Option("--version", help=_("Show the version."))] = False,
) -> int | None:
    if version:
        report.tell(f"closeness {__version__}")
        raise typer.Exit
    whose.use_a_therapists_log(therapist)
    if context.invoked_subcommand is None:
        return open_front_end(None, plain=plain, folders=())
    context.obj = {"plain": plain}
    return None


def _epilog() -> str:
    return "\n\n".join(
        (
            "\b\n"
            + _("Examples:")
            + "\n  closeness"
            + "\n  closeness practice grounding-54321"
            + "\n  closeness practice --plain"
            + "\n  closeness exercises list",
            wording("stop-anytime"),
            _("Everything stays on this computer. `closeness where` says what lies where."),
            settings.environment_told(),
        )
    )


def _usage(problem: typer.TyperException) -> int:
    """Typer's own words, in the shape of all our messages."""
    told = getattr(problem, "format_message", problem.__str__)()
    sentence, _dot, hint = told.rstrip(". ").partition(". ")
    context = getattr(problem, "ctx", None)
    path = context.command_path if context is not None else "closeness"
    hint = hint or _("`{command} --help` shows what can be said here").format(command=path)
    report.trouble(_lowered(sentence), _lowered(hint))
    return report.Exit.USAGE


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
