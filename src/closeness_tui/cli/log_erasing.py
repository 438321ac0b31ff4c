"""`closeness log erase`: everything private goes from this computer, after one clear question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import Yes, agreed, stays
from closeness_tui.core.wording import _, ngettext, wording

if TYPE_CHECKING:
    from closeness_tui.store.places import Places


def add_to(group: typer.Typer, examples: str) -> None:
    """Give the group this command."""
    group.command(
        "erase",
        help=_(
            "Erase the whole log from this computer: every entry, unfinished practices, the key, and all that is "
            "remembered of it. It asks for no passphrase."
        ),
        epilog=examples + "erase\n  closeness log erase --plain-too",
    )(erase)


def erase(
    plain_too: Annotated[
        bool,
        typer.Option(
            "--plain-too", help=_("Also your own exercises, your settings, help numbers and people.")
        ),
    ] = False,
    yes: Yes = False,
) -> int:
    """Names what goes and what stays, asks once, and says what would not go."""
    from closeness_tui.store.erasing import erase as erase_all  # noqa: PLC0415
    from closeness_tui.store.places import find_places  # noqa: PLC0415

    places = find_places()
    question = _("This cannot be taken back. Type yes to erase it, or Enter to keep it.")
    goes = "" if yes else _what_goes(places, plain_too=plain_too)
    if not agreed(goes, wording("deletion"), question, beforehand=yes):
        return stays()
    erased = erase_all(places, also_plain=plain_too)
    for each in erased.left:
        report.trouble(_("{path} would not go: {reason}").format(path=each.path, reason=each.reason))
    told = _("Erased: {entries} and {drafts}, with the keys and all that was remembered of them.")
    report.tell(told.format(entries=_entries(erased.entries), drafts=_drafts(erased.drafts)))
    report.tell(wording("deletion"))
    return report.Exit.REFUSED if erased.left else report.Exit.FINE


def _what_goes(places: Places, *, plain_too: bool) -> str:
    from closeness_tui.store.files import names_in  # noqa: PLC0415
    from closeness_tui.store.shelf import Shelf  # noqa: PLC0415

    shelves = [Shelf(folder) for folder in (places.log, places.therapist)]
    entries = sum(len(shelf.entry_ids()) for shelf in shelves)
    drafts = sum(sum(1 for _draft in shelf.drafts()) for shelf in shelves)
    rows = [
        _("This erases from this computer:"),
        f"  {_entries(entries)}",
        f"  {_drafts(drafts)}",
        _("  the key of the log, with its passphrase and recovery words"),
        _("  all that is remembered of them: packs, marks of deleted entries, what was set aside, reports"),
    ]
    if plain_too:
        rows.append(_("  your own exercises, settings, help numbers and people"))
    elif any(map(names_in, (places.exercises,))) or places.settings.exists() or places.help.exists():
        rows.append(_("Your own exercises, settings and help numbers stay; --plain-too takes them as well."))
    return "\n".join(rows)


def _entries(count: int) -> str:
    return ngettext("{count} entry", "{count} entries", count).format(count=count)


def _drafts(count: int) -> str:
    return ngettext("{count} unfinished practice", "{count} unfinished practices", count).format(count=count)
