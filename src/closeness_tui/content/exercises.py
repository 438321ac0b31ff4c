"""Reads exercise files: TOML text to an exercise of the core, or every problem that keeps it from being one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from closeness_tui.content import spec
from closeness_tui.content.build import build_step
from closeness_tui.content.cards import LEARN
from closeness_tui.content.characters import check_characters
from closeness_tui.content.combos import check_combos
from closeness_tui.content.company import check_company
from closeness_tui.content.faults import Faults, Path, clip, did_you_mean, in_order, listed, quoted
from closeness_tui.content.flow import check_flow
from closeness_tui.content.pieces import BODY_CUES, Shared, texts, words
from closeness_tui.content.shape import Shape
from closeness_tui.content.steps_known import Known, KnownSteps
from closeness_tui.content.suggest import suggest
from closeness_tui.content.syntax import Parsed, parse_steps
from closeness_tui.core.exercise import Exercise, with_checks
from closeness_tui.core.problem import Problem
from closeness_tui.core.steps import Step
from closeness_tui.core.wording import _

__all__ = ["Reading", "Shared", "read_exercise"]

_ALONE = Shared()
_BY_CAUTION = ("breathing", "relaxation")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file; without errors there is an exercise."""

    exercise: Exercise | None
    problems: tuple[Problem, ...] = ()


def read_exercise(text: str, file: str, *, shared: Shared = _ALONE) -> Reading:
    """Read one exercise; everything wrong with its meaning is reported at once, and nothing is raised."""
    parsed = parse_steps(text, file)
    if parsed.data is None:
        return Reading(None, _in_spite_of(parsed, file, shared))
    faults = Faults()
    exercise = _Reader(parsed.data, faults, shared).exercise(parsed.text)
    check_characters(parsed.text, parsed.data, faults)
    return Reading(exercise if not faults.found else None, faults.problems(parsed.text, file, parsed.data))


def _in_spite_of(parsed: Parsed, file: str, shared: Shared) -> tuple[Problem, ...]:
    """The mistakes in the writing, and what is wrong with the meaning of all that could still be read."""
    found = parsed.recovered
    if found is None or found.data is None:
        return parsed.problems
    faults = Faults(unknown=found.unknown, torn=found.torn)
    _Reader(found.data, faults, shared).exercise(found.page.text)
    check_characters(found.page.text, found.data, faults)
    meaning = faults.problems(found.page.text, file, found.data, found.places())
    return in_order((*parsed.problems, *(each for each in meaning if not _same(each, parsed.problems))))


def _same(meaning: Problem, writing: tuple[Problem, ...]) -> bool:
    """Whether it is about a value whose writing is wrong too, which is said already."""
    begin, end = (meaning.line or 0, meaning.column or 0), (meaning.end_line or 0, meaning.end_column or 0)
    return any(
        begin <= (each.line or 0, each.column or 0) <= end or (each.line == meaning.line and not each.fix)
        for each in writing
    )


class _Reader:
    def __init__(self, data: dict[str, Any], faults: Faults, shared: Shared) -> None:
        self.data, self.faults = data, faults
        own = _cards_of(data)
        self.shared = replace(shared, decks={**shared.decks, **own}) if own else shared
        self.shape = Shape(faults, self.shared.decks, self.shared.vocabularies, self.shared.notes)

    def exercise(self, text: str) -> Exercise | None:
        newer = self.data.get("format", 1)
        if isinstance(newer, int) and newer > spec.FORMAT:
            self.faults.add(
                "newer-format",
                ("format",),
                _(
                    "This file is written in version {number} of the format, which is newer than this closeness."
                ).format(number=clip(str(newer), 12)),
                _("Install the newest closeness to use it."),
            )
            return None
        header = {name: value for name, value in self.data.items() if name != "step"}
        self.shape.table(spec.header_fields(), header, (), _("The top of the file"))
        self._header_rules()
        steps = self._steps()
        if self.faults.found or self.faults.uncertain(()):
            return None
        return with_checks(_built(header, tuple(each for each in steps if each), text), _check(header))

    def _header_rules(self) -> None:
        data, rung = self.data, self.data.get("rung")
        meant = self.shape.misspelt.get((), ())
        tender = isinstance(rung, int) and 4 <= rung <= 5
        if "caution" not in data and "caution" not in meant and (tender or data.get("family") in _BY_CAUTION):
            self.faults.add_name(
                "no-caution",
                (),
                _("This exercise needs a `caution`: when a person should leave it out."),
                _('Add a line: caution = "Leave this out if …"'),
            )
        if not data.get("smaller") and "smaller" not in meant and isinstance(rung, int) and 2 <= rung <= 5:
            self.faults.add_name(
                "no-smaller",
                ("smaller",) if "smaller" in data else (),
                _("From rung 2 on, an exercise names a `smaller` one to fall back on."),
                _('Add a line: smaller = ["grounding-54321"]'),
            )

    def _steps(self) -> list[Step | None]:
        steps = self.data.get("step")
        if not isinstance(steps, list) or not steps or not all(isinstance(each, dict) for each in steps):
            self._no_steps(steps)
            return []
        if len(steps) > spec.MOST_STEPS:
            message = _("This exercise has {count} steps; it can have 200.").format(count=len(steps))
            self.faults.add_name("too-many-steps", ("step", spec.MOST_STEPS), message)
            return []
        known = KnownSteps(self.faults, [self._step(number, each) for number, each in enumerate(steps)])
        known.lost = bool(self.faults.torn)
        known.index(_check(self.data))
        check_flow(known)
        check_company(known, self.data, self.shape.misspelt.get((), ()))
        return [each.step for each in known.all]

    def _no_steps(self, steps: object) -> None:
        if isinstance(steps, dict):
            self.faults.add_name(
                "single-brackets",
                ("step",),
                _("This heading needs two brackets on both sides."),
                _("Write: [[step]]"),
            )
        elif any(
            suggest(name, ["step"], {"step": spec.OTHER_WORDS_FOR_STEP}) for name in islice(self.data, 60)
        ):
            return  # said already, as a setting that the top of the file does not have
        else:
            self.faults.add_name(
                "no-steps",
                ("step",) if "step" in self.data else (),
                _("This exercise has no steps."),
                _('Add at least one: a line [[step]], and below it kind = "read" and text = "…"'),
            )

    def _step(self, number: int, data: dict[str, Any]) -> Known:
        path: Path = ("step", number)
        kind = data.get("kind")
        before = len(self.faults.found)
        if isinstance(kind, str) and kind in spec.STEP_KINDS:
            owner = _("A `{kind}` step").format(kind=kind)
            self.shape.table(spec.step_fields(kind), data, path, owner, kind)
            self._usual_cues(kind, data, path)
            if not self.faults.found[before:] and not self.faults.uncertain(path):
                check_combos(kind, data, path, self.faults)
        else:
            self._wrong_kind(data, path)
        if self.faults.found[before:] or self.faults.uncertain(path):
            return Known(number, data, None)
        return Known(number, data, build_step(data, data.get("id") or f"#{number + 1}", self.shared))

    def _usual_cues(self, kind: str, data: dict[str, Any], path: Path) -> None:
        said = "cues" in data or "cues" in self.shape.misspelt.get(path, ())
        if kind == "body" and not said and BODY_CUES not in self.shared.vocabularies:
            self.faults.add_name(
                "no-cues",
                path,
                _(
                    "This step names no `cues`, and no vocabulary called {name} is here to take them from."
                ).format(name=quoted(BODY_CUES)),
                _("Add a line: {line}").format(line='cues = ["tight chest", "cold hands"]'),
            )

    def _wrong_kind(self, data: dict[str, Any], path: Path) -> None:
        kind = data.get("kind")
        if kind is None:
            self._no_kind(data, path)
        elif not isinstance(kind, str):
            help_ = _("The kinds are: {kinds}.").format(kinds=listed(list(spec.STEP_KINDS)))
            self.faults.add("bad-kind", (*path, "kind"), _("The kind of a step is a word in quotes."), help_)
        else:
            meant = suggest(
                kind, spec.STEP_KINDS, {each.name: each.other_words for each in spec.STEP_KINDS.values()}
            )
            self.faults.add(
                "bad-kind",
                (*path, "kind"),
                _("There is no kind of step called {kind}.").format(kind=quoted(kind)),
                did_you_mean(meant, quoted)
                or _("The kinds are: {kinds}.").format(kinds=listed(list(spec.STEP_KINDS))),
                mend=quoted(meant) if meant else None,
            )

    def _no_kind(self, data: dict[str, Any], path: Path) -> None:
        for name in data:
            if suggest(name, ["kind"], {"kind": spec.COMMON[0].other_words}) and name not in _EVERY_SETTING:
                message = _("A step has no setting called `{name}`.").format(name=clip(name, 40))
                meant = did_you_mean("kind")
                self.faults.add_name("unknown-setting", (*path, name), message, meant, mend="kind")
                return
        self.faults.add_name(
            "no-kind",
            path,
            _("This step doesn't say what kind it is."),
            _("Add a line below [[step]], for example: {line}").format(line=f'kind = "{_likely_kind(data)}"'),
        )


_EVERY_SETTING = frozenset(name for kind in spec.STEP_KINDS for name in spec.step_fields(kind))


def _likely_kind(data: dict[str, Any]) -> str:
    """The kind whose settings fit best."""

    def fit(kind: str) -> tuple[int, int]:
        fields = spec.step_fields(kind)
        missing = sum(
            field.required and name not in data and name != "kind" for name, field in fields.items()
        )
        return -len(data.keys() & fields.keys()), missing

    return min(spec.STEP_KINDS, key=fit)


def _cards_of(data: dict[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """The cards of the file's own decks; decks with mistakes are empty, and reported elsewhere."""
    decks = data.get("deck")
    if not isinstance(decks, dict):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name, deck in decks.items():
        cards = deck.get("cards") if isinstance(deck, dict) else None
        found[name] = (
            tuple(c.strip("\r\n") for c in cards if isinstance(c, str)) if isinstance(cards, list) else ()
        )
    return found


def _check(header: Mapping[str, Any]) -> tuple[str, ...]:
    if header.get("family") == LEARN:
        return ()  # such a page is only read
    value = header.get("check", ("before", "after"))
    return tuple(value) if isinstance(value, list | tuple) else ()


def _built(data: dict[str, Any], steps: tuple[Step, ...], text: str) -> Exercise:
    return Exercise(
        id=data["id"],
        title=words(data, "title"),
        family=data["family"],
        rung=data["rung"],
        summary=words(data, "summary"),
        steps=steps,
        lang=data.get("lang", "en"),
        audience=tuple(data.get("for", ("client",))),
        company=tuple(data.get("with", ())),
        why=words(data, "why"),
        sources=texts(data, "sources"),
        caution=words(data, "caution"),
        smaller=texts(data, "smaller"),
        larger=texts(data, "larger"),
        leaves_trace=data.get("keep") != "never",
        minutes_given=data.get("minutes", 0),
        tags=texts(data, "tags"),
        author=words(data, "author"),
        reviewed=tuple(
            (words(each, "by"), words(each, "role"), str(each.get("on", "")))
            for each in data.get("reviewed", ())
        ),
        source=text,
    )
