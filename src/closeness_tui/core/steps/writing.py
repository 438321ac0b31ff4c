"""The kinds that take a person's own words: write and fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from closeness_tui.core.answer import Answer, Blanks, Chosen, Words
from closeness_tui.core.steps.step import Find, Rows, Source, Step, sources_in, steps_behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Write(Step):
    """Free text, as long as the person likes."""

    kind: ClassVar[str] = "write"
    fits: ClassVar[type[Answer] | None] = Words

    lines: int = 3
    starters: Rows = ()
    example: str = ""
    show: str = ""
    """The earlier answer to keep in view beside the writing, as `step` or `step.part`."""

    @property
    def uses(self) -> tuple[str, ...]:
        return steps_behind(self.starters)

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(self.starters)

    @property
    def seconds_expected(self) -> float:
        return 60.0


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of a sentence."""

    name: str
    hint: str = ""
    suggestions: Rows = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill(Step):
    """A sentence with blanks; with `by`, an earlier choice decides which sentence."""

    kind: ClassVar[str] = "fill"
    fits: ClassVar[type[Answer] | None] = Blanks

    template: str = ""
    blanks: tuple[Blank, ...] = ()
    by: str = ""
    variants: tuple[tuple[str, str], ...] = ()
    """One template for each option id of `by`."""
    revise: str = ""
    """An earlier `fill` whose words it begins with."""
    listen_for: tuple[tuple[str, str], ...] = ()
    """Words to listen for, each with a soft note."""

    def template_for(self, find: Find) -> str:
        """The sentence that fits the earlier choice."""
        chosen = find(self.by) if self.by else None
        ids = chosen.ids if isinstance(chosen, Chosen) else ()
        return next((text for name, text in self.variants if name in ids), self.template)

    @property
    def uses(self) -> tuple[str, ...]:
        named = tuple(name for name in (self.by, self.revise) if name)
        return (*named, *steps_behind(*(blank.suggestions for blank in self.blanks)))

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(*(blank.suggestions for blank in self.blanks))

    @property
    def seconds_expected(self) -> float:
        return 45.0
