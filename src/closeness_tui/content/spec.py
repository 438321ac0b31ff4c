"""The one table of the exercise format; the checks, "did you mean" and docs/format.md are made from it."""

from __future__ import annotations

from functools import cache

from closeness_tui.content.field import Field
from closeness_tui.content.spec_pieces import CARD_DECK, REVIEWED, WHEN
from closeness_tui.content.spec_steps import COMMON, STEP_KINDS
from closeness_tui.core.families import FAMILIES

FORMAT = 1
"""The newest version of the format that this version reads."""
MOST_STEPS = 200
OTHER_WORDS_FOR_STEP = ("steps", "screens", "screen", "pages", "page")
BUILT_IN = ("today", "stop-word")
"""Names that any text can use in curly brackets."""

HEADER = (
    Field("format", "whole", "The version of this file format.", low=1, default="1", example="1",
          other_words=("version", "schema")),
    Field("id", "id", "A short name that stays the same for ever: small letters, digits and hyphens.",
          required=True, example='"one-small-share"', other_words=("name", "slug", "identifier")),
    Field("lang", "lang", "The language of the texts.", default='"en"', example='"es"', longest=20,
          other_words=("language", "locale")),
    Field("title", "line", "The title people see.", required=True, example='"One Small Share"', longest=120,
          other_words=("heading", "headline")),
    Field("family", "choice", "What sort of exercise it is.", required=True, choices=FAMILIES,
          example='"disclosure"', other_words=("category", "group", "section", "topic")),
    Field("rung", "whole", "How much it asks of a person: 1 light to 5 tender.", required=True, low=1, high=5,
          example="2", other_words=("level", "difficulty", "intensity")),
    Field("for", "choices", "Who does it; therapist alone is stored apart from the client's entries.",
          low=1, high=3, choices=("client", "pair", "therapist"), default='["client"]', example='["client"]',
          other_words=("audience", "who")),
    Field("with", "choices", "Who else is needed or welcome.", high=3, choices=("partner", "therapist", "listener"),
          default="[]", example='["partner"]', other_words=("needs", "company", "together")),
    Field("summary", "text", "One sentence: what the person will do.", required=True, longest=400,
          example='"Put one small thing about you into words."', other_words=("description", "about", "intro")),
    Field("why", "text", "One short paragraph on what it is good for, shown before the start.",
          example='"Small shares make room for larger ones."', other_words=("reason", "rationale", "purpose")),
    Field("sources", "texts", "The books or papers it rests on.", high=40, default="[]",
          example='["White 2007"]', other_words=("source", "references", "literature")),
    Field("caution", "text", "When not to do it, shown before the start. "
          "Required for breathing, relaxation and rungs 4 and 5.",
          example='"It should never hurt."', other_words=("cautions", "warning", "contraindications")),
    Field("smaller", "ids", "Exercises that ask less. Required from rung 2.", high=20, default="[]",
          example='["grounding-54321"]', other_words=("easier", "previous", "before")),
    Field("larger", "ids", "Exercises that ask more.", high=20, default="[]", example='["share-with-someone"]',
          other_words=("harder", "next", "bigger")),
    Field("check", "check", "The distress ratings that are put in where no step has that role; false for none.",
          choices=("before", "after"), default='["before", "after"]', example='["before", "after"]',
          other_words=("checks", "ratings")),
    Field("keep", "choice", "Whether the log asks to keep what was written; never leaves no trace at all.",
          choices=("ask", "never"), default='"ask"', example='"never"', other_words=("save", "store", "private")),
    Field("minutes", "number", "How long it takes, where people set the length; otherwise computed.",
          low=1, high=600, example="35", other_words=("duration", "length", "time")),
    Field("tags", "texts", "Words to find it by.", high=40, default="[]", example='["solo", "five-minutes"]',
          other_words=("tag", "labels", "keywords")),
    Field("author", "line", "Who wrote it.", example='"A. Person"', longest=400, other_words=("authors", "by")),
    Field("reviewed", "tables", "Who looked at it, in which role, on which day.", high=20, fields=REVIEWED,
          example='[{ by = "B. Person", role = "therapist", on = 2026-11-22 }]', other_words=("reviews",)),
    Field("deck", "named", "Cards for `choose` and `turns` steps, under a heading such as [deck.small-shares].",
          fields=CARD_DECK, high=40, example='{ small-shares = { cards = ["A song you like"] } }',
          other_words=("decks", "cards")),
)  # fmt: skip
"""What stands above the first step."""


@cache
def header_fields() -> dict[str, Field]:
    """The settings at the top of a file, by name."""
    return {field.name: field for field in HEADER}


@cache
def step_fields(kind: str) -> dict[str, Field]:
    """Every setting of a kind of step, by name; a kind's own field stands before the common one."""
    common = [field for field in COMMON if (kind, field.name) != ("gate", "skip")]
    return {field.name: field for field in (*common, *STEP_KINDS[kind].fields)}


@cache
def kinds_with(name: str) -> tuple[str, ...]:
    """The kinds of step that have a setting of this name."""
    return tuple(kind for kind in STEP_KINDS if name in step_fields(kind))


@cache
def fields_by_name(fields: tuple[Field, ...]) -> dict[str, Field]:
    """The fields of a nested table, by name."""
    return {field.name: field for field in fields}


__all__ = [
    "BUILT_IN",
    "COMMON",
    "FORMAT",
    "HEADER",
    "MOST_STEPS",
    "OTHER_WORDS_FOR_STEP",
    "STEP_KINDS",
    "WHEN",
    "fields_by_name",
    "header_fields",
    "kinds_with",
    "step_fields",
]
