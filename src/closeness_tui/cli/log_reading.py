"""`closeness log list`, `show`, `search` and `today`: finding entries and reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import PassphraseFd, has_terminal
from closeness_tui.cli.log_options import (
    EntryId,
    Json,
    Limit,
    OfExercise,
    Since,
    Starred,
    Tagged,
    Until,
    wanted,
    whole_id,
)
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.core.entry import Summary
    from closeness_tui.store.logs import Listing
    from closeness_tui.store.searching import Found

ROLES = ("before", "middle", "after", "relief")


def add_to(group: typer.Typer, examples: str) -> None:
    """Give the group these commands."""
    group.command(
        "list",
        help=_("List the entries, newest first."),
        epilog=examples
        + "list --limit 10"
        + '\n  closeness log list --since "last monday" --exercise bright-moments'
        + "\n  closeness log list --starred --json",
    )(list_entries)
    group.command(
        "show",
        help=_("Show one entry."),
        epilog=examples + "show newest\n  closeness log show k3v6q2m7 --json",
    )(show)
    group.command(
        "search",
        help=_(
            "Search what you wrote. All words must be there; words in quotation marks, in this order. "
            "Words typed into a command stay in the history of your shell: with - in their place, "
            "the words are asked for instead."
        ),
        epilog=examples
        + "search tea laughed"
        + '\n  closeness log search "small steps" --since 2026-01'
        + "\n  closeness log search --rated-from 7 --role before"
        + "\n  closeness log search -",
    )(search)
    group.command(
        "today",
        help=_("List what you wrote on this day in earlier years."),
        epilog=examples + "today",
    )(today)


def list_entries(
    since: Since = None,
    until: Until = None,
    exercise: OfExercise = None,
    tag: Tagged = None,
    starred: Starred = False,
    limit: Limit = None,
    as_json: Json = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """A line an entry; a damaged one hides no other."""
    from closeness_tui.cli.opened_log import listed, readable  # noqa: PLC0415
    from closeness_tui.core.query import Query, fits  # noqa: PLC0415

    practice = readable(passphrase_fd)
    query = wanted(practice, since=since, until=until, exercise=exercise, tags=tag, starred=starred)
    everything = query == Query(limit=None)
    listing = listed(practice, limit if everything else None)
    entries = listing.entries
    if not everything:
        entries = tuple(each for each in entries if fits(query, each, ()))[:limit]
    nothing = _("the log is empty so far") if everything else _("no entry fits")
    return _tell_rows(entries, listing, nothing, as_json=as_json)


def today(as_json: Json = False, passphrase_fd: PassphraseFd = None) -> int:
    """The rows of earlier years."""
    from closeness_tui.cli.opened_log import listed, readable  # noqa: PLC0415
    from closeness_tui.core.chapters import earlier_years  # noqa: PLC0415

    practice = readable(passphrase_fd)
    listing = listed(practice)
    entries = earlier_years(listing.entries, practice.clock.wall().date())
    return _tell_rows(
        entries, listing, _("nothing was written on this day in earlier years"), as_json=as_json
    )


def _tell_rows(entries: tuple[Summary, ...], listing: Listing, nothing: str, *, as_json: bool) -> int:
    from closeness_tui.cli.log_showing import (  # noqa: PLC0415
        damaged_data,
        row_of,
        summary_data,
        tell_damaged,
    )

    if as_json:
        shown = {each.id for each in entries}
        groups = [list(group) for group in listing.versions if shown & set(group)]
        rows = [summary_data(each) for each in entries]
        damaged = damaged_data(listing.damaged)
        report.tell_json({"version": 1, "entries": rows, "damaged": damaged, "versions": groups})
    else:
        for each in entries:
            report.tell(row_of(each))
        if not entries and not listing.damaged:
            report.remark(nothing)
        if listing.versions:
            report.remark(_versions_told(len(listing.versions)))
    return tell_damaged(listing.damaged)


def _versions_told(count: int) -> str:
    return ngettext(
        "{count} entry is there in more than one version; `closeness log versions` shows them",
        "{count} entries are there in more than one version; `closeness log versions` shows them",
        count,
    ).format(count=count)


def show(entry_id: EntryId, as_json: Json = False, passphrase_fd: PassphraseFd = None) -> None:
    """Every answer under the words that asked for it."""
    from closeness_tui.cli.log_showing import entry_data, tell_entry  # noqa: PLC0415
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.content.document_page import NewerDocument  # noqa: PLC0415
    from closeness_tui.practice.choices import chosen_in_words  # noqa: PLC0415

    practice = readable(passphrase_fd)
    whole = whole_id(entry_id, practice)
    try:
        entry = practice.entry(whole)
    except NewerDocument as newer:
        report.remark(_("this was written by a newer version; here it is as plain text"))
        if as_json:
            report.tell_json({"version": 1, "entry": None, "id": whole, "text": newer.text})
        else:
            report.tell(newer.text)
        return
    if as_json:
        report.tell_json({"version": 1, "entry": entry_data(entry)})
    else:
        tell_entry(entry, chosen_in_words(practice.library, entry))


def search(  # noqa: PLR0913 - each is an option
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help=_("Words and phrases; - asks for them.")),
    ] = None,
    tag: Tagged = None,
    exercise: OfExercise = None,
    since: Since = None,
    until: Until = None,
    rated_from: Annotated[
        float | None,
        typer.Option("--rated-from", metavar="N", help=_("Only with a rating of at least this.")),
    ] = None,
    rated_to: Annotated[
        float | None, typer.Option("--rated-to", metavar="N", help=_("Only with a rating of at most this."))
    ] = None,
    role: Annotated[
        str | None,
        typer.Option("--role", metavar="ROLE", help=_("Which rating: before, middle, after or relief.")),
    ] = None,
    limit: Limit = None,
    as_json: Json = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """The entries with a line around what was found."""
    from closeness_tui.cli.opened_log import looking, readable, take_in_copies  # noqa: PLC0415
    from closeness_tui.core.query import SHOWN  # noqa: PLC0415
    from closeness_tui.store.searching import Found  # noqa: PLC0415

    _refuse_what_cannot_be_looked_for(role, (words, tag, exercise, since, until, rated_from, rated_to, role))
    looked_for = _looked_for(words or [])
    practice = readable(passphrase_fd)
    query = wanted(
        practice,
        since=since,
        until=until,
        exercise=exercise,
        tags=tag,
        words=looked_for,
        rated=(rated_from, rated_to),
        role=role or "",
        limit=limit or SHOWN,
    )
    if practice.vault.state == "absent":
        return _tell_hits(Found(()), as_json=as_json)
    take_in_copies(practice)
    return _tell_hits(practice.log.search(query, looking()), as_json=as_json)


def _refuse_what_cannot_be_looked_for(role: str | None, asked: tuple[object, ...]) -> None:
    if role is not None and role not in ROLES:
        raise report.RefusedError(
            _("there is no rating called {role}").format(role=report.clean(role)),
            _("there are {roles}").format(roles=", ".join(ROLES)),
            report.Exit.USAGE,
        )
    if not any(each not in (None, []) for each in asked):
        raise report.RefusedError(
            _("please say what to look for"),
            _("`closeness log list` shows all entries"),
            report.Exit.USAGE,
        )


def _looked_for(arguments: list[str]) -> tuple[str, ...]:
    """An argument with spaces is a phrase: the shell has eaten its quotation marks."""
    from closeness_tui.core.query import folded, words_in  # noqa: PLC0415

    if arguments == ["-"]:
        arguments = []
        line = _asked_for()
        found = words_in(line)
    else:
        found = tuple(
            word
            for each in arguments
            for word in (words_in(each) if any(mark in each for mark in '"“”„«»') else (folded(each),))
            if word
        )
    if arguments and not found:
        raise report.RefusedError(_("there are no words in this"), code=report.Exit.USAGE)
    return found


def _asked_for() -> str:
    import sys  # noqa: PLC0415

    if has_terminal():
        report.show(_("Words to look for:"))
    line = sys.stdin.readline()
    if not line.strip():
        raise report.RefusedError(_("nothing was typed, so nothing was looked for"))
    return line


def _tell_hits(found: Found, *, as_json: bool) -> int:
    from closeness_tui.cli.log_showing import damaged_data, hit_data, row_of, tell_damaged  # noqa: PLC0415

    if as_json:
        rows = [hit_data(hit.summary, hit.snippet) for hit in found.hits]
        damaged = damaged_data(found.damaged)
        report.tell_json({"version": 1, "entries": rows, "more": bool(found.more), "damaged": damaged})
    else:
        for hit in found.hits:
            report.tell(row_of(hit.summary))
            if hit.snippet.text:
                report.tell(f"    {hit.snippet.text}")
        if not found.hits:
            report.remark(_("nothing was found"))
        if found.more:
            report.remark(_("older entries may fit too; --limit shows more"))
    return tell_damaged(found.damaged)
