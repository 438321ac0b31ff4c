"""Explanations: decks, vocabularies, and words from other exercises."""

from __future__ import annotations

from closeness_tui.content.explanations.explanation import Explanation, lines, step

_CHOOSE = ('kind = "choose"', 'text = "Which?"')

BORROWED = (
    Explanation(
        "no-deck",
        "There is no deck of cards with this name, in this file or in the vocabularies.",
        "There would be no card to draw.",
        step(*_CHOOSE, 'deck = "small-shares"'),
        lines(
            step(*_CHOOSE, 'deck = "small-shares"'), "[deck.small-shares]", 'cards = ["A song", "A smell"]'
        ),
    ),
    Explanation(
        "no-vocabulary",
        "There is no vocabulary with this name.",
        "There would be no words to pick from.",
        step('kind = "list"', 'text = "What is here?"', 'items = { vocabulary = "feelins" }'),
        step('kind = "list"', 'text = "What is here?"', 'items = ["calm", "sad"]'),
    ),
    Explanation(
        "no-notes",
        "This vocabulary has no soft notes on its words, so nothing could be listened for.",
        "A soft note says kindly how a word may land; without notes there is nothing to say.",
        'listen_for = "small-joys"',
        'listen_for = "trap-words"',
        "words",
    ),
    Explanation(
        "no-cues",
        "A body step names no cues, and there is no vocabulary to take them from.",
        "There would be nothing to point at.",
        step('kind = "body"', 'text = "What do you notice?"'),
        step('kind = "body"', 'text = "What do you notice?"', 'cues = ["tight chest", "cold hands"]'),
    ),
    Explanation(
        "no-place",
        "There is no such place on the figure of the body.",
        "The cue could not be shown where it is felt.",
        '[vocabulary.cues]\nwords = ["tight chest"]\nplaces = { "tight chest" = "ribs" }',
        '[vocabulary.cues]\nwords = ["tight chest"]\nplaces = { "tight chest" = "chest" }',
        "shared",
    ),
    Explanation(
        "no-pile",
        "There is no pile of this name in the step.",
        "Nothing would ever be rated.",
        step(
            'kind = "list"', 'text = "Sort."', 'piles = ["easy"]', 'rate = "distress"', 'rate_only = "eazy"'
        ),
        step(
            'kind = "list"', 'text = "Sort."', 'piles = ["easy"]', 'rate = "distress"', 'rate_only = "easy"'
        ),
    ),
    Explanation(
        "bad-source",
        "A list or a number can't come from there.",
        "There would be nothing to choose from, or no number to count by.",
        step('kind = "breathe"', "in = 4", "out = 6", 'rounds = { from = "@small-wins", field = "wins" }'),
        step('kind = "breathe"', "in = 4", "out = 6", "rounds = 6"),
    ),
    Explanation(
        "no-field",
        "Another exercise is named, but not which of its answers.",
        "closeness would not know which of their words to bring back.",
        step('kind = "list"', 'text = "Which?"', 'items = { from = "@small-wins" }'),
        step('kind = "list"', 'text = "Which?"', 'items = { from = "@small-wins", field = "wins" }'),
    ),
    Explanation(
        "bad-field",
        "The answer of another exercise is named in a way that can't be followed.",
        "None of their words could be brought back.",
        step('kind = "list"', 'text = "Which?"', 'items = { from = "@small-wins", field = "The wins" }'),
        step('kind = "list"', 'text = "Which?"', 'items = { from = "@small-wins", field = "wins" }'),
    ),
    Explanation(
        "field-here",
        "`field` belongs to another exercise, whose id begins with @.",
        "An answer of this very file is named by `from` alone.",
        step('kind = "list"', 'text = "Which?"', 'items = { from = "small-wins", field = "wins" }'),
        step('kind = "list"', 'text = "Which?"', 'items = { from = "@small-wins", field = "wins" }'),
    ),
)
