"""The way through a check-in, or through the page of an own scale: practised like an exercise, out of no list."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from closeness_tui.core.check_in import CHECK_IN
from closeness_tui.core.wording import _
from closeness_tui.practice.check_in import made_ready, number_in_words, scale_called
from closeness_tui.store.failures import NotThere
from closeness_tui.tui.screens.about import BEGIN, AboutScreen

if TYPE_CHECKING:
    from textual.app import App

    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run
    from closeness_tui.tui.journey import Journey


async def check_in(app: App[None], practice: Practice, journey: Journey, name: str) -> str:
    """From its page on, until the person comes back; a sentence for home. Only from a worker."""
    if name == CHECK_IN:
        # Goals and relations from before lie in the log; without them it begins as if it were the first.
        await journey.unlock()
    try:
        exercise = await asyncio.to_thread(made_ready, practice, name)
    except NotThere:
        return _("This scale is not here, or its file cannot be read.")
    chosen = await app.push_screen_wait(AboutScreen(practice, exercise))
    if not chosen.startswith(BEGIN):
        return await journey.visit(chosen)
    run = practice.begin(exercise)
    note = await journey.take(run)
    return " ".join(each for each in (_number(practice, run, name), note) if each)


def _number(practice: Practice, run: Run, name: str) -> str:
    """The number of an own scale that was gone through to its end."""
    if name == CHECK_IN or not run.session.over or run.session.state in ("stopped", "parked"):
        return ""
    return number_in_words(scale_called(practice, name), run.session.answers)
