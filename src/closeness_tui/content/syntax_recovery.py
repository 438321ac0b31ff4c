"""Reads on after a mistake in the writing, so that everything wrong with a file is told at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Final

import tomli

from closeness_tui.content.places import Path, Places, places_of
from closeness_tui.content.syntax import HEADLESS
from closeness_tui.content.syntax_names import no_heading, single_step
from closeness_tui.content.syntax_page import Page
from closeness_tui.content.syntax_spot import BEGIN, HEADING, SETTING, Mistake, begin_after, last_word, reads
from closeness_tui.content.syntax_words import explain
from closeness_tui.core.problem import Edit
from closeness_tui.core.wording import _

MOST = 60
"""Nobody reads more at once."""
_ROUNDS = 90
_TRIES = 3
"""How often one setting is put right before it is left out."""
_MARK = "\x00not known\x00"
_WRITTEN = '"\\u0000not known\\u0000"'
_HUGE = re.compile(r"\d{4000,}")


class Unknown:
    """What stands in the data where a value could not be read."""

    def __repr__(self) -> str:
        """Nothing of the file."""
        return "unknown"


UNKNOWN: Final = Unknown()


@dataclass(slots=True)
class Recovered:
    """What could be read of a text with mistakes."""

    page: Page
    original: str
    mistakes: list[Mistake]
    """By place in the file's own text."""
    data: dict[str, Any] | None = None
    """The data of what could be read; none where too much is wrong."""
    unknown: set[Path] = field(default_factory=set)
    """The settings whose values are not known."""
    torn: set[Path] = field(default_factory=set)
    """The tables of which a line is not known; () is the whole file."""

    def places(self) -> Places:
        """Where the settings stand in the file's own text."""
        found = places_of(self.page.text)
        return replace(found, original=self.original, origins=self.page.origins)


def recover(text: str) -> Recovered:
    """Read a text that tomli refuses; never raises."""
    return _Recovery(text).whole()


class _Recovery:
    def __init__(self, text: str) -> None:
        self.original, self.page = text, Page.of(text)
        self.told: list[Mistake] = []
        self.tries: dict[int, int] = {}
        self.marks = 0

    def whole(self) -> Recovered:
        self._put_headings()
        data: dict[str, Any] | None = None
        for _round in range(_ROUNDS):
            mistake = self._read()
            if not isinstance(mistake, Mistake):
                data = mistake
                break
            if mistake.code == "too-deep":
                # What is inside what can't be told any more, so nothing else is said.
                self.told = []
                self._tell(mistake)
                break
            if len(self.told) >= MOST:
                break
            self._go_on(mistake)
        found = Recovered(self.page, self.original, self.told, data)
        if data is not None:
            _take_marks(data, found)
        return found

    def _put_headings(self) -> None:
        """Find the steps without a heading, before their settings seem to be there twice."""
        while len(self.told) < MOST and (headless := HEADLESS.search(self.page.text)):
            mistake = no_heading(headless.end())
            self._tell(mistake)
            self.page = self.page.change(mistake.mend)

    def _read(self) -> dict[str, Any] | Mistake:
        """The data, or the mistake that stands in the way."""
        text = self.page.text
        if (lone := text.find("\r\n")) >= 0:
            # tomli would take it for one more Windows line end.
            return explain(text, "Illegal character", lone)
        try:
            data = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            return explain(text, error.msg, error.pos)
        except RecursionError:
            return too_deep(text)
        except ValueError:
            return _too_long(text)
        # One step in single brackets is fine for TOML, and wrong here.
        return (single_step(text) if isinstance(data.get("step"), dict) else None) or data

    def _go_on(self, mistake: Mistake) -> None:
        self._tell(mistake)
        start = _statement(self.page.text, mistake.at)
        place = self.page.origins[start]
        self.tries[place] = self.tries.get(place, 0) + 1
        edits = mistake.mend or mistake.go_on
        if not edits or self.tries[place] > _TRIES:
            edits = self._left_out(start, mistake)
        self.page = self.page.change(edits)

    def _tell(self, mistake: Mistake) -> None:
        """Note a mistake, unless it only follows from one that was told."""
        origins, text = self.page.origins, self.original
        at = origins[min(mistake.at, len(self.page.text))]
        line = text.rfind("\n", 0, at) + 1
        told = replace(
            mistake,
            at=at,
            end=max(origins[min(mistake.end, len(self.page.text))], at),
            mend=self.page.in_file(mistake.mend),
            go_on=(),
            first=None if mistake.first is None else origins[mistake.first],
        )
        for number, other in enumerate(self.told):
            if text.rfind("\n", 0, other.at) + 1 != line:
                continue
            if other.code == told.code and other.mend and told.mend and not _overlap(other.mend, told.mend):
                self.told[number] = replace(other, mend=(*other.mend, *told.mend))
            if other.code == told.code or not other.mend or other.at >= at:
                return
        self.told.append(told)

    def _left_out(self, start: int, mistake: Mistake) -> tuple[Edit, ...]:
        """Leave a setting out of what is read: its value is not known, or not even its name."""
        text = self.page.text
        self.marks += 1
        name = f'"\\u0000{self.marks}"'
        line_end = text.find("\n", start)
        line_end = line_end if line_end >= 0 else len(text)
        setting = SETTING.match(text, start)
        if setting and self.tries[self.page.origins[start]] <= _TRIES + 1 and mistake.code != "twice":
            end = last_word(text, setting.end(), begin_after(text, max(mistake.at - 1, start)))
            return (Edit(setting.end(), max(end, setting.end()), f" {_WRITTEN}"),)
        if text[start : start + 80].lstrip(" \t").startswith("["):
            return (Edit(start, line_end, f"[{name}]"),)
        end = max(last_word(text, start, begin_after(text, max(mistake.at - 1, start))), line_end)
        return (Edit(start, end, f"{name} = 0"),)


def _overlap(ones: tuple[Edit, ...], others: tuple[Edit, ...]) -> bool:
    return any(one.start <= other.end and other.start <= one.end for one in ones for other in others)


def _statement(text: str, at: int) -> int:
    """Where the setting or heading begins in which something stands."""
    start = text.rfind("\n", 0, at) + 1
    here = start
    for _number in range(200):
        if BEGIN.match(text, here):
            # A setting that is whole does not reach down to this line.
            return start if here < start and reads(text[here:start]) else here
        if here == 0:
            break
        here = text.rfind("\n", 0, here - 1) + 1
        if HEADING.match(text, here):
            break
    return start


def too_deep(text: str) -> Mistake:
    """That too many brackets are inside one another, and where."""
    depth, at = 0, 0
    for found in re.finditer(r"[\[{\]}]", text):
        depth = depth + 1 if found[0] in "[{" else max(depth - 1, 0)
        at = found.start()
        if depth > 32:
            break
    return Mistake("too-deep", at, _("There are too many lists or groups inside one another in this file."))


def _too_long(text: str) -> Mistake:
    found = _HUGE.search(text.replace("_", "0"))
    return Mistake(
        "bad-value",
        found.start() if found else 0,
        _("A number or a date in this file can't be read."),
        end=found.end() if found else 0,
    )


def _take_marks(data: dict[str, Any], found: Recovered) -> None:
    """Replace the marks of what is unknown by something that no setting can be."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            for name in [each for each in value if each.startswith("\x00")]:
                del value[name]
                found.torn.add(path)
                if len(path) == 2 and path[0] == "step" and "id" not in value:
                    value["id"] = UNKNOWN
                    found.unknown.add((*path, "id"))
        for name, entry in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(entry, str) and entry == _MARK:
                value[name] = UNKNOWN
                found.unknown.add((*path, name))
            elif isinstance(entry, dict | list):
                waiting.append(((*path, name), entry))
