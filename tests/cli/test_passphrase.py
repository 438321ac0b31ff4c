from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import pytest

from bench.terminal import Terminal
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said, descriptor

PROGRAM = [sys.executable, "-m", "closeness_tui", "passphrase"]


def test_a_short_passphrase_is_refused_unless_insisted(closeness: Callable[..., Said]) -> None:
    with descriptor("short") as fd:
        said = closeness("passphrase", "--passphrase-fd", fd)
    assert said.code == 1
    assert "fewer than 12 characters" in said.err
    assert "closeness: hint: --insist takes it all the same" in said.err
    assert not find_places().log.sealed_identity.exists()


def test_an_empty_passphrase_changes_nothing(closeness: Callable[..., Said]) -> None:
    with descriptor("") as fd:
        said = closeness("passphrase", "--passphrase-fd", fd)
    assert "closeness: error: nothing was typed, so nothing was changed" in said.err


@pytest.mark.parametrize("number", ["999", "-1", "99999999999"])
def test_a_descriptor_that_is_not_open_is_a_mistake_of_the_command(
    closeness: Callable[..., Said], number: str
) -> None:
    said = closeness("passphrase", f"--passphrase-fd={number}")
    assert said.code == 2
    assert "closeness: error: no passphrase could be read" in said.err


def test_a_pipe_cannot_be_asked(closeness: Callable[..., Said]) -> None:
    said = closeness("passphrase")
    assert said.code == 1
    assert "this can only be typed at a terminal" in said.err


def test_a_passphrase_is_typed_unseen_and_twice() -> None:
    with Terminal(PROGRAM) as terminal:
        terminal.until_text("New passphrase")
        terminal.send("seven purple quiet chairs<enter>")
        terminal.until_text("The same once more")
        terminal.send("seven purple quiet chair<enter>")
        status = terminal.until_end()
        assert os.waitstatus_to_exitcode(status) == 1
        assert "the two were not the same" in terminal.text
        assert "purple" not in terminal.text
    assert not find_places().log.sealed_identity.exists()


def test_a_short_one_is_asked_about_and_enter_leaves_everything_as_it_is() -> None:
    with Terminal(PROGRAM) as terminal:
        terminal.until_text("New passphrase")
        terminal.send("short<enter>")
        terminal.until_text("Type yes")
        terminal.send("<enter>")
        assert os.waitstatus_to_exitcode(terminal.until_end()) == 1
        assert "so nothing was" in terminal.text
        assert "short" not in terminal.text.replace("shorter", "")


def test_ctrl_c_at_the_prompt_changes_nothing_and_gives_the_terminal_back() -> None:
    with Terminal(PROGRAM) as terminal:
        terminal.until_text("New passphrase")
        terminal.signal(signal.SIGINT)
        assert os.waitstatus_to_exitcode(terminal.until_end()) == 130
        assert "Traceback" not in terminal.text
