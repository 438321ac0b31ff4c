"""What `exercises remove` may take away, and what `exercises export` packs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from closeness_tui.cli import report
from closeness_tui.cli.giving_plan import file_name, words_file
from closeness_tui.cli.giving_shelf import Shelves, shelves
from closeness_tui.cli.library import not_there
from closeness_tui.content.arriving import Named, named_in, needs_of
from closeness_tui.content.cards import Card
from closeness_tui.content.faults import listed
from closeness_tui.content.files import read_bytes, read_text
from closeness_tui.content.parcel_made import made_zip
from closeness_tui.content.parcels import read_zip
from closeness_tui.content.shared import open_shared
from closeness_tui.content.syntax import parse
from closeness_tui.content.values import fault_of_id
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _, ngettext
from closeness_tui.store.files import write_whole


@dataclass(frozen=True, slots=True)
class Removal:
    """An exercise that is to go out of the person's own folder."""

    name: str
    paths: tuple[Path, ...]
    used: frozenset[str]
    """The decks and vocabularies that some exercise uses while it is there."""


def removal(name: str, here: Shelves) -> Removal:
    """What would go; RefusedError where there is no such exercise in the person's own folder."""
    return Removal(name, _own_files(name, here), _all_needs(here))


def _own_files(name: str, here: Shelves) -> tuple[Path, ...]:
    found = tuple(path for _lang, path in here.own_of(name))
    if found:
        return found
    broken = here.own / f"{name}.toml"
    # A file that can't be read any more has no id; it goes by its name.
    if not fault_of_id(name) and broken.is_file() and _is_broken(broken, here):
        return (broken,)
    cards = [card for card in here.library.every if card.id == name]
    if not cards:
        raise not_there(name, here.library)
    if here.whence(cards[0].path) == "shipped":
        raise report.RefusedError(_("{id} came with closeness, so it can't be removed").format(id=name))
    raise report.RefusedError(
        _("{path} is not in the folder of your own exercises").format(path=cards[0].path),
        _("it can be deleted there by hand"),
    )


def _is_broken(path: Path, here: Shelves) -> bool:
    return any(each.file == str(path) and each.severity == "error" for each in here.library.problems)


def tell_removed(gone: Removal, before: Shelves) -> None:
    """What is gone, what is back, and where the rest is."""
    for path in gone.paths:
        report.tell(_("Removed: {path}").format(path=path))
    if any(before.shipped_path(gone.name, lang) for lang, _path in before.own_of(gone.name)):
        report.tell(_("The exercise of this name that came with closeness is back."))
    report.tell(
        _("What you kept of it stays in the log: {command}").format(
            command=f"closeness log list --exercise {gone.name}"
        )
    )
    for path, names in _idle_words(gone.used, shelves()):
        report.tell(
            _(
                "No exercise uses these words any more: {names}. They are in {path}; you may delete that file."
            ).format(names=names, path=path)
        )


def _idle_words(used: frozenset[str], after: Shelves) -> list[tuple[Path, str]]:
    """The files of words in the own folder that were used until now, and are used by nothing any more."""
    still = _all_needs(after)
    found = []
    for path in after.words_of("own"):
        names = _named_at(path).keys()
        if names & used and not names & still:
            found.append((path, listed([each.split(" ", 1)[1] for each in sorted(names)])))
    return found


def _all_needs(here: Shelves) -> frozenset[str]:
    return frozenset(name for card in here.library.every for name in _needs_at(card.path))


def _needs_at(path: Path) -> frozenset[str]:
    text = read_text(path)
    return frozenset() if isinstance(text, Problem) else needs_of(parse(text, "").data or {})


def exported(names: tuple[str, ...], out: Path | None, *, overwrite: bool) -> None:
    """Write the zip, and say what went into it."""
    here = shelves()
    cards = [card for name in names for card in _cards_of(name, here)]
    target = (out or Path(f"{names[0]}.zip" if len(names) == 1 else "exercises.zip")).expanduser()
    _check_target(target, overwrite=overwrite)
    needs = {name for card in cards for name in _needs_at(card.path)}
    words = [path for path in here.words_of("own") + here.words_of("elsewhere") if _defines(path, needs)]
    files = {file_name(card.id, card.lang): _bytes_of(card.path) for card in cards}
    for path in words:
        data = _bytes_of(path)
        files.setdefault(f"vocabularies/{words_file(_named_at(path), data)}", data)
    packed = made_zip(files, [_exercise(card, here) for card in cards])
    if isinstance(refused := read_zip(packed, str(target)), tuple):
        raise report.RefusedError(
            _("this is more than one zip can carry: {reason}").format(reason=_as_reason(refused[0]))
        )
    write_whole(target, packed)
    _tell_exported(target, cards, words, here)


def _cards_of(name: str, here: Shelves) -> list[Card]:
    cards = [card for card in here.library.every if card.id == name]
    if not cards:
        raise not_there(name, here.library)
    return cards


def _exercise(card: Card, here: Shelves) -> Exercise:
    exercise = here.library.whole(card)
    if exercise is None:
        raise not_there(card.id, here.library)
    return exercise


def _check_target(target: Path, *, overwrite: bool) -> None:
    if not target.parent.is_dir():
        raise report.RefusedError(_("there is no folder {path}").format(path=target.parent))
    if target.exists() and not target.is_file():
        # A device would be lost: it is the name that is replaced.
        raise report.RefusedError(_("{path} is a folder or a device, and no file").format(path=target))
    if os.path.lexists(target) and not overwrite:
        raise report.RefusedError(
            _("{path} is there already, and stays as it is").format(path=target), _("--overwrite replaces it")
        )


def _defines(path: Path, needs: set[str]) -> bool:
    return bool(_named_at(path).keys() & needs)


def _named_at(path: Path) -> Named:
    return named_in(open_shared((path,))[0])


def _bytes_of(path: Path) -> bytes:
    found = read_bytes(path)
    if isinstance(found, Problem):
        raise report.RefusedError(_("{path} can't be read any more").format(path=path))
    return found


def _as_reason(problem: Problem) -> str:
    return problem.message[:1].lower() + problem.message[1:].removesuffix(".")


def _tell_exported(target: Path, cards: list[Card], words: list[Path], here: Shelves) -> None:
    report.tell(_("Written: {path}").format(path=target.absolute()))
    for card in cards:
        report.tell(f"- {file_name(card.id, card.lang)}: {card.title}")
    for path in words:
        report.tell(_("- words or cards that go with it: {path}").format(path=path))
    shipped = sum(here.whence(card.path) == "shipped" for card in cards)
    if shipped:
        report.remark(
            ngettext(
                "{count} of them came with closeness, so whoever has closeness has it already",
                "{count} of them came with closeness, so whoever has closeness has them already",
                shipped,
            ).format(count=shipped)
        )
    report.tell(
        _("Whoever gets it types: {command}").format(command=f"closeness exercises add {target.name}")
    )
