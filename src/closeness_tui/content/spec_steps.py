"""The kinds of step and their settings: the larger half of the one table."""

from __future__ import annotations

from closeness_tui.content.field import Field, StepKind
from closeness_tui.content.spec_fields import (
    COMMON,
    MANY,
    MOST,
    OWN,
    PICK,
    PRIVATE,
    seconds_field,
    text_field,
)
from closeness_tui.content.spec_people import AGREE, BODY, LATER, TURNS
from closeness_tui.content.spec_pieces import BLANK, GATE_OPTION, GROUP, OPTION, PATTERN, SCALE

__all__ = ["COMMON", "STEP_KINDS"]

_GATE = (
    text_field(),
    Field("options", "answers", "The answers; one with `no = true` leads to `on_no`.", low=1, high=9,
          fields=GATE_OPTION, default="yes / not today", example='["Yes", { text = "Not today", no = true }]',
          other_words=("choices", "answers", "conditions")),
    MANY,
    PRIVATE,
    Field("on_no", "target", 'Where "no" leads: a later step, "end", "@help" or "@exercise-id".',
          default='"end"', example='"end"', other_words=("no", "else", "otherwise", "if_no")),
)  # fmt: skip

_RATE = (
    text_field(),
    Field("scale", "scale", "distress (0-10), relief (0-10), likely (0-100), or one of your own.", fields=SCALE,
          default='"distress"', example='{ min = 0, max = 10, low = "none", high = "a lot" }',
          other_words=("range", "numbers", "scale_name")),
    Field("role", "choice", "What the number is for.", choices=("before", "middle", "after", "relief"),
          example='"before"', other_words=("purpose", "use")),
    PRIVATE,
)  # fmt: skip

_CHOOSE = (
    text_field(),
    Field("options", "options", "The choices, at most 9 where they are written out; or use `deck`.", low=1, high=9,
          fields=OPTION,
          example='["This week", { text = "Stop here", go = "end" }]',
          other_words=("choices", "answers", "items", "option")),
    MANY,
    MOST,
    Field("deck", "deck", "The deck whose cards are offered.", example='"small-shares"',
          other_words=("cards", "from_deck")),
    Field("show", "whole", "How many cards at a time.", low=1, high=9, default="3", example="3",
          other_words=("draw", "count")),
    Field("more", "line", "The words of the choice to see other cards.", example='"Show me three more"',
          longest=120, other_words=("again", "next")),
    Field("own", "line", "The words of the choice to use one's own.", example='"Use my own"', longest=120,
          other_words=("custom", "other")),
    Field("none", "line", "The words of the choice to take none.", example='"Not today"', longest=120,
          other_words=("nothing", "pass")),
)  # fmt: skip

_WRITE = (
    text_field(),
    Field("lines", "whole", "How many lines of room.", low=1, high=20, default="3", example="5",
          other_words=("rows", "height", "size")),
    Field("starters", "rows", "Beginnings to pick from.", high=20, default="[]",
          example='["It may show that I"]', other_words=("beginnings", "starts", "prompts")),
    Field("example", "text", "An example to look at.", example='"I noticed that the room was quiet."',
          other_words=("placeholder", "hint", "sample")),
    Field("show", "part", "The earlier answer to keep in view beside the writing.", example='"words"',
          other_words=("beside", "in_view", "answer")),
)  # fmt: skip

_FILL = (
    Field("template", "text", "The sentence, with a name in curly brackets for each blank.",
          example='"The chapter where I {what}"', other_words=("sentence", "form", "pattern")),
    Field("blanks", "named", "A hint and suggestions for each blank.", high=20, fields=BLANK,
          example='{ what = { hint = "stayed, asked" } }', other_words=("blank", "fields", "gaps", "holes")),
    Field("by", "step", "The earlier choice that decides which sentence.", example='"which"',
          other_words=("variant", "depends_on", "choice")),
    Field("variants", "variants", "One sentence for each option id of `by`.", high=20,
          example='{ need = "I need {what}" }', other_words=("variant", "templates", "versions")),
    Field("revise", "step", "An earlier fill whose words it begins with.", example='"first-try"',
          other_words=("edit", "again", "improve")),
    Field("listen_for", "notes", "A vocabulary of soft notes on blame words, shown while the person writes; "
          "nothing is ever refused.", example='"trap-words"', other_words=("listen", "trap_words", "notes")),
)  # fmt: skip

_LIST = (
    text_field(),
    Field("items", "rows", "What is there to begin with.", high=200, default="[]", example='["a song"]',
          other_words=("options", "entries", "choices", "list")),
    OWN,
    MOST,
    Field("piles", "texts", "Piles to sort into.", low=1, high=9, example='["easy", "later"]',
          other_words=("groups", "columns", "sort_into", "categories")),
    Field("rate", "scale", "Rate every item on this scale.", fields=SCALE, example='"distress"',
          other_words=("rating", "scale", "rate_with")),
    Field("rate_only", "line", "The one pile to rate.", example='"easy"', longest=400,
          other_words=("rate_pile", "only")),
    Field("rank", "yes", "Put the items in order.", default="false", example="true",
          other_words=("order", "ranking")),
    Field("sort", "choice", "Show them in the order of their ratings.", choices=("rating",), example='"rating"',
          other_words=("sort_by", "sorted")),
    PICK,
)  # fmt: skip

_BREATHE = (
    *PATTERN[2:6],
    Field("rounds", "count", "How many breaths.", low=1, high=400, example="10",
          other_words=("breaths", "times", "repeat", "cycles", "count")),
    seconds_field("How long, instead of `rounds`; the last breath is always a whole one."),
    Field("pattern", "pattern", "Rhythms to choose from, each under [[step.pattern]]; then `by` says which.",
          low=1, high=9, fields=PATTERN, example='[{ id = "slow", in = 4, out = 6 }]', other_words=("rhythms",)),
    Field("by", "step", "The earlier choice that decides which pattern.", example='"pace"',
          other_words=("choice", "depends_on", "chosen")),
    Field("patterns", "tables", "The same under [[step.patterns]]; then `pattern` names the earlier choice.",
          low=1, high=9, fields=PATTERN, example='[{ id = "slow", in = 4, out = 6 }]'),
)  # fmt: skip

_TENSE = (
    Field("tense", "number", "Seconds of tension.", low=1, high=60, default="6", example="6",
          other_words=("tension", "squeeze", "hold", "tense_seconds")),
    Field("release", "number", "Seconds of letting go.", low=1, high=600, default="35", example="30",
          other_words=("relax", "let_go", "release_seconds")),
    Field("rounds", "count", "How often for each group.", low=1, high=10, default="2", example="2",
          other_words=("repeats", "times", "repeat")),
    Field("group", "tables", "The muscle groups, each under [[step.group]].", required=True, low=1, high=40,
          fields=GROUP, example='[{ part = "Hands", tense_text = "Make loose fists." }]',
          other_words=("groups", "muscles", "parts")),
    Field("leave_out", "step", "The earlier step whose options name areas to leave out.", example='"leave-out"',
          other_words=("skip_if", "except", "without", "leaveout")),
)  # fmt: skip

_NOTE = (
    text_field(),
    Field("labels", "rows", "The words to note with.", required=True, low=2, high=9,
          example='["near", "far"]', other_words=("words", "options", "categories", "label")),
    seconds_field("How long.", required=True),
    Field("cue", "number", "Seconds between soft cues; 0 for none.", low=0, high=600, default="0", example="10",
          other_words=("cue_seconds", "bell", "remind", "every")),
    Field("anchor", "part", "The earlier answer to rest on.", example='"anchor"',
          other_words=("anchor_from", "rest_on", "focus")),
    Field("own", "yes", "The person may add words of their own.", default="false", example="true",
          other_words=OWN.other_words),
)  # fmt: skip

_TALLY = (
    text_field(),
    Field("count", "whole", "How many.", required=True, low=1, high=50, example="5",
          other_words=("number", "times", "how_many", "amount")),
    Field("sense", "line", "Which sense.", example='"see"', longest=120, other_words=("what", "senses")),
    Field("swap", "text", "What to do instead when this sense is not the one.",
          example='"Name 5 colours instead."', other_words=("instead", "alternative")),
)  # fmt: skip

_SAY = (
    Field("show", "part", "The earlier answer to read.", example='"words"', other_words=("answer", "read", "from")),
    Field("times", "whole", "How often.", low=1, high=50, default="1", example="3",
          other_words=("repeat", "rounds", "count")),
    seconds_field("Seconds each time; without, it waits for the person."),
)  # fmt: skip

_REVIEW = (
    Field("from", "words", 'An exercise, a list of them, a tag, "this" or "*".', required=True,
          example='"bright-moments"', other_words=("exercise", "source", "of")),
    Field("field", "part", "Which answer there: `step` or `step.part`.", example='"scene"',
          other_words=("show", "answer", "step", "part")),
    Field("since", "number", "Days back; 0 for all time.", low=0, high=36500, default="0", example="30",
          other_words=("days", "last", "within")),
    MOST,
    PICK,
    Field("if_none", "text", "What to say when there is nothing yet.", required=True,
          example='"There is nothing here yet, and that is fine."', other_words=("none", "empty", "otherwise")),
)  # fmt: skip

STEP_KINDS: dict[str, StepKind] = {
    each.name: each
    for each in (
        StepKind("read", "One screen of text; waits for the person.", (text_field(),),
                 ("show", "tell", "display", "message", "instruction", "info", "text", "screen")),
        StepKind("gate", "Conditions and consent before going on; never stored, and never skipped.", _GATE,
                 ("consent", "confirm", "permission", "agree-first")),
        StepKind("rate", "One number. Distress has a key for numb or far away.", _RATE,
                 ("rating", "number", "slider", "suds", "score", "scale")),
        StepKind("choose", "Pick one or many; can lead elsewhere.", _CHOOSE,
                 ("choice", "select", "menu", "pick", "option", "options", "branch")),
        StepKind("write", "Free text, as long as the person likes.", _WRITE,
                 ("ask", "question", "input", "journal", "answer", "prompt", "free-text")),
        StepKind("fill", "A sentence with blanks.", _FILL, ("template", "blanks", "sentence", "form", "complete")),
        StepKind("list", "Collect items; sort them into piles, rate, rank or pick them.", _LIST,
                 ("items", "collect", "sort", "rank", "piles")),
        StepKind("body", "Pick body cues on a figure.", BODY,
                 ("cues", "body-cues", "figure", "sensations", "body-map", "body-scan")),
        StepKind("breathe", "Paced breathing; any key returns to free breathing.", _BREATHE,
                 ("breath", "breathing", "inhale", "pace")),
        StepKind("tense", "Muscle groups, tense then release.", _TENSE,
                 ("pmr", "muscle", "muscles", "relax", "release", "squeeze", "tense-release")),
        StepKind("note", "Noting: labels as they come.", _NOTE, ("noting", "notice", "label", "observe")),
        StepKind("tally", "Count moments without typing; no timer.", _TALLY, ("count", "counter", "grounding")),
        StepKind("rest", "Quiet time; a key ends it early.", (seconds_field("How long.", required=True),),
                 ("wait", "pause", "silence", "timer", "quiet", "sleep")),
        StepKind("say", "Read something aloud or silently.", _SAY, ("speak", "aloud", "repeat", "voice")),
        StepKind("turns", "People in turn at one keyboard. One key both ends and passes a turn, so nobody can tell "
                 "which; nothing is recorded.", TURNS,
                 ("turn", "take-turns", "talk", "conversation", "dialogue", "speak-in-turn")),
        StepKind("review", "Bring back earlier words.", _REVIEW, ("recall", "remember", "look-back", "history")),
        StepKind("agree", "A page made of earlier answers, agreed to by each person in turn, openly; every version "
                 "is kept. Its answer is `agreed` or `not-now`.", AGREE,
                 ("agreement", "contract", "sign", "document", "page")),
        StepKind("later", "The person can park the practice here and go on another day, or go straight on.", LATER,
                 ("park", "another-day", "continue-later", "in-real-life", "postpone")),
    )
}  # fmt: skip
"""Every kind, by its word."""
