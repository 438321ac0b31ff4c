"""`closeness help-now` and `closeness safety`: whom one could reach, told at once; and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from closeness_tui.practice.clock import RealClock
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said

OWN = """\
checked = 2026-11-20

[[entry]]
country = "DE"
kind = "crisis"
name = "TelefonSeelsorge"
number = "0800 111 0 111"
hours = "day and night"
languages = ["de"]
checked = 2026-11-20

[[person]]
name = "Robin"
number = "0123 456"
note = "evenings"
"""


def write_own(text: str) -> Path:
    path = find_places().help
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def everything() -> dict[str, bytes]:
    folder = find_places().data.parent
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def test_it_goes_in_the_order_of_need(closeness: Callable[..., Said], today: datetime) -> None:
    write_own(OWN)
    said = closeness("help-now", "--country", "de")
    assert (said.code, said.err) == (0, "")
    order = [
        "please reach a person now",
        "First: your local emergency number.",
        "TelefonSeelsorge: 0800 111 0 111. DE, crisis. Open: day and night. Languages: de. Checked on 20 Nov",
        "Your own people:",
        "Robin. 0123 456. evenings",
        "findahelpline.com and befrienders.org",
        "closeness practice grounding-54321",
    ]
    at = [said.out.index(words) for words in order]
    assert at == sorted(at)
    assert str(find_places().help) in said.out


def test_only_the_lines_of_the_country_that_is_named(closeness: Callable[..., Said], today: datetime) -> None:
    british = closeness("help-now", "--country", "GB").out
    assert "Samaritans: 116 123" in british
    assert "911" not in british
    every = closeness("help-now").out
    assert "Samaritans" in every
    assert "911" in every


@pytest.mark.parametrize("country", ["DE", "fr", "EU"])
def test_in_the_union_its_number_is_said_in_every_country(
    closeness: Callable[..., Said], country: str, today: datetime
) -> None:
    assert "European emergency number: 112." in closeness("help-now", "--country", country).out


def test_a_country_without_lines_is_said_to_have_none_and_nobody_is_sent_to_another(
    closeness: Callable[..., Said],
) -> None:
    said = closeness("help-now", "--country", "JP")
    assert said.code == 0
    assert "There are no lines for JP in this list." in said.out
    assert "911" not in said.out
    assert "First: your local emergency number." in said.out
    assert "findahelpline.com" in said.out


def test_the_country_of_the_settings_is_the_usual_one(closeness: Callable[..., Said]) -> None:
    assert closeness("settings", "set", "country", "AU").code == 0
    said = closeness("help-now").out
    assert "Lifeline: 13 11 14" in said
    assert "Samaritans" not in said


@pytest.mark.parametrize("country", ["GBR", "1x", "", " "])
def test_what_is_no_country_is_refused_kindly(closeness: Callable[..., Said], country: str) -> None:
    said = closeness("help-now", "--country", country)
    if country == "":
        assert said.code == 0
        return
    assert said.code == 2
    assert "a country is two letters here, such as GB" in said.err
    assert "shows every line" in said.err


@pytest.mark.parametrize(("days", "old"), [(180, False), (181, True)])
def test_from_a_day_on_the_list_says_that_it_is_old(
    closeness: Callable[..., Said], days: int, old: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = datetime(2026, 11, 22, 12, tzinfo=UTC) + timedelta(days=days)
    monkeypatch.setattr(RealClock, "wall", lambda _self: day)
    said = closeness("help-now").out
    assert ("These numbers were checked on 22 November 2026 and may have changed." in said) == old


def test_a_file_with_mistakes_still_says_what_is_whole(closeness: Callable[..., Said]) -> None:
    path = write_own(OWN.replace('number = "0800', 'nubmer = "0800'))
    said = closeness("help-now")
    assert said.code == 0
    assert "Robin" in said.out
    assert "Samaritans" in said.out
    assert f"closeness exercises check {path}" in " ".join(said.err.split())
    assert "nubmer" in closeness("exercises", "check", path).out + closeness("exercises", "check", path).err


def test_nothing_in_a_file_reaches_the_terminal_as_a_sequence(closeness: Callable[..., Said]) -> None:
    write_own(OWN.replace("Robin", "Ro\\u001b[2Jbin"))
    assert "\x1b" not in closeness("help-now").out


@pytest.mark.parametrize("command", [("help-now",), ("help-now", "--country", "GB"), ("safety",)])
def test_in_an_empty_home_nothing_is_made(closeness: Callable[..., Said], command: tuple[str, ...]) -> None:
    assert closeness(*command).code == 0
    assert everything() == {}


@pytest.mark.parametrize("command", [("help-now",), ("safety",)])
def test_a_home_stays_as_it_was_byte_for_byte(
    closeness: Callable[..., Said], command: tuple[str, ...], locked: str
) -> None:
    write_own(OWN)
    closeness("settings", "set", "country", "GB")
    before = everything()
    assert len(before) > 4
    assert closeness(*command).code == 0
    assert everything() == before


def test_no_passphrase_is_asked_for(closeness: Callable[..., Said], locked: str) -> None:
    assert Practice(find_places()).locked
    said = closeness("help-now")
    assert said.code == 0
    assert "passphrase" not in said.out + said.err


def test_safety_says_every_time_to_wait(closeness: Callable[..., Said]) -> None:
    said = closeness("safety")
    assert (said.code, said.err) == (0, "")
    for words in (
        "might hurt yourself or someone else",
        "If someone scares you, watches what you do, or hurts you",
        "a shock or a great loss",
        "drunk or high",
        "mind races",
        "drive, mind a machine, or look after a small child",
        "made for adults",
        "trouble of the breath, the lungs or the heart",
        "No one reads what you write",
        "closeness help-now",
    ):
        assert words in said.out
