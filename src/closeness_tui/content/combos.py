"""Rules about several settings of one step: which need each other, and which can't stand together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from closeness_tui.content.faults import Faults, Path, did_you_mean, quoted
from closeness_tui.content.suggest import suggest
from closeness_tui.core.wording import _

Step = dict[str, Any]


def check_combos(kind: str, step: Step, path: Path, faults: Faults) -> None:
    """Check the rules of one step whose settings are each in order."""
    rule = _RULES.get(kind)
    if rule:
        rule(step, path, faults)


def _one_of(step: Step, names: tuple[str, str], path: Path, faults: Faults) -> bool:
    """Report that exactly one of two settings is needed; whether that is so."""
    first, second = names
    if (first in step) != (second in step):
        return True
    if first in step:
        message = _("This step has both `{first}` and `{second}`.")
        faults.add_name(
            "both", (*path, second), message.format(first=first, second=second), _("Keep one of them.")
        )
    else:
        message = _("This step needs `{first}` or `{second}`.")
        faults.add_name("missing", path, message.format(first=first, second=second))
    return False


def _needs(step: Step, name: str, other: str, path: Path, faults: Faults) -> None:
    if name in step and other not in step:
        faults.add_name(
            "needs-other",
            (*path, name),
            _("`{name}` works only together with `{other}`.").format(name=name, other=other),
            _("Add `{other}`, or delete this line.").format(other=other),
        )


def _gate(step: Step, path: Path, faults: Faults) -> None:
    options = step.get("options", [])
    if (
        options
        and isinstance(options, list)
        and all(isinstance(each, dict) and each.get("no") for each in options)
    ):
        faults.add(
            "no-way-on",
            (*path, "options"),
            _("Every answer here means no, so nobody could go on."),
            _("Add an answer without `no = true`."),
        )
    elif options and step.get("private") and not any(isinstance(o, dict) and o.get("no") for o in options):
        faults.add(
            "no-refusal",
            (*path, "options"),
            _("Nobody could say no here: a private gate needs an answer with `no = true`."),
            _("Add to the list: {line}").format(line='{ text = "Not today", id = "not-today", no = true }'),
        )


def _choose(step: Step, path: Path, faults: Faults) -> None:
    _one_of(step, ("options", "deck"), path, faults)
    if "options" in step:
        for name in ("show", "more", "none"):
            _needs(step, name, "deck", path, faults)
    _needs(step, "most", "many", path, faults)


def _fill(step: Step, path: Path, faults: Faults) -> None:
    _needs(step, "by", "variants", path, faults)
    _needs(step, "variants", "by", path, faults)
    if "template" not in step and "by" not in step and "variants" not in step:
        faults.add_name(
            "missing",
            path,
            _("This step needs `template`: the sentence, with a name in curly brackets for each blank."),
            _("Add a line: {line}").format(line='template = "The chapter where I {what}"'),
        )


def _list(step: Step, path: Path, faults: Faults) -> None:
    _needs(step, "rate_only", "rate", path, faults)
    _needs(step, "rate_only", "piles", path, faults)
    _needs(step, "sort", "rate", path, faults)
    if step.get("own") is False:
        _needs(step, "own", "items", path, faults)
    piles, only = step.get("piles", []), step.get("rate_only")
    if only and piles and only not in piles:
        faults.add(
            "no-pile",
            (*path, "rate_only"),
            _("There is no pile called {name}.").format(name=quoted(only)),
            did_you_mean(suggest(only, piles), quoted)
            or _("The piles are: {names}.").format(names=", ".join(piles)),
        )


def _breathe(step: Step, path: Path, faults: Faults) -> None:
    _one_of(step, ("rounds", "seconds"), path, faults)
    tables, chosen_by = (
        ("pattern", "by") if isinstance(step.get("pattern"), list) else ("patterns", "pattern")
    )
    _needs(step, chosen_by, tables, path, faults)
    _needs(step, tables, chosen_by, path, faults)
    if chosen_by == "pattern":
        _needs(step, "by", "pattern", path, faults)
    patterns = step.get(tables)
    if not isinstance(patterns, list):
        _both_breaths(step, path, faults)
        return
    for number, pattern in enumerate(patterns):
        if not pattern.get("free"):
            _both_breaths(pattern, (*path, tables, number), faults)


def _both_breaths(table: Step, path: Path, faults: Faults) -> None:
    for name, meaning in (("in", _("seconds breathing in")), ("out", _("seconds breathing out"))):
        if name not in table:
            faults.add_name(
                "missing",
                path,
                _("This breathing needs `{name}`: {meaning}.").format(name=name, meaning=meaning),
                _("Add a line: {line}").format(line=f"{name} = {4 if name == 'in' else 6}"),
            )


def _tense(step: Step, path: Path, faults: Faults) -> None:
    rounds = step.get("rounds", 2)
    for number, group in enumerate(step["group"]):
        words = group.get("release_text")
        if isinstance(words, list) and isinstance(rounds, int) and len(words) not in (1, rounds):
            faults.add(
                "list-size",
                (*path, "group", number, "release_text"),
                _("`release_text` has {count} entries, but there are {rounds} rounds.").format(
                    count=len(words), rounds=rounds
                ),
                _("Write one text for all rounds, or one for each round."),
            )


def _turns(step: Step, path: Path, faults: Faults) -> None:
    if "cards" in step and "deck" in step:
        _one_of(step, ("cards", "deck"), path, faults)
    dealt = next((name for name in ("cards", "deck") if name in step), "")
    if "rounds" in step and dealt:
        faults.add_name(
            "rounds-and-cards",
            (*path, "rounds"),
            _("With `{name}` there is one round for each card, so `rounds` has nothing to say.").format(
                name=dealt
            ),
            _("Delete this line. `draw` says how many cards there are."),
        )
    if "draw" in step and not dealt:
        faults.add_name(
            "needs-other",
            (*path, "draw"),
            _("`draw` says how many cards are dealt, but this step has no cards."),
            _("Add `cards` or `deck`, or delete this line. `rounds` says how often everyone has a turn."),
        )


def _say(step: Step, path: Path, faults: Faults) -> None:
    if "text" not in step and "show" not in step:
        faults.add_name("missing", path, _("This step needs `text` or `show`: something to read."))


_RULES: dict[str, Callable[[Step, Path, Faults], None]] = {
    "gate": _gate, "choose": _choose, "fill": _fill, "list": _list, "breathe": _breathe, "tense": _tense, "say": _say,
    "turns": _turns,
}  # fmt: skip
