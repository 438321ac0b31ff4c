"""`closeness key` and `closeness receive`: the therapist's side of what a client seals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report, whose
from closeness_tui.cli.asking import PassphraseFd
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.receiving import Receiving


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:")
    app.command(
        "key",
        help=_(
            "For therapists: show the public key that clients seal copies to. It is made at first use; the private "
            "one stays here, with your reflections."
        ),
        epilog=examples + "\n  closeness key\n  closeness key > my-key.txt",
    )(key)
    app.command(
        "receive",
        help=_("For therapists: open a sealed copy and read it. It is saved only if you ask."),
        epilog=examples
        + "\n  closeness receive closeness-2026-11-25.age"
        + "\n  closeness receive copy.age --keep"
        + "\n  closeness receive copy.age --out copy.html",
    )(receive)


def _drawer() -> Practice:
    from closeness_tui.cli.opened_log import own_practice  # noqa: PLC0415

    with whose.a_therapists():
        return own_practice()


def key() -> int:
    """Public: whoever has it can seal, and open nothing."""
    from closeness_tui.practice.receiving import Receiving  # noqa: PLC0415

    practice = _drawer()
    report.tell(Receiving(practice).public_key())
    report.remark(_("this is the public key; you can give it to your clients, by mail or on paper"))
    if not practice.protected:
        report.remark(
            _(
                "no passphrase guards the private one yet; `closeness --therapist passphrase` chooses one. "
                "The public key changes with that, so choose it before you give the key away"
            )
        )
    return report.Exit.FINE


def receive(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The sealed copy you were given."))],
    keep: Annotated[
        bool, typer.Option("--keep", help=_("Also keep it, sealed, as an entry beside your reflections."))
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help=_("Also write it into this file, which is not sealed.")),
    ] = None,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """Shown as words; nothing in it is obeyed."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.content.exchange.received import readable as words_of  # noqa: PLC0415
    from closeness_tui.practice.receiving import Receiving  # noqa: PLC0415

    with whose.a_therapists():
        practice = readable(passphrase_fd)
    receiving = Receiving(practice)
    text = _opened(receiving, file)
    report.tell(words_of(text).rstrip("\n"))
    if keep:
        receiving.keep(text)
        report.remark(_("it is kept, sealed, beside your reflections"))
    if out is not None:
        target = out.expanduser().absolute()
        receiving.save_as(text, target)
        report.remark(_("it is in {path}, and not sealed there").format(path=target))
    if not keep and out is None:
        report.remark(_("nothing of it was saved; the words stay in this window until you close it"))
    return report.Exit.FINE


def _opened(receiving: Receiving, file: Path) -> str:
    from closeness_tui.store.failures import SealedForAnother  # noqa: PLC0415

    try:
        return receiving.open(file.expanduser())
    except FileNotFoundError:
        raise report.RefusedError(_("there is no file {path}").format(path=file)) from None
    except SealedForAnother as error:
        raise report.RefusedError(
            error.sentence,
            _("`closeness key` shows your public key; the client's list should hold the same one"),
        ) from None
