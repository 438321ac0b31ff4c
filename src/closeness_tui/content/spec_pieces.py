"""The small tables inside a file: options, patterns, groups, blanks, scales, decks, reviews and conditions."""

from __future__ import annotations

from closeness_tui.content.field import Field

TARGETS = ("end", "@help")
"""Places to go that are no step."""

OPTION = (
    Field("text", "line", "The words of this option.", required=True, example='"Stop here"', longest=400,
          other_words=("label", "title", "words")),
    Field("id", "option-id", "A short name for it, or a whole number; without one, its words are its name.",
          example='"stop"', other_words=("name", "key", "value")),
    Field("go", "target", 'Where it leads: a step, "end", "@help" or "@exercise-id"; else the step below.',
          example='"end"', other_words=("goto", "to", "next", "then", "jump", "target")),
    Field("mark", "line", "A tag for the entry.", example='"to-share"', longest=60,
          other_words=("tag", "flag")),
    Field("forget", "steps", "Steps whose answers are erased before the next screen.", high=40,
          example='["words"]', other_words=("delete", "erase", "clear")),
)  # fmt: skip

GATE_OPTION = (
    *OPTION[:2],
    Field("no", "yes", "This answer means not today.", default="false", example="true",
          other_words=("stop", "decline", "refuse")),
)  # fmt: skip

PATTERN = (
    Field("id", "id", "The id of the option that chooses this pattern.", required=True, example='"slow"',
          other_words=("name", "key")),
    Field("text", "text", "The words shown with it.", example='"A little longer out than in."', longest=400,
          other_words=("label", "title")),
    Field("in", "number", "Seconds breathing in.", low=0.5, high=60, example="4",
          other_words=("inhale", "in_seconds")),
    Field("hold", "number", "Seconds of holding.", low=0, high=60, default="0", example="0",
          other_words=("hold_in",)),
    Field("out", "number", "Seconds breathing out.", low=0.5, high=60, example="6",
          other_words=("exhale", "out_seconds")),
    Field("pause", "number", "Seconds of rest after the out-breath.", low=0, high=60, default="0", example="0",
          other_words=("rest", "hold_out", "wait")),
    Field("free", "yes", "No rhythm at all: free breathing.", default="false", example="true",
          other_words=("natural", "own")),
)  # fmt: skip

GROUP = (
    Field("part", "line", "The part of the body.", required=True, example='"Hands and arms"', longest=120,
          other_words=("name", "muscle", "body", "title")),
    Field("area", "line", "The option of the leave-out step that leaves it out.", example='"hands and arms"',
          longest=400, other_words=("region", "leave_out")),
    Field("tense_text", "text", "What to tense, and how.", example='"Make loose fists."',
          other_words=("tense", "squeeze", "text")),
    Field("release_text", "words", "Words for letting go: one text, or a list with one for each round.",
          example='"And let go."', other_words=("release", "relax", "let_go")),
    Field("imagine", "text", "What to picture instead of tensing.", example='"Picture your hands in warm sand."',
          other_words=("picture", "instead")),
)  # fmt: skip

BLANK = (
    Field("hint", "text", "A few words shown in the empty blank.", example='"one small thing"', longest=400,
          other_words=("placeholder", "example", "help")),
    Field("suggestions", "rows", "Words to pick from.", high=60, default="[]", example='["said it anyway"]',
          other_words=("options", "choices", "items", "words")),
)  # fmt: skip

SCALE = (
    Field("min", "number", "The lowest number.", low=-1000, high=1000, default="0", example="0",
          other_words=("from", "start", "least")),
    Field("max", "number", "The highest number.", low=-1000, high=1000, default="10", example="10",
          other_words=("to", "until", "most")),
    Field("step", "number", "From one number to the next.", low=0.01, high=1000, default="1", example="1",
          other_words=("by", "steps")),
    Field("low", "line", "Words for the lowest number.", example='"not at all"', longest=120,
          other_words=("low_text", "min_text", "left")),
    Field("high", "line", "Words for the highest number.", example='"very much"', longest=120,
          other_words=("high_text", "max_text", "right")),
)  # fmt: skip

CARD_DECK = (
    Field("level", "whole", "How much its cards ask: 1 to 5.", low=1, high=5, example="1",
          other_words=("rung", "difficulty")),
    Field("cards", "texts", "The cards.", required=True, low=1, high=200, example='["A song you like"]',
          other_words=("items", "options", "prompts", "questions", "card")),
)  # fmt: skip

WORD_LIST = (
    Field("words", "texts", "The words. Where every word has a place or a note, they need not be said twice.", low=1,
          high=400, example='["warm", "tight"]', other_words=("items", "list", "terms")),
    Field("places", "places", "For body cues: where each word belongs on the figure.",
          example='{ "tight chest" = "chest" }', other_words=("place", "regions", "region", "where")),
    Field("notes", "remarks", "For words to listen for: a soft note on each.",
          example='{ "always" = "Once or twice may be easier to hear." }',
          other_words=("note", "remarks", "hints", "comments")),
)  # fmt: skip

REVIEWED = (
    Field("by", "line", "Who.", required=True, example='"B. Person"', other_words=("name", "who")),
    Field("role", "line", "As what.", example='"therapist"', other_words=("as", "profession")),
    Field("on", "date", "The day.", example="2026-11-22", other_words=("date", "day", "when")),
)  # fmt: skip

WHEN = (
    Field("step", "part", "The earlier step it asks about; `step.part` for a part of its answer.",
          example='"before"', other_words=("answer", "id", "rating")),
    Field("at_least", "number", "Its number is this or more.", example="6",
          other_words=("min", "above", "over", "more_than", "atleast")),
    Field("at_most", "number", "Its number is this or less.", example="3",
          other_words=("max", "below", "under", "less_than", "atmost")),
    Field("is", "words", 'The option chosen there, or a list of which any will do; "numb" for the numb key.',
          example='"thin"', other_words=("equals", "value", "was", "chosen")),
    Field("skipped", "yes", "true: skipped or left empty; false: answered.", example="true",
          other_words=("skip", "empty")),
    Field("rise_from", "step", "Its number is compared with this earlier rating; needs at_least or at_most.",
          example='"before"', other_words=("rise", "since", "compared")),
    Field("any", "when", "A list of conditions; at least one holds.", example='[{ step = "a", skipped = true }]',
          other_words=("or", "some")),
    Field("all", "when", "A list of conditions; every one holds.", example='[{ step = "a", skipped = true }]',
          other_words=("and", "every")),
    Field("not", "when", "A condition that does not hold.", example='{ step = "a", skipped = true }',
          other_words=("otherwise", "unless", "else")),
)  # fmt: skip
