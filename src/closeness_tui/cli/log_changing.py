"""`closeness log write`, `edit`, `tag`, `star`, `unstar` and `delete`: adding to the log and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import PassphraseFd, Yes, agreed, has_terminal, stays
from closeness_tui.cli.log_options import NEWEST, EntryId, moment_of, whole_id
from closeness_tui.core.wording import _, wording

if TYPE_CHECKING:
    from closeness_tui.core.entry import Entry, Summary
    from closeness_tui.practice.opening import Practice


def add_to(group: typer.Typer, examples: str) -> None:
    """Give the group these commands."""
    group.command(
        "write",
        help=_(
            "Write something of your own, line by line until a line with only a dot; or from a pipe. "
            "It asks for no passphrase."
        ),
        epilog=examples + 'write\n  closeness log write --on "last monday" --tag us',
    )(write)
    group.command(
        "edit",
        help=_("Change the words of an entry, part by part: keep each one or type it anew."),
        epilog=examples + "edit newest\n  closeness log edit k3v6q2m7 --editor",
    )(edit)
    group.command(
        "tag", help=_("Put tags on an entry, or take some off."), epilog=examples + "tag newest --add us"
    )(tag)
    group.command("star", help=_("Put a star on an entry."), epilog=examples + "star newest")(star)
    group.command("unstar", help=_("Take the star off an entry."), epilog=examples + "unstar newest")(unstar)
    group.command(
        "delete",
        help=_("Delete one entry, after one question."),
        epilog=examples + "delete k3v6q2m7",
    )(delete)


def write(
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help=_('The day it belongs to, such as "yesterday".'))
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help=_("A tag; may be repeated."))
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="WORDS", help=_("What it is called."))] = "",
) -> int:
    """A free entry."""
    from closeness_tui.cli.opened_log import own_practice  # noqa: PLC0415
    from closeness_tui.cli.typed_words import (  # noqa: PLC0415
        is_waiting,
        piped_words,
        typed_words,
        until_kept,
    )
    from closeness_tui.practice.looking_back import LookingBack  # noqa: PLC0415
    from closeness_tui.practice.words_under_way import WordsUnderWay  # noqa: PLC0415

    practice = own_practice()
    created = moment_of("--on", on, practice.clock.wall()) if on else None
    unsaved = practice.cannot_keep()
    if unsaved:
        # Before any word is typed.
        raise report.RefusedError(unsaved)
    safe = WordsUnderWay(practice)
    try:
        if has_terminal():
            report.show(_("Write as many lines as you like. A line with only a dot ends."))
            words = typed_words(safe)
        else:
            words = piped_words()
    except KeyboardInterrupt:
        is_waiting(safe)
        raise
    if not words.strip():
        safe.settle()
        raise report.RefusedError(_("nothing was written, so nothing was kept"))
    looking_back = LookingBack(practice)
    kept = until_kept(lambda: looking_back.write(words, title=title, created=created, tags=tag or ()), safe)
    _told(kept)
    return report.Exit.FINE


def edit(
    entry_id: EntryId,
    editor: Annotated[
        bool,
        typer.Option(
            "--editor",
            help=_("In your own editor. The words lie unsealed in a file meanwhile; it asks first."),
        ),
    ] = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """Other words in the place of those it has."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415

    practice = readable(passphrase_fd)
    entry = _whole_entry(whole_id(entry_id, practice), practice)
    if editor:
        from closeness_tui.cli.log_in_editor import edited_outside  # noqa: PLC0415

        kept = edited_outside(entry, practice)
    else:
        from closeness_tui.cli.log_by_line import edited_by_line  # noqa: PLC0415

        kept = edited_by_line(entry, practice)
    if kept is None:
        return stays()
    _told(kept)
    return report.Exit.FINE


def tag(
    entry_id: EntryId,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="TAG", help=_("Put this tag on; may be repeated."))
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="TAG", help=_("Take this tag off; may be repeated.")),
    ] = None,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """Other tags; all else stays."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.core.query import folded  # noqa: PLC0415
    from closeness_tui.practice.looking_back import LookingBack  # noqa: PLC0415

    if not add and not remove:
        raise report.RefusedError(
            _("please say which tags to put on or take off, with --add and --remove"),
            code=report.Exit.USAGE,
        )
    practice = readable(passphrase_fd)
    entry = _whole_entry(whole_id(entry_id, practice), practice)
    gone = set(map(folded, remove or ()))
    tags = [each for each in entry.tags if folded(each) not in gone]
    for each in add or ():
        if folded(each) and folded(each) not in map(folded, tags):
            tags.append(each)
    if tuple(tags) == entry.tags:
        return stays()
    _told(LookingBack(practice).tag(entry.id, tags))
    return report.Exit.FINE


def star(entry_id: EntryId, passphrase_fd: PassphraseFd = None) -> int:
    """A star, whether or not there was one."""
    return _star(entry_id, passphrase_fd, wanted=True)


def unstar(entry_id: EntryId, passphrase_fd: PassphraseFd = None) -> int:
    """No star, whether or not there was one."""
    return _star(entry_id, passphrase_fd, wanted=False)


def _star(entry_id: str, descriptor: int | None, *, wanted: bool) -> int:
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.practice.looking_back import LookingBack  # noqa: PLC0415

    practice = readable(descriptor)
    entry = _whole_entry(whole_id(entry_id, practice), practice)
    if entry.starred is not wanted:
        entry = LookingBack(practice).star(entry.id)
    _told(entry)
    return report.Exit.FINE


def delete(entry_id: EntryId, yes: Yes = False, passphrase_fd: PassphraseFd = None) -> int:
    """Asked once, by naming the entry."""
    from closeness_tui.cli.log_showing import SHOWN  # noqa: PLC0415
    from closeness_tui.cli.opened_log import own_practice, readable  # noqa: PLC0415

    # Whoever has said yes and knows the id need not unlock anything.
    practice = own_practice() if yes and entry_id != NEWEST else readable(passphrase_fd)
    whole = whole_id(entry_id, practice)
    if not yes:
        question = _("Delete {name}? Type yes to delete it, or Enter to keep it.")
        question = question.format(name=_name(whole, practice))
        if not agreed(wording("deletion"), question, beforehand=False):
            return stays()
    practice.log.delete(whole)
    report.tell(_("{id} is deleted.").format(id=whole[:SHOWN]))
    return report.Exit.FINE


def _name(entry_id: str, practice: Practice) -> str:
    from closeness_tui.cli.log_showing import name_of  # noqa: PLC0415
    from closeness_tui.content.document_page import BrokenDocument, NewerDocument  # noqa: PLC0415
    from closeness_tui.store.failures import DamagedEntry  # noqa: PLC0415

    try:
        return name_of(practice.entry(entry_id))
    except (BrokenDocument, DamagedEntry):
        return _("the entry {id}, which does not open").format(id=entry_id)
    except NewerDocument:
        return _("the entry {id}, which a newer version wrote").format(id=entry_id)


def _whole_entry(entry_id: str, practice: Practice) -> Entry:
    from closeness_tui.content.document_page import NewerDocument  # noqa: PLC0415

    try:
        return practice.entry(entry_id)
    except NewerDocument:
        pass
    raise report.RefusedError(
        _("this entry was written by a newer version and is not changed"),
        _("`closeness log show` shows it as plain text"),
    )


def _told(kept: Entry | Summary) -> None:
    from closeness_tui.cli.log_showing import row_of  # noqa: PLC0415

    # A change is a new file with a name of its own, so the name is told each time.
    report.tell(row_of(kept))
