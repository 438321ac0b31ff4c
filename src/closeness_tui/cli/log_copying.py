"""`closeness log export` and `import`: taking entries out, seen first, and bringing them in."""

from __future__ import annotations

import contextlib
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report, whose
from closeness_tui.cli.asking import PassphraseFd, Yes, agreed, stays
from closeness_tui.cli.log_options import OfExercise, Since, Starred, Tagged, Until, wanted, whole_id
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closeness_tui.content.exchange.imports import Imported, There
    from closeness_tui.content.exchange.sheet import Form
    from closeness_tui.core.entry import Entry, Summary
    from closeness_tui.core.query import Query
    from closeness_tui.practice.opening import Practice


class Format(StrEnum):
    """The forms of a copy."""

    MARKDOWN = "markdown"
    JSONL = "jsonl"
    TOML = "toml"
    HTML = "html"


def add_to(group: typer.Typer, examples: str) -> None:
    """Give the group these commands."""
    group.command(
        "export",
        help=_(
            "Make a copy of entries to keep elsewhere or to give to someone. You see all of it first. "
            "The copy is not sealed."
        ),
        epilog=examples
        + "export --id k3v6q2m7 --out for-anna.md"
        + "\n  closeness log export --since 2026-10 --format html --without rating --out copy.html"
        + "\n  closeness log export --format jsonl > everything.jsonl",
    )(export)
    group.command(
        "import",
        help=_("Bring entries in: from a copy made here (JSON Lines), or from jrnl's JSON export."),
        epilog=examples + "import everything.jsonl\n  closeness log import jrnl.json",
    )(import_)


def export(  # noqa: PLR0913 - each is an option
    form: Annotated[
        Format, typer.Option("--format", help=_("Two forms are for reading, jsonl and toml for programs."))
    ] = Format.MARKDOWN,
    entry_id: Annotated[
        list[str] | None, typer.Option("--id", metavar="ID", help=_("This entry; may be repeated."))
    ] = None,
    since: Since = None,
    until: Until = None,
    exercise: OfExercise = None,
    tag: Tagged = None,
    starred: Starred = False,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="STEP",
            help=_("Leave this part out of every entry; also @words and @tags. May be repeated."),
        ),
    ] = None,
    for_whom: Annotated[str, typer.Option("--for", metavar="NAME", help=_("Whom it is for."))] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=_("Into this file; else it is printed."))
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help=_("Replace the file if it is there."))
    ] = False,
    yes: Yes = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """A choice of entries, without the parts that were taken out."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.content.exchange.sheet import Copy, preview, write_copy  # noqa: PLC0415
    from closeness_tui.core.redaction import chosen  # noqa: PLC0415

    target = _target(out, overwrite=overwrite) if out else None
    practice = readable(passphrase_fd)
    query = wanted(practice, since=since, until=until, exercise=exercise, tags=tag, starred=starred)
    ids = {whole_id(each, practice) for each in entry_id or ()}
    entries, unread = _entries(practice, (each.id for each in _fitting(practice, query, ids)))
    if not entries:
        raise report.RefusedError(_("no entry fits, so there is nothing to copy"))
    left_out = _left_out(without or [], entries)
    kept = chosen(
        entries, keep={each.id for each in entries}, left_out={each.id: left_out for each in entries}
    )
    copy = Copy(kept, practice.clock.wall(), for_whom)
    named: Form = form.value
    if target is None:
        report.tell(write_copy(copy, named).removesuffix("\n"))
    else:
        question = _("Type yes to save this copy as {path}, or Enter to leave.").format(path=target)
        if not agreed("" if yes else preview(copy, named), question, beforehand=yes):
            return stays()
        _save(target, write_copy(copy, named))
        _told_saved(target, len(kept))
    return report.Exit.REFUSED if unread else report.Exit.FINE


def _target(out: Path, *, overwrite: bool) -> Path:
    """Where to write, before anyone is asked for a passphrase."""

    target = out.expanduser()
    if not target.parent.is_dir():
        raise report.RefusedError(_("there is no folder {path}").format(path=target.parent))
    if target.parent.resolve().is_relative_to(whose.places().log.root.resolve()):
        raise report.RefusedError(
            _("a copy is not sealed, so it does not belong into the log; please choose another folder")
        )
    if os.path.lexists(target):
        if not target.is_file():
            raise report.RefusedError(_("{path} is no ordinary file").format(path=target))
        if not overwrite:
            raise report.RefusedError(
                _("there is a file {path} already; nothing was written").format(path=target),
                _("--overwrite replaces it"),
            )
    return target.resolve()


def _fitting(practice: Practice, query: Query, ids: set[str]) -> list[Summary]:
    """The entries that fit, oldest first, as one reads."""
    from closeness_tui.cli.opened_log import listed  # noqa: PLC0415
    from closeness_tui.core.query import fits  # noqa: PLC0415

    found = [each for each in listed(practice).entries if fits(query, each, ())]
    return [each for each in reversed(found) if not ids or each.id in ids]


def _entries(practice: Practice, ids: Iterable[str]) -> tuple[list[Entry], int]:
    """The entries, and how many of them would not open; each of those is named."""
    from closeness_tui.content.document_page import BrokenDocument, NewerDocument  # noqa: PLC0415
    from closeness_tui.store.failures import StoreError  # noqa: PLC0415

    entries: list[Entry] = []
    unread = 0
    for one in ids:
        try:
            entries.append(practice.entry(one))
        except NewerDocument:
            reason = _("a newer version wrote it")
        except (StoreError, BrokenDocument) as error:
            reason = str(error)
        else:
            continue
        unread += 1
        report.trouble(_("{id} is left out: {reason}").format(id=one, reason=reason))
    return entries, unread


def _left_out(without: list[str], entries: list[Entry]) -> frozenset[str]:
    """The keys to leave out; a slip in one of them must not let anything through."""
    from closeness_tui.core.redaction import parts_to_choose  # noqa: PLC0415

    there = dict.fromkeys(key for entry in entries for key in parts_to_choose(entry))
    unknown = [key for key in without if key not in there]
    if unknown:
        raise report.RefusedError(
            _("no part of these entries is called {names}, so nothing was copied").format(
                names=", ".join(map(report.clean, unknown))
            ),
            _("their parts are called {names}").format(names=", ".join(there)),
            report.Exit.USAGE,
        )
    return frozenset(without)


def _save(target: Path, text: str) -> None:
    from closeness_tui.store.files import write_whole  # noqa: PLC0415

    write_whole(target, text.encode("utf-8", "replace"))


def _told_saved(target: Path, count: int) -> None:
    report.tell(
        ngettext(
            "{count} entry is in {path}. It is not sealed.",
            "{count} entries are in {path}. They are not sealed.",
            count,
        ).format(count=count, path=target)
    )


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A copy made here, or jrnl's JSON export."))],
    passphrase_fd: PassphraseFd = None,
) -> int:
    """Says how many came in, how many were there already, and what could not be read."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.content.exchange.imports import read_import  # noqa: PLC0415
    from closeness_tui.store.shelf import new_id  # noqa: PLC0415

    text = _text_of(file)
    practice = readable(passphrase_fd)
    unsaved = practice.cannot_keep()
    if unsaved:
        raise report.RefusedError(unsaved)
    imported = read_import(text, _there(practice), new_id)
    for problem in imported.problems:
        report.trouble(problem)
    _bring_in(practice, imported)
    report.tell(_counted(len(imported.entries), imported.skipped, len(imported.problems)))
    return report.Exit.REFUSED if imported.problems else report.Exit.FINE


def _text_of(file: Path) -> str:
    from closeness_tui.content.exchange.imports import too_large  # noqa: PLC0415

    path = file.expanduser()
    text: str | None = None
    with contextlib.suppress(UnicodeDecodeError):
        try:
            if not path.is_file():
                raise report.RefusedError(_("there is no file {path}").format(path=file))
            refused = too_large(path.stat().st_size)
            if refused:
                raise report.RefusedError(refused)
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise report.RefusedError(_("{path} could not be read").format(path=file)) from error
    if text is None:
        raise report.RefusedError(_("{path} is not text in UTF-8").format(path=file))
    return text


def _there(practice: Practice) -> There:
    """All that is in the log, and the names of what was deleted: that does not come back by itself."""
    from closeness_tui.cli.opened_log import listed, looking  # noqa: PLC0415
    from closeness_tui.content.document_page import BrokenDocument, NewerDocument  # noqa: PLC0415
    from closeness_tui.content.exchange.imports import what_is_there  # noqa: PLC0415
    from closeness_tui.store.failures import StoreError  # noqa: PLC0415
    from closeness_tui.store.files import names_in  # noqa: PLC0415

    def opened() -> Iterable[Entry]:
        telling = looking()
        summaries = listed(practice).entries
        for done, each in enumerate(summaries, 1):
            with contextlib.suppress(StoreError, BrokenDocument, NewerDocument):
                yield practice.entry(each.id)
            telling(done, len(summaries))

    ids = {*practice.log.ids(), *names_in(practice.places.log.deleted)}
    return what_is_there(opened(), ids)


def _bring_in(practice: Practice, imported: Imported) -> None:
    from closeness_tui.cli.progress import Telling  # noqa: PLC0415
    from closeness_tui.store.failures import WriteFailed  # noqa: PLC0415

    telling = Telling(_("bringing entries in: {done} of {total}"))
    total = len(imported.entries)
    for done, entry in enumerate(imported.entries):
        try:
            practice.log.save(entry)
        except WriteFailed as error:
            raise report.RefusedError(
                _("after {done} of {total} entries: {reason}").format(
                    done=done, total=total, reason=error.sentence
                ),
                _("the same command goes on where it stopped"),
            ) from error
        telling(done + 1, total)


def _counted(came: int, skipped: int, problems: int) -> str:
    sentences = [
        ngettext("{count} entry came in.", "{count} entries came in.", came).format(count=came),
    ]
    if skipped:
        sentences.append(
            ngettext("{count} was there already.", "{count} were there already.", skipped).format(
                count=skipped
            )
        )
    if problems:
        sentences.append(
            ngettext("{count} could not be read.", "{count} could not be read.", problems).format(
                count=problems
            )
        )
    return " ".join(sentences)
