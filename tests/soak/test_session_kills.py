"""Fault 2: a practice in a process of its own, killed anywhere between its first answer and its stored entry."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.core import event as ev
from closeness_tui.core.answer import Words
from closeness_tui.core.moves import begin
from closeness_tui.core.session import Setting
from closeness_tui.core.steps import Read, Write
from closeness_tui.practice.run import Run
from closeness_tui.store.shelf import new_id
from tests.core.samples import exercise
from tests.practice.doubles import StandingClock
from tests.store.deaths import SOAK, Tell
from tests.store.test_kill import said, started
from tests.store.world import World

KILLS = 300 if SOAK else 20
ANSWERS = 6
PRACTICE = exercise(*(Write(id=f"w{number}") for number in range(ANSWERS)), Read(id="end"))


def practise(world: World, say: Callable[[str], None]) -> None:
    """One practice after the other, each kept while the log is locked, and most of them finished."""
    while True:
        clock, log, run_id = StandingClock(), world.log(), new_id()
        held = log.hold(run_id)
        run = Run(begin(PRACTICE, Setting(), clock.now()), run_id=run_id, clock=clock, keeping=log)
        say(f"begun:{run_id}")
        for number in range(ANSWERS):
            run.send(ev.Keep(Words(f"half of answer {number}")))
            clock.pass_time(1.1)
            run.tick()
            run.send(ev.Answer(Words(f"answer {number}")))
            if run.all_kept:
                say(f"kept:{run_id}:{number}")
        say(f"storing:{run_id}")
        run.store_entry({f"w{number}" for number in range(ANSWERS)})
        say(f"stored:{run_id}")
        held.release()


@pytest.mark.soak
def test_kills_in_a_practice_lose_no_answer_that_was_kept(tmp_path: Path, tell: Tell) -> None:
    """Fault 2: every draft opens, every kept answer is there, and a finished one is known while locked."""
    chance = random.Random(2)  # noqa: S311 - the same moments each time
    world = World(tmp_path / "home")
    world.log().prepare()
    world.vault().choose_passphrase("one")
    answers: dict[str, int] = {}
    stored: set[str] = set()
    while_storing = 0
    for _kill in range(KILLS):
        child, reading = started(lambda say: practise(world, say))
        heard = said(reading, until="begun")
        # By what it did and not by the clock: on a busy machine every moment comes later.
        for _answer in range(chance.randrange(ANSWERS + 1)):
            heard += said(reading, until="kept")
        time.sleep(chance.random() * 0.005)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard += said(reading)
        while_storing += heard[-1].startswith("storing")
        for words in heard:
            what, one, *number = words.split(":")
            if what == "kept":
                answers[one] = int(number[0])
            if what == "stored":
                stored.add(one)
    locked = world.log()
    waiting = set(locked.waiting())
    assert not waiting & stored
    assert set(answers) <= waiting | locked.ids()
    vault = world.vault()
    vault.unlock("one")
    log = world.log(vault)
    assert log.list().damaged == ()
    assert stored <= log.ids()
    for one, last in answers.items():
        lines = log.open(one).lines if one in log.ids() else log.open_draft(one).lines
        texts = [line.answer.text for line in lines if isinstance(line.answer, Words)]
        assert texts[: last + 1] == [f"answer {number}" for number in range(last + 1)]
    for one in waiting:
        assert log.open_draft(one).id == one
    assert len(answers) > KILLS / 4
    tell("kills", KILLS)
    tell("while an entry was stored", while_storing)
    tell("practices with kept answers, of them stored", (len(answers), len(stored)))
