"""Answers as tables of a stored document, and back: readable words, and the parts that keep their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli_w

from closeness_tui.core.answer import (
    Answer,
    Blanks,
    Chosen,
    Item,
    Items,
    Mark,
    Marks,
    Number,
    Words,
    lines_of,
)
from closeness_tui.core.entry import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from closeness_tui.content.document_page import Page


def table_text(table: dict[str, Any], *, multiline: bool = True) -> str:
    """The table as TOML, without the values that say nothing."""
    # An empty value says no more than a missing one and is left out; 0 and false are said.
    said = {key: value for key, value in table.items() if value is not None and value not in ("", ())}
    return tomli_w.dumps(said, multiline_strings=multiline)


def dump_line(line: Line) -> str:
    """One answer as TOML: readable words first, then the parts that bring its shape back."""
    shape, parts, name, rows = _shape(line.answer)
    table = {"key": line.key, "kind": line.kind, "prompt": line.prompt, "role": line.role, "shape": shape}
    table["text"] = line.answer.text if isinstance(line.answer, Words) else "\n".join(lines_of(line.answer))
    blocks = [f"[[answers]]\n{table_text(table | parts)}"]
    blocks += [f"[[answers.{name}]]\n{table_text(row)}" for row in rows]
    return "\n".join(blocks)


def _shape(answer: Answer) -> tuple[str, dict[str, Any], str, list[dict[str, Any]]]:
    match answer:
        case Words():
            return "words", {}, "", []
        case Number(value, numb):
            return "number", {"value": _float(value), "numb": numb}, "", []
        case Chosen(ids, texts, own):
            return "chosen", {"ids": ids, "texts": texts, "own": own}, "", []
        case Blanks(filled):
            return "blanks", {}, "blanks", [{"name": name, "words": words} for name, words in filled]
        case Items(items):
            return "items", {}, "items", [_item(item) for item in items]
        case Marks(marks):
            return "marks", {}, "marks", [{"label": mark.label, "at": _float(mark.at)} for mark in marks]


def _item(item: Item) -> dict[str, Any]:
    return {"text": item.text, "pile": item.pile, "rating": _float(item.rating), "picked": item.picked}


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def read_lines(page: Page) -> tuple[Line, ...]:
    """The answers of a document in order."""
    return tuple(
        Line(
            key=row.text("key"),
            kind=row.text("kind"),
            prompt=row.text("prompt"),
            answer=_SHAPES.get(row.text("shape"), _words)(row),
            role=row.text("role"),
        )
        for row in page.rows("answers")
    )


def _words(row: Page) -> Answer:
    return Words(row.text("text"))


def _number(row: Page) -> Answer:
    return Number(row.number("value"), row.flag("numb"))


def _chosen(row: Page) -> Answer:
    return Chosen(row.texts("ids"), row.texts("texts"), row.flag("own"))


def _blanks(row: Page) -> Answer:
    filled = tuple((blank.text("name"), blank.text("words")) for blank in row.rows("blanks"))
    return Blanks(filled, row.text("text"))


def _items(row: Page) -> Answer:
    return Items(
        tuple(
            Item(part.text("text"), part.text("pile"), part.number("rating"), part.flag("picked"))
            for part in row.rows("items")
        )
    )


def _marks(row: Page) -> Answer:
    return Marks(tuple(Mark(part.text("label"), part.number("at") or 0.0) for part in row.rows("marks")))


_SHAPES: dict[str, Callable[[Page], Answer]] = {
    "number": _number,
    "chosen": _chosen,
    "blanks": _blanks,
    "items": _items,
    "marks": _marks,
}
"""An unknown shape is read as its words, so that nothing is lost."""
