"""Small exercises of one's own, and what is said while they are practised."""

from __future__ import annotations

from closeness_tui.plain.home import run_practice
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.plain.script import Script, Typed, played
from tests.practice.doubles import StandingClock

HEAD = 'id = "own"\ntitle = "Own"\nfamily = "grounding"\nrung = 1\nsummary = "Own."\ncheck = false\n'
WRITE = '[[step]]\nkind = "write"\nid = "words"\ntext = "Words?"\nstarters = ["I like"]\n'
READ = '[[step]]\nkind = "read"\ntext = "Read."\n'


def own(*steps: str, head: str = HEAD, name: str = "own") -> None:
    """Put an exercise with these steps into the person's own folder."""
    folder = find_places().exercises
    folder.mkdir(parents=True, exist_ok=True)
    head = head.replace('id = "own"', f'id = "{name}"')
    (folder / f"{name}.toml").write_text(head + "".join(steps), encoding="utf-8")


def heard(typed: str, clock: StandingClock | None = None) -> list[str]:
    """What is said when this is typed, in the words of a transcript."""
    return played(typed, clock or StandingClock()).splitlines()


def console_of(*lines: str, exercise: str | None = "own", practice: Practice | None = None) -> Script:
    """The console at which these lines were typed."""
    clock = StandingClock()
    console = Script(clock, [Typed(line) for line in lines])
    practice = practice or Practice(find_places(), clock=clock)
    assert run_practice(practice, exercise, console) == 0
    assert not console.inputs, f"never typed: {console.inputs}; the end was {console.written[-8:]}"
    return console


def only_said(lines: list[str]) -> list[str]:
    """Without what was typed, and without the times."""
    return [line for line in lines if line[:1] not in (">", "#")]
