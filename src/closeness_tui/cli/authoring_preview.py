"""`closeness exercises preview`, `edit` and `map`: an exercise as its author sees it, without keeping anything."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.practising import exercise_ids
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.library import Library
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.previewing import RehearsingPractice, Version
    from closeness_tui.store.places import Places

QUICKEST = 120


def add_to(group: typer.Typer) -> None:
    """Give `closeness exercises` these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness exercises "
    group.command(
        "preview",
        help=_(
            "Try out an exercise as people will see it. Nothing is kept. It follows its file: "
            "save that in any editor, and you see the change at once."
        ),
        epilog=examples
        + "preview my-exercise.toml"
        + "\n  closeness exercises preview my-exercise.toml --speed 10 --from closing"
        + "\n  closeness exercises preview pmr-4 --plain",
    )(preview)
    group.command(
        "edit",
        help=_(
            "Write an exercise with what closeness thinks of it beside the text, and its preview a key away."
        ),
        epilog=examples + "edit my-exercise.toml",
    )(edit)
    group.command(
        "map",
        help=_("Show every step of an exercise, when it is shown, and where its answers lead."),
        epilog=examples + "map my-exercise.toml\n  closeness exercises map one-small-share",
    )(show_map)


def _offered(incomplete: str) -> list[str]:
    return [*exercise_ids(incomplete), *(str(each) for each in sorted(Path().glob(f"{incomplete}*.toml")))]


File = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help=_("A file, or the id of an exercise."),
        autocompletion=_offered,
    ),
]


def preview(
    context: typer.Context,
    file: File,
    speed: Annotated[
        float,
        typer.Option(
            "--speed", metavar="N", min=1, max=QUICKEST, help=_("Let the time pass N times as quickly.")
        ),
    ] = 1.0,
    start: Annotated[
        str, typer.Option("--from", metavar="STEP", help=_("Begin at this step: its id, or its number."))
    ] = "",
    plain: Annotated[bool, typer.Option("--plain", help=_("Line by line, made for screen readers."))] = False,
) -> int:
    """Play a file in the front end that suits the terminal."""
    from closeness_tui.cli.opening import wants_plain  # noqa: PLC0415 - not for --help
    from closeness_tui.practice.previewing import RehearsingPractice  # noqa: PLC0415 - as above

    if not 1 <= speed <= QUICKEST:
        # Not a number is neither too small nor too large, so the option lets it pass.
        raise report.RefusedError(
            _("--speed is a number from 1 to {most}").format(most=QUICKEST), "", report.Exit.USAGE
        )
    path, library, places = _found(file)
    practice = RehearsingPractice(places, protected=True)
    practice.library = library
    place = _place_of(start, path, library) if start else None
    plain = plain or bool((context.obj or {}).get("plain"))
    if wants_plain(plain, practice.settings.plain):
        return _preview_in_lines(path, library, places, speed, place)
    from closeness_tui.tui.authoring.preview import run_preview  # noqa: PLC0415 - only for the full screen

    apart = RehearsingPractice(places)
    apart.library = library
    return run_preview(apart, path, speed=speed, start=place)


def _preview_in_lines(path: Path, library: Library, places: Places, speed: float, place: int | None) -> int:
    from closeness_tui.plain.console import Terminal  # noqa: PLC0415 - only line by line
    from closeness_tui.plain.previewing import run_plain_preview  # noqa: PLC0415 - as above
    from closeness_tui.practice.clock import RealClock, ScaledClock  # noqa: PLC0415 - as above
    from closeness_tui.practice.previewing import RehearsingPractice  # noqa: PLC0415 - as above

    clock = ScaledClock(RealClock(), speed)
    practice = RehearsingPractice(places, clock=clock, protected=True)
    practice.library = library
    with Terminal() as console:
        return run_plain_preview(practice, clock, path, console, place)


def edit(file: File) -> int:
    """Open the editor, or say what else can be done."""
    from closeness_tui.cli.checking import is_shipped  # noqa: PLC0415 - not for --help
    from closeness_tui.cli.opening import wants_plain  # noqa: PLC0415 - as above
    from closeness_tui.practice.previewing import RehearsingPractice  # noqa: PLC0415 - as above

    path, library, places = _found(file)
    if is_shipped(str(path)):
        raise report.RefusedError(
            _("{id} came with closeness, and stays as it is").format(id=path.stem),
            _("make one of your own from it: closeness exercises new --like {id}").format(id=path.stem),
        )
    practice = RehearsingPractice(places)
    practice.library = library
    if wants_plain(False, practice.settings.plain):
        _refuse_to_edit(path)
    return _edit(practice, path, places)


def _refuse_to_edit(path: Path) -> None:
    from closeness_tui.tui.terminal import can_run_app  # noqa: PLC0415 - only here

    reason = can_run_app() or _("this is set up to work line by line")
    raise report.RefusedError(
        _("this editor needs a full screen: {reason}").format(reason=reason),
        _("any text editor will do; each time you save, this looks at it: {command}").format(
            command=f"closeness exercises check --watch {shlex.quote(str(path))}"
        ),
    )


def _edit(practice: RehearsingPractice, path: Path, places: Places) -> int:
    from closeness_tui.practice.exercise_file import ExerciseFile, Held, Uneditable  # noqa: PLC0415
    from closeness_tui.tui.authoring.editing import run_editor  # noqa: PLC0415

    document = ExerciseFile(path, places, practice.clock)
    try:
        document.open()
        document.claim()
    except Held as held:
        raise report.RefusedError(held.sentence, _("close it there first")) from held
    except Uneditable as reason:
        raise report.RefusedError(
            reason.sentence,
            _("this says more: {command}").format(
                command=f"closeness exercises check {shlex.quote(str(path))}"
            ),
        ) from reason
    try:
        return run_editor(practice, document)
    finally:
        document.release()


def show_map(file: File) -> None:
    """Print the map."""
    from closeness_tui.content.ways import ways_through  # noqa: PLC0415 - not for --help
    from closeness_tui.practice.exercise_map import map_of  # noqa: PLC0415 - as above

    path, library, _places = _found(file)
    exercise = _exercise_at(path, library)
    ways = ways_through(exercise)
    unreached = set(range(len(exercise.steps))) - ways.reached if ways.whole else set()
    report.tell(exercise.title)
    for line in map_of(exercise, unreached):
        report.tell(line)


# ----- which file


def _found(file: str) -> tuple[Path, Library, Places]:
    """The file that is meant, by its path or by the id of its exercise; a path comes first."""
    from closeness_tui.cli.library import library_of, not_there  # noqa: PLC0415 - not for --help
    from closeness_tui.store.places import find_places  # noqa: PLC0415 - as above

    library = library_of(())
    path = Path(file).expanduser()
    if path.is_file():
        return path, library, find_places()
    if path.exists():
        raise report.RefusedError(
            _("{path} is no file").format(path=path), _("name one file"), report.Exit.USAGE
        )
    card = library.card(file)
    if card is not None:
        return card.path, library, find_places()
    if "/" in file or "\\" in file or path.suffix == ".toml":
        raise report.RefusedError(
            _("there is no file {path}").format(path=path),
            _("this begins one: closeness exercises new"),
            report.Exit.USAGE,
        )
    raise not_there(file, library)


def _exercise_at(path: Path, library: Library) -> Exercise:
    from closeness_tui.practice.previewing import version_at  # noqa: PLC0415 - not for --help

    version = version_at(path, library.shared)
    if version.exercise is None:
        raise _broken(path, version)
    return version.exercise


def _broken(path: Path, version: Version) -> report.RefusedError:
    from closeness_tui.cli.findings import rendered  # noqa: PLC0415 - only for a report

    report.show(rendered(version.problems))
    return report.RefusedError(
        _("{path} needs a change before it can be used").format(path=path),
        _("`closeness exercises check --fix` mends what needs no thought"),
    )


def _place_of(start: str, path: Path, library: Library) -> int:
    exercise = _exercise_at(path, library)
    place = exercise.place_of(start)
    if place is not None:
        return place
    if start.isdecimal() and 1 <= int(start) <= len(exercise.steps):
        return int(start) - 1
    from closeness_tui.content.suggest import nearest  # noqa: PLC0415 - only for a report

    ids = [step.id for step in exercise.steps if not step.id.startswith("#")]
    near = nearest(start, ids)
    raise report.RefusedError(
        _("{file} has no step {step}").format(file=path.name, step=start),
        _("did you mean {ids}?").format(ids=", ".join(near))
        if near
        else _("`closeness exercises map` names them all"),
        report.Exit.USAGE,
    )
