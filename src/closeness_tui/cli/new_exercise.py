"""Asks what a new exercise is to be, makes its text, and puts it and its schema where nothing else is."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from closeness_tui.cli import report
from closeness_tui.cli.library import not_there
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.schema import FILE_NAME, is_ours, made_by, schema_text
from closeness_tui.content.spec import STEP_KINDS
from closeness_tui.content.starting_file import Wish, like, starting_file
from closeness_tui.content.suggest import suggest
from closeness_tui.content.values import fault_of_id, slug
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.library import Library
    from closeness_tui.content.starting_steps import Audience

_LARGEST_SCHEMA = 1024 * 1024
"""Bytes; whatever is larger is none of ours."""


def asked(question: str) -> str:
    """What a person types; asked again as long as the line is empty."""
    while True:
        report.show(question)
        line = sys.stdin.readline()
        if not line:
            raise report.RefusedError(_("nothing was written"), _("nobody answered any more"))
        if line.strip():
            return line.strip()


def chosen(flag: str, said: str, words: Mapping[str, str], question: str) -> str:
    """One of a few words, from a flag or from the person, who can also answer with its number."""
    if said:
        return _one_of(flag, said, tuple(words))
    offered = tuple(words)
    rows = "\n".join(
        f"{number:>4}. {word}" + (f": {meaning}" if meaning else "")
        for number, (word, meaning) in enumerate(words.items(), 1)
    )
    asking = f"{question}\n{rows}\n{_('A number or a word:')}"
    while True:
        answer = asked(asking).casefold()
        if answer.isdecimal() and 1 <= int(answer) <= len(offered):
            return offered[int(answer) - 1]
        if answer in offered:
            return answer
        meant = suggest(answer, offered)
        asking = (
            _("That is none of these. Did you mean {word}? A number or a word:").format(word=meant)
            if meant
            else _("That is none of these. A number or a word:")
        )


def _one_of(flag: str, said: str, words: Sequence[str]) -> str:
    if said.casefold() in words:
        return said.casefold()
    meant = suggest(said, words)
    hint = _("did you mean {word}?").format(word=meant) if meant else ""
    raise report.RefusedError(
        _("{flag} can't be {value}").format(flag=flag, value=said),
        hint or _("it can be: {words}").format(words=", ".join(words)),
        report.Exit.USAGE,
    )


def kinds_of(said: Sequence[str]) -> tuple[str, ...]:
    """The kinds of step that were named, in order."""
    words = [word.strip() for each in said for word in each.split(",") if word.strip()]
    return tuple(_one_of("--kind", word, tuple(STEP_KINDS)) for word in words)


def check_id(name: str) -> None:
    """Refuse what cannot be an id: a file is named after it."""
    if problem := fault_of_id(name):
        fit = id_in(name)
        raise report.RefusedError(
            _("this can't be the id: {reason}").format(reason=_as_reason(problem)),
            _("for example: {id}").format(id=fit) if fit else "",
            report.Exit.USAGE,
        )


def id_of(title: str) -> str:
    """An id made of a title."""
    found = id_in(title)
    if not found or fault_of_id(found):
        raise report.RefusedError(
            _("no id can be made of this title"),
            _("name one, in small letters without accents: closeness exercises new my-exercise"),
            report.Exit.USAGE,
        )
    return found


def id_in(words: str) -> str:
    """The letters of any words that an id may have, those with accents without them."""
    return slug(
        "".join(each for each in unicodedata.normalize("NFKD", words) if not unicodedata.combining(each))
    )


def source_of(exercise_id: str, library: Library) -> str:
    """The text of the exercise to begin with."""
    exercise = library.get(exercise_id)
    if exercise is None:
        raise not_there(exercise_id, library)
    return exercise.source


def text_like(source: str, name: str, title: str, folder: Path) -> str:
    """Another exercise under a name and a title of its own."""
    return like(source, name, title, schema=_schema_in(folder))


def text_of(
    name: str,
    title: str,
    family: str,
    audience: str,
    kinds: tuple[str, ...],
    folder: Path,
    *,
    comments: bool,
) -> str:
    """A small whole exercise."""
    wish = Wish(name, title, family, cast("Audience", audience), kinds)
    return starting_file(wish, comments=comments, schema=_schema_in(folder))


def check(text: str, library: Library) -> None:
    """Refuse what the reader refuses: only the title comes from outside, and it may have anything in it."""
    problems = read_exercise(text, "", shared=library.shared).problems
    wrong = next((each for each in problems if each.severity == "error"), None)
    if wrong is not None:
        raise report.RefusedError(
            _("this exercise can't be written: {reason}").format(reason=_as_reason(wrong.message)),
            _as_reason(wrong.help),
        )


def _as_reason(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def write(path: Path, text: str) -> bool:
    """Put the file there, and beside it the schema that its first line names; whether that could be."""
    from closeness_tui.store.files import write_whole  # noqa: PLC0415

    schema = path.parent / FILE_NAME
    has_schema = put_schema(schema)
    if not has_schema:
        report.remark(
            _("{path} is another file, and stays as it is; so editors will not check the exercise").format(
                path=schema
            )
        )
    if os.path.lexists(path):
        raise report.RefusedError(_("{path} is there already, and stays as it is").format(path=path))
    write_whole(path, text.encode())
    return has_schema


def _schema_in(folder: Path) -> str:
    """What the first line of a file in this folder may name."""
    return FILE_NAME if _is_free(folder / FILE_NAME) else ""


def put_schema(path: Path) -> bool:
    """Write the schema, or bring an older one up to date; False where something else is, which stays."""
    from closeness_tui.store.files import write_whole  # noqa: PLC0415

    if not _is_free(path):
        return False
    # One of a newer closeness knows more than ours.
    if not os.path.lexists(path) or is_ours(_json_in(path)):
        write_whole(path, schema_text().encode())
    return True


def _is_free(path: Path) -> bool:
    return not os.path.lexists(path) or made_by(_json_in(path)) is not None


def _json_in(path: Path) -> object:
    """What an ordinary file of a sensible size says; nothing where it is no JSON."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_SCHEMA:
            return None
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
