"""Files from strangers: nothing in them reaches the terminal as a command, and none keeps anybody waiting."""

from __future__ import annotations

import copy
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomli_w

from bench.terminal import Terminal
from closeness_tui.cli.findings import as_line
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.shared import read_shared
from tests.architecture.program import MAIN
from tests.cli.conftest import GOOD, Said
from tests.cli.worst_files import WORST
from tests.content.parcels_made import zip_with
from tests.hostile import COMMANDS, MARKUP, UNSEEN

SOAK = bool(os.environ.get("CLOSENESS_SOAK"))

Run = Callable[..., Said]
Path_ = tuple[str | int, ...]
LIBRARY = open_library([bundled_folder()])


def leaves(data: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Every text in the data, with its path."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, value in pairs:
        if isinstance(value, str):
            yield (*path, name), value
        else:
            yield from leaves(value, (*path, name))


def sort_of(path: Path_, data: dict[str, Any]) -> Path_:
    """The same for all texts of one setting of one kind of step."""
    kind = data["step"][path[1]]["kind"] if path[0] == "step" and isinstance(path[1], int) else ""
    names = tuple(each for each in path if isinstance(each, str))
    # What stands in a table of the author's own names is one setting, however it is called.
    return (kind, *(("deck", "*", *names[2:]) if names[0] == "deck" else names))


def every_setting() -> dict[Path_, tuple[dict[str, Any], Path_]]:
    """One shipped exercise for each setting that takes words, the shortest one."""
    found: dict[Path_, tuple[dict[str, Any], Path_]] = {}
    files = sorted((card.path for card in LIBRARY.cards), key=lambda path: path.stat().st_size)
    for file in files:
        data = tomli.loads(file.read_text("utf-8"))
        for path, _words in leaves(data):
            found.setdefault(sort_of(path, data), (data, path))
    header = tomli.loads(files[0].read_text("utf-8")) | {
        "author": "A. Person",
        "reviewed": [{"by": "B. Person", "role": "therapist"}],
        "tags": ["solo"],
        "why": "x",
        "caution": "x",
        "sources": ["x"],
    }
    for path, _words in leaves(header):
        found.setdefault(sort_of(path, header), (header, path))
    return found


SETTINGS = every_setting()


def with_payload(data: dict[str, Any], path: Path_, payload: str) -> str:
    """The exercise with a payload in the place of one of its texts."""
    changed: Any = copy.deepcopy(data)
    at = changed
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = payload
    return tomli_w.dumps(changed)


def test_there_are_settings_of_every_kind_of_step() -> None:
    assert len({setting[0] for setting in SETTINGS}) > 15
    assert len(SETTINGS) > 100


@pytest.mark.soak
@pytest.mark.parametrize("payload", COMMANDS if SOAK else COMMANDS[::3])
def test_unseen_characters_are_refused_in_every_setting_and_not_shown(payload: str) -> None:
    for setting, (data, path) in SETTINGS.items():
        reading = read_exercise(with_payload(data, path, payload), "x.toml", shared=LIBRARY.shared)
        assert reading.exercise is None, setting
        for problem in reading.problems:
            told = as_line(problem)
            assert not UNSEEN & set(told), (setting, told)
            assert not UNSEEN & set(problem.message + problem.help + problem.key), setting


@pytest.mark.soak
@pytest.mark.parametrize("payload", MARKUP if SOAK else MARKUP[::4])
def test_markup_is_only_words_in_every_setting(payload: str) -> None:
    kept = 0
    for setting, (data, path) in SETTINGS.items():
        reading = read_exercise(with_payload(data, path, payload), "x.toml", shared=LIBRARY.shared)
        assert all(each.code != "control-character" for each in reading.problems), setting
        kept += reading.exercise is not None
    # Ids, names of steps and choices refuse it for reasons of their own.
    assert kept > 30


@pytest.mark.soak
@pytest.mark.parametrize("payload", COMMANDS if SOAK else COMMANDS[::3])
def test_unseen_characters_are_refused_in_cards_and_words(payload: str) -> None:
    for data in (
        {"deck": {"x": {"cards": [payload]}}},
        {"deck": {payload: {"cards": ["x"]}}},
        {"vocabulary": {"x": {"words": [payload]}}},
        {"vocabulary": {"x": {"words": ["y"], "notes": {"y": payload}}}},
        {"vocabulary": {"x": {"notes": {payload: "y"}}}},
    ):
        shared, problems = read_shared(tomli_w.dumps(data), "x.toml")
        assert not shared.decks
        assert not shared.vocabularies
        assert problems
        assert not UNSEEN & set("".join(map(as_line, problems)))


HEADER = [setting for setting in SETTINGS if setting[0] == ""]


@pytest.mark.parametrize("payload", ["".join(MARKUP), "".join(COMMANDS)], ids=["markup", "commands"])
def test_no_command_lets_a_payload_through(closeness: Run, tmp_path: Path, payload: str) -> None:
    tmp_path.joinpath("x.toml").write_text(GOOD, "utf-8")
    for setting in HEADER:
        data, path = SETTINGS[setting]
        text = with_payload(data | {"id": "not-ours"}, path, payload)
        (tmp_path / "x.zip").write_bytes(zip_with({"x.toml": text}))
        said = closeness("exercises", "add", tmp_path / "x.zip", "--yes")
        assert said.code in (0, 1), setting
        assert not UNSEEN & set(said.out + said.err), setting
        if said.code == 0:
            closeness("exercises", "remove", "not-ours", "--yes")


@pytest.mark.soak
@pytest.mark.parametrize("payload", MARKUP if SOAK else MARKUP[::4])
def test_markup_is_shown_word_for_word_by_every_command(closeness: Run, own: Path, payload: str) -> None:
    data = {
        **tomli.loads(GOOD), "title": payload, "summary": payload, "author": payload, "why": payload,
        "caution": payload, "sources": [payload], "reviewed": [{"by": payload, "role": payload}],
    }  # fmt: skip
    data["step"][0]["text"] = payload
    gift = own.parent / "gift.toml"
    gift.write_text(tomli_w.dumps(data), "utf-8")
    added = closeness("exercises", "add", gift, "--yes")
    assert added.out.count(payload) == 7, added.out
    assert f"two-breaths            {payload}: {payload} (" in closeness("exercises", "list").out.replace(
        "  ", "  "
    )
    assert closeness("exercises", "show", "two-breaths").out.count(payload) >= 5
    checked = closeness("exercises", "check", gift)
    assert checked.code == 0
    assert f"“{payload}”" in checked.out


# On a real terminal


def at_a_terminal(*arguments: str) -> bytes:
    """Every byte that a command writes to a terminal; it is asked and gets a yes."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN.format(arguments=list(arguments))],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    os.close(theirs)
    os.write(ours, b"yes\n")
    written = b""
    try:
        while select.select([ours], [], [], 30)[0]:
            if not (data := os.read(ours, 65536)):
                break
            written += data
    except OSError:
        pass  # how Linux says that the other end is closed
    process.wait(30)
    os.close(ours)
    return written


def stripped(written: bytes) -> str:
    """What is left when the colours of closeness itself are taken out."""
    text = written.decode("utf-8")
    for code in ("0", "1;31", "1;33", "1;32", "36", "2", "31", "32"):
        text = text.replace(f"\x1b[{code}m", "")
    return text


@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal")
def test_no_command_at_a_terminal_lets_a_byte_of_a_payload_through(own: Path, tmp_path: Path) -> None:
    every = "".join(payload.replace("\x00", "") for payload in COMMANDS)
    folder = tmp_path / every.replace("/", "")
    folder.mkdir()
    lines = "".join(f'a{number} = "{each}"\n' for number, each in enumerate(COMMANDS))
    (folder / "raw.toml").write_text(GOOD + lines, "utf-8")
    escaped = tomli_w.dumps({**tomli.loads(GOOD), "title": every, "author": every, every: every})
    (folder / "escaped.toml").write_text(escaped, "utf-8")
    (folder / f"{every}.toml".replace("/", "")).write_text(GOOD + "rung = 2\n", "utf-8")
    (tmp_path / "x.zip").write_bytes(zip_with({f"{every}.toml": GOOD, "escaped.toml": escaped}))
    (own / "escaped.toml").write_text(escaped, "utf-8")
    for arguments in (
        ("check", str(folder)),
        ("check", "--diff", str(folder)),
        ("check", "--format", "lines", str(folder)),
        ("check", "--json", str(folder)),
        ("add", str(folder)),
        ("add", str(tmp_path / "x.zip")),
        ("show", every),
        ("show", "escaped"),
        ("remove", every),
        ("export", every),
        ("explain", every),
        ("list",),
    ):
        left = stripped(at_a_terminal("exercises", *arguments))
        assert left.strip(), arguments
        assert not UNSEEN & set(left), (arguments, left[:400])


class Listening(Terminal):
    """A terminal that remembers every byte."""

    def __init__(self, argv: Sequence[str]) -> None:
        super().__init__(argv)
        self.heard = bytearray()
        decode = self._decode

        def hearing(data: Any, final: bool = False) -> str:
            self.heard += data
            return decode(data, final)

        # Everything that is read goes through here.
        self._decode = hearing  # type: ignore[assignment] - only ever called with the bytes


@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal")
def test_the_screens_obey_neither_the_markup_of_a_file_nor_words_that_are_pasted(own: Path) -> None:
    words = "[red alert] [/] [@click=app.quit()]x[/]"
    data = tomli.loads(GOOD)
    data |= {"title": words, "summary": words, "author": words, "why": words, "check": False}
    data["step"] = [
        {"kind": "write", "id": "it", "text": words},
        {"kind": "read", "text": "You wrote: {it}"},
    ]
    (own / "gift.toml").write_text(tomli_w.dumps(data), "utf-8")
    code = MAIN.format(arguments=["practice", "two-breaths"])
    terminal = Listening([sys.executable, "-c", code])
    with terminal:
        terminal.until_text("Enter begin")
        terminal.until_text(re.escape("[red alert] [/]"))
        terminal.send("<enter>")
        terminal.until_text("step 1 of")
        terminal.until_still()
        # As a terminal pastes: a title, a clear screen in one byte, a turn of direction.
        terminal.send("\x1b[200~pasted \x9b2J\u202eabc [/]\x1b[201~")
        terminal.until_text("pasted .*" + re.escape("[/]"))
        terminal.send("<ctrl+n>")
        terminal.until_text("You wrote: pasted")
        heard = terminal.heard.decode("utf-8", "replace")
    assert not set("\x9b\u202e") & set(heard)
    assert set(re.findall("\x1b\\](?:0|1|2);([^\x1b\x07]*)", heard)) == {"closeness"}, (
        "the window has another name"
    )
    for command in ("\x1b]52;", "\x1b]8;", "\x1b[6n"):
        assert command not in heard


# Time and memory

LONGEST = 1 if SOAK else 4
"""Seconds of the processor; where many tests share it, only what runs away is noticed."""


@pytest.mark.soak
@pytest.mark.parametrize("name", WORST)
def test_the_worst_files_keep_nobody_waiting(closeness: Run, own: Path, name: str) -> None:
    file = own / "worst.toml"
    file.write_text(WORST[name], "utf-8")
    assert file.stat().st_size <= 64 * 1024
    begin = time.process_time()
    said = closeness("exercises", "check", file)
    checked = time.process_time()
    open_library([bundled_folder(), own])
    opened = time.process_time()
    assert said.code in (0, 1)
    assert checked - begin < LONGEST
    assert opened - checked < LONGEST


@pytest.mark.skipif(sys.platform != "linux", reason="how memory is counted differs")
@pytest.mark.parametrize("name", ["thousands of decks", "one condition of thousands", "200 unknown kinds"])
def test_the_worst_files_take_little_memory(tmp_path: Path, name: str) -> None:
    file = tmp_path / "worst.toml"
    file.write_text(WORST[name], "utf-8")
    code = MAIN.format(arguments=["exercises", "check", str(file)]).replace(
        "main()", "import atexit, resource; atexit.register(lambda: print('KIB', resource.getrusage("
        "resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)); main()"
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert 0 < int(done.stderr.rpartition("KIB ")[2]) < 200 * 1024
