"""The work with scrypt: its cost, its process, and one run of the real thing."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

import pyrage
import pytest
from pyrage import passphrase as phrases

from closeness_tui.store import keywork, wrapping
from closeness_tui.store.failures import (
    DamagedKey,
    KeyWorkFailed,
    StoreError,
    WrongPassphrase,
)
from closeness_tui.store.keywork import Wrapped, work_factor
from closeness_tui.store.vault import Vault
from closeness_tui.store.wrapping import Scrypt
from tests.store.world import CheapWrapper, World, entry


def costing(work: int) -> bytes:
    return b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA %d\nbody" % work


def test_a_cheap_cost_is_asked_again_and_the_best_is_kept_with_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered = iter([13, 17, 15, 24, 16, 20])
    monkeypatch.setattr(phrases, "encrypt", lambda *_body, **_how: costing(next(offered)))
    monkeypatch.setattr(phrases, "decrypt", lambda *_what: b"body")
    wrapped = keywork.wrap_body(b"body", "one")
    assert (work_factor(wrapped.data), wrapped.weak) == (17, True)
    assert keywork.wrap_body(b"body", "one") == Wrapped(costing(20), weak=False)


def test_a_sealing_that_does_not_open_again_is_never_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "encrypt", lambda *_body, **_how: costing(18))
    monkeypatch.setattr(phrases, "decrypt", lambda *_what: b"other")
    with pytest.raises(KeyWorkFailed):
        keywork.wrap_body(b"body", "one")


def test_an_absurd_cost_is_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_all, **_more: pytest.fail("it began to work"))
    before = time.perf_counter()
    with pytest.raises(DamagedKey):
        Scrypt().unwrap(costing(23), "one")
    with pytest.raises(DamagedKey):
        keywork.unwrap_body(costing(23), "one")
    assert time.perf_counter() - before < 0.05


@pytest.mark.parametrize(
    ("complaint", "times", "failure"),
    [("Excessive work", 3, KeyWorkFailed), ("Decryption failed", 1, WrongPassphrase)],
)
def test_too_much_work_for_now_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, complaint: str, times: int, failure: type[StoreError]
) -> None:
    tries = []

    def refuse(*_what: object) -> bytes:
        tries.append(1)
        raise pyrage.DecryptError(complaint)

    monkeypatch.setattr(phrases, "decrypt", refuse)
    with pytest.raises(failure):
        keywork.unwrap_body(costing(18), "one")
    assert len(tries) == times


@pytest.mark.parametrize(
    "data", [b"", b"x", b"-----BEGIN AGE ENCRYPTED FILE-----\n!!\n", costing(18)[:30], costing(1800)]
)
def test_what_is_no_key_file_is_told_as_damage(data: bytes) -> None:
    with pytest.raises(DamagedKey):
        work_factor(data)


def test_the_passphrase_goes_through_a_pipe_only(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def run(command: list[str], **how: Any) -> subprocess.CompletedProcess[bytes]:
        seen.update(how, command=command)
        return subprocess.CompletedProcess(
            command, 0, stdout=json.dumps({"failed": "WrongPassphrase"}).encode()
        )

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(WrongPassphrase):
        Scrypt().unwrap(costing(18), "hush")
    assert b"hush" in seen.pop("input")
    assert "hush" not in repr(seen)
    assert "env" not in seen


@pytest.mark.parametrize(("code", "stdout"), [(-9, b""), (0, b"nonsense"), (0, b"[]")])
def test_a_worker_that_dies_is_no_wrong_passphrase(
    monkeypatch: pytest.MonkeyPatch, code: int, stdout: bytes
) -> None:
    monkeypatch.setattr(
        subprocess, "run", lambda *_c, **_h: subprocess.CompletedProcess([], code, stdout=stdout)
    )
    with pytest.raises(KeyWorkFailed):
        Scrypt().unwrap(costing(18), "one")


def test_without_a_second_process_it_is_done_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_command: object, **_how: object) -> None:
        raise OSError(11, "no more processes")

    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setattr(phrases, "decrypt", lambda *_what: b"body")
    assert wrapping.Scrypt().unwrap(costing(18), "one").body == b"body"


def test_the_worker_loads_nothing_of_the_screen_or_the_library() -> None:
    import sys  # noqa: PLC0415

    program = "import sys, closeness_tui.store.key_process; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert (
        loaded & {"textual", "rich", "typer", "tomli", "closeness_tui.content", "closeness_tui.core.exercise"}
        == set()
    )


@pytest.mark.scrypt
def test_the_real_thing_opens_with_its_passphrase_only(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit('ran a file of the folder at hand')")
    vault = Vault(world.folder)
    kept = world.log(vault).save(entry())
    chosen = vault.choose_passphrase("Käse und Brot")
    assert chosen.weak == (work_factor(world.folder.sealed_identity.read_bytes()) not in range(18, 21))
    again = Vault(world.folder)
    with pytest.raises(WrongPassphrase):
        again.unlock("Käse und Wein")
    again.unlock("Ka\u0308se und Brot")
    assert world.log(again).open(kept.id) == kept


def test_the_cheap_wrapper_tells_apart_what_the_real_one_does() -> None:
    sealed = CheapWrapper().wrap(b"body", "one").data
    assert CheapWrapper().unwrap(sealed, "one").body == b"body"
    with pytest.raises(WrongPassphrase):
        CheapWrapper().unwrap(sealed, "two")
