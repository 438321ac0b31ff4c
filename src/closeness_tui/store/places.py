"""Where everything lies: the three places and the paths in them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

THERAPIST = "therapist"
"""The folder of a therapist's own reflections."""

HOME = "CLOSENESS_HOME"
"""The environment variable that puts all three places into one folder."""


@dataclass(frozen=True, slots=True)
class LogFolder:
    """The paths of one log; `root` is the one folder to back up or to sync."""

    root: Path
    locks: Path
    """Of this machine only, so outside `root`."""
    packs: Path
    """Sealed month packs; deleted and made again when in doubt."""
    seen: Path
    """Sealed: the entries that this machine has seen."""

    @property
    def readme(self) -> Path:
        """Says what this is and how to open it without us."""
        return self.root / "README.txt"

    @property
    def card(self) -> Path:
        """Plain facts without secrets: the recipient and the checksum of the key."""
        return self.root / "log.toml"

    @property
    def sealed_identity(self) -> Path:
        """The key, sealed with the passphrase."""
        return self.root / "identity.age"

    @property
    def former_identity(self) -> Path:
        """The key under the former passphrase, until the new one has opened it once."""
        return self.root / "identity.age.old"

    @property
    def bare_identity(self) -> Path:
        """The key while no passphrase is chosen."""
        return self.root / "identity.txt"

    @property
    def recovery_identity(self) -> Path:
        """The key once more, sealed with the recovery words."""
        return self.root / "identity.recovery.age"

    @property
    def entries(self) -> Path:
        """Month folders with one sealed file an entry."""
        return self.root / "entries"

    @property
    def drafts(self) -> Path:
        """Unfinished practices, sealed."""
        return self.root / "drafts"

    @property
    def deleted(self) -> Path:
        """An empty file for each deleted entry."""
        return self.root / "deleted"

    @property
    def quarantine(self) -> Path:
        """What did not belong or did not open, moved out of the way and kept."""
        return self.root / "quarantine"


@dataclass(frozen=True, slots=True)
class Places:
    """The places for data, for what can be made again, and for what only this machine knows."""

    data: Path
    cache: Path
    state: Path
    drawer: str = "log"
    """Which log is meant: the person's own, or a therapist's reflections."""

    def log_folder(self, name: str) -> LogFolder:
        """A log of its own under `name`."""
        return LogFolder(
            root=self.data / name,
            locks=self.locks / name,
            packs=self.cache / ("packs" if name == "log" else f"packs-{name}"),
            seen=self.state / "seen" / f"{name}.age",
        )

    @property
    def log(self) -> LogFolder:
        """The log that is meant: the person's own, unless these are the places of a therapist."""
        return self.log_folder(self.drawer)

    @property
    def therapist(self) -> LogFolder:
        """A therapist's own reflections."""
        return self.log_folder(THERAPIST)

    def for_therapist(self) -> Places:
        """The same places with a therapist's reflections for the log; the two never mix."""
        return replace(self, drawer=THERAPIST)

    @property
    def exercises(self) -> Path:
        """Own and given exercises, plain."""
        return self.data / "exercises"

    @property
    def scales(self) -> Path:
        """Scales that the person added, plain."""
        return self.data / "scales"

    @property
    def people(self) -> Path:
        """Public recipients of people to share with."""
        return self.data / "people.toml"

    @property
    def help(self) -> Path:
        """Own help numbers; plain, because help never asks for a passphrase."""
        return self.data / "help.toml"

    @property
    def settings(self) -> Path:
        """The settings, plain."""
        return self.data / "settings.toml"

    @property
    def index(self) -> Path:
        """What is remembered of the exercise library; made again when in doubt."""
        return self.cache / "library.index"

    @property
    def closed(self) -> Path:
        """Which exercises for two were closed today, and not why."""
        return self.state / "closed-today.toml"

    @property
    def day_after(self) -> Path:
        """About which entry the day after was asked, by its id alone."""
        return self.state / "day-after.toml"

    @property
    def dates(self) -> Path:
        """When the last check and the last backup were."""
        return self.state / "dates.toml"

    @property
    def locks(self) -> Path:
        """Locks of running programs."""
        return self.state / "locks"


def find_places(environment: Mapping[str, str] = os.environ) -> Places:
    """The places of this account, or those below CLOSENESS_HOME."""
    home = environment.get(HOME, "")
    if home:
        root = Path(home).expanduser().absolute()
        return Places(data=root / "data", cache=root / "cache", state=root / "state")
    return Places(
        data=platformdirs.user_data_path("closeness", appauthor=False),
        cache=platformdirs.user_cache_path("closeness", appauthor=False),
        state=platformdirs.user_state_path("closeness", appauthor=False),
    )
