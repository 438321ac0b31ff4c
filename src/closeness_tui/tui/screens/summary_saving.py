"""The last page of the summary screen: what is in the copy, the ways to save it, and saving it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closeness_tui.content.exchange.session_copy import Form, preview
from closeness_tui.core.summary import sheet_of
from closeness_tui.core.wording import _
from closeness_tui.store.failures import NotThere, StoreError
from closeness_tui.tui.phrases import as_sentence
from closeness_tui.tui.screens.place import door

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.widgets.option_list import Option

    from closeness_tui.core.summary import Summary
    from closeness_tui.practice.sharing import Sharing
    from closeness_tui.store.people import Person

_PERSON = "person:"


def wanted_copy(summary: Summary) -> tuple[str, bool]:
    """Every word of the copy, the same in every form, and whether there is anything to bring."""
    sheet = sheet_of(summary)
    return preview(sheet, "html"), bool(sheet.parts or sheet.question)


def indented(text: str) -> str:
    """The same words; gaps at the front of a line would be swallowed where it is folded."""
    return re.sub(r"^ +", lambda gap: "\u00a0" * len(gap[0]), text, flags=re.MULTILINE)


def doors_of(people: Sequence[Person], *, anything: bool) -> list[Option]:
    """The ways to save it; none where there is nothing to bring."""
    back = door(_("Back, to change something"), "back")
    if not anything:
        return [back]
    return [
        door(_("Save as one page"), "html", _("for a browser or a printer")),
        door(_("Save as Markdown"), "markdown", _("plain text")),
        door(_("Save as JSON"), "json", _("for programs")),
        *(
            door(_("Seal to {name}").format(name=each.name), f"{_PERSON}{place}", _("only they can open it"))
            for place, each in enumerate(people)
        ),
        back,
    ]


def saved_in_words(
    sharing: Sharing, summary: Summary, chosen: str, people: Sequence[Person], folder: Path
) -> str:
    """Save it, and say where it is. Raises the store's errors."""
    person = people[int(chosen.removeprefix(_PERSON))] if chosen.startswith(_PERSON) else None
    form = _form(chosen)
    sheet = sheet_of(summary)
    target = sharing.target(folder, form, summary.made, sealed=person is not None)
    sharing.save(sheet, form, target, person)
    said = [_("It is in {path}.").format(path=target)]
    said += [_("It is not sealed: whoever has the file can read it.") if person is None else _sealed(person)]
    try:
        sharing.note(sheet, (each for each in summary.entries if summary.chosen.get(each.id)))
    except (StoreError, NotThere) as error:
        said.append(
            _("Your list of what was shared could not be written: {reason}").format(
                reason=as_sentence(error.sentence)
            )
        )
    else:
        said.append(_("Your log remembers, sealed, that you shared it."))
    return "\n\n".join(said)


def _form(chosen: str) -> Form:
    if chosen == "html":
        return "html"
    return "json" if chosen == "json" else "markdown"


def _sealed(person: Person) -> str:
    return _("Only {name} can open it, with their own key.").format(name=person.name)
