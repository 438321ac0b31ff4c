"""An exercise as a value: its header and its steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.core.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise; `source` is the text of its file."""

    id: str
    title: str
    family: str
    rung: int
    """How much it asks of a person: 1 light to 5 tender."""
    summary: str
    steps: tuple[Step, ...]
    lang: str = "en"
    audience: tuple[str, ...] = ("client",)
    company: tuple[str, ...] = ()
    """Who else is needed or welcome: partner, therapist, listener."""
    why: str = ""
    sources: tuple[str, ...] = ()
    caution: str = ""
    smaller: tuple[str, ...] = ()
    larger: tuple[str, ...] = ()
    leaves_trace: bool = True
    """False for `keep = "never"`: nothing of it is stored anywhere."""
    minutes_given: float = 0
    tags: tuple[str, ...] = ()
    author: str = ""
    reviewed: tuple[tuple[str, str, str], ...] = ()
    """Who reviewed it, in which role, on which day (ISO)."""
    source: str = ""

    @property
    def minutes(self) -> float:
        """As the author says, or computed from the steps on the main path, plus 10 %."""
        if self.minutes_given:
            return self.minutes_given
        return 1.1 * sum(step.seconds_expected for step in self.steps if step.when is None) / 60

    @property
    def is_for_two(self) -> bool:
        """Whether a partner takes part, so that both must want it and be safe with each other."""
        return "pair" in self.audience or "partner" in self.company

    def place_of(self, step_id: str) -> int | None:
        """The index of a step."""
        return next((place for place, step in enumerate(self.steps) if step.id == step_id), None)


def with_checks(exercise: Exercise, check: tuple[str, ...]) -> Exercise:
    """Put in the distress ratings that the author left to the program: after the first gates, and at the end."""
    # The lists know exercises only by their cards: the kinds of steps are not loaded for them.
    from closeness_tui.core.steps import Gate, Rate  # noqa: PLC0415

    roles = {step.role for step in exercise.steps if isinstance(step, Rate)}
    steps = list(exercise.steps)
    if "before" in check and "before" not in roles:
        gates = next((n for n, step in enumerate(steps) if not isinstance(step, Gate)), len(steps))
        text = _("How uneasy do you feel right now? 0 is not at all. 10 is the most you can imagine.")
        steps.insert(gates, Rate(id="before", role="before", text=text))
    if "after" in check and "after" not in roles:
        steps.append(
            Rate(
                id="after",
                role="after",
                text=_("And how uneasy now? 0 is not at all. 10 is the most you can imagine."),
            )
        )
    return replace(exercise, steps=tuple(steps))
