"""A copy of chosen entries, its form, and the preview that is read before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from closeness_tui.content.documents import cleaned
from closeness_tui.core.wording import _, wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from closeness_tui.core.entry import Entry

Form = Literal["markdown", "html", "jsonl", "toml"]

FORMS: dict[Form, str] = {"markdown": ".md", "html": ".html", "jsonl": ".jsonl", "toml": ".toml"}
"""Every form with the ending of its files."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What goes into one file: entries that were chosen and redacted already, in the order they are to have."""

    entries: tuple[Entry, ...] = field(repr=False)
    made: datetime
    for_whom: str = field(default="", repr=False)
    """A name the person gave; may be empty."""
    language: str = "en"
    """Of the program's own sentences, for a browser or a screen reader."""


def file_name(form: Form, made: datetime) -> str:
    """A name that tells nothing but the day."""
    return f"closeness-{made:%Y-%m-%d}{FORMS[form]}"


def what_it_is() -> str:
    """The first line of every copy."""
    return _("Entries from a private practice log")


def note() -> str:
    """What whoever holds a copy should know; the same whether or not something was left out."""
    return _(
        "Each entry here was chosen by the person who wrote it, and parts may have been left out. "
        "Please keep this copy as private as you would want your own. "
        "Once it was given away, the program cannot take it back."
    )


def write_copy(copy: Copy, form: Form) -> str:
    """The whole text of the file; the same copy gives the same text."""
    return _writer(form)(_settled(copy))


def _settled(copy: Copy) -> Copy:
    return replace(copy, entries=tuple(cleaned(entry) for entry in copy.entries))


def _writer(form: Form) -> Callable[[Copy], str]:
    # The forms import this module, so they come in here.
    from closeness_tui.content.exchange import markdown, records, web_page  # noqa: PLC0415

    writers: dict[Form, Callable[[Copy], str]] = {
        "markdown": markdown.write,
        "html": web_page.write,
        "jsonl": records.write_lines,
        "toml": records.write_toml,
    }
    return writers[form]


def preview(copy: Copy, form: Form) -> str:
    """All that would be in the file, under the words that ask for a second look; a page without its markup."""
    from closeness_tui.content.exchange.plain_reading import read_out  # noqa: PLC0415

    text = read_out(_settled(copy)) if form == "html" else write_copy(copy, form)
    return f"{wording('share-with-therapist')}\n\n{text}"
