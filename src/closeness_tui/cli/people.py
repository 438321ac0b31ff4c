"""`closeness people` and `closeness shared`: whom to share with, and what was shared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report, whose
from closeness_tui.cli.asking import PassphraseFd, Yes, agreed, stays
from closeness_tui.cli.log_options import Json
from closeness_tui.core.wording import _, wording

if TYPE_CHECKING:
    from closeness_tui.practice.sharing import Shared
    from closeness_tui.store.people import People

LARGEST = 16 * 1024
"""Bytes of a file with a public key; far more than any has."""


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness people"
    people = typer.Typer(
        help=_("The people you can seal a copy to: a name and a public key each, in a plain file."),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    people.command(
        "add",
        help=_("Add somebody, with the public key they gave you; it begins with age1."),
        epilog=examples + " add Anna age1...\n  closeness people add Anna annas-key.txt",
    )(add)
    people.command("list", help=_("Everybody in the list."), epilog=examples + " list")(list_)
    people.command(
        "remove",
        help=_("Take somebody off the list. What was sealed to them stays readable to them."),
        epilog=examples + " remove Anna",
    )(remove)
    app.add_typer(people, name="people")
    examples = "\b\n" + _("Examples:") + "\n  closeness shared"
    shared = typer.Typer(
        help=_("What you shared: when, for whom, what for, and which entries. It is sealed, in your log."),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    shared.command("list", help=_("All of it, the newest first."), epilog=examples + " list")(list_shared)
    shared.command(
        "delete",
        help=_("Take one off the list. It cannot call a copy back."),
        epilog=examples + " delete k3v6q2m7",
    )(delete_shared)
    app.add_typer(shared, name="shared")


def _people() -> People:
    from closeness_tui.store.people import People  # noqa: PLC0415

    return People(whose.places().people)


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("As you want to call them here."))],
    key: Annotated[str, typer.Argument(metavar="KEY", help=_("Their public key, or a file that holds it."))],
) -> int:
    """Checked before it is kept."""
    path = Path(key).expanduser()
    try:
        in_file = not key.startswith("age1") and path.is_file()
        text = path.read_bytes()[:LARGEST].decode("utf-8", "replace") if in_file else key
    except (OSError, ValueError) as error:
        raise report.RefusedError(_("this file could not be read")) from error
    person = _people().add(name, text)
    report.tell(_("{name} is in the list. Their key: {key}").format(name=person.name, key=person.recipient))
    report.tell(_("Please read the key to each other once, so that it is surely theirs."))
    return report.Exit.FINE


def list_(as_json: Json = False) -> int:
    """A name and a public key each."""
    found = _people().all()
    if as_json:
        rows = [{"name": each.name, "recipient": each.recipient} for each in found]
        report.tell_json({"version": 1, "people": rows})
    elif not found:
        report.tell(_("There is nobody in the list yet."))
    else:
        for each in found:
            report.tell(f"{each.name}\n  {each.recipient}")
    return report.Exit.FINE


def remove(name: Annotated[str, typer.Argument(metavar="NAME", help=_("As the list shows it."))]) -> int:
    """Only from the list."""
    person = _people().remove(name)
    report.tell(
        _("{name} is off the list. What was sealed to them before, they can still open.").format(
            name=person.name
        )
    )
    return report.Exit.FINE


def list_shared(as_json: Json = False, passphrase_fd: PassphraseFd = None) -> int:
    """Newest first."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.practice.sharing import Sharing  # noqa: PLC0415

    found = Sharing(readable(passphrase_fd)).shared()
    if as_json:
        report.tell_json({"version": 1, "shared": [_facts(each) for each in found]})
        return report.Exit.FINE
    if not found:
        report.tell(_("Nothing was shared from here."))
    for each in found:
        report.tell("\n".join(_told(each)))
    return report.Exit.FINE


def _facts(each: Shared) -> dict[str, object]:
    return {
        "id": each.id,
        "moment": each.moment.isoformat(timespec="seconds"),
        "for": each.for_whom,
        "what_for": each.what_for,
        "entries": [{"id": one, "title": title} for one, title in zip(each.ids, each.entries, strict=False)],
    }


def _told(each: Shared) -> list[str]:
    from closeness_tui.content.exchange.passages import one_line  # noqa: PLC0415
    from closeness_tui.core.spoken import date_in_words  # noqa: PLC0415

    rows = [f"{each.id[:8]}  {date_in_words(each.moment.date())}"]
    if each.for_whom:
        rows.append("  " + _("for {name}").format(name=one_line(each.for_whom)))
    if each.what_for:
        rows.append("  " + _("what for: {purpose}").format(purpose=one_line(each.what_for)))
    return rows + [f"  - {one_line(title)}" for title in each.entries]


def delete_shared(
    shared_id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help=_("As `closeness shared list` shows it; its first letters are enough.")
        ),
    ],
    yes: Yes = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """Only from the list."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.practice.sharing import Sharing  # noqa: PLC0415

    sharing = Sharing(readable(passphrase_fd))
    start = shared_id.strip().lower()
    found = [each for each in sharing.shared() if start and each.id.startswith(start)]
    if len(found) != 1:
        raise report.RefusedError(
            _("no single copy in the list begins with this id"), _("`closeness shared list` shows them")
        )
    question = _("Type yes to take it off the list, or Enter to leave it.")
    if not agreed("\n".join(_told(found[0])), wording("deletion"), question, beforehand=yes):
        return stays()
    sharing.forget(found[0].id)
    report.tell(_("It is off the list. A copy that somebody has cannot be called back from here."))
    return report.Exit.FINE
