"""The same acts through the plain mode and through the screen end in equal sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from closeness_tui.content.library import Library, bundled_folder, open_library
from closeness_tui.core.answer import Answer, Mark, Marks
from closeness_tui.core.moves import begin
from closeness_tui.core.session import Session, Setting
from closeness_tui.plain.session import Teller
from closeness_tui.practice.run import Run
from tests.plain.script import Script, Typed
from tests.practice.doubles import Memory, StandingClock
from tests.tui.stage import Host, StandIn, time_passes

LIBRARY: Library = open_library([bundled_folder()])
SETTING = Setting(today="a quiet Monday", seed=7)


@dataclass(frozen=True)
class Act:
    """One thing a person does: the lines they type, or the keys they press. `wait`: seconds that pass before."""

    lines: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    wait: float = 0


ON = Act(("",), ("enter",))
SKIP = Act(("skip",), ("s",))
SKIP_WRITING = Act(("skip",), ("ctrl+k",))
BACK = Act(("back",), ("b",))
STOP = Act(("stop",), ("q",))


def rate(number: int) -> Act:
    return Act((str(number),), (*str(number), "enter"))


def choose(number: int) -> Act:
    return Act((str(number),), (str(number),))


def write(words: str) -> Act:
    return Act((words, "."), (*words, "ctrl+n"))


def wait(seconds: float) -> Act:
    return Act(wait=seconds)


SCRIPTS: dict[str, tuple[str, tuple[Act, ...]]] = {
    "a share that is deleted": (
        "one-small-share",
        (rate(7), choose(3), ON, ON, choose(1), wait(20), write("rain"), choose(4), ON, rate(3), SKIP_WRITING,
         rate(2), ON),
    ),
    "a share to keep, after going back": (
        "one-small-share",
        (rate(2), ON, BACK, ON, ON, choose(2), wait(20), write("rain"), choose(3), rate(0), write("warm"), rate(2), ON),
    ),
    "a share with every step skipped": (
        "one-small-share",
        (SKIP, SKIP, SKIP, SKIP, SKIP, SKIP),
    ),
    "a share stopped in the middle": ("one-small-share", (rate(2), ON, STOP)),
    "no bright moment yet": ("bright-moments", (rate(1), ON, choose(5), choose(3))),
    "a bright moment": (
        "bright-moments",
        (rate(1), ON, choose(1), write("a joke"), SKIP_WRITING, SKIP_WRITING, SKIP_WRITING, SKIP_WRITING, ON, rate(1)),
    ),
    "squeezes with a part left out": (
        "pmr-4",
        (Act(("1 4",), ("1", "4", "enter")), rate(3), ON, wait(300), wait(45), rate(6), choose(2)),
    ),
    "grounding with a swap": (
        "grounding-54321",
        (ON, Act(("5",), ("space",) * 5), ON, Act(("swap", "4"), ("w", *("space",) * 4)), ON, SKIP, SKIP, SKIP, ON,
         rate(8), choose(1)),
    ),
}  # fmt: skip


def through_plain(exercise_id: str, acts: tuple[Act, ...]) -> Session:
    clock = StandingClock()
    typed: list[Typed] = [Typed(line) for act in acts for line in act.lines]
    run = new_run(exercise_id, clock)
    Teller(run, StandIn(clock), Script(clock, typed)).play()  # type: ignore[arg-type]
    return run.session


def new_run(exercise_id: str, clock: StandingClock) -> Run:
    exercise = LIBRARY.get(exercise_id)
    assert exercise is not None
    return Run(begin(exercise, SETTING, clock.now()), run_id="r" * 26, clock=clock, keeping=Memory())


async def through_the_screen(exercise_id: str, acts: tuple[Act, ...]) -> Session:
    clock = StandingClock()
    host = Host(exercise=LIBRARY.get(exercise_id), session=new_run(exercise_id, clock).session, clock=clock)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for act in acts:
            # Under the half minute after which a gap would pause the practice.
            for _ in range(int(act.wait // 5)):
                await time_passes(pilot, host, 5.0)
            await pilot.press(*act.keys)
            await pilot.pause()
    return host.course.session


def comparable(session: Session) -> dict[str, Any]:
    """What must be equal; the instants of marks are not, for a line takes longer to type than a key."""
    return {
        "at": session.step.id,
        "path": session.path,
        "state": session.state,
        "answers": {name: untimed(answer) for name, answer in session.answers.items()},
        "tags": session.tags,
        "leads to": session.leads_to,
    }


def untimed(answer: Answer) -> Answer:
    if isinstance(answer, Marks):
        return replace(answer, marks=tuple(Mark(mark.label, 0) for mark in answer.marks))
    return answer


@pytest.mark.parametrize("name", SCRIPTS)
async def test_the_same_acts_end_in_equal_sessions(name: str) -> None:
    exercise_id, acts = SCRIPTS[name]
    on_the_screen = await through_the_screen(exercise_id, acts)
    in_lines = through_plain(exercise_id, acts)
    assert comparable(in_lines) == comparable(on_the_screen)
    assert in_lines.over
