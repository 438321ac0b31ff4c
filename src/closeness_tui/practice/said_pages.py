"""Programs, ladder, agreement and plans as lines to read or hear, for the command line and the line-by-line mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from closeness_tui.core.agreement import agreement_of
from closeness_tui.core.agreement_page import (
    change_in_words,
    differences,
    review_in_words,
    sections,
    standing_in_words,
)
from closeness_tui.core.ladder_page import attempt_in_words, own_rung_in_words, practised_in_words
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _
from closeness_tui.practice.programs import rung_title

if TYPE_CHECKING:
    from datetime import date

    from closeness_tui.core.agreement import Version
    from closeness_tui.core.ladder import Ladder
    from closeness_tui.core.plans import SignsAndPlans
    from closeness_tui.core.program import Program
    from closeness_tui.practice.programs import Programs


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def program_lines(found: Programs, program: Program) -> Iterator[str]:
    """A program from the lowest rung up, and where one has been."""
    days = found.days()
    standing = found.standing(program, days)
    yield _("{title}. {summary}").format(title=flat(program.title), summary=flat(program.summary))
    yield from (flat(text) for text in (program.why, program.caution) if text.strip())
    for place, rung in enumerate(program.rungs):
        yield ""
        yield f"{place + 1}. {rung_title(program, place)}. {flat(rung.text)}"
        for name in rung.exercises:
            if title := found.title_of(name):
                yield f"   {name}: {title}"
        if been := practised_in_words(place, standing):
            yield f"   {been}"
        if rung.ready.strip():
            yield "   " + _("Perhaps ready for more: {hint}").format(hint=flat(rung.ready))
    yield ""
    if program.sources:
        yield _("It draws on: {sources}.").format(sources="; ".join(map(flat, program.sources)))
    if days is None:
        yield _("Your log is locked, so it does not show where you have been.")
    yield _("Nothing is locked here, and nothing moves on by itself.")


def ladder_lines(ladder: Ladder) -> Iterator[str]:
    """The rungs from the lowest up, each with what was tried on it."""
    for number, rung in enumerate(ladder.rungs, 1):
        more = own_rung_in_words(rung)
        yield f"{number}. {flat(rung.text)}" + (f" ({more})" if more else "")
        for attempt in rung.attempts:
            yield from (f"   {line}" for line in attempt_in_words(attempt))


def agreement_lines(versions: Sequence[Version], today: date) -> Iterator[str]:
    """The newest page."""
    newest = versions[0]
    yield standing_in_words(newest)
    for each in sections(newest):
        yield f"{each.label}:"
        yield from (f"  {row}" for row in each.rows)
    if review := review_in_words(agreement_of(newest), today):
        yield review


def change_lines(versions: Sequence[Version]) -> Iterator[str]:
    """What came and what went, version by version, the newest first."""
    for after, before in zip(versions, (*versions[1:], None), strict=True):
        yield date_in_words(after.created.date())
        if before is None:
            yield f"  {_('The first version.')}"
            continue
        changes = differences(before, after)
        yield from (f"  {change_in_words(change)}" for change in changes)
        if not changes:
            yield f"  {_('The words are the same.')}"


def plan_lines(found: SignsAndPlans) -> Iterator[str]:
    """The signs, then each plan with where and when it was made."""
    if found.signs:
        yield _("My early signs:")
    for sign in found.signs:
        words = _("  {sign} (tends to come first)") if sign.first else "  {sign}"
        yield words.format(sign=flat(sign.text))
    if found.plans:
        yield _("My plans:")
    for plan in found.plans:
        yield f"  {plan.sentence} ({flat(plan.title)}, {date_in_words(plan.day)})"
