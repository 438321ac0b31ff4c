"""`closeness log versions`: two versions of one entry, made on two machines, and a calm way to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import PassphraseFd, Yes, agreed, stays
from closeness_tui.cli.log_options import Json, whole_id
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.core.entry import Entry
    from closeness_tui.practice.opening import Practice

Groups = tuple[tuple[str, ...], ...]


def add_to(group: typer.Typer, examples: str) -> None:
    """Give the group this command."""
    group.command(
        "versions",
        help=_(
            "Show entries that are there in more than one version, because they were changed on two machines. "
            "Nothing is lost while you leave them as they are."
        ),
        epilog=examples
        + "versions\n  closeness log versions --keep k3v6q2m7"
        + "\n  closeness log versions --keep-all k3v6q2m7",
    )(versions)


def versions(
    keep: Annotated[
        str | None, typer.Option("--keep", metavar="ID", help=_("Keep this version; the others of it go."))
    ] = None,
    keep_all: Annotated[
        str | None,
        typer.Option("--keep-all", metavar="ID", help=_("Make every version of it an entry of its own.")),
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """List them, or settle one."""
    from closeness_tui.cli.opened_log import listed, readable  # noqa: PLC0415

    practice = readable(passphrase_fd)
    groups = listed(practice).versions
    if keep and keep_all:
        raise report.RefusedError(_("--keep and --keep-all cannot go together"), code=report.Exit.USAGE)
    if keep:
        return _keep(practice, whole_id(keep, practice), groups, yes=yes)
    if keep_all:
        return _keep_all(practice, whole_id(keep_all, practice), groups)
    if as_json:
        from closeness_tui.cli.log_showing import entry_data  # noqa: PLC0415

        data = [[entry_data(entry) for entry in _opened(practice, group)] for group in groups]
        report.tell_json({"version": 1, "versions": data})
        return report.Exit.FINE
    return _tell(practice, groups)


def _tell(practice: Practice, groups: Groups) -> int:
    from closeness_tui.cli.log_showing import row_of, tell_entry  # noqa: PLC0415

    if not groups:
        report.remark(_("every entry is there once"))
    for number, group in enumerate(groups):
        if number:
            report.tell()
        for entry in _opened(practice, group):
            report.tell(row_of(entry))
            if entry.edited:
                report.tell(_("Changed {moment}").format(moment=f"{entry.edited:%Y-%m-%d %H:%M}"))
            tell_entry(entry)
            report.tell()
    if groups:
        report.remark(_("--keep takes the one you name and lets the others of it go; there is no hurry"))
    return report.Exit.FINE


def _opened(practice: Practice, group: tuple[str, ...]) -> list[Entry]:
    from closeness_tui.content.document_page import BrokenDocument, NewerDocument  # noqa: PLC0415
    from closeness_tui.store.failures import StoreError  # noqa: PLC0415

    entries = []
    for one in group:
        try:
            entries.append(practice.entry(one))
        except (StoreError, BrokenDocument, NewerDocument) as error:
            report.trouble(_("{id} does not open: {reason}").format(id=one, reason=error))
    return entries


def _group_of(entry_id: str, groups: Groups) -> tuple[str, ...]:
    for group in groups:
        if entry_id in group:
            return group
    raise report.RefusedError(
        _("there is only one version of this entry"),
        _("`closeness log versions` shows where there are more"),
    )


def _keep(practice: Practice, entry_id: str, groups: Groups, *, yes: bool) -> int:
    from closeness_tui.cli.log_showing import name_of, row_of  # noqa: PLC0415
    from closeness_tui.practice.looking_back import LookingBack  # noqa: PLC0415

    group = _group_of(entry_id, groups)
    count = len(group) - 1
    question = ngettext(
        "Keep this version of {name} and let {count} other go? Type yes, or Enter to leave all as they are.",
        "Keep this version of {name} and let {count} others go? Type yes, or Enter to leave all as they are.",
        count,
    ).format(name=name_of(practice.entry(entry_id)), count=count)
    if not agreed(question, beforehand=yes):
        return stays()
    report.tell(row_of(LookingBack(practice).keep_one(entry_id, group)))
    return report.Exit.FINE


def _keep_all(practice: Practice, entry_id: str, groups: Groups) -> int:
    from closeness_tui.cli.log_showing import row_of  # noqa: PLC0415
    from closeness_tui.practice.looking_back import LookingBack  # noqa: PLC0415

    for entry in LookingBack(practice).keep_all(_group_of(entry_id, groups)):
        report.tell(row_of(entry))
    return report.Exit.FINE
