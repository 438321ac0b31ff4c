"""A practice has the length it was begun with, also when it is gone on with on another day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closeness_tui.core import event as ev
from closeness_tui.core.answer import Number
from closeness_tui.core.length import LENGTHS
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.practice.doubles import StandingClock


def practice_of(length: str = "", setting: str = "full") -> Practice:
    practice = Practice(find_places(), clock=StandingClock(), length=length)
    practice.settings = replace(practice.settings, length=setting)
    return practice


@pytest.mark.parametrize("length", LENGTHS)
def test_a_practice_gone_on_with_keeps_its_length(length: str) -> None:
    practice = practice_of()
    exercise = practice.library.get("noting-sounds")
    assert exercise is not None
    run = practice.begin(exercise, length)
    run.send(ev.Answer(Number(3)))
    run.send(ev.Stop())
    practice.leave(run)
    # Another length is the usual one by then.
    again = practice_of(setting="double").resume(run.id)
    assert again.session.setting.length == length


def test_a_practice_has_its_full_length_unless_another_is_asked_for() -> None:
    practice = practice_of(setting="half")
    exercise = practice.library.get("noting-sounds")
    assert exercise is not None
    assert practice.begin(exercise).session.setting.length == "full"


@pytest.mark.parametrize(
    ("asked", "setting", "usual"),
    [("", "full", "full"), ("", "half", "half"), ("open", "half", "open"), ("", "triple", "full")],
)
def test_what_is_asked_for_once_comes_before_the_settings(asked: str, setting: str, usual: str) -> None:
    assert practice_of(asked, setting).usual_length == usual
