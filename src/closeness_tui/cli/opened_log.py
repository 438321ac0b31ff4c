"""The log, opened for a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.store.logs import Log
    from closeness_tui.store.vault import Vault


def log_and_vault() -> tuple[Log, Vault]:
    """The person's own log as it lies there, locked or not."""
    from closeness_tui.store.logs import Log  # noqa: PLC0415 - only commands about the log pay for it
    from closeness_tui.store.places import find_places  # noqa: PLC0415
    from closeness_tui.store.vault import Vault  # noqa: PLC0415

    places = find_places()
    vault = Vault(places.log)
    return Log(places.log, vault), vault


def readable_log(descriptor: int | None) -> Log:
    """The log, unlocked where that is needed."""
    log, vault = log_and_vault()
    if vault.state == "locked":
        from closeness_tui.cli.asking import Asker  # noqa: PLC0415

        vault.unlock(Asker(descriptor).ask(_("Passphrase (it is not shown)")))
    return log
