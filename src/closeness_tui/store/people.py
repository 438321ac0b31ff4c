"""The people to share with: a name and a public recipient each, in a plain file; and sealing to one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, clean, dump_facts, read_facts
from closeness_tui.core.wording import _
from closeness_tui.store.failures import ReadFailed, StoreError
from closeness_tui.store.files import read_text, write_whole
from closeness_tui.store.keywork import is_recipient, seal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LONGEST = 80
"""Characters of a name."""
SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how a private key begins; none is ever stored here


class PeopleRefused(StoreError):  # noqa: N818 - named for what happened
    """A name or a recipient that cannot be taken."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to share with; the recipient is public, it can only seal."""

    name: str = field(repr=False)
    recipient: str


class People:
    """The list, kept whole in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name. PeopleRefused or ReadFailed where the file cannot be read: it is never guessed at."""
        text = read_text(self._path)
        table = _table(text) if text is not None else {}
        rows = table.get("person", [])
        found = [_person(row) for row in rows] if isinstance(rows, list) else [None]
        known = [each for each in found if each is not None]
        if len(known) != len(found):
            raise ReadFailed(
                _("people.toml has something in it that is no person; it can be mended in any editor")
            )
        return tuple(sorted(known, key=lambda each: each.name.casefold()))

    def get(self, name: str) -> Person | None:
        """The one of this name, however it is capitalised."""
        wanted = _named(name).casefold()
        return next((each for each in self.all() if each.name.casefold() == wanted), None)

    def add(self, name: str, recipient: str) -> Person:
        """Remember somebody. PeopleRefused, and nothing is changed; WriteFailed."""
        person = Person(_named(name), recipient_in(recipient))
        if not person.name or len(person.name) > LONGEST:
            raise PeopleRefused(_("a name of 1 to {count} characters is needed here").format(count=LONGEST))
        if self.get(person.name) is not None:
            raise PeopleRefused(_("there is somebody of this name already; take that one away first"))
        self._put((*self.all(), person))
        return person

    def remove(self, name: str) -> Person:
        """Forget somebody; what was sealed to them stays readable to them. PeopleRefused, WriteFailed."""
        person = self.get(name)
        if person is None:
            raise PeopleRefused(_("there is nobody of this name in the list"))
        self._put(each for each in self.all() if each != person)
        return person

    def _put(self, people: Iterable[Person]) -> None:
        rows = [{"name": each.name, "recipient": each.recipient} for each in people]
        write_whole(self._path, dump_facts({"format": 1, "person": rows}).encode())


def recipient_in(text: str) -> str:
    """The one recipient in what was given: the line itself, or what `closeness key` or age-keygen print."""
    if SECRET in text.upper():
        raise PeopleRefused(_("this holds a private key; ask for the public one, which begins with age1"))
    words = [word.rstrip(".,;:") for word in clean(text).split() if word.startswith("age1")]
    found = list(dict.fromkeys(word for word in words if is_recipient(word)))
    if len(found) == 1:
        return found[0]
    if found:
        raise PeopleRefused(_("there is more than one key in this; please give one"))
    raise PeopleRefused(
        _("there is no whole public key in this; it begins with age1, and a slip of one letter spoils it")
    )


def seal_to(person: Person, text: str) -> bytes:
    """Sealed to this person, and to nobody else."""
    return seal(text.encode("utf-8", "replace"), recipient_in(person.recipient))


def _named(name: str) -> str:
    return " ".join(clean(name).split())


def _table(text: str) -> dict[str, object]:
    try:
        return read_facts(text)
    except BrokenDocument:
        pass
    raise ReadFailed(_("people.toml is no whole TOML; it can be mended in any editor"))


def _person(row: object) -> Person | None:
    if not isinstance(row, dict):
        return None
    name, recipient = row.get("name"), row.get("recipient")
    if not (isinstance(name, str) and isinstance(recipient, str) and is_recipient(recipient)):
        return None
    return Person(_named(name), recipient) if _named(name) else None
