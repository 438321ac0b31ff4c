"""One table of a stored document, read value by value; what does not fit is refused without quoting it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NoReturn

from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping


class BrokenDocument(Exception):  # noqa: N818 - named for what it is
    """A document that cannot be read; the sentence says why and quotes nothing of it."""


class NewerDocument(Exception):  # noqa: N818 - named for what it is
    """A document of a newer version: it may be shown as `text`, and must not be changed."""

    def __init__(self, schema: int, text: str) -> None:
        super().__init__(_("this was written by a newer version; it can be read as plain text, not changed"))
        self.schema = schema
        self.text = text


class Page:
    """The values of one table; unknown ones are passed over."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._table = table

    def text(self, key: str) -> str:
        """Words, or empty where there are none."""
        value = self._table.get(key, "")
        return value if isinstance(value, str) else _refuse(key)

    def needed_text(self, key: str) -> str:
        """Words that may not be missing."""
        return self.text(key) or _refuse(key)

    def number(self, key: str) -> float | None:
        """A number, or None where there is none."""
        value = self._table.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            return _refuse(key)
        try:
            return float(value)
        except OverflowError:
            return _refuse(key)

    def whole(self, key: str) -> int:
        """A whole number; 0 where there is none."""
        value = self._table.get(key, 0)
        return value if isinstance(value, int) and not isinstance(value, bool) else _refuse(key)

    def flag(self, key: str) -> bool:
        """Yes or no; no where nothing is said."""
        value = self._table.get(key, False)
        return value if isinstance(value, bool) else _refuse(key)

    def moment(self, key: str) -> datetime | None:
        """A date with its time, or None where there is none."""
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, datetime):
            return _refuse(key)
        return value if value.tzinfo else value.astimezone()

    def needed_moment(self, key: str) -> datetime:
        """A date with its time that may not be missing."""
        return self.moment(key) or _refuse(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Several words in order."""
        values = self._table.get(key, [])
        if not isinstance(values, list):
            return _refuse(key)
        return tuple(value if isinstance(value, str) else _refuse(key) for value in values)

    def pairs(self, key: str) -> tuple[tuple[int, float], ...]:
        """Several pairs of a whole number and seconds."""
        values = self._table.get(key, [])
        if not isinstance(values, list):
            return _refuse(key)
        return tuple(_pair(value) or _refuse(key) for value in values)

    def rows(self, key: str) -> tuple[Page, ...]:
        """Several tables in order."""
        values = self._table.get(key, [])
        if not isinstance(values, list):
            return _refuse(key)
        return tuple(Page(value) if isinstance(value, dict) else _refuse(key) for value in values)


def _pair(value: object) -> tuple[int, float] | None:
    match value:
        case [int(group), float() | int() as seconds]:
            return group, float(seconds)
        case _:
            return None


def _refuse(key: str) -> NoReturn:
    # Only the name of the key: the value is the person's.
    raise BrokenDocument(_("the part called {key} cannot be read").format(key=key))
