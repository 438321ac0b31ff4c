from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.store import recovery
from closeness_tui.store.places import find_places
from tests.cli.conftest import SESAME, Said, descriptor
from tests.cli.test_log import entry

Run = Callable[..., Said]

WORDS = ("abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract", "absurd", "abuse")
OTHER = "other plain quiet words"


@pytest.fixture(autouse=True)
def _known_words(monkeypatch: pytest.MonkeyPatch, locked: str) -> None:
    monkeypatch.setattr(recovery, "new_words", lambda: WORDS)
    log_and_vault()[0].save(entry("a", 3))


def opens(passphrase: str) -> bool:
    _log, vault = log_and_vault()
    try:
        vault.unlock(passphrase)
    except Exception:  # noqa: BLE001 - whatever it is, it stays closed
        return False
    return vault.state == "unlocked"


def made(closeness: Run, types: Callable[..., None], *typed: str) -> Said:
    types(unseen=(SESAME, *typed))
    return closeness("passphrase", "words")


def test_words_are_shown_once_and_typed_back(closeness: Run, types: Callable[..., None]) -> None:
    said = made(closeness, types, " ".join(WORDS).upper())
    assert said.code == 0
    assert [line.split()[1] for line in said.out.splitlines()[:10]] == list(WORDS)
    assert all(said.out.count(f" {word}\n") == 1 for word in WORDS)
    assert find_places().log.recovery_identity.exists()


def test_words_that_are_not_typed_back_open_nothing(closeness: Run, types: Callable[..., None]) -> None:
    swapped = " ".join((*WORDS[1:], WORDS[0]))
    said = made(closeness, types, "one two", swapped, " ".join((*WORDS[:9], "qqqq")))
    assert said.code == 1
    assert "these are 2" in said.err
    assert "these are not the ten words above" in said.err
    assert "word 10 is not one of the list" in said.err
    assert "so they open nothing" in said.err
    assert not find_places().log.recovery_identity.exists()


def test_a_forgotten_passphrase_is_replaced_with_the_words(
    closeness: Run, types: Callable[..., None]
) -> None:
    made(closeness, types, " ".join(WORDS))
    types(unseen=(" ".join(WORDS), OTHER, OTHER))
    said = closeness("recover")
    assert said.code == 0
    assert OTHER not in said.out + said.err
    assert opens(OTHER)
    assert not opens(SESAME)
    assert find_places().log.recovery_identity.exists()


def test_scripts_recover_with_descriptors(closeness: Run, types: Callable[..., None]) -> None:
    made(closeness, types, " ".join(WORDS))
    with descriptor(" ".join(WORDS)) as words, descriptor(OTHER) as new:
        assert closeness("recover", "--words-fd", words, "--passphrase-fd", new).code == 0
    assert opens(OTHER)


def test_wrong_words_change_nothing(closeness: Run, types: Callable[..., None]) -> None:
    made(closeness, types, " ".join(WORDS))
    with descriptor(" ".join(reversed(WORDS))) as words, descriptor(OTHER) as new:
        said = closeness("recover", "--words-fd", words, "--passphrase-fd", new)
    assert said.err == "closeness: error: these words do not open the log\n"
    assert opens(SESAME)


def test_misspelt_words_are_told_by_their_place(closeness: Run, types: Callable[..., None]) -> None:
    made(closeness, types, " ".join(WORDS))
    with descriptor(" ".join((*WORDS[:9], "qqsecret"))) as words:
        said = closeness("recover", "--words-fd", words)
    assert "word 10 is not one of the list" in said.err
    assert "qqsecret" not in said.err


def test_where_there_are_no_words_it_is_said(closeness: Run) -> None:
    assert "there are no recovery words for this log" in closeness("recover").err
    assert "this log has no recovery words" in closeness("passphrase", "words", "--remove", "--yes").err


def test_words_can_be_taken_away(closeness: Run, types: Callable[..., None]) -> None:
    made(closeness, types, " ".join(WORDS))
    types("")
    assert closeness("passphrase", "words", "--remove").code == 1
    assert find_places().log.recovery_identity.exists()
    types("yes")
    assert closeness("passphrase", "words", "--remove").code == 0
    assert not find_places().log.recovery_identity.exists()


def test_a_passphrase_can_be_removed_after_a_question(closeness: Run, types: Callable[..., None]) -> None:
    types("", unseen=(SESAME,))
    assert closeness("passphrase", "remove").code == 1
    types("yes", unseen=(SESAME,))
    said = closeness("passphrase", "remove")
    assert said.code == 0
    assert "can read all of it" in said.err
    assert closeness("log", "list").code == 0
    assert closeness("passphrase", "remove").err == "closeness: error: this log has no passphrase\n"
    assert "`closeness passphrase` chooses one" in closeness("passphrase", "words").err
    assert "open without any words" in closeness("recover").err


@pytest.mark.parametrize("before", [True, False])
def test_a_descriptor_may_be_named_before_or_after_the_word_remove(closeness: Run, before: bool) -> None:
    with descriptor(SESAME) as fd:
        option = ("--passphrase-fd", fd)
        arguments = (*option, "remove") if before else ("remove", *option)
        assert closeness("passphrase", *arguments, "--yes").code == 0
    assert find_places().log.bare_identity.exists()


def test_three_wrong_words_are_followed_by_a_pause(
    closeness: Run, types: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(closeness, types, " ".join(WORDS))
    pauses: list[float] = []
    monkeypatch.setattr("closeness_tui.cli.opened_log.time.sleep", pauses.append)
    wrong = " ".join(reversed(WORDS))
    types(unseen=(wrong, "misspelt", wrong, wrong, " ".join(WORDS), OTHER, OTHER))
    assert closeness("recover").code == 0
    assert pauses == [30]


@pytest.mark.scrypt
def test_the_real_program_makes_words_and_recovers_with_them(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "closeness_tui"]
    environment = {**os.environ, "CLOSENESS_HOME": str(tmp_path)}

    def run(*arguments: str, **lines: str) -> subprocess.CompletedProcess[str]:
        command, pipes = [*program, *arguments], []
        for option, text in lines.items():
            read, write = os.pipe()
            os.write(write, text.encode() + b"\n")
            os.close(write)
            command += [f"--{option.replace('_', '-')}", str(read)]
            pipes.append(read)
        try:
            return subprocess.run(
                command,
                env=environment,
                pass_fds=pipes,
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
        finally:
            for each in pipes:
                os.close(each)

    assert run("passphrase", passphrase_fd=SESAME).returncode == 0
    own, mine = os.pipe()
    theirs, given = os.pipe()
    os.write(given, f"{SESAME}\n".encode())
    os.close(given)
    with subprocess.Popen(
        [*program, "passphrase", "words", "--words-fd", str(own), "--passphrase-fd", str(theirs)],
        env=environment,
        pass_fds=(own, theirs),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        words = " ".join(re.sub(r"[^a-z]", "", process.stdout.readline()) for _number in range(10))
        os.write(mine, f"{words}\n".encode())
        for each in (mine, own, theirs):
            os.close(each)
        assert process.wait(60) == 0
    done = run("recover", words_fd=words, passphrase_fd=OTHER)
    assert (done.returncode, done.stdout) == (0, "Your log has a new passphrase. The words stay good.\n")
    assert run("log", "list", passphrase_fd=OTHER).returncode == 0
    assert run("log", "list", passphrase_fd=SESAME).returncode == 1
