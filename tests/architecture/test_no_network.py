"""There is no network code: every command does its work where the network is forbidden."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from bench.terminal import Terminal
from closeness_tui.content.library import bundled_folder
from tests.architecture.program import MAIN, NO_NETWORK, closeness

COMMANDS = {
    ("--version",): "",
    ("--help",): "",
    ("where",): "",
    ("exercises", "list"): "",
    ("exercises", "show", "paced-breathing"): "",
    ("exercises", "check"): "",
    ("exercises", "explain", "bad-kind"): "",
    ("exercises", "add", str(bundled_folder() / "relaxation" / "pmr-4.toml")): "",
    ("exercises", "export", "pmr-4"): "",
    ("programs", "body-first"): "",
    ("ladder",): "",
    ("agreement",): "",
    ("plans",): "",
    ("log", "list"): "",
    ("people", "list"): "",
    ("shared", "list"): "",
    ("key",): "",
    ("progress",): "",
    ("scales", "list"): "",
    ("learn", "body-alarm"): "",
    ("help-now",): "",
    ("safety",): "",
    ("remind", "--at", "19:30"): "",
    ("check-in", "--plain"): "\nq\n",
    ("practice", "--plain", "grounding-54321"): "q\n",
    ("--plain",): "q\n",
    (): "stop\n",
}


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_command_works_without_a_network(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is exported lies where the person is.
    monkeypatch.chdir(tmp_path)
    done = closeness(*arguments, stdin=COMMANDS[arguments], before=NO_NETWORK)
    assert done.returncode == 0, done.stderr
    assert "the network was asked for" not in done.stderr


@pytest.mark.scrypt
def test_choosing_a_passphrase_works_without_a_network() -> None:
    words = "four plain quiet words\n"
    done = closeness("passphrase", "--passphrase-fd", "0", stdin=words, before=NO_NETWORK)
    assert done.returncode == 0, done.stderr


def test_the_guard_of_these_tests_notices_a_network() -> None:
    asks = "import socket; socket.create_connection(('127.0.0.1', 9))\n"
    done = closeness("--version", before=NO_NETWORK + asks)
    assert done.returncode != 0
    assert "network" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal")
def test_the_full_screen_works_without_a_network() -> None:
    code = NO_NETWORK + MAIN.format(arguments=["practice", "grounding-54321"])
    with Terminal([sys.executable, "-c", code]) as terminal:
        terminal.until_text("Enter begin")
        terminal.send("<enter>")
        terminal.until_text("step 1 of")
        terminal.signal(signal.SIGTERM)
        assert os.waitstatus_to_exitcode(terminal.until_end()) == 128 + signal.SIGTERM
