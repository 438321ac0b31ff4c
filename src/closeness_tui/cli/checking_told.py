"""One look at all files: mended where that was asked for, and told in the form that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from closeness_tui.cli import report
from closeness_tui.cli.checking import UNREADABLE, Checked, Found, add_style, checked, in_order, is_shipped
from closeness_tui.cli.checking_command import Form, Request
from closeness_tui.cli.checking_mending import MendedFile, diff_of, mendable, mended_files, told, write_mended
from closeness_tui.cli.findings import (
    MOST,
    Line,
    as_data,
    as_line,
    blocks,
    counted,
    counted_in_file,
    shown_path,
)
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.cli.checking_portrait import Portrait
    from closeness_tui.content.rules import Measure
    from closeness_tui.practice.walking import Walks

MOST_PORTRAITS = 12
"""Of more files nobody reads the figures one by one."""


@dataclass(slots=True)
class Look:
    """Everything that one look has found."""

    looked: Checked
    mended: list[tuple[MendedFile, str]] = field(default_factory=list)
    """Each with why it could not be written, or nothing."""
    measures: tuple[Measure, ...] = ()
    portraits: dict[str, Portrait] = field(default_factory=dict)
    walks: dict[str, Walks] = field(default_factory=dict)

    @property
    def found(self) -> Found:
        """What is wrong, by file."""
        return self.looked.found

    @property
    def problems(self) -> list[Problem]:
        """The same in one row, by the names of the files."""
        return [each for file in sorted(self.found) for each in self.found[file]]


def check_once(request: Request) -> int:
    """Look at everything once and tell it; the exit code."""
    looked = checked(request.paths)
    if request.diff:
        return _tell_diff(looked, request)
    look = Look(looked)
    if request.fix:
        look.mended = [(each, write_mended(each)) for each in mended_files(looked)]
        _remark_on_shipped(looked)
        look.looked = checked(request.paths)
    _complete(look, request)
    match request.form:
        case Form.TEXT:
            _tell(look, request)
        case Form.LINES:
            for problem in look.problems:
                report.tell(as_line(problem))
        case Form.JSON:
            report.tell_json(_data(look))
    return _code(look.problems, request)


def _remark_on_shipped(looked: Checked) -> None:
    if any(is_shipped(file) and any(each.fix for each in found) for file, found in looked.found.items()):
        report.remark(_("what came with closeness is never changed; a copy in your own folder can be mended"))


def _code(problems: list[Problem], request: Request) -> int:
    if any(each.code in UNREADABLE for each in problems):
        return report.Exit.USAGE
    wrong = problems if request.strict else [each for each in problems if each.severity == "error"]
    return report.Exit.REFUSED if wrong else report.Exit.FINE


def _complete(look: Look, request: Request) -> None:
    looked = look.looked
    if request.walks:
        from closeness_tui.cli.checking_walks import walked  # noqa: PLC0415 - only where it is asked for

        for file, each in looked.looks.items():
            look.walks[file], problems = walked(file, each, request.walks)
            looked.found[file] = in_order([*looked.found[file], *problems])
    if request.style:
        look.measures = add_style(looked)
    running = {file: each for file, each in looked.looks.items() if not _errors(looked.found[file])}
    if request.paths and 0 < len(running) <= MOST_PORTRAITS and request.form is not Form.LINES:
        # A reading grade needs the rules, which are costly to load.
        from closeness_tui.cli.checking_portrait import portrait  # noqa: PLC0415

        look.portraits = {
            file: portrait(file, each, looked.library, len(looked.found[file]))
            for file, each in running.items()
        }


def _errors(problems: list[Problem]) -> bool:
    return any(each.severity == "error" for each in problems)


def _tell(look: Look, request: Request) -> None:
    for each, trouble in look.mended:
        report.tell_pieces([*told(each, trouble), ()])
    problems = look.problems
    could = mendable(look.looked) if problems else {}
    report.tell_pieces(_problems_by_file(look, could))
    report.tell_pieces(_figures(look))
    if problems:
        _tell_where_to_read_on(problems)
    report.tell(counted(problems, len(look.found), sum(could.values())))
    if request.style:
        _remark_on_grades()


def _problems_by_file(look: Look, could: dict[str, int]) -> Iterator[Line]:
    left = MOST
    several = len(look.found) > 1
    for file in sorted(look.found):
        problems = look.found[file]
        if not problems or left <= 0:
            continue
        yield from blocks(problems, left)
        left -= len(problems)
        if several:
            yield ()
            yield (("quiet", f"{shown_path(file)}: {counted_in_file(problems, could.get(file, 0))}"),)
        yield ()
    if left < 0 and several:
        yield (("", _("Only the first {count} problems are shown.").format(count=MOST)),)
        yield ()


def _figures(look: Look) -> Iterator[Line]:
    from_rules = [each for each in look.measures if not look.portraits]
    if from_rules:
        yield from (((("", _measure(each))),) for each in from_rules)
        yield ()
    if look.portraits:
        from closeness_tui.cli import checking_portrait  # noqa: PLC0415

        for each in look.portraits.values():
            yield from checking_portrait.told(each)
        yield ()
    if look.walks:
        from closeness_tui.cli import checking_walks  # noqa: PLC0415

        for file, walks in look.walks.items():
            yield from checking_walks.told(file, walks, look.looked.looks[file])
        yield ()


def _measure(each: Measure) -> str:
    line = (
        _("{id}: no reading grade, longest screen {words} words, {minutes} min")
        if each.grade is None
        else _("{id}: reading grade {grade}, longest screen {words} words, {minutes} min")
    )
    grade = "" if each.grade is None else f"{each.grade:.1f}"
    return line.format(id=each.id, grade=grade, words=each.longest, minutes=max(1, round(each.minutes)))


def _tell_where_to_read_on(problems: list[Problem]) -> None:
    first = next((each for each in problems if each.severity == "error"), problems[0])
    report.tell(
        _("More about the first: {command}").format(command=f"closeness exercises explain {first.code}")
    )


def _remark_on_grades() -> None:
    from closeness_tui.content.rules import is_counted  # noqa: PLC0415

    if not is_counted():
        report.remark(
            _("the reading grade needs pyphen; add it with: {command}").format(command="pip install pyphen")
        )


def _tell_diff(looked: Checked, request: Request) -> int:
    """Only the changes on stdout, so that they can be handed to another program."""
    made = list(mended_files(looked))
    for each in made:
        report.tell_pieces(diff_of(each))
    if not made:
        report.remark(_("there is nothing that --fix would change"))
    problems = [each for file in sorted(looked.found) for each in looked.found[file]]
    left = len(problems) - sum(len(each.mended) for each in made)
    if left > 0:
        report.remark(
            _("{count} more need your own judgement; `closeness exercises check` lists them").format(
                count=left
            )
        )
    return _code(problems, request)


def _data(look: Look) -> dict[str, Any]:
    return {"version": 1, "files": [_file_data(look, file) for file in sorted(look.found)]}


def _file_data(look: Look, file: str) -> dict[str, Any]:
    data: dict[str, Any] = {"file": file, "problems": [as_data(each) for each in look.found[file]]}
    if file in look.portraits:
        from closeness_tui.cli import checking_portrait  # noqa: PLC0415

        data["exercise"] = checking_portrait.as_data(look.portraits[file])
    if file in look.walks:
        from closeness_tui.cli import checking_walks  # noqa: PLC0415

        data["walks"] = checking_walks.as_data(look.walks[file])
    for each, trouble in look.mended:
        if each.file == file and not trouble:
            data["mended"] = [as_data(problem) for problem in each.mended]
    return data
