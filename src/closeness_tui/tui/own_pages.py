"""The ways to a person's own pages: the ladder and the programs, the agreement, and the signs and plans."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from closeness_tui.practice.agreed import page_versions
from closeness_tui.practice.ladders import own_ladder, sorting_run, trying_run
from closeness_tui.practice.programs import Programs
from closeness_tui.practice.routines import own_plans
from closeness_tui.tui.screens.agreement import AgreementScreen
from closeness_tui.tui.screens.ladder import OWN, SORT, LadderScreen, LaddersScreen
from closeness_tui.tui.screens.ladder_drawn import own_rungs, program_rungs
from closeness_tui.tui.screens.plans import PlansScreen

if TYPE_CHECKING:
    from textual.app import App

    from closeness_tui.core.program import Program
    from closeness_tui.practice.opening import Practice
    from closeness_tui.tui.journey import Journey


async def climb(app: App[None], practice: Practice, journey: Journey) -> str:
    """Choose a ladder, look at it, and perhaps practise something of it; a sentence for home."""
    programs, at = Programs(practice), ""
    while True:
        at = await app.push_screen_wait(LaddersScreen(programs, at))
        if not at:
            return ""
        program = programs.get(at)
        note = (
            await _on_program(app, programs, program, journey)
            if at != OWN and program is not None
            else await _on_own(app, practice, journey)
        )
        if note is not None:
            return note


async def _on_program(app: App[None], programs: Programs, program: Program, journey: Journey) -> str | None:
    """One program; none to go back to the choice."""
    days = await asyncio.to_thread(programs.days)
    standing = programs.standing(program, days)
    rungs = program_rungs(programs, program, standing)
    screen = LadderScreen(program.title, rungs, about=program, locked=days is None, at=standing.last or 0)
    chosen = await app.push_screen_wait(screen)
    return await journey.visit(chosen) if chosen else None


async def _on_own(app: App[None], practice: Practice, journey: Journey) -> str | None:
    if not await journey.unlock():
        return None
    ladder = await asyncio.to_thread(own_ladder, practice) if practice.leaves_trace else None
    rungs = own_rungs(ladder) if ladder is not None else ()
    at = ladder.last or 0 if ladder is not None else 0
    chosen = await app.push_screen_wait(LadderScreen("", rungs, at=at))
    if not chosen:
        return None
    if ladder is None or not chosen.startswith((OWN, SORT)):
        return await journey.visit(chosen)
    if chosen == SORT:
        return await journey.take(sorting_run(practice, ladder))
    return await journey.take(trying_run(practice, ladder, int(chosen.removeprefix(OWN))))


async def look_at_agreement(app: App[None], practice: Practice, journey: Journey) -> str:
    """The page, its changes, and lowering; or the exercise that makes a new version."""
    if not await journey.unlock():
        return ""
    versions = await asyncio.to_thread(page_versions, practice)
    chosen = await app.push_screen_wait(AgreementScreen(practice, versions))
    return await journey.visit(chosen) if chosen else ""


async def look_at_plans(app: App[None], practice: Practice, journey: Journey) -> str:
    """The signs and plans; to make one, an exercise, unless another place lies beneath."""
    if not await journey.unlock():
        return ""
    beneath = len(app.screen_stack) > 1
    found = await asyncio.to_thread(own_plans, practice)
    chosen = await app.push_screen_wait(PlansScreen(practice, found, only_look=beneath))
    return await journey.visit(chosen) if chosen and not beneath else ""
