"""`closeness summary`, `people`, `shared`, `key`, `receive` and `supervision`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.wording import wording
from closeness_tui.plain import console
from closeness_tui.plain.console import Terminal
from closeness_tui.practice.sharing import REFLECTION
from closeness_tui.store.keywork import new_identity, seal
from closeness_tui.store.logs import Log
from closeness_tui.store.people import Person, seal_to
from closeness_tui.store.places import find_places
from closeness_tui.store.vault import Vault
from tests.cli.conftest import SESAME, Said, descriptor
from tests.cli.test_log import entry
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock

Run = Callable[..., Said]
AGE = shutil.which("age")
HOSTILE = "[/] [@click=app.leave]x[/] \x1b[2J \u202egnp <script> ${x} {y}"


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Script]:
    """A conversation: what will be typed; afterwards all of it must have been."""

    def will_type(*typed: str) -> Script:
        script = Script(StandingClock(), [Typed(each) for each in typed])

        class Standing:
            def __enter__(self) -> Script:
                return script

            def __exit__(self, *_why: object) -> None:
                return None

        monkeypatch.setattr("closeness_tui.plain.console.Terminal", Standing)
        return script

    return will_type


@pytest.fixture
def kept(today: datetime) -> None:
    log, _vault = log_and_vault()
    log.save(entry("a", 3, "Only for me, said Sam."))
    second = entry("b", 4, "We had tea with Sam.")
    later = Line("after", "write", "You said: Only for me, said Sam. And now?", Words("Lighter."))
    log.save(replace(second, lines=(*second.lines, later), words="And so on."))


def said(script: Script) -> str:
    return "\n".join(script.written)


def test_a_summary_is_chosen_seen_blanked_and_saved(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path
) -> None:
    target = tmp_path / "s.md"
    script = talk("1", "1", "How do I stay?", "Anna", "Thursday", "2", "Sam", "tea with", "", "1")
    assert closeness("summary", "--to", target).code == 0
    assert script.inputs == []
    text = target.read_text()
    assert wording("share-with-therapist") in said(script)
    assert text.rstrip("\n") in said(script)
    for words in ("How do I stay?", "For Anna.", "Thursday", "Lighter.", "And so on."):
        assert words in text
    for words in ("Sam", "Only for me", "tea"):
        assert words not in text
    assert target.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["s.md"]  # noqa: PTH208


@pytest.mark.parametrize("ending", ["html", "json", "md"])
def test_the_ending_of_the_file_says_its_form(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path, ending: str
) -> None:
    talk("2", "", "", "", "", "1")
    target = tmp_path / f"s.{ending}"
    assert closeness("summary", "--to", target).code == 0
    beginnings = {"html": "<!DOCTYPE", "json": "{", "md": "# What"}
    assert target.read_text().startswith(beginnings[ending])
    assert "Only for me" in target.read_text()
    assert "Lighter" not in target.read_text()


def test_nothing_is_saved_where_nothing_is_chosen_or_the_person_leaves(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path
) -> None:
    target = tmp_path / "s.md"
    talk("")
    assert closeness("summary", "--to", target).code == 1
    talk("1 2", "", "", "", "", "", "5")
    assert closeness("summary", "--to", target).code == 1
    assert not target.exists()
    assert closeness("shared", "list").out.strip() == "Nothing was shared from here."


def test_lines_can_be_taken_out_after_the_look_and_an_empty_copy_is_none(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path
) -> None:
    script = talk("2", "", "", "", "", "3", "1", "9", "3")
    assert closeness("summary", "--to", tmp_path / "s.md").code == 1
    assert "Nothing is left to bring" in said(script)


def test_a_slip_chooses_nothing(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path
) -> None:
    script = talk("7", "x", "1", "9", "1 2 3 4", "", "", "", "5")
    assert closeness("summary", "--to", tmp_path / "s.md").code == 1
    assert said(script).count("That is not one of the choices.") == 3


def test_no_file_is_written_over_and_none_into_the_log(kept: None, closeness: Run, tmp_path: Path) -> None:
    target = tmp_path / "s.md"
    target.write_text("mine")
    assert closeness("summary", "--to", target).code == 1
    assert target.read_text() == "mine"
    assert closeness("summary", "--to", find_places().log.root / "s.md").code == 1
    assert closeness("summary", "--to", tmp_path / "nowhere" / "s.md").code == 1


def test_a_file_that_comes_meanwhile_is_not_written_over(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "s.md"
    monkeypatch.setattr("closeness_tui.practice.sharing.Sharing.refused", lambda _self, _target: "")
    script = talk("2", "", "", "", "", "1", "5")
    target.write_text("mine")
    assert closeness("summary", "--to", target).code == 1
    assert target.read_text() == "mine"
    assert os.listdir(tmp_path) == ["s.md"]  # noqa: PTH208
    assert "there is a file of this name already" in said(script)


def test_the_days_of_since_hold(kept: None, closeness: Run, talk: Callable[..., Script]) -> None:
    script = talk("")
    closeness("summary", "--since", "2026-11-04")
    assert sum("1. " in row or "2. " in row for row in script.written) == 1


def test_a_cut_conversation_leaves_nothing(
    kept: None, closeness: Run, pipes: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, write = os.pipe()
    os.close(write)
    monkeypatch.setattr(console, "Terminal", partial(Terminal, fd=read))
    told = closeness("summary", "--to", tmp_path / "s.md")
    assert told.code == 1
    assert "nothing was saved" in told.err
    assert not (tmp_path / "s.md").exists()
    os.close(read)


# people, and what is sealed to them


def test_people_are_kept_plain_and_checked(closeness: Run, tmp_path: Path) -> None:
    key = new_identity()
    file = tmp_path / "key.txt"
    file.write_text(f"# public key: {key.recipient}\n")
    assert closeness("people", "add", "Anna", key.recipient).code == 0
    assert closeness("people", "add", "Dr. B", file).code == 0
    listed = closeness("people", "list", "--json").data["people"]
    assert [each["name"] for each in listed] == ["Anna", "Dr. B"]
    assert key.recipient in find_places().people.read_text()
    assert closeness("people", "remove", "anna").code == 0
    assert "Anna" not in closeness("people", "list").out
    assert closeness("people", "remove", "Anna").code == 1


def test_no_private_key_and_no_slip_gets_into_the_list(closeness: Run, tmp_path: Path) -> None:
    key = new_identity()
    file = tmp_path / "key.txt"
    file.write_text(f"# public key: {key.recipient}\n{key.secret}\n")
    refused = closeness("people", "add", "Anna", file)
    assert refused.code == 1
    assert "private key" in refused.err
    assert key.secret not in refused.err
    slip = key.recipient[:-1] + ("q" if key.recipient[-1] != "q" else "p")
    assert closeness("people", "add", "Anna", slip).code == 1
    assert closeness("people", "add", " ", key.recipient).code == 1
    assert closeness("people", "add", "Anna", key.recipient).code == 0
    assert closeness("people", "add", "anna", key.recipient).code == 1
    assert not find_places().people.read_text().count("SECRET")


@pytest.mark.parametrize(
    "text", ["person = 3", "[[person]]\nname = 1", "not toml", "[[person]]\nname='a'\nrecipient='b'"]
)
def test_a_broken_list_is_named_and_never_written_over(closeness: Run, text: str) -> None:
    path = find_places().people
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert closeness("people", "list").code == 1
    assert closeness("people", "add", "Anna", new_identity().recipient).code == 1
    assert path.read_text() == text


def test_hostile_names_are_data(closeness: Run) -> None:
    assert closeness("people", "add", HOSTILE, new_identity().recipient).code == 0
    for out in (closeness("people", "list").out, closeness("people", "list", "--json").out):
        assert "\x1b" not in out
        assert "\u202e" not in out


@pytest.mark.skipif(
    AGE is None, reason="the program age is not installed, so it was not asked to open the copy"
)
def test_what_is_sealed_to_a_person_opens_with_age_and_for_nobody_else(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path
) -> None:
    key, other = new_identity(), new_identity()
    for name, one in (("key", key), ("other", other)):
        (tmp_path / name).write_text(one.secret + "\n")
    closeness("people", "add", "Anna", key.recipient)
    target = tmp_path / "s.age"
    script = talk("1", "", "", "", "1")
    assert closeness("summary", "--to-person", "anna", "--to", target).code == 0
    assert "Only Anna can open it" in said(script)
    assert b"Lighter" not in target.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600
    opened = subprocess.run(
        [str(AGE), "-d", "-i", str(tmp_path / "key"), str(target)], capture_output=True, check=True
    )
    assert b"Lighter." in opened.stdout
    for identity in (tmp_path / "other", find_places().log.bare_identity):
        closed = subprocess.run(
            [str(AGE), "-d", "-i", str(identity), str(target)], capture_output=True, check=False
        )
        assert closed.returncode != 0
        assert b"Lighter" not in closed.stdout


def test_somebody_who_is_not_in_the_list_is_refused_before_anything_is_asked(closeness: Run) -> None:
    told = closeness("summary", "--to-person", HOSTILE)
    assert told.code == 1
    assert "people add" in told.err
    assert "\x1b" not in told.err


# the therapist's side


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_therapist_gives_a_key_and_receives(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path, form: str
) -> None:
    public = closeness("key").out.strip()
    assert public == closeness("key").out.strip()
    closeness("people", "add", "Anna", public)
    target = tmp_path / "s.age"
    script = talk("1", "", "", "", "1")
    told = closeness("summary", "--to-person", "Anna", "--to", target, "--format", form)
    assert told.code == 0, (told, script.written[-12:])
    before = set(find_places().therapist.entries.rglob("*"))
    got = closeness("receive", target)
    assert got.code == 0
    assert "Lighter." in got.out
    assert "nothing of it was saved" in got.err
    assert set(find_places().therapist.entries.rglob("*")) == before
    copy = tmp_path / "copy.txt"
    assert closeness("receive", target, "--keep", "--out", copy).code == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "Lighter." in closeness("--therapist", "log", "show", "newest").out
    assert "Lighter." not in closeness("log", "show", "newest").out.replace("A copy I shared", "")
    assert closeness("receive", target, "--out", copy).code == 1


def test_a_key_behind_a_passphrase_opens_also_what_was_sealed_before_it(
    cheap: None, closeness: Run, tmp_path: Path
) -> None:
    early = closeness("key").out.strip()
    places = find_places().for_therapist()
    Vault(places.log).choose_passphrase(SESAME)
    late = closeness("key").out.strip()
    assert late != early
    for public in (early, late):
        file = tmp_path / f"{public[-4:]}.age"
        file.write_bytes(seal_to(Person("x", public), f"hello {HOSTILE}"))
        with descriptor(SESAME) as number:
            got = closeness("receive", file, "--passphrase-fd", number)
        assert got.code == 0
        assert "hello" in got.out
        assert "\x1b" not in got.out
        assert "\u202e" not in got.out
    with descriptor("wrong one entirely") as number:
        assert closeness("receive", file, "--passphrase-fd", number).code == 1


def test_what_does_not_open_is_told_calmly(closeness: Run, tmp_path: Path) -> None:
    public = closeness("key").out.strip()
    file = tmp_path / "x.age"
    for data in (b"", b"hello", seal_to(Person("x", new_identity().recipient), "hi")):
        file.write_bytes(data)
        assert closeness("receive", file).code == 1
    file.write_bytes(seal(b"\xff\xfe\x00", public))
    assert "not text" in closeness("receive", file).err
    assert closeness("receive", tmp_path / "none").code == 1


def reflection(letter: str, day: int, words: str) -> Entry:
    made = entry(letter, day, words)
    return replace(made, exercise=REFLECTION, title="After a session")


def test_supervision_points_out_names_and_numbers_and_says_no_days(
    closeness: Run, talk: Callable[..., Script], tmp_path: Path, today: datetime
) -> None:
    places = find_places().for_therapist()
    log = Log(places.log, Vault(places.log))
    log.save(reflection("c", 3, "My client Berit Olsen is 34. I felt slow."))
    log.save(replace(entry("d", 4, "Something else."), exercise="received-copy"))
    script = talk("1", "", "", "", "", "all", "", "1")
    target = tmp_path / "s.md"
    assert closeness("supervision", "--to", target).code == 0
    text = target.read_text()
    assert "I felt slow." in text
    for words in ("Berit", "Olsen", "34", " 3 November"):
        assert words not in text
    assert "November 2026" in text
    assert "Something else" not in said(script)
    assert "Berit Olsen" in said(script)


# what was shared


def test_what_was_shared_is_listed_and_can_be_taken_off_the_list(
    kept: None, closeness: Run, talk: Callable[..., Script], types: Callable[..., None], tmp_path: Path
) -> None:
    target = tmp_path / "s.md"
    script = talk("1", "", "", HOSTILE, "Thursday", "1")
    assert closeness("summary", "--to", target).code == 0, script.written[-12:]
    listed = closeness("shared", "list")
    assert "Thursday" in listed.out
    assert "4 November 2026" in listed.out
    assert "\x1b" not in listed.out
    facts = closeness("shared", "list", "--json").data["shared"]
    assert [one["id"][0] for one in facts[0]["entries"]] == ["b"]
    assert "Lighter" not in json.dumps(facts)
    types("")
    asked = closeness("shared", "delete", facts[0]["id"][:6])
    assert asked.code == 1
    assert wording("deletion") in asked.err
    types("yes")
    done = closeness("shared", "delete", facts[0]["id"][:6])
    assert done.code == 0
    assert "cannot be called back" in done.out
    assert target.exists()
    assert closeness("shared", "list", "--json").data["shared"] == []
    assert closeness("shared", "delete", "zzzz", "--yes").code == 1


def test_what_was_shared_is_no_thing_to_bring(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path
) -> None:
    talk("1", "", "", "", "", "1")
    closeness("summary", "--to", tmp_path / "s.md")
    script = talk("")
    closeness("summary")
    assert "A copy I shared" not in said(script)


def test_the_list_of_what_was_shared_is_sealed(
    kept: None, closeness: Run, talk: Callable[..., Script], tmp_path: Path
) -> None:
    talk("1", "", "", "Qanary", "Qanary", "1")
    closeness("summary", "--to", tmp_path / "s.md")
    for path in find_places().data.rglob("*"):
        assert "Qanary" not in path.name
        assert not path.is_file() or b"Qanary" not in path.read_bytes()
