"""What the summary screen has done aside, so that no key ever waits for the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from closeness_tui.practice.sharing import REFLECTION, Looked, Sharing
from closeness_tui.store.places import THERAPIST
from closeness_tui.tui.screens.place import Place
from closeness_tui.tui.screens.summary_saving import saved_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.core.entry import Summary as Row
    from closeness_tui.core.summary import Summary
    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.people import Person


class SummaryThreads(Place[None]):
    """Looks, opens and saves in the background, and says what came of it."""

    @dataclass
    class Found(Message):
        """What there is to choose from, or why that is not known."""

        rows: tuple[Row, ...] = ()
        people: tuple[Person, ...] = ()
        error: Exception | None = None

    @dataclass
    class Opened(Message):
        """The entries were read."""

        looked: Looked | None = None
        error: Exception | None = None

    @dataclass
    class Kept(Message):
        """A copy was saved, or why not."""

        said: str = ""
        error: Exception | None = None

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._sharing = Sharing(practice)
        self._supervises = practice.places.drawer == THERAPIST
        self._people: tuple[Person, ...] = ()

    @work(thread=True, exit_on_error=False)
    def _look_for_rows(self) -> None:
        try:
            rows = self._sharing.rows(None, REFLECTION if self._supervises else "")
            self.post_message(self.Found(rows, self._sharing.people.all()))
        except Exception as error:  # noqa: BLE001 - said in words
            self.post_message(self.Found(error=error))

    @work(thread=True, exit_on_error=False)
    def _open_entries(self, rows: tuple[Row, ...]) -> None:
        try:
            self.post_message(self.Opened(self._sharing.look(rows)))
        except Exception as error:  # noqa: BLE001 - said in words
            self.post_message(self.Opened(error=error))

    @work(thread=True, exit_on_error=False)
    def _save(self, chosen: str, summary: Summary, folder: Path) -> None:
        try:
            said = saved_in_words(self._sharing, summary, chosen, self._people, folder)
            self.post_message(self.Kept(said))
        except Exception as error:  # noqa: BLE001 - said in words
            self.post_message(self.Kept(error=error))
