"""A first file for an author: a small whole exercise, each line of it explained from the one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tomli_w

from closeness_tui.content import spec
from closeness_tui.content.explained import explained, note
from closeness_tui.content.places import places_of
from closeness_tui.content.starting_steps import (
    AFTER_TWO,
    BEFORE_TWO,
    CARE_OF_THE_BODY,
    FOR_THE_PAGE,
    SAID_WITHOUT_WORDS,
    STEPS,
    THERAPISTS,
    TOPS,
    USUAL,
    Audience,
)
from closeness_tui.core.families import GROUNDING
from closeness_tui.core.wording import _

SCHEMA_LINE = "#:schema ./{name}\n"
"""How editors with a plug-in for TOML find the schema beside the file."""

_KEPT = ("choose", "write", "fill", "list", "body", "rate", "tally", "note", "review")
_OWN_CAUTION = ("breathing", "relaxation")
_IDS = {"gate": "ready", "rate": "near", "choose": "room", "write": "words", "fill": "sentence", "list": "things",
        "body": "signs", "agree": "page"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """What a new exercise is to be."""

    id: str
    title: str
    family: str
    audience: Audience = "client"
    kinds: tuple[str, ...] = ()
    """Its steps, in order; without any, those that are usual for the audience."""


def starting_file(wish: Wish, *, comments: bool = True, schema: str = "") -> str:
    """The text of a whole small exercise; `schema` is the name of the file beside it that editors check it with."""
    top, steps = _top(wish), _steps(wish)
    written = explained(top, steps) if comments else _plain(top, steps)
    return (SCHEMA_LINE.format(name=schema) if schema else "") + (
        f"{_greeting(wish.id)}\n{written}" if comments else written
    )


def like(text: str, new_id: str, title: str, *, schema: str = "") -> str:
    """The text of another exercise, under an id and a title of its own."""
    places = places_of(text)
    changes = [(places.values[(name,)], _value(words)) for name, words in (("id", new_id), ("title", title))]
    for (start, end), value in sorted(changes, reverse=True):
        text = text[:start] + value + text[end:]
    line = SCHEMA_LINE.format(name=schema) if schema else ""
    return line + re.sub(r"\A(?:#:schema[^\n]*\n)+", "", text)


def _value(words: str) -> str:
    return tomli_w.dumps({"x": words}).removeprefix("x = ").removesuffix("\n")


def _plain(top: str, steps: Sequence[str]) -> str:
    return "\n".join((top, *(f"[[step]]\n{each}" for each in steps)))


def _top(wish: Wish) -> str:
    said = TOPS[wish.audience]
    if wish.family in _OWN_CAUTION and wish.audience != "pair":
        said = re.sub(r"(?m)^caution = .*\n", CARE_OF_THE_BODY, said)
    return (
        f"format = {spec.FORMAT}\n"
        f"id = {_value(wish.id)}\n"
        f"title = {_value(wish.title)}\n"
        f'family = "{wish.family}"\n'
        "rung = 1\n"
        f'for = ["{wish.audience}"]\n'
        f'{said}smaller = ["{GROUNDING}"]\n'
    )


def _steps(wish: Wish) -> tuple[str, ...]:
    if wish.family == "learn":
        # A page to read: whoever opens it is asked for nothing.
        return tuple(_in_order(wish.kinds or ("read", "read"), "client", taken=()))
    kinds = wish.kinds or USUAL[wish.audience]
    if wish.audience != "pair":
        return tuple(_in_order(kinds, wish.audience, taken=()))
    taken = ("before", "ready", "our-word", "closed")
    return (*BEFORE_TWO, *_in_order(kinds, "pair", taken=taken), AFTER_TWO)


def further_step(kind: str, audience: Audience, taken: Sequence[str], words: str = "") -> str:
    """One more step for a file that has steps of these ids; `words` is the last step that has asked for words."""
    blocks = _in_order((kind,), audience, taken=taken, words="" if audience == "pair" else words)
    return "\n".join(f"[[step]]\n{each}" for each in blocks)


def _in_order(
    kinds: Sequence[str], audience: Audience, taken: Sequence[str], words: str = ""
) -> Iterator[str]:
    ids = {*taken}
    for kind in kinds:
        if kind == "agree" and not words:
            # A page is made of earlier answers, so there must be one.
            words = _free("words", ids)
            yield (FOR_THE_PAGE if audience == "pair" else STEPS["write"]).replace("$id", words)
        own = _free(_IDS.get(kind, kind), ids)
        yield _block(kind, audience, own, words)
        if audience == "pair":
            words = ""
        elif kind in ("write", "fill"):
            words = own


def _free(name: str, taken: set[str]) -> str:
    found = next(each for each in _names(name) if each not in taken)
    taken.add(found)
    return found


def _names(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _block(kind: str, audience: Audience, own: str, words: str) -> str:
    block = SAID_WITHOUT_WORDS if kind == "say" and not words else STEPS[kind]
    if audience == "therapist":
        block = THERAPISTS.get(kind, block)
    if audience == "pair":
        if kind in _KEPT:
            block += 'keep = "never"\n'
        if kind == "turns":
            block += 'stop = "our-word"\n'
        block = block.replace('speakers = ["Me"]', 'speakers = ["A", "B"]')
    return block.replace("$id", own).replace("$write", words)


def _greeting(name: str) -> str:
    paragraphs = (
        _("This is an exercise for closeness. It is a plain text file: any editor will do."),
        _(
            "Lines that begin with # are notes for you. Nobody else sees them. "
            "Delete them whenever you like; closeness doesn't need them."
        ),
        _(
            "Change the words between the quote marks, and leave the quote marks as they are. "
            "Where a note says that you may delete something, you may. Lines without such a note are needed."
        ),
        _("Have the file looked at as often as you like. This says what to write instead, line by line:"),
    )
    told = "#\n".join(note(each) for each in paragraphs)
    return f"{told}#\n#     closeness exercises check {name}.toml\n"
