"""Builds the steps that several people share, and the figure of the body, from tables that were checked."""

from __future__ import annotations

from typing import Any

from closeness_tui.content.pieces import (
    BODY_CUES,
    Data,
    Pairs,
    Shared,
    build_count,
    build_options,
    build_rows,
    build_scale,
    texts,
    words,
)
from closeness_tui.core.steps import (
    DISTRESS,
    Agree,
    Body,
    Gate,
    Later,
    Option,
    Rate,
    Rows,
    Source,
    Step,
    Turns,
)
from closeness_tui.core.wording import _

SPEAKERS = ("A", "B")
"""Who speaks in turns where the file names nobody."""


def build_gate(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    """Conditions and consent."""
    usual = (Option(_("Yes"), "yes"), Option(_("Not today"), "not-today", no=True))
    given = build_options(data, shared)
    return Gate(
        **common,
        options=usual if isinstance(given, Source) or not given else given,
        many=data.get("many", False),
        on_no=data.get("on_no", "end"),
        private=data.get("private", False),
    )


def build_rate(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    """One number."""
    scale = build_scale(data["scale"]) if "scale" in data else DISTRESS
    return Rate(**common, scale=scale, role=data.get("role", ""), private=data.get("private", False))


def build_body(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    """Body cues, with the place of each that has one."""
    filled = {"cues": {"vocabulary": BODY_CUES}, **data}
    cues = build_rows(filled, "cues", shared)
    return Body(
        **common,
        cues=cues,
        places=_places(filled["cues"], cues, shared),
        most=data.get("most", 0),
        own=data.get("own", True),
        strength=build_scale(data["strength"]) if "strength" in data else None,
        first=data.get("first", False),
    )


def _places(given: object, cues: Rows, shared: Shared) -> Pairs:
    if isinstance(given, dict) and "vocabulary" in given:
        return shared.places.get(given["vocabulary"], ())
    # Words of an earlier answer, or of the file's own: whichever of them some vocabulary has a place for.
    known = {word: place for pairs in shared.places.values() for word, place in pairs}
    return (
        tuple(known.items()) if isinstance(cues, Source) else tuple((c, known[c]) for c in cues if c in known)
    )


def build_turns(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    """People in turn."""
    deck = data.get("deck")
    return Turns(
        **common,
        seconds=data["seconds"],
        rounds=build_count(data, "rounds", 1),
        speakers=texts(data, "speakers") or SPEAKERS,
        say_back=data.get("say_back", 0),
        cards=shared.decks[deck] if deck else build_rows(data, "cards", shared),
        shuffled=bool(deck),
        draw=data.get("draw", 0),
        first=data.get("first", ""),
        stop=data.get("stop", ""),
    )


def build_agree(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    """A page that each person agrees to."""
    return Agree(
        **common,
        document=data["document"],
        parts=tuple(data["parts"]),
        on_change=data.get("on_change", ""),
        review_weeks=data.get("review_weeks", 0),
        speakers=texts(data, "speakers"),
    )


def build_later(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    """Parking until another day."""
    return Later(**common, label=words(data, "label"))
