"""The exercises as the commands see them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from closeness_tui.cli import report
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.library import Library


def library_of(named: tuple[Path, ...]) -> Library:
    """Every exercise of every folder, without opening the log."""
    # Most of what a listing costs; the other commands need none of it.
    from closeness_tui.practice.index import folders_of, scanned_library  # noqa: PLC0415
    from closeness_tui.store.places import find_places  # noqa: PLC0415

    places = find_places()
    check_folders(named)
    return scanned_library(folders_of(places.exercises, more_folders(places.settings), named), places.index)


def more_folders(settings: Path) -> tuple[str, ...]:
    """The folders that the settings name."""
    # Before the first visit there are none; then nothing that could read them is loaded.
    if not settings.exists():
        return ()
    from closeness_tui.content.files import read_text  # noqa: PLC0415
    from closeness_tui.content.sound_settings import sound_settings  # noqa: PLC0415

    text = read_text(settings)
    if isinstance(text, str) and (sound := sound_settings(text)) is not None:
        return sound.folders
    from closeness_tui.content.settings import read_settings  # noqa: PLC0415

    return read_settings(text if isinstance(text, str) else "", str(settings)).settings.folders


def check_folders(named: tuple[Path, ...]) -> None:
    """Refuse a folder that is not there, rather than silently show nothing of it."""
    for folder in named:
        if not folder.is_dir():
            raise report.RefusedError(_("there is no folder {path}").format(path=folder))


def not_there(exercise_id: str, library: Library) -> report.RefusedError:
    """Why an exercise cannot be had: its file has problems, which are shown, or no exercise has this id."""
    broken = next((each.file for each in library.problems if Path(each.file).stem == exercise_id), "")
    if broken:
        from closeness_tui.cli.findings import rendered  # noqa: PLC0415

        report.show(rendered([each for each in library.problems if each.file == broken]))
        return report.RefusedError(
            _("the file of {id} needs a change before it can be used").format(id=exercise_id),
            _("all other exercises still work; `closeness exercises check` looks at every file"),
        )
    if any(card.id == exercise_id for card in library.learn):
        return report.RefusedError(
            _("{id} is a page to read, and no exercise").format(id=exercise_id),
            _("`closeness learn {id}` shows it").format(id=exercise_id),
        )
    near = library.nearest(exercise_id)
    hint = (
        _("did you mean {ids}?").format(ids=", ".join(near))
        if near
        else _("`closeness exercises list` names them all")
    )
    return report.RefusedError(_("there is no exercise called {id}").format(id=exercise_id), hint)
