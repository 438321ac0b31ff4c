"""The settings that several kinds of step have."""

from __future__ import annotations

from closeness_tui.content.field import Field

COMMON = (
    Field("kind", "kind", "What the step does.", required=True, example='"read"',
          other_words=("type", "sort", "action")),
    Field("id", "id", "A name for the step; needed where another step refers to it.", example='"scene"',
          other_words=("name", "key", "save_as", "answer")),
    Field("text", "text", "What the person reads; an empty line begins a new paragraph.",
          example='"Let your shoulders drop."',
          other_words=("prompt", "message", "question", "content", "body", "title", "words", "instruction")),
    Field("when", "when", "Show the step only if this holds.", example='{ step = "before", at_least = 6 }',
          other_words=("if", "condition", "only_if", "show_if")),
    Field("skip", "line", "The words on the skip key.", example='"I\'ll just think it"', longest=120,
          other_words=("skip_text", "skip_label", "pass")),
    Field("keep", "choice", "never: this answer is used while practising and never stored.",
          choices=("never",), example='"never"', other_words=("save", "store", "private")),
)  # fmt: skip
"""What every kind has; a `gate` cannot be skipped."""


def text_field(meaning: str = "What the person reads; an empty line begins a new paragraph.") -> Field:
    """The text of a kind that must have one."""
    return Field("text", "text", meaning, required=True, example=COMMON[2].example,
                 other_words=COMMON[2].other_words)  # fmt: skip


def seconds_field(meaning: str, *, required: bool = False, low: float = 1) -> Field:
    """How long it takes."""
    return Field("seconds", "number", meaning, required=required, low=low, high=7200, example="60",
                 other_words=("secs", "sec", "time", "duration", "length", "minutes", "wait"))  # fmt: skip


MANY = Field("many", "yes", "More than one may be chosen.", default="false", example="true",
              other_words=("multiple", "multi", "several"))  # fmt: skip
PRIVATE = Field("private", "yes", "Two people answer one after the other, each alone; never stored, never shown.",
                 default="false", example="true", other_words=("alone", "secret", "hidden"))  # fmt: skip
MOST = Field("most", "whole", "How many at most; 0 for any number.", low=0, high=200, default="0", example="5",
              other_words=("max", "limit", "max_items", "at_most"))  # fmt: skip
OWN = Field("own", "yes", "The person may add words of their own.", default="true", example="false",
             other_words=("custom", "free", "own_label"))  # fmt: skip
PICK = Field("pick", "whole", "How many the person may pick out; 0 for none.", low=0, high=200, default="0",
              example="1", other_words=("choose", "select"))  # fmt: skip
