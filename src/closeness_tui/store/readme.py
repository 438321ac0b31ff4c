"""The letter in the log folder, for whoever finds it without this program."""

from __future__ import annotations

from closeness_tui.core.wording import _


def readme() -> str:
    """What the folder is, how to open it with age alone, and how to erase it."""
    return _(
        """This folder is a private log, kept by the program closeness.

What is in it
  entries/<month>/<letters>.age   one entry each, sealed
  drafts/<letters>.age            practices that are not finished, sealed
  deleted/<letters>               an empty file for each entry that was deleted
  identity.age                    the key, sealed with a passphrase
  identity.txt                    the key without a passphrase, while none was chosen
  identity.recovery.age           the same key, sealed with ten recovery words, if wanted
  log.toml                        plain facts, no secrets

Only one of identity.age and identity.txt is there. Whoever has identity.txt can read
everything here. Without the key, or without its passphrase or recovery words, nobody can,
not even the makers of the program. To back up or to move the log, copy this whole folder.

How to read an entry without closeness
  Get the program age (https://age-encryption.org). Then, in this folder:

    age -d -i identity.age entries/2026-11/<letters>.age     (asks for the passphrase)
    age -d -i identity.txt entries/2026-11/<letters>.age     (while there is none)

  If the passphrase is forgotten, use identity.recovery.age in the same way. Its passphrase
  is the ten words in small letters, in their order, with a - between each two.

  What comes out is plain text in the format TOML. The empty comment at its end only
  hides how long the entry is.

How to bring a backup back
  A backup that closeness made is a file in the format tar: it holds this folder as it was.
  Close the program, move this folder aside, and unpack the backup in its place:

    tar -xf FILE.tar

How to erase everything
  Delete this folder, and empty the bin. Copies in backups, in synchronised folders or
  with people you gave them to are still there and must be deleted there.
"""
    )
