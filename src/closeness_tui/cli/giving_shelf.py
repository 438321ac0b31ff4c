"""Where the exercises of the library lie: shipped, among the person's own, or in a further folder of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from closeness_tui.cli.library import more_folders
from closeness_tui.cli.whence import Whence, whence
from closeness_tui.content.library import Library, bundled_folder, scan
from closeness_tui.practice.index import folders_of
from closeness_tui.store.places import find_places


@dataclass(frozen=True, slots=True)
class Shelves:
    """Every exercise of every folder, those that another one hides among them."""

    library: Library
    own: Path
    shipped: Path

    def paths_of(self, name: str, lang: str) -> tuple[Path, ...]:
        """Every file that has an exercise with this id and language."""
        cards = (card.path for card in self.library.every if (card.id, card.lang) == (name, lang))
        others = (
            path
            for each in self.library.overridden
            if (each.id, each.lang) == (name, lang)
            for path in (each.path, each.hidden)
        )
        return tuple(dict.fromkeys((*cards, *others)))

    def own_path(self, name: str, lang: str) -> Path | None:
        """The one among the person's own."""
        return next((path for path in self.paths_of(name, lang) if self.whence(path) == "own"), None)

    def shipped_path(self, name: str, lang: str) -> Path | None:
        """The one that came with closeness."""
        return next((path for path in self.paths_of(name, lang) if self.whence(path) == "shipped"), None)

    def own_of(self, name: str) -> Iterator[tuple[str, Path]]:
        """Every language of an exercise among the person's own, with its file."""
        langs = [card.lang for card in self.library.every if card.id == name]
        for lang in dict.fromkeys(langs):
            path = self.own_path(name, lang)
            if path is not None:
                yield lang, path

    def whence(self, path: Path) -> Whence:
        """Whose folder a file lies in."""
        return whence(path, self.own, self.shipped)

    def words_of(self, where: Whence) -> tuple[Path, ...]:
        """The files of decks and vocabularies in one of the folders."""
        return tuple(path for path in self.library.vocabularies.paths if self.whence(path) == where)


def shelves() -> Shelves:
    """All of it, read anew; nothing is remembered on the disk, so that a refusal leaves no trace."""
    places = find_places()
    folders = folders_of(places.exercises, more_folders(places.settings), ())
    return Shelves(scan(folders, None)[0], places.exercises, bundled_folder())
