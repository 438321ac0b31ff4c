"""The versions of a page that people agreed to, out of the log; and what the newest one says about pace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from closeness_tui.core.answer import Answer, Chosen
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.pacing import HIGHEST, Today
from closeness_tui.core.spoken import rung_in_words
from closeness_tui.core.steps import AGREED
from closeness_tui.core.wording import _

DOCUMENT = "working-agreement"
"""The page on pace and limits; also the id of the exercise that makes it."""

RUNG, NEW_STEPS, STOP, REVIEW = "rung", "new-steps", "stop-choice", "look-again"
"""The ids of the steps whose answers the program itself goes by."""

_COUNTS = {"none": 0, "one": 1, "two": 2, "three": 3}
_WEEKS = {"two": 2, "three": 3, "four": 4, "six": 6}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document, as it stood on a day."""

    entry_id: str
    created: datetime
    agreed: bool
    """Whether everyone asked agreed to it, or it is only proposed."""
    lines: tuple[Line, ...] = field(repr=False)
    """What it is made of, without the line that says so."""
    settled: datetime | None = None
    """When it was agreed to, where that was before: lowering is no new agreement."""

    def line(self, key: str) -> Line | None:
        """What it says on one matter."""
        return next((each for each in self.lines if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A page with what the program goes by."""

    version: Version = field(repr=False)
    ceiling: int = HIGHEST
    """The highest rung that is listed by itself."""
    new_steps: int | None = None
    """How many new steps a week; none where that is left open."""
    stop_word: str = field(default="", repr=False)
    review: date | None = None
    """When to look at it again."""

    def is_due(self, today: date) -> bool:
        """Whether that day has come."""
        return self.review is not None and self.review <= today


def versions(entries: Iterable[Entry], document: str) -> tuple[Version, ...]:
    """Every version of the document that was kept, newest first."""
    found = [_version(entry, line) for entry in entries for line in entry.lines if _settles(line, document)]
    return tuple(sorted(found, key=lambda version: (version.created, version.entry_id), reverse=True))


def answers_to_start_from(entries: Iterable[Entry], exercise_id: str) -> dict[str, Answer]:
    """The answers of the newest entry of an exercise, by step; `entries` come newest first."""
    newest = next((entry for entry in entries if entry.exercise == exercise_id and entry.lines), None)
    lines = newest.lines if newest else ()
    # Whether one agreed, and how one felt, is of that day alone.
    return {line.key: line.answer for line in lines if line.kind not in ("agree", "rate")}


def agreement_in(entries: Iterable[Entry]) -> Agreement | None:
    """What the newest page says that was agreed to; none where there is no such page."""
    held = next((each for each in versions(entries, DOCUMENT) if each.agreed), None)
    return agreement_of(held) if held is not None else None


def agreement_of(version: Version) -> Agreement:
    """What one version says about pace."""
    rung, steps = _chosen(version, RUNG), _chosen(version, NEW_STEPS)
    stop, weeks = _chosen(version, STOP), _WEEKS.get(_id(_chosen(version, REVIEW)))
    number = _id(rung).removeprefix("rung-")
    return Agreement(
        version,
        ceiling=int(number) if number in ("1", "2", "3", "4", "5") else HIGHEST,
        new_steps=_COUNTS.get(_id(steps)),
        stop_word=" ".join(stop.texts[-1].split()) if stop and stop.texts else "",
        review=(version.settled or version.created).date() + timedelta(weeks=weeks) if weeks else None,
    )


def _chosen(version: Version, key: str) -> Chosen | None:
    line = version.line(key)
    return line.answer if line is not None and isinstance(line.answer, Chosen) else None


def _id(chosen: Chosen | None) -> str:
    return chosen.ids[0] if chosen and chosen.ids and not chosen.own else ""


def listing_in_words(today: Today) -> str:
    """That the agreement lists less by itself, and that nothing is closed by it."""
    if today.ceiling < HIGHEST:
        return _("Your agreement says up to {rung}; all exercises still opens everything.").format(
            rung=rung_in_words(today.ceiling)
        )
    return _("Your agreement leaves new steps for another week; all exercises still opens everything.")


# ----- lowering alone


def lower_ceiling(agreement: Agreement) -> Chosen | None:
    """The answer with the highest rung one lower; none where it is the lowest already."""
    rung = agreement.ceiling - 1
    if rung < 1:
        return None
    name = rung_in_words(rung)
    words = _("{name}, rung {number}").format(name=f"{name[:1].upper()}{name[1:]}", number=rung)
    return Chosen((f"rung-{rung}",), (words,))


def fewer_steps(agreement: Agreement) -> Chosen | None:
    """The answer with one new step a week less; none where it is none already."""
    now = 4 if agreement.new_steps is None else agreement.new_steps
    if now < 1:
        return None
    words = {0: _("None for now"), 1: _("One"), 2: _("Two"), 3: _("Three")}
    name = next(each for each, count in _COUNTS.items() if count == now - 1)
    return Chosen((name,), (words[now - 1],))


def lowered(entry: Entry, key: str, answer: Chosen, *, entry_id: str, now: datetime, app: str = "") -> Entry:
    """The entry of a new version with a lower answer; whoever agreed before has not less than before."""
    prompts = {RUNG: _("How much an exercise may ask at most"), NEW_STEPS: _("New steps in a week, at most")}
    old = next((line for line in entry.lines if line.key == key), None)
    line = replace(old, answer=answer) if old else Line(key, "choose", prompts[key], answer)
    lines = [line if each.key == key else each for each in entry.lines]
    if old is None:
        place = next(place for place, each in enumerate(lines) if each.kind == "agree")
        lines.insert(place, line)
    return replace(
        entry,
        id=entry_id,
        created=now,
        # An end before its beginning says that it was agreed to then.
        finished=entry.finished if entry.finished and entry.finished < entry.created else entry.created,
        lines=tuple(lines),
        words=_("Lowered by one person alone, which is always possible."),
        replaces="",
        edited=None,
        starred=False,
        app=app,
    )


def _settles(line: Line, document: str) -> bool:
    return line.kind == "agree" and line.role == document


def _version(entry: Entry, settling: Line) -> Version:
    agreed = isinstance(settling.answer, Chosen) and AGREED in settling.answer.ids
    lines = tuple(line for line in entry.lines if line is not settling)
    before = entry.finished if entry.finished and entry.finished < entry.created else None
    return Version(entry.id, entry.created, agreed, lines, before)
