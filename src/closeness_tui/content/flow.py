"""What steps say about each other: places to go, earlier answers, conditions, names in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from closeness_tui.content.faults import Path, clip, did_you_mean, listed, quoted
from closeness_tui.content.flow_kinds import check_kind, must_be_option
from closeness_tui.content.pieces import HOLE, split_name
from closeness_tui.content.spec import BUILT_IN
from closeness_tui.content.steps_known import Known, KnownSteps, option_ids, parts_known
from closeness_tui.content.suggest import suggest
from closeness_tui.core.answer import Blanks, Items, Marks, Number
from closeness_tui.core.steps import Choose, Fill, Gate, Rate, Step, Turns
from closeness_tui.core.wording import _

_ALREADY_CHECKED = ("id", "kind", "go", "on_no", "forget")
_AS_THEY_STAND = ("items", "labels", "cues")
"""Rows that a person picks word for word."""
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
    if "on_change" in known.data:
        # Going back is always somebody's choice, so it makes no loop without one.
        steps.earlier(known.data["on_change"], (*known.path, "on_change"))
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
    for path, name in _answers_named(known):
        _answer(steps, name, path)
    check_kind(steps, known)


def _answers_named(known: Known) -> Iterator[tuple[Path, str]]:
    """Every setting that names an earlier answer, apart from texts and conditions."""
    data, path = known.data, known.path
    for name in ("by", "revise", "leave_out", "anchor", "show", "pattern", "first", "stop"):
        if isinstance(data.get(name), str):
            yield (*path, name), data[name]
    for name in ("items", "options", "cards", "cues", "starters", "labels", "rounds", "pattern"):
        yield from _of_this_file(data.get(name), (*path, name))
    blanks = data.get("blanks", {})
    for name, blank in blanks.items():
        yield from _of_this_file(blank.get("suggestions"), (*path, "blanks", name, "suggestions"))
    for number, name in enumerate(data.get("parts", ())):
        yield (*path, "parts", number), name
    if data["kind"] == "review" and "field" in data and "this" in (data["from"], *data["from"]):
        yield (*path, "field"), data["field"]


def _of_this_file(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict) and isinstance(value.get("from"), str) and not value["from"].startswith("@"):
        yield (*path, "from"), value["from"]


def _answer(steps: KnownSteps, name: str, path: Path) -> None:
    """Check a reference to an earlier answer, which must ask something that may be shown."""
    first, part = split_name(name)
    known = steps.earlier(first, path, first)
    if known and known.step and known.step.fits is None:
        steps.faults.add(
            "no-answer",
            path,
            _("Step `{name}` asks nothing, so it has no answer to use.").format(name=first),
            _("Name a step that asks something."),
        )
    elif known and not _is_private(steps, known, path, first):
        steps.part(known, part, path)


def _is_private(steps: KnownSteps, known: Known, path: Path, piece: str) -> bool:
    """Whether people answer that step each alone; reports that such an answer can't be shown."""
    if known.step is None or not known.step.is_private:
        return False
    steps.faults.add(
        "private-shown",
        path,
        _("What people answer alone at `{name}` is never shown, so it can't be used here.").format(
            name=known.step.id
        ),
        _("Leave it out. Only a condition, `when`, may ask about it."),
        piece=piece,
    )
    return True


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
    if step.fits in (Blanks, Items, Marks):
        message = _("The answer of `{name}` has several parts, so it is never one word.").format(name=step.id)
        help_ = _("Ask whether it was skipped: skipped = true or skipped = false.")
        if parts := parts_known(step):
            help_ = _("Ask about a part of it, such as {part}, or whether it was skipped.").format(
                part=quoted(f"{step.id}.{parts[0]}")
            )
        steps.faults.add("is-several", path, message, help_)
        return
    ids = option_ids(step)
    if ids is None or (not ids and step.fits is not Number):
        return
    for number, each in enumerate([value] if isinstance(value, str) else value):
        place = path if isinstance(value, str) else (*path, number)
        must_be_option(steps, each, step.id, ids, place)
        _is_closed(steps, step, each, place)


def _is_closed(steps: KnownSteps, step: Step, name: str, path: Path) -> None:
    """Report a question to a private gate that would tell one reason of closing from another."""
    refusals = [option.id for option in step.options if option.no] if isinstance(step, Gate) else []
    if step.is_private and name in refusals[1:]:
        steps.faults.add(
            "private-no",
            path,
            _("A private gate that has closed always reads as {first}, so that nobody can tell why.").format(
                first=quoted(refusals[0])
            ),
            _("Write: {line}").format(line=f"is = {quoted(refusals[0])}"),
        )


def _names_in_texts(steps: KnownSteps, known: Known) -> None:
    blanks = known.data.get("blanks", {}) if isinstance(known.step, Fill) else {}
    for path, text in (*_texts(known.data, known.path), *_on_cards(known)):
        for hole in HOLE.findall(text):
            if _stands_as_it_is(known, path):
                _no_name_here(steps, hole, path)
                continue
            of_sentence = path[2] in ("template", "variants")
            unused = [name for name in blanks if of_sentence and "{" + name + "}" not in text]
            # A blank with a misspelt name is one mistake, told where it is described.
            if not (of_sentence and (hole in blanks or suggest(hole, unused))):
                _name_in_text(steps, hole, path, of_sentence=of_sentence)


def _stands_as_it_is(known: Known, path: Path) -> bool:
    """Rows that become the answer itself: the person picks what is written there, word for word."""
    return path[2] in _AS_THEY_STAND or (path[2] == "deck" and isinstance(known.step, Choose))


def _no_name_here(steps: KnownSteps, hole: str, path: Path) -> None:
    steps.faults.add(
        "no-name-here",
        path,
        _("No earlier answer can be put in here: a person picks these words as they stand."),
        _("Write the words out, or take the whole list from an earlier step: {example}").format(
            example='{ from = "step" }'
        ),
        piece="{" + hole,
    )


def _on_cards(known: Known) -> Iterator[tuple[Path, str]]:
    """The cards of a deck with a curly bracket in them; they are told where the step names the deck."""
    cards = known.step.cards if isinstance(known.step, Choose | Turns) else ()
    if "deck" in known.data and isinstance(cards, tuple):
        yield from (((*known.path, "deck"), card) for card in cards if "{" in card)


def texts_with_names(step: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a step that earlier answers can be put into, with a curly bracket in it."""
    return ((where, text) for where, text in _texts(step, path) if where[2] not in _AS_THEY_STAND)


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
    elif (bar or steps.earlier(first, path, piece)) and not _is_private(steps, known, path, piece):
        steps.part(known, part, path)


def _unknown_name(steps: KnownSteps, name: str, first: str, path: Path, *, of_sentence: bool) -> None:
    asked = [each for each, known in steps.by_id.items() if known.step is None or known.step.fits]
    shown = "{" + clip(name, 40) + "}"
    meant = suggest(first, [*asked, *BUILT_IN])
    mend = "{" + meant + name.removeprefix(first) if meant else None
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
    steps.faults.add("never-asked", path, message, help_, piece="{" + name, mend=mend)
