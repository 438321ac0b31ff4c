"""Compares tables of a file with the fields they may have, and reports what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from closeness_tui.content import lists, nested, sources, spec, values
from closeness_tui.content.faults import MOST_TOLD, Faults, Path, clip, did_you_mean, listed
from closeness_tui.content.field import Field
from closeness_tui.content.suggest import suggest
from closeness_tui.core.wording import _

Fields = Mapping[str, Field]

_CHECKS = {**values.CHECKS, **lists.CHECKS, **nested.CHECKS, **sources.CHECKS}


@dataclass(slots=True)
class Shape:
    """Checks tables; what it finds goes into `faults`."""

    faults: Faults
    decks: Collection[str] = ()
    vocabularies: Collection[str] = ()
    notes: Collection[str] = ()
    """The vocabularies whose words have soft notes."""
    misspelt: dict[Path, set[str]] = field(default_factory=dict)
    """The settings that were meant in each table, so that they are not called missing too."""

    def table(self, fields: Fields, data: Mapping[str, Any], path: Path, owner: str, kind: str = "") -> None:
        """Check one table; `owner` begins the sentences about it, `kind` is the step's."""
        for name, value in data.items():
            known = fields.get(name)
            if known is None:
                self._unknown(name, fields, data, path, owner, kind)
            else:
                self.value(known, value, (*path, name))
        meant = self.misspelt.get(path, ())
        for name, known in fields.items():
            if known.required and name not in data and name not in meant:
                self._missing(known, path, owner)

    def value(self, known: Field, value: object, path: Path) -> None:
        """Check the value of one field."""
        _CHECKS[known.kind](self, known, value, path)

    def _unknown(
        self, name: str, fields: Fields, data: Mapping[str, Any], path: Path, owner: str, kind: str
    ) -> None:
        message = _("{owner} has no setting called `{name}`.").format(owner=owner, name=clip(name, 40))
        if len(self.faults.found) >= MOST_TOLD:
            # Guessing takes time, and nobody reads more than a few dozen guesses.
            self.faults.add_name("unknown-setting", (*path, name), message)
            return
        meant = self.guess(name, fields, data, path)
        self.faults.add_name(
            "unknown-setting",
            (*path, name),
            message,
            did_you_mean(meant) or _steps(name, fields) or _home_of(name, kind, path) or _allowed(fields),
            mend=meant or None,
        )

    def guess(self, name: str, fields: Fields, data: Mapping[str, Any], path: Path) -> str:
        """The setting that was meant; remembered, so that it is not called missing as well."""
        words = {each.name: each.other_words for each in fields.values()}
        meant = suggest(name, fields, words, taken=data)
        elsewhere = spec.kinds_with(name) or name in spec.header_fields()
        if meant and elsewhere and not suggest(name, [meant]) and not fields[meant].required:
            # A real setting in the wrong place: naming its place beats a guess by meaning.
            return ""
        if meant:
            self.misspelt.setdefault(path, set()).add(meant)
        return meant

    def _missing(self, known: Field, path: Path, owner: str) -> None:
        meaning = _(known.meaning)
        self.faults.add_name(
            "missing",
            path,
            _("{owner} needs `{name}`: {meaning}").format(
                owner=owner, name=known.name, meaning=meaning[0].lower() + meaning[1:]
            ),
            _("Add a line: {line}").format(line=f"{known.name} = {known.example}"),
        )


def _steps(name: str, fields: Fields) -> str:
    if fields is spec.header_fields() and suggest(name, ["step"], {"step": spec.OTHER_WORDS_FOR_STEP}):
        return _("Write: {line}").format(line="[[step]]")
    return ""


def _home_of(name: str, kind: str, path: Path) -> str:
    """Where a real setting in the wrong place belongs, or nothing."""
    if kind == "gate" and name == "skip":
        return _("A gate can't be skipped, so its key has no words. Delete the line.")
    kinds = [each for each in spec.kinds_with(name) if each != kind]
    if kind and kinds:
        return _("`{name}` belongs to: {kinds}. Change the kind of this step, or delete the line.").format(
            name=name, kinds=listed(kinds)
        )
    if kind and name in spec.header_fields():
        return _("`{name}` belongs at the top of the file, above the first [[step]].").format(name=name)
    if not path and (kinds or name == "kind"):
        return _("`{name}` belongs inside a step: put it below a [[step]] line.").format(name=name)
    return ""


def _allowed(fields: Fields) -> str:
    return _("It can have: {names}.").format(names=listed(list(fields), 30))
