"""Sealing and opening with age; the only importer of pyrage, and light enough for a process of its own."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field

import pyrage
from pyrage import passphrase as phrases
from pyrage import x25519

from closeness_tui.core.wording import _
from closeness_tui.store.failures import (
    DamagedKey,
    KeyWorkFailed,
    SealedForAnother,
    Unopenable,
    WriteFailed,
    WrongPassphrase,
)

WORK_WANTED = range(18, 21)
"""Powers of two of scrypt's cost; 18 takes about a second and 256 MiB."""
WORK_REFUSED = 22
"""A file above this costs gigabytes and minutes, and is none of ours."""
TRIES = 5
"""pyrage takes the cost from one noisy timing and has no setting for it, so it is asked again."""


@dataclass(frozen=True, slots=True)
class Key:
    """An X25519 key: the recipient seals, the identity opens."""

    recipient: str
    secret: str = field(repr=False)
    identity: x25519.Identity = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key file sealed with a passphrase; `weak` when its cost stayed below what is wanted."""

    data: bytes = field(repr=False)
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What a passphrase opened."""

    body: bytes = field(repr=False)
    stronger: bytes = field(default=b"", repr=False)
    """The same sealed anew at a better cost, where the file had been sealed too cheaply."""


def new_identity() -> Key:
    """A new random key."""
    return _key(x25519.Identity.generate())


def _key(identity: x25519.Identity) -> Key:
    return Key(recipient=str(identity.to_public()), secret=str(identity), identity=identity)


def key_file(keys: tuple[Key, ...]) -> bytes:
    """The identity file that `age -i` reads: the key in use first, then retired ones."""
    lines = ["# the key of a closeness log: whoever has this file can read the log"]
    for key in keys:
        lines += [f"# public key: {key.recipient}", key.secret]
    return ("\n".join(lines) + "\n").encode()


def is_recipient(text: str) -> bool:
    """Whether it is whole: a recipient carries a check of its own letters."""
    try:
        x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def read_keys(data: bytes) -> tuple[Key, ...]:
    """The keys of an identity file; DamagedKey when it holds none or a broken one."""
    rows = [row.strip() for row in data.decode("utf-8", "replace").splitlines()]
    found: list[Key] = []
    try:
        found = [_key(x25519.Identity.from_str(row)) for row in rows if row and not row.startswith("#")]
    except pyrage.IdentityError:
        found = []
    if not found:
        raise DamagedKey
    return tuple(found)


def seal(data: bytes, recipient: str) -> bytes:
    """Sealed to the recipient; no secret is needed."""
    try:
        to = x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        to = None
    if to is None:
        raise WriteFailed(
            _("the file log.toml is damaged: the log has to be unlocked once before it can save")
        )
    return pyrage.encrypt(data, [to])


def open_sealed(sealed: bytes, keys: tuple[Key, ...]) -> bytes:
    """What was sealed; Unopenable when the bytes were changed, SealedForAnother when no key fits."""
    try:
        return pyrage.decrypt(sealed, [key.identity for key in keys])
    except pyrage.DecryptError as error:
        # A changed header often reads as the wrong key; nobody can tell the two apart.
        other = "No matching keys" in str(error)
    raise SealedForAnother if other else Unopenable


def wrap_body(body: bytes, passphrase: str, *, tries: int = TRIES, above: int = -1) -> Wrapped:
    """The body sealed with a passphrase at a cost that is wanted, opened once to be sure. Takes seconds.

    Nothing at all where no try costs more than `above`.
    """
    best, most = b"", -1
    for _try in range(tries):
        sealed = phrases.encrypt(body, passphrase, armored=True)
        work = work_factor(sealed)
        if work in WORK_WANTED:
            best, most = sealed, work
            break
        # Too costly to open on a slower machine is no better than too cheap.
        if most < work < WORK_WANTED.stop or not best:
            best, most = sealed, work
    if most <= above and most not in WORK_WANTED:
        return Wrapped(data=b"", weak=True)
    if unwrap_body(best, passphrase) != body:
        raise KeyWorkFailed
    return Wrapped(data=best, weak=most not in WORK_WANTED)


def unwrap_body(sealed: bytes, passphrase: str) -> bytes:
    """What the passphrase opens; WrongPassphrase when it does not. Takes seconds."""
    if work_factor(sealed) > WORK_REFUSED:
        raise DamagedKey(absurd_work())
    for _try in range(3):
        try:
            return phrases.decrypt(sealed, passphrase)
        except pyrage.DecryptError as error:
            # pyrage guesses what this machine can bear; on a busy one it guesses too low.
            if "Excessive work" not in str(error):
                break
    else:
        raise KeyWorkFailed
    raise WrongPassphrase


def stronger(sealed: bytes, body: bytes, passphrase: str) -> bytes:
    """The same sealed anew where it had been sealed too cheaply, on a busy machine perhaps; else nothing."""
    cost = work_factor(sealed)
    if cost >= WORK_WANTED.start:
        return b""
    # One try only: a person is waiting, and a slow machine would not do better the next time either.
    return wrap_body(body, passphrase, tries=1, above=cost).data


def absurd_work() -> str:
    """The sentence for a file that costs more than any of ours."""
    return _("the key file asks for more work than any of ours; it was damaged or exchanged")


def work_factor(sealed: bytes) -> int:
    """The power of two in the header of a file sealed with a passphrase; DamagedKey when there is none."""
    if sealed.startswith(b"-----BEGIN AGE"):
        rows = sealed.splitlines()
        try:
            sealed = base64.b64decode(b"".join(rows[1:5]) if len(rows) > 6 else b"".join(rows[1:-1]))
        except ValueError:
            sealed = b""
    rows = sealed.split(b"\n", 2)
    words = rows[1].split(b" ") if len(rows) > 1 and rows[0] == b"age-encryption.org/v1" else []
    if len(words) != 4 or words[:2] != [b"->", b"scrypt"] or not words[3].isdigit() or len(words[3]) > 2:
        raise DamagedKey
    return int(words[3])
