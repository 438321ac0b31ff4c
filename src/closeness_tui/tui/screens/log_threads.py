"""What the log screen has done aside, so that no key ever waits for the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import Worker, get_current_worker

from closeness_tui.content.documents import BrokenDocument, NewerDocument
from closeness_tui.practice.looking_back import LookingBack
from closeness_tui.practice.looking_for import Looking
from closeness_tui.practice.seen_entries import Seen
from closeness_tui.store.failures import StoreError
from closeness_tui.tui.screens.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.reading import Reading

TOLD = 50
"""Files read between two words about how far it is."""


class _PassedOverError(Exception):
    """Somebody asks for something newer."""


class LogThreads(Place[None]):
    """Looks, reads and changes in the background, and says what came of it."""

    @dataclass
    class Found(Message):
        """What is there, or why that is not known."""

        seen: Seen | None
        looking: Looking = field(default_factory=Looking)
        whole: bool = True
        """Whether it is all there is to be found, not only the beginning."""
        error: Exception | None = None
        copies: int = 0
        """How many copies of a sync tool were taken in."""

    @dataclass
    class Progressed(Message):
        """How many files were read one by one."""

        done: int
        total: int

    @dataclass
    class Opened(Message):
        """One entry was read, or why it was not."""

        id: str
        reading: Reading | None = None
        newer: str = ""
        error: Exception | None = None

    @dataclass
    class Done(Message):
        """Something was changed, or why it was not."""

        deed: str
        result: Any = None
        error: Exception | None = None

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._back = LookingBack(practice)
        self._busy = False

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def _look(self, looking: Looking, *, afresh: bool = False, limit: int | None = 50) -> None:
        worker = get_current_worker()
        try:
            if afresh:
                first = self._back.newest()
                self.post_message(self.Found(first, whole=False))
                copies = self._back.take_in_copies()
                self._back.everything(self._progress(worker))
            else:
                copies = 0
            seen = self._back.find(looking, self._progress(worker), limit)
        except _PassedOverError:
            return
        except Exception as error:  # noqa: BLE001 - said in words
            self._tell(worker, self.Found(None, looking, error=error))
            return
        self._tell(worker, self.Found(seen, looking, copies=copies))

    def _tell(self, worker: Worker[Any], message: Message) -> None:
        if not worker.is_cancelled:
            self.post_message(message)

    def _progress(self, worker: Worker[Any]) -> Callable[[int, int], None]:
        def told(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise _PassedOverError
            if done % TOLD == 0:
                self.post_message(self.Progressed(done, total))

        return told

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read(self, entry_id: str) -> None:
        worker = get_current_worker()
        try:
            message = self.Opened(entry_id, self._back.read(entry_id))
        except NewerDocument as newer:
            message = self.Opened(entry_id, newer=newer.text)
        except (StoreError, BrokenDocument) as error:
            message = self.Opened(entry_id, error=error)
        except Exception as error:  # noqa: BLE001 - said in words
            message = self.Opened(entry_id, error=error)
        self._tell(worker, message)

    def _do(self, deed: str, act: Callable[[], object]) -> None:
        """Change something, unless something is being changed at this moment."""
        if not self._busy:
            self._busy = True
            self._change(deed, act)

    @work(thread=True, group="deeds", exit_on_error=False)
    def _change(self, deed: str, act: Callable[[], object]) -> None:
        try:
            message = self.Done(deed, act())
        except Exception as error:  # noqa: BLE001 - said in words
            message = self.Done(deed, error=error)
        self.post_message(message)
