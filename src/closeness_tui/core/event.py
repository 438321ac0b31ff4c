"""What a person (or the clock) can do to a session: frozen values, named in the imperative."""

from __future__ import annotations

from dataclasses import dataclass, field

from closeness_tui.core.answer import Answer as Given
from closeness_tui.core.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class Next:
    """Go on; ends a running timer early, and leaves an empty field empty."""


@dataclass(frozen=True, slots=True)
class Back:
    """Go back to the step before, on the path really taken."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Pass over this step; it leaves no answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the step at hand and go on."""

    value: Given = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keep:
    """Hold on to what is there so far, and stay."""

    value: Given = field(repr=False)


@dataclass(frozen=True, slots=True)
class Noted:
    """Something was noticed: a label of a noting step, or one more of a tally."""

    label: str = ""


@dataclass(frozen=True, slots=True)
class Unnote:
    """Take the last one noticed back."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Let the time stand still."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let it run again."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Put the grounding exercise on top; the practice waits beneath it."""

    exercise: Exercise


@dataclass(frozen=True, slots=True)
class Return:
    """Leave grounding and come back to the same place."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End here, at once; allowed in every unfinished state."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Take one of the doors that easing shows, such as `@grounding-54321`."""

    target: str


@dataclass(frozen=True, slots=True)
class More:
    """Show other cards of the deck."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Another sense instead, or the first one again."""


@dataclass(frozen=True, slots=True)
class Free:
    """Let the breath find its own way for the rest of the step."""


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Leave this muscle group out from here on."""


@dataclass(frozen=True, slots=True)
class Imagine:
    """Imagine this muscle group warm and heavy instead of tensing it."""


@dataclass(frozen=True, slots=True)
class Park:
    """Leave the practice here, to go on another day."""


@dataclass(frozen=True, slots=True)
class Bring:
    """Earlier words that the step at hand wants, newest first; an empty one says that there are none."""

    rows: tuple[Brought, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Brought:
    """One earlier answer, brought back."""

    text: str = field(repr=False)
    day: str = ""
    """ISO date of the entry it comes from; empty for this practice."""
    title: str = ""
    """The exercise it comes from."""


Event = (
    Tick
    | Next
    | Back
    | Skip
    | Answer
    | Keep
    | Noted
    | Unnote
    | Pause
    | Resume
    | Ground
    | Return
    | Stop
    | Leave
    | More
    | Swap
    | Free
    | LeaveOut
    | Imagine
    | Park
    | Bring
)
