"""Two people beside one screen: nothing is kept, unless both agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from closeness_tui.core import event as events
from closeness_tui.core.answer import Number
from closeness_tui.core.event import Stop
from closeness_tui.plain.closing import close
from closeness_tui.plain.welcome import about
from closeness_tui.practice.in_session import question, said_at_the_start
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock
from tests.tui.evening import answer_all, kept_entry, place, practice_of, seen, settle


def files() -> set[Path]:
    root = find_places().data.parent
    return {path for path in root.rglob("*") if path.is_file()}


def beside() -> Practice:
    practice = Practice(find_places(), clock=StandingClock(), in_session=True)
    practice.settings = practice_of().settings
    return practice


@pytest.mark.parametrize("name", ["one-small-share", "bright-moments", "paced-breathing"])
def test_nothing_is_written_while_two_practise(name: str) -> None:
    practice = beside()
    exercise = practice.library.get(name)
    assert exercise is not None
    before = files()
    run = practice.begin(exercise)
    assert not run.keeps
    answer_all(run)
    run.keep()
    practice.leave(run)
    assert files() == before
    assert practice.waiting() == ()


def test_every_exercise_can_be_done_beside_one_another() -> None:
    practice = beside()
    for card in practice.library.cards:
        exercise = practice.library.get(card.id)
        assert exercise is not None
        run = practice.begin(exercise)
        assert not run.keeps
        assert run.both_may_agree is exercise.leaves_trace
    assert not find_places().log.root.exists()


def test_nothing_of_the_log_is_read_beside_somebody_else() -> None:
    kept_entry(practice_of())
    practice = beside()
    exercise = practice.library.get("bright-moments")
    assert exercise is not None
    assert all(
        practice.bring(step) == ()
        for step in exercise.steps
        if step.kind == "review"  # type: ignore[arg-type]
    )
    assert practice.waiting() == ()


def closing(*typed: str) -> tuple[Script, Practice]:
    practice = beside()
    exercise = practice.library.get("one-small-share")
    assert exercise is not None
    run = practice.begin(exercise)
    answer_all(run)
    script = Script(StandingClock(), [Typed(each) for each in typed])
    close(practice, script, run)
    assert script.inputs == []
    return script, practice


def test_line_by_line_a_no_keeps_nothing() -> None:
    script, practice = closing("1")
    assert question() in script.written
    assert any("Nothing was stored." in row for row in script.written)
    assert practice.log.ids() == frozenset()


def test_line_by_line_a_yes_of_both_leads_to_the_usual_question() -> None:
    _script, practice = closing("2", "1", ".")
    assert len(practice.log.ids()) == 1


def test_line_by_line_it_is_said_before_the_start() -> None:
    practice = beside()
    exercise = practice.library.get("one-small-share")
    assert exercise is not None
    script = Script(StandingClock(), [Typed("back")])
    about(practice, script, exercise)
    assert said_at_the_start() in script.written


@pytest.mark.parametrize(("keys", "kept"), [(("enter",), 0), (("q",), 0), (("down", "enter", "enter"), 1)])
async def test_on_the_screen_only_a_yes_of_both_keeps_it(keys: tuple[str, ...], kept: int) -> None:
    practice = beside()
    app = ClosenessApp(practice, start="one-small-share")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "You are two here" in " ".join(seen(app).split())
        await pilot.press("enter")
        await settle(pilot)
        run = app.journey.runs[-1]
        run.send(events.Answer(Number(3)))
        answer_all(run)
        app.screen.beat()  # type: ignore[attr-defined]
        await settle(pilot)
        assert place(app) == "ClosingScreen"
        assert "Only if you both say yes" in " ".join(seen(app).split())
        await pilot.press(*keys)
        await settle(pilot)
    assert len(practice.log.ids()) == kept


async def test_stopping_beside_one_another_keeps_nothing() -> None:
    practice = beside()
    app = ClosenessApp(practice, start="one-small-share")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        app.journey.runs[-1].send(Stop())
        app.screen.beat()  # type: ignore[attr-defined]
        await settle(pilot)
    assert not find_places().log.root.exists()
