"""How good the messages for authors are: `python -m bench.authoring`.

CLOSENESS_EVERY=1 plants every mistake everywhere; CLOSENESS_MISSED=1 lists what was not told or mended as it should be.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.mistakes import MISTAKES, Planted, planted
from closeness_tui.content.exercises import Shared, read_exercise
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.mending import mend
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.problem import Problem

SEED = 2026
HELD_OUT = Path(__file__).parent / "held_out"


@dataclass(slots=True)
class Figures:
    """What came of planting mistakes."""

    planted: int = 0
    noticed: int = 0
    right_line: int = 0
    needless: int = 0
    mended: int = 0
    worse: int = 0
    """Files that mending left with more problems."""
    missed: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Count another set of them in."""
        self.planted += other.planted
        self.noticed += other.noticed
        self.right_line += other.right_line
        self.needless += other.needless
        self.mended += other.mended
        self.worse += other.worse
        self.missed += other.missed

    def line(self, name: str) -> str:
        """One row of the table."""
        count = max(self.planted, 1)
        return (
            f"{name:32} {self.planted:6} {self.noticed / count:8.1%} {self.right_line / count:8.1%}"
            f" {self.needless / count:8.3f} {self.mended / count:8.1%}"
        )


class Bench:
    """Good files, and what is in them."""

    def __init__(self, files: Iterable[Path], shared: Shared | None = None) -> None:
        """Read them; none may have a problem."""
        self.shared = shared or open_library([bundled_folder()]).shared
        self.files = {path.name: path.read_text("utf-8").split("\n") for path in sorted(files)}
        self.exercises = {name: self._exercise("\n".join(lines)) for name, lines in self.files.items()}

    def look(self, text: str) -> tuple[Problem, ...]:
        """Everything wrong with a text."""
        return read_exercise(text, "x.toml", shared=self.shared).problems

    def _exercise(self, text: str) -> Exercise | None:
        exercise = read_exercise(text, "x.toml", shared=self.shared).exercise
        return replace(exercise, source="") if exercise else None

    def _meant(self, file: str, each: Planted) -> Exercise | None:
        if each.meant is None:
            return self.exercises[file]
        lines = self.files[file]
        return self._exercise("\n".join([*lines[: each.start], *each.meant, *lines[each.end :]]))

    def one_by_one(self, most: int | None, seed: int = SEED) -> dict[str, Figures]:
        """Every type of mistake at all places, or at so many of them, picked by the seed."""
        pick = random.Random(seed)  # noqa: S311 - places, no secrets
        found: dict[str, Figures] = {}
        for name, places in MISTAKES.items():
            all_places = [(file, each) for file, lines in self.files.items() for each in places(lines)]
            if most is not None and len(all_places) > most:
                all_places = pick.sample(all_places, most)
            found[name] = Figures()
            for file, each in all_places:
                self._count(found[name], name, file, each)
        return found

    def _count(self, figures: Figures, name: str, file: str, each: Planted) -> None:
        text = planted(self.files[file], each)
        problems = self.look(text)
        figures.planted += 1
        figures.noticed += bool(problems)
        right = any(problem.line in each.expected for problem in problems)
        figures.right_line += right
        figures.needless += max(len(problems) - 1, 0)
        result = mend(text, self.look)
        mended = not result.left and self._exercise(result.text) == self._meant(file, each)
        figures.mended += mended
        figures.worse += len(result.left) > len(problems)
        if not right or len(problems) > 1 or not mended:
            told = [(problem.line, problem.code) for problem in problems]
            figures.missed.append(
                f"{name}: {file} {sorted(each.expected)}: {told}{'' if mended else ' not mended'}"
            )

    def five_at_once(self, rounds: int, seed: int = SEED) -> list[int]:
        """How many of five mistakes in one file are named in one run, for so many files."""
        pick = random.Random(seed)  # noqa: S311 - places, no secrets
        return [self._five(pick) for _round in range(rounds)]

    def _five(self, pick: random.Random) -> int:
        file = pick.choice(sorted(self.files))
        lines = list(self.files[file])
        taken: list[Planted] = []
        for name in pick.sample(sorted(MISTAKES), len(MISTAKES)):
            apart = [
                each
                for each in MISTAKES[name](self.files[file])
                if all(each.end + 1 < min(o.expected) or each.start > max(o.end, *o.expected) for o in taken)
            ]
            if apart and len(taken) < 5:
                taken.append(pick.choice(apart))
        expected = [set(each.expected) for each in taken]
        for each in sorted(taken, key=lambda one: one.start, reverse=True):
            lines[each.start : each.end] = each.lines
            moved = len(each.lines) - (each.end - each.start)
            for one, other in zip(expected, taken, strict=True):
                if other.start > each.start:
                    one_moved = {line + moved if line > each.start + 1 else line for line in one}
                    one.clear()
                    one.update(one_moved)
        named = {problem.line for problem in self.look("\n".join(lines))}
        return sum(bool(named & one) for one in expected)


def all_in_one(found: dict[str, Figures]) -> Figures:
    """The figures of all types together."""
    total = Figures()
    for each in found.values():
        total.add(each)
    return total


def shipped() -> Bench:
    """The exercises that come with closeness."""
    return Bench(Path(card.path) for card in open_library([bundled_folder()]).cards)


def held_out(name: str) -> Bench:
    """A file in another style, or in another language, that nothing was tuned on."""
    return Bench([HELD_OUT / name])


def speed(bench: Bench, rounds: int = 5) -> float:
    """Milliseconds to read one good file."""
    texts = ["\n".join(lines) for lines in bench.files.values()]
    times = []
    for _round in range(rounds):
        begin = time.process_time()
        for text in texts:
            bench.look(text)
        times.append((time.process_time() - begin) / len(texts) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the tables."""
    every = bool(os.environ.get("CLOSENESS_EVERY"))
    print(f"{'mistake':32} {'places':>6} {'noticed':>8} {'line':>8} {'needless':>8} {'mended':>8}")
    bench = shipped()
    found = bench.one_by_one(None if every else 40)
    for name, figures in found.items():
        print(figures.line(name))
    print(all_in_one(found).line("all"))
    for file in sorted(path.name for path in HELD_OUT.glob("*.toml")):
        print(all_in_one(held_out(file).one_by_one(None)).line(f"held out: {file}"))
    fives = bench.five_at_once(400 if every else 100)
    print(
        f"of five mistakes named in one run: {statistics.mean(fives):.2f}; all five: {fives.count(5) / len(fives):.0%}"
    )
    print(f"a good file: {speed(bench):.2f} ms")
    if os.environ.get("CLOSENESS_MISSED"):
        counted: dict[str, int] = defaultdict(int)
        for missed in all_in_one(found).missed:
            counted[missed.split(":")[0]] += 1
            if counted[missed.split(":")[0]] <= 4:
                print(missed)


if __name__ == "__main__":
    main()
