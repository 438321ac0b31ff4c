"""Which steps a file has, in which order, and finding the one that another step names."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from closeness_tui.content.faults import Faults, Path, clip, did_you_mean, listed
from closeness_tui.content.spec import BUILT_IN
from closeness_tui.content.suggest import suggest
from closeness_tui.core.steps import (
    AGREED,
    NOT_NOW,
    Agree,
    Body,
    Choose,
    Fill,
    Gate,
    Listing,
    Rate,
    Source,
    Step,
)
from closeness_tui.core.wording import _

RESERVED = ("end", *BUILT_IN)
"""Words with a meaning of their own."""


@dataclass(frozen=True, slots=True)
class Known:
    """One step of the file; `step` is none where its own settings are wrong."""

    number: float
    """From 0; the checks that the program puts in stand between or after."""
    data: dict[str, Any]
    step: Step | None

    @property
    def path(self) -> Path:
        """Where it stands in the file."""
        return ("step", int(self.number))


@dataclass(slots=True)
class KnownSteps:
    """The steps of one file by id, and what is wrong with names of steps."""

    faults: Faults
    all: list[Known]
    by_id: dict[str, Known] = field(default_factory=dict)
    uncertain: set[str] = field(default_factory=set)
    """Words that may be ids, written where a misspelt setting or a broken step hides it."""
    lost: bool = False
    """An id is there but can't be read, so nobody knows which names are wrong."""

    def index(self, check: tuple[str, ...]) -> None:
        """Find the ids, report those used twice or reserved, and add the checks the program puts in."""
        for known in self.all:
            name = known.data.get("id")
            if not isinstance(name, str):
                self.lost = self.lost or name is not None
                if known.step is None:
                    self.uncertain.update(value for value in known.data.values() if isinstance(value, str))
            elif name in RESERVED:
                self.uncertain.add(name)
                self.faults.add(
                    "reserved-id",
                    (*known.path, "id"),
                    _("`{name}` has a meaning of its own, so it can't be the id of a step.").format(
                        name=name
                    ),
                    _("Choose another id."),
                )
            elif name in self.by_id:
                self._twice(name, known)
            else:
                self.by_id[name] = known
        self._put_in(check)

    def _twice(self, name: str, known: Known) -> None:
        # The other name of this step is not known, so nothing is said of names that nobody has.
        self.lost = True
        first = int(self.by_id[name].number) + 1
        self.faults.add(
            "double-id",
            (*known.path, "id"),
            _("Two steps have the id `{name}`.").format(name=clip(name, 40)),
            _('Give this one another id, for example "{name}-2". The first is step {number}.').format(
                name=clip(name, 38), number=first
            ),
            first=(*self.by_id[name].path, "id"),
        )

    def _put_in(self, check: tuple[str, ...]) -> None:
        roles = [known.data.get("role") for known in self.all if known.data.get("kind") == "rate"]
        gates = next((k.number for k in self.all if k.data.get("kind") != "gate"), math.inf)
        for role, number in (("before", gates - 0.5), ("after", math.inf)):
            if role not in check or role in roles:
                continue
            if role in self.by_id:
                # A step with other mistakes may be that rating, so nothing is said of it.
                if self.by_id[role].step:
                    self._clash(role)
            else:
                self.by_id[role] = Known(number, {"kind": "rate"}, Rate(id=role, role=role))

    def _clash(self, role: str) -> None:
        self.faults.add(
            "check-id",
            (*self.by_id[role].path, "id"),
            _("`{role}` is the id of the rating that closeness puts in.").format(role=role),
            _('Give this step another id; or, if it is that rating, write role = "{role}".').format(
                role=role
            ),
        )

    def earlier(self, name: str, path: Path, piece: str = "", *, own: bool = False) -> Known | None:
        """The step of that id above the step at `path`; reports where there is none."""
        known = self.find(name, path, piece)
        number = path[1]
        if (
            known is None
            or not isinstance(number, int)
            or known.number < number
            or (own and known.number == number)
        ):
            return known
        message = (
            _("`{name}` is this very step, which has no answer yet here.")
            if known.number == number
            else _("`{name}` comes later than it is used here.")
        )
        help_ = _("Name a step above this one, or move that step up.")
        self.faults.add("too-early", path, message.format(name=name), help_, piece=piece or name)
        return None

    def find(self, name: str, path: Path, piece: str = "") -> Known | None:
        """The step of that id; reports where there is none."""
        known = self.by_id.get(name)
        if known is None and not self.lost and name not in self.uncertain:
            meant = suggest(name, self.by_id)
            help_ = did_you_mean(meant) or self._ids()
            self.faults.add(
                "no-step",
                path,
                _("No step has the id `{name}`.").format(name=clip(name, 40)),
                help_,
                piece=piece or name,
                mend=meant or None,
            )
        return known

    def _ids(self) -> str:
        if not self.by_id:
            return _('No step has an id yet. Add a line to the step that you mean: id = "its-name"')
        return _("The ids in this file are: {names}.").format(names=listed(list(self.by_id), 30))

    def part(self, known: Known, part: str, path: Path) -> None:
        """Report a part that the answer of a step cannot have."""
        if not part or known.step is None:
            return
        parts = parts_known(known.step)
        if part not in parts:
            self.faults.add(
                "no-part",
                path,
                _("The answer of `{step}` has no part called `{part}`.").format(
                    step=known.step.id, part=clip(part, 40)
                ),
                _part_help(known.step, part, parts),
                piece=part,
            )


def _part_help(step: Step, part: str, parts: tuple[str, ...]) -> str:
    if isinstance(step, Body) and part == "first":
        return _("Nobody is asked which comes first. Add to that step: {line}").format(line="first = true")
    if isinstance(step, Body) and part == "top":
        return _("Nobody is asked how strong each one is. Add to that step: {line}").format(
            line="strength = { min = 0, max = 10 }"
        )
    there = _("It has: {names}.").format(names=listed(parts)) if parts else _("Use it without a part.")
    return did_you_mean(suggest(part, parts)) or there


def parts_known(step: Step) -> tuple[str, ...]:
    """The parts an answer of this step can have."""
    match step:
        case Fill(blanks=blanks):
            return tuple(blank.name for blank in blanks)
        case Listing(piles=piles):
            return (*piles, "pick", "top")
        case Body(first=first, strength=strength):
            return (*(("first",) if first else ()), *(("top",) if strength else ()))
        case _:
            return ()


def option_ids(step: Step) -> tuple[str, ...] | None:
    """The ids that can be chosen in a step; none where an earlier answer decides."""
    match step:
        case Gate(options=options):
            return tuple(option.id for option in options)
        case Choose(cards=cards, options=options):
            if isinstance(options, Source):
                return None
            return cards or tuple(option.id for option in options)
        case Agree():
            return AGREED, NOT_NOW
        case _:
            return ()
