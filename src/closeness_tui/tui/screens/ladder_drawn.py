"""Ladders as they are drawn: two rails, a rung for each step, the lowest below; everything also in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from closeness_tui.core.ladder_page import attempt_in_words, own_rung_in_words, practised_in_words
from closeness_tui.core.wording import _
from closeness_tui.practice.programs import rung_title
from closeness_tui.tui.screens.library_rows import one_row
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from closeness_tui.core.ladder import Ladder
    from closeness_tui.core.program import Program, Standing
    from closeness_tui.practice.programs import Programs


ROOM = 44
"""Cells from which words fit beside the rungs."""


@dataclass(frozen=True, slots=True)
class DrawnRung:
    """One rung: its name, what is told of it, and the exercises behind it."""

    title: str = field(repr=False)
    told: tuple[str, ...] = field(repr=False)
    doors: tuple[tuple[str, str], ...] = ()
    """Exercises with their titles."""
    been: bool = False
    here: bool = False
    """Whether one was here last."""


def program_rungs(programs: Programs, program: Program, standing: Standing) -> tuple[DrawnRung, ...]:
    """The rungs of a program, the lowest first."""
    return tuple(
        DrawnRung(
            rung_title(program, place),
            tuple(
                filter(
                    None,
                    (
                        practised_in_words(place, standing),
                        " ".join(rung.text.split()),
                        _("Perhaps ready for more: {hint}").format(hint=" ".join(rung.ready.split()))
                        if rung.ready.strip()
                        else "",
                    ),
                )
            ),
            tuple((name, title) for name in rung.exercises if (title := programs.title_of(name))),
            been=bool(standing.days[place]),
            here=place == standing.last,
        )
        for place, rung in enumerate(program.rungs)
    )


def own_rungs(ladder: Ladder) -> tuple[DrawnRung, ...]:
    """The rungs of an own ladder, the lowest first; of the tries, the newest."""
    return tuple(
        DrawnRung(
            harmless(" ".join(rung.text.split())),
            tuple(
                harmless(each)
                for each in (
                    own_rung_in_words(rung),
                    *(line for attempt in rung.attempts[:3] for line in attempt_in_words(attempt)),
                )
                if each
            ),
            been=bool(rung.attempts),
            here=place == ladder.last,
        )
        for place, rung in enumerate(ladder.rungs)
    )


def noted(rung: DrawnRung) -> str:
    """The word beside a rung where one has been."""
    return _("here last") if rung.here else _("tried") if rung.been else ""


def drawn(rung: DrawnRung, width: int, *, beside: int = 0, top: bool = False) -> Content:
    """A rung between its rails, and the piece of the rails above it; a sign and a word say where one was.

    `beside`: the cells that words beside the rungs need; in a narrow window only the sign stands.
    """
    note = noted(rung) if beside and width >= ROOM else ""
    inner = max(8, width - 2 - (beside + 2 if width >= ROOM and beside else 0))
    sign = "●" if rung.here else "○" if rung.been else "─"
    title = one_row(rung.title, inner - 5)
    bar = "─" * max(0, inner - cell_len(title) - 5)
    above = Content("") if top else Content.styled(f"│{' ' * inner}│\n", "$quiet")
    return Content.assemble(
        above,
        ("├─", "$quiet"),
        f"{sign} {title} ",
        (f"{bar}─┤", "$quiet"),
        (f"  {note}" if note else "", "$secondary"),
    )
