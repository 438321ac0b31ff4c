"""`closeness doctor`: looks the log over, locked or not, and changes nothing unless it is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import PassphraseFd
from closeness_tui.cli.log_options import Json
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.doctor import Examined, Moved
    from closeness_tui.store.findings import Finding


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "doctor",
        help=_(
            "Look the log over. Locked, it looks at the files from outside; --deep opens each of them. "
            "It ends with 0 when all is well, 1 when something was found, 2 when it could not look."
        ),
        epilog="\b\n"
        + _("Examples:")
        + "\n  closeness doctor\n  closeness doctor --deep\n  closeness doctor --repair",
    )(doctor)


def doctor(
    deep: Annotated[
        bool, typer.Option("--deep", help=_("Open every file and read all of it; this needs the passphrase."))
    ] = False,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair", help=_("Move what does not belong or does not open aside; nothing is deleted.")
        ),
    ] = False,
    let_go: Annotated[
        bool, typer.Option("--let-go", help=_("No longer tell of the entries that are gone. Needs --deep."))
    ] = False,
    as_json: Json = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """Its findings, and what a repair did."""
    from closeness_tui.store.dates import remember_date  # noqa: PLC0415
    from closeness_tui.store.failures import StoreError  # noqa: PLC0415

    if let_go and not deep:
        raise report.RefusedError(_("--let-go needs --deep"), code=report.Exit.USAGE)
    try:
        practice, examined = _looked(passphrase_fd, deep=deep)
        moved = _repaired(practice, examined) if repair else ()
        if let_go:
            practice.log.stop_missing(practice.log.missing())
    except StoreError as error:
        raise report.RefusedError(error.sentence, code=report.Exit.USAGE) from error
    except report.RefusedError as refused:
        # Nobody to ask for the passphrase, for instance.
        raise report.RefusedError(refused.sentence, refused.hint, report.Exit.USAGE) from refused
    if examined.entries or examined.drafts:
        remember_date(practice.places, "check", practice.clock.wall())
    if as_json:
        report.tell_json(_data(examined, moved))
    else:
        _tell(examined, moved)
    ill = any(each.severity != "note" for each in examined.findings)
    return report.Exit.REFUSED if ill else report.Exit.FINE


def _looked(passphrase_fd: int | None, *, deep: bool) -> tuple[Practice, Examined]:
    from closeness_tui.cli.opened_log import looking, own_practice, readable  # noqa: PLC0415
    from closeness_tui.store.doctor import examine  # noqa: PLC0415

    opening = deep or passphrase_fd is not None
    practice = readable(passphrase_fd) if opening else own_practice()
    is_open = practice.vault.state in ("open", "unlocked")
    examined = examine(
        practice.places.log,
        practice.vault if is_open else None,
        deep=deep,
        seen=practice.log.missing() if is_open else (),
        progress=looking(),
    )
    return practice, examined


def _repaired(practice: Practice, examined: Examined) -> tuple[Moved, ...]:
    from closeness_tui.store.doctor import repair  # noqa: PLC0415

    return repair(practice.places.log, examined.findings)


def _data(examined: Examined, moved: tuple[Moved, ...]) -> dict[str, object]:
    return {
        "version": 1,
        "entries": examined.entries,
        "drafts": examined.drafts,
        "opened": examined.opened,
        "deep": examined.deep,
        "findings": [each.facts() for each in examined.findings],
        "moved": [{"path": each.path, "to": each.to, "reason": each.reason} for each in moved],
    }


def _tell(examined: Examined, moved: tuple[Moved, ...]) -> None:
    for each in examined.findings:
        report.tell(_in_words(each))
    report.tell(_looked_at(examined))
    for one in moved:
        if one.to:
            report.tell(_("Moved: {path} is now {to}").format(path=one.path, to=one.to))
        else:
            report.trouble(_("{path} would not go: {reason}").format(path=one.path, reason=one.reason))
    movable = sum(each.movable for each in examined.findings)
    if movable and not moved:
        report.remark(
            ngettext(
                "`closeness doctor --repair` moves {count} of these aside and deletes nothing",
                "`closeness doctor --repair` moves {count} of these aside and deletes nothing",
                movable,
            ).format(count=movable)
        )


def _in_words(each: Finding) -> str:
    kind = {"note": _("note"), "warning": _("warning"), "damage": _("damage")}[each.severity]
    return f"{kind}: {each.path}: {each.sentence}" if each.path else f"{kind}: {each.sentence}"


def _looked_at(examined: Examined) -> str:
    entries = ngettext("{count} entry", "{count} entries", examined.entries).format(count=examined.entries)
    drafts = ngettext("{count} unfinished practice", "{count} unfinished practices", examined.drafts).format(
        count=examined.drafts
    )
    well = not any(each.severity != "note" for each in examined.findings)
    if examined.opened is None:
        told = _("Looked at {entries} and {drafts} from outside, for the log is locked.")
    elif examined.deep:
        told = _("Opened and read {entries} and {drafts}.")
    else:
        told = _("Opened {entries} and {drafts}.")
    sentence = told.format(entries=entries, drafts=drafts)
    return _("{sentence} All is well.").format(sentence=sentence) if well else sentence
