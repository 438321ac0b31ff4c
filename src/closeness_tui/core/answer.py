"""What a person can answer: one frozen type for each shape of answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from closeness_tui.core.wording import _


@dataclass(frozen=True, slots=True)
class Words:
    """Free words."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A rating; `numb` says that the person felt numb or far away instead of giving a number."""

    value: float | None
    numb: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """One or several options, by id, with the words they had on the screen."""

    ids: tuple[str, ...]
    texts: tuple[str, ...] = field(repr=False)
    own: bool = False
    """The words are the person's own instead of an option's."""


@dataclass(frozen=True, slots=True)
class Blanks:
    """The blanks of a sentence, and the sentence as it reads with them."""

    filled: tuple[tuple[str, str], ...] = field(repr=False)
    sentence: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a list: its pile, its rating, and whether it was picked."""

    text: str = field(repr=False)
    pile: str = ""
    rating: float | None = None
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list in the order the person gave it."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing noticed: its label and the seconds since the step began."""

    label: str
    at: float


@dataclass(frozen=True, slots=True)
class Marks:
    """What was noticed, in the order it came."""

    marks: tuple[Mark, ...]


Answer = Words | Number | Chosen | Blanks | Items | Marks


def is_empty(answer: Answer) -> bool:
    """An answer that says nothing counts as a skipped step."""
    match answer:
        case Words(text):
            return not text.strip()
        case Blanks(filled):
            return not any(words.strip() for _name, words in filled)
        case Chosen(ids):
            return not ids
        case Items(items):
            return not items
        case Marks(marks):
            return not marks
        case Number(value, numb):
            return value is None and not numb


def spoken_number(value: float) -> str:
    """A number the way people write it: 4, not 4.0."""
    return f"{value:g}"


def lines_of(answer: Answer) -> tuple[str, ...]:
    """The answer as lines to read, one an item."""
    match answer:
        case Words(text):
            return (text,) if text.strip() else ()
        case Number(value, numb):
            return (_("numb or far away"),) if numb or value is None else (spoken_number(value),)
        case Chosen(texts=texts):
            return texts
        case Blanks(sentence=sentence):
            return (sentence,)
        case Items(items):
            return tuple(_row(item) for item in items)
        case Marks(marks):
            return tuple(f"{_clock(mark.at)} {mark.label}".rstrip() for mark in marks)


def _row(item: Item) -> str:
    notes = [item.pile] if item.pile else []
    if item.rating is not None:
        notes.append(spoken_number(item.rating))
    if item.picked:
        notes.append(_("picked"))
    return f"{item.text} ({', '.join(notes)})" if notes else item.text


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def said_again(answer: Answer) -> tuple[str, ...]:
    """The answer as rows to look back at: a sorted list by its piles, anything else as it was given."""
    if not isinstance(answer, Items):
        return parts_of(answer, "")
    if not any(item.pile for item in answer.items):
        return tuple(_rated(item) for item in answer.items)
    piles: dict[str, list[str]] = {}
    for item in answer.items:
        piles.setdefault(item.pile, []).append(item.text)
    return tuple(f"{pile}: {', '.join(texts)}" if pile else ", ".join(texts) for pile, texts in piles.items())


def _rated(item: Item) -> str:
    return item.text if item.rating is None else f"{item.text} ({spoken_number(item.rating)})"


def parts_of(answer: Answer, part: str) -> tuple[str, ...]:
    """The rows that `{step.part}` means: a blank, a pile, `pick`, `top` or `first`; without a part, all of it."""
    match answer:
        case _ if not part:
            return (
                tuple(item.text for item in answer.items) if isinstance(answer, Items) else lines_of(answer)
            )
        case Blanks(filled):
            return tuple(words for name, words in filled if name == part and words.strip())
        case Items(items) if part == "pick" or (part == "first" and not any(item.pile for item in items)):
            return tuple(item.text for item in items if item.picked)
        case Items(items) if part == "top":
            rated = [item for item in items if item.rating is not None]
            best = max(rated, key=lambda item: item.rating or 0.0) if rated else next(iter(items), None)
            return (best.text,) if best else ()
        case Items(items):
            return tuple(item.text for item in items if item.pile == part)
        case _:
            return ()
