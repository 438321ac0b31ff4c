"""Fault 10: the age test vectors of C2SP/CCTV, answered by the only module that seals and opens.

They are not part of this repository: CLOSENESS_AGE_VECTORS names the folder that holds them.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path

import pytest

from closeness_tui.store.failures import DamagedKey, StoreError
from closeness_tui.store.keywork import new_identity, open_sealed, read_keys, unwrap_body

PLACE = os.environ.get("CLOSENESS_AGE_VECTORS", "")
VECTORS = sorted(path for path in Path(PLACE).rglob("testdata/*") if path.is_file()) if PLACE else []
needs_vectors = pytest.mark.skipif(
    not VECTORS, reason="CLOSENESS_AGE_VECTORS names no folder of test vectors"
)

POST_QUANTUM = frozenset(
    f"hybrid{rest}"
    for rest in (
        "",
        "_and_x25519",
        "_bad_tag",
        "_currupted_enc_mlkem",
        "_currupted_enc_x25519",
        "_extra_argument",
        "_grease",
        "_identity",
        "_long_file_key",
        "_long_share",
        "_low_order",
        "_multiple_recipients",
        "_no_match",
        "_not_canonical_body",
        "_not_canonical_enc",
        "_short_share",
        "_uppercase",
        "_x25519_arg",
    )
) | {"armor_hybrid"}
"""Keys that pyrage does not know: nothing of ours is sealed to one."""
DIFFERENT = {
    "armor_whitespace_outside": "refused, though space around the armour is allowed",
    "stanza_missing_body": "opened: a form of stanza from before version 1",
    "stanza_missing_final_line": "opened: a form of stanza from before version 1",
}
"""What pyrage answers differently, none of it a danger to us.

It would also open `scrypt_work_factor_23`, eight gigabytes of work, on some runs; we refuse it before any.
"""


def parts(path: Path) -> tuple[dict[str, list[str]], bytes]:
    head, _blank, body = path.read_bytes().partition(b"\n\n")
    facts: dict[str, list[str]] = {}
    for row in head.decode().splitlines():
        name, _colon, value = row.partition(": ")
        facts.setdefault(name, []).append(value)
    return facts, zlib.decompress(body) if facts.get("compressed") == ["zlib"] else body


def answer(facts: dict[str, list[str]], body: bytes) -> str:
    """The checksum of what was inside, or nothing where it did not open."""
    try:
        if "passphrase" in facts and "identity" not in facts:
            opened = unwrap_body(body, facts["passphrase"][0])
        else:
            keys = (
                read_keys("\n".join(facts["identity"]).encode()) if "identity" in facts else (new_identity(),)
            )
            opened = open_sealed(body, keys)
    except StoreError:
        return ""
    return hashlib.sha256(opened).hexdigest()


def agrees(path: Path) -> bool:
    facts, body = parts(path)
    expected = facts["payload"][0] if facts["expect"] == ["success"] else ""
    return answer(facts, body) == expected


@needs_vectors
def test_all_vectors_are_there_and_each_is_named_once() -> None:
    names = {path.name for path in VECTORS}
    assert len(names) == 143
    assert (POST_QUANTUM | set(DIFFERENT)) <= names


@needs_vectors
@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.name)
def test_each_vector_is_answered_as_it_should_be_but_for_the_named(path: Path) -> None:
    if path.name in POST_QUANTUM:
        with pytest.raises(DamagedKey):
            read_keys("\n".join(parts(path)[0]["identity"]).encode())
    else:
        assert agrees(path) == (path.name not in DIFFERENT)
