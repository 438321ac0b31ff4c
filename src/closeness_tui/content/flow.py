"""What steps say about each other: places to go, earlier answers, conditions, names in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from closeness_tui.content.build import HOLE, split_name
from closeness_tui.content.faults import Path, clip, did_you_mean, listed, quoted
from closeness_tui.content.spec import BUILT_IN
from closeness_tui.content.steps_known import Known, KnownSteps, option_ids
from closeness_tui.content.suggest import suggest
from closeness_tui.core.answer import Number
from closeness_tui.core.steps import Breathe, Choose, Fill, Gate, Rate, Step, Tense
from closeness_tui.core.wording import _

_ALREADY_CHECKED = ("id", "kind", "go", "on_no", "forget")
_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")


def check_flow(steps: KnownSteps) -> None:
    """Report everything that one step says wrongly about another."""
    for known in steps.all:
        if known.step is None:
            continue
        _targets(steps, known)
        _references(steps, known)
        if "when" in known.data:
            _condition(steps, known.data["when"], (*known.path, "when"))
        _names_in_texts(steps, known)


def _targets(steps: KnownSteps, known: Known) -> None:
    if isinstance(known.step, Gate) and "on_no" in known.data:
        _on_no(steps, known)
    options = known.data.get("options")
    for number, option in enumerate(options if isinstance(options, list) else ()):
        if not isinstance(option, dict):
            continue
        path = (*known.path, "options", number)
        if "go" in option and _is_step(option["go"]):
            steps.find(option["go"], (*path, "go"))
        for place, name in enumerate(option.get("forget", ())):
            steps.earlier(name, (*path, "forget", place), own=True)


def _is_step(target: str) -> bool:
    return target != "end" and not target.startswith("@")


def _on_no(steps: KnownSteps, known: Known) -> None:
    target, path = known.data["on_no"], (*known.path, "on_no")
    found = steps.find(target, path) if _is_step(target) else None
    if found and found.number <= known.number:
        steps.faults.add(
            "loop",
            path,
            _("`on_no` leads back to `{name}`, so a person who says no could go round for ever.").format(
                name=target
            ),
            _('Let it lead to a later step, or to "end".'),
        )


def _references(steps: KnownSteps, known: Known) -> None:
    data, path, step = known.data, known.path, known.step
    for name in ("by", "revise", "leave_out", "anchor", "show", "items", "options", "pattern"):
        value = data.get(name)
        if isinstance(value, dict) and "from" in value:
            _answer(steps, value["from"], (*path, name, "from"))
        elif isinstance(value, str) and name not in ("items", "options"):
            _answer(steps, value, (*path, name))
    match step:
        case Fill():
            _fill(steps, known, step)
        case Breathe() if step.patterns:
            _patterns(steps, known, step)
        case Tense() if step.leave_out:
            _areas(steps, known, step)
        case _ if (
            data.get("kind") == "review" and "this" in (data["from"], *data["from"]) and "field" in data
        ):
            _answer(steps, data["field"], (*path, "field"))
        case _:
            pass


def _answer(steps: KnownSteps, name: str, path: Path) -> None:
    """Check a reference to an earlier answer, which must ask something."""
    first, part = split_name(name)
    known = steps.earlier(first, path, first)
    if known and known.step and known.step.fits is None:
        steps.faults.add(
            "no-answer",
            path,
            _("Step `{name}` asks nothing, so it has no answer to use.").format(name=first),
            _("Name a step that asks something."),
        )
    elif known:
        steps.part(known, part, path)


def _fill(steps: KnownSteps, known: Known, step: Fill) -> None:
    path, given = known.path, known.data.get("blanks", {})
    used = {blank.name for blank in step.blanks}
    holes = [hole for text in (step.template, *dict(step.variants).values()) for hole in HOLE.findall(text)]
    for name in given:
        if name not in used:
            meant = suggest(name, [hole for hole in holes if hole not in given])
            steps.faults.add_name(
                "unused-blank",
                (*path, "blanks", name),
                _("The sentence has no blank called {name}.").format(name="{" + clip(name, 40) + "}"),
                did_you_mean(meant) or _("Put it into the sentence, or delete the line."),
            )
    chooser = steps.by_id.get(step.by)
    ids = option_ids(chooser.step) if chooser and chooser.step else None
    if ids is not None and step.by:
        for name, _text in step.variants:
            _must_be_option(steps, name, step.by, ids, (*path, "variants", name))
    if (
        step.revise
        and (other := steps.by_id.get(step.revise))
        and other.step
        and not isinstance(other.step, Fill)
    ):
        steps.faults.add("not-fill", (*path, "revise"), _("`revise` must name an earlier `fill` step."))


def _must_be_option(steps: KnownSteps, name: str, chooser: str, ids: tuple[str, ...], path: Path) -> None:
    if name not in ids:
        steps.faults.add(
            "no-option",
            path,
            _("`{step}` has no option called {name}.").format(step=chooser, name=quoted(name)),
            did_you_mean(suggest(name, ids), quoted) or _("It has: {names}.").format(names=listed(ids)),
        )


def _patterns(steps: KnownSteps, known: Known, step: Breathe) -> None:
    chooser = steps.by_id.get(step.pattern)
    if chooser is None or not isinstance(chooser.step, Choose):
        return
    ids = option_ids(chooser.step) or ()
    name = "pattern" if isinstance(known.data.get("pattern"), list) else "patterns"
    for number, pattern in enumerate(step.patterns):
        _must_be_option(steps, pattern.id, step.pattern, ids, (*known.path, name, number, "id"))
    options = chooser.data.get("options", ())
    here = {option.get("id") for option in options if isinstance(option, dict) and not option.get("go")}
    if any(pattern.id not in ids for pattern in step.patterns):
        return
    for each in ids:
        if each not in {pattern.id for pattern in step.patterns} and (each in here or each in options):
            steps.faults.add_name(
                "no-pattern",
                (*known.path, name),
                _("There is no pattern for the option {name} of `{step}`.").format(
                    name=quoted(each), step=step.pattern
                ),
                _("Add a pattern with this id."),
            )


def _areas(steps: KnownSteps, known: Known, step: Tense) -> None:
    chooser = steps.by_id.get(step.leave_out)
    ids = option_ids(chooser.step) if chooser and chooser.step else None
    for number, group in enumerate(step.groups):
        if group.area and ids is not None:
            _must_be_option(steps, group.area, step.leave_out, ids, (*known.path, "group", number, "area"))


def _condition(steps: KnownSteps, data: dict[str, Any], path: Path) -> None:
    for name in ("any", "all"):
        for number, each in enumerate(data.get(name, ())):
            _condition(steps, each, (*path, name, number))
    if "not" in data:
        _condition(steps, data["not"], (*path, "not"))
    if "rise_from" in data:
        _must_be_number(steps.earlier(data["rise_from"], (*path, "rise_from")), steps, (*path, "rise_from"))
    if "step" not in data:
        return
    first, part = split_name(data["step"])
    known = steps.earlier(first, (*path, "step"), first)
    if known is None or known.step is None:
        return
    steps.part(known, part, (*path, "step"))
    if "at_least" in data or "at_most" in data:
        _must_be_number(known, steps, (*path, "step"))
    elif "is" in data and not part:
        _is(steps, known.step, data["is"], (*path, "is"))


def _must_be_number(known: Known | None, steps: KnownSteps, path: Path) -> None:
    if known and known.step and known.step.fits is not Number:
        steps.faults.add(
            "no-number",
            path,
            _("The answer of `{name}` is not a number.").format(name=known.step.id),
            _("Name a `rate` or a `tally` step, or use `is` or `skipped`."),
        )


def _is(steps: KnownSteps, step: Step, value: str | list[str], path: Path) -> None:
    if isinstance(step, Rate):
        if value != "numb" or step.scale.name != "distress":
            message = _("A rating has no options; only the distress scale has a key for numb.")
            help_ = _('Compare the number with at_least or at_most, or write: is = "numb"')
            steps.faults.add("rating-is", path, message, help_)
        return
    ids = option_ids(step)
    if ids is None or (not ids and step.fits is not Number):
        return
    for number, each in enumerate([value] if isinstance(value, str) else value):
        _must_be_option(steps, each, step.id, ids, path if isinstance(value, str) else (*path, number))


def _names_in_texts(steps: KnownSteps, known: Known) -> None:
    blanks = known.data.get("blanks", {}) if isinstance(known.step, Fill) else {}
    for path, text in _texts(known.data, known.path):
        for hole in HOLE.findall(text):
            of_sentence = path[2] in ("template", "variants")
            unused = [name for name in blanks if of_sentence and "{" + name + "}" not in text]
            # A blank with a misspelt name is one mistake, told where it is described.
            if not (of_sentence and (hole in blanks or suggest(hole, unused))):
                _name_in_text(steps, hole, path, of_sentence=of_sentence)


def _texts(data: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Every text with a curly bracket in it."""
    for name, value in data.items():
        if name not in _ALREADY_CHECKED:
            yield from _within(value, (*path, name))


def _within(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if "{" in value:
            yield path, value
    elif isinstance(value, dict):
        yield from _texts(value, path)
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _within(entry, (*path, number))


def _name_in_text(steps: KnownSteps, hole: str, path: Path, *, of_sentence: bool) -> None:
    name, bar, _instead = hole.partition("|")
    first, part = split_name(name)
    known = steps.by_id.get(first)
    if name in BUILT_IN or first in steps.uncertain or (steps.lost and known is None):
        return
    piece = "{" + hole
    if known is None:
        _unknown_name(steps, name, first, path, of_sentence=of_sentence)
    elif known.step and known.step.fits is None:
        message = _("Step `{name}` asks nothing, so there is no answer to put in here.")
        steps.faults.add("no-answer", path, message.format(name=first), piece=piece)
    elif bar or steps.earlier(first, path, piece):
        steps.part(known, part, path)


def _unknown_name(steps: KnownSteps, name: str, first: str, path: Path, *, of_sentence: bool) -> None:
    asked = [each for each, known in steps.by_id.items() if known.step is None or known.step.fits]
    shown = "{" + clip(name, 40) + "}"
    meant = suggest(first, [*asked, *BUILT_IN])
    if meant:
        help_ = did_you_mean("{" + meant + "}", str)
    elif of_sentence and _NAME.match(name):
        help_ = _("If it is a blank, add a line: {line}").format(line=f'blanks.{name} = {{ hint = "…" }}')
    elif asked:
        help_ = _("The answers in this file are: {names}.").format(
            names=listed(["{" + each + "}" for each in asked])
        )
    else:
        help_ = _("No step of this file asks for an answer that has an id.")
    message = _("{name} puts in an answer that is never asked for.").format(name=shown)
    steps.faults.add("never-asked", path, message, help_, piece="{" + name)
