"""`closeness log`: what was kept, as a list and one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import PassphraseFd
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.core.entry import Entry, Line, Summary
    from closeness_tui.store.logs import Log

SHORTEST = 4
"""Letters of an id that are enough, if no other begins with them."""


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness log "
    group = typer.Typer(
        help=_("Read what you kept. It asks for your passphrase, if you chose one."),
        epilog=examples + "list\n  closeness log show k3v6q2m7",
        rich_markup_mode=None,
    )
    group.callback(invoke_without_command=True)(_explain)
    group.command("list", help=_("List the entries, newest first."), epilog=examples + "list --newest 10")(
        list_entries
    )
    group.command(
        "show",
        help=_("Show one entry."),
        epilog=examples + "show k3v6q2m7\n  closeness log show --json k3v6q2m7",
    )(show)
    app.add_typer(group, name="log")


def _explain(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        report.tell(context.get_help())


Json = Annotated[bool, typer.Option("--json", help=_("For scripts."))]


def list_entries(
    as_json: Json = False,
    newest: Annotated[
        int | None, typer.Option("--newest", metavar="N", min=1, help=_("Only so many."))
    ] = None,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """A line an entry; a damaged one hides no other."""
    from closeness_tui.cli.opened_log import readable_log  # noqa: PLC0415
    from closeness_tui.store.logs import Listing  # noqa: PLC0415

    log = readable_log(passphrase_fd)
    # A log that was never written to has no key yet.
    listing = log.list(newest) if log.ids() else Listing(())
    if as_json:
        entries = [_summary_data(each) for each in listing.entries]
        damaged = [{"id": each.id, "reason": each.reason} for each in listing.damaged]
        report.tell_json({"version": 1, "entries": entries, "damaged": damaged})
    else:
        for each in listing.entries:
            report.tell(
                f"{each.created:%Y-%m-%d %H:%M}  {each.id[:8]}  {_one_line(each.title or _('a note'))}"
            )
    if not listing.entries and not listing.damaged and not as_json:
        report.remark(_("the log is empty so far"))
    for file in listing.damaged:
        report.trouble(_("{id} does not open: {reason}").format(id=file.id, reason=file.reason))
    return report.Exit.REFUSED if listing.damaged else report.Exit.FINE


def show(
    entry_id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help=_("As `closeness log list` shows it; the first letters are enough.")
        ),
    ],
    as_json: Json = False,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Every answer under the words that asked for it."""
    from closeness_tui.cli.opened_log import readable_log  # noqa: PLC0415
    from closeness_tui.content.document_page import NewerDocument  # noqa: PLC0415

    log = readable_log(passphrase_fd)
    try:
        entry = log.open(_whole_id(entry_id, log))
    except NewerDocument as newer:
        report.remark(_("this was written by a newer version; here it is as plain text"))
        report.tell(newer.text)
        return
    if as_json:
        report.tell_json({"version": 1, "entry": _entry_data(entry)})
        return
    report.tell(f"{_one_line(entry.title or _('a note'))}, {entry.created:%Y-%m-%d %H:%M}")
    for line in entry.lines:
        report.tell(f"\n{_one_line(line.prompt)}")
        for words in _words(line):
            report.tell("\n".join(f"  {row}" for row in words.splitlines()))
    if entry.words.strip():
        report.tell(f"\n{entry.words.strip()}")


def _whole_id(start: str, log: Log) -> str:
    if len(start) < SHORTEST:
        raise report.RefusedError(
            _("please give at least {count} letters of the entry's id").format(count=SHORTEST),
            _("`closeness log list` shows them"),
            report.Exit.USAGE,
        )
    found = sorted(each for each in log.ids() if each.startswith(start))
    if len(found) > 1:
        count = len(found)
        raise report.RefusedError(
            ngettext("{count} entry begins with {id}", "{count} entries begin with {id}", count).format(
                count=count, id=start
            ),
            _("please give more letters"),
        )
    if not found:
        raise report.RefusedError(
            _("there is no entry {id}").format(id=start), _("`closeness log list` shows all of them")
        )
    return found[0]


def _words(line: Line) -> tuple[str, ...]:
    from closeness_tui.core.answer import lines_of  # noqa: PLC0415

    return lines_of(line.answer)


def _summary_data(each: Summary) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": each.kind,
        "created": each.created.isoformat(),
        "exercise": each.exercise,
        "title": each.title,
        "tags": list(each.tags),
    }


def _entry_data(entry: Entry) -> dict[str, Any]:
    answers = [
        {
            "step": line.key,
            "kind": line.kind,
            "role": line.role,
            "prompt": line.prompt,
            "answer": list(_words(line)),
        }
        for line in entry.lines
    ]
    return {
        "id": entry.id,
        "kind": entry.kind,
        "created": entry.created.isoformat(),
        "finished": entry.finished.isoformat() if entry.finished else None,
        "exercise": entry.exercise,
        "title": entry.title,
        "ended": entry.ended,
        "tags": list(entry.tags),
        "answers": answers,
        "words": entry.words,
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
