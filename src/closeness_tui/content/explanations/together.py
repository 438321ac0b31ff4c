"""Explanations: steps for two, private answers, turns, and pages to agree to."""

from __future__ import annotations

from closeness_tui.content.explanations.explanation import Explanation, lines, step

_PAIR = 'with = ["partner"]'
_GATE = step(
    'kind = "gate"',
    'id = "ready"',
    "private = true",
    'text = "Today?"',
    'options = ["Yes", { text = "Not today", id = "not-today", no = true }]',
)
_ALONE = step('kind = "rate"', 'id = "alone"', 'text = "How easy?"', 'scale = "relief"', "private = true")
_HOPES = step('kind = "write"', 'id = "hopes"', 'text = "What do you hope for?"')
_AGREE = ('kind = "agree"', 'text = "Our page."', 'document = "our-page"')
_TURNS = ('kind = "turns"', 'text = "One after the other."', "seconds = 60")
_STARTS = step('kind = "choose"', 'id = "starts"', 'text = "Who begins?"', 'options = ["A", "B"]')
_NEAR = step('kind = "rate"', 'id = "near"', 'text = "How near?"', 'scale = "relief"')

TOGETHER = (
    Explanation(
        "private-alone",
        "A step is private, but the exercise is for one person.",
        "It would ask somebody to hand the computer to no one.",
        _ALONE,
        lines(_PAIR, _ALONE),
    ),
    Explanation(
        "private-shown",
        "An answer that is given alone would be shown to both.",
        "Only what nobody else sees can be said freely, above all a no.",
        lines(_PAIR, _ALONE, step('kind = "read"', 'text = "One of you said {alone}."')),
        lines(
            _PAIR, _ALONE, step('kind = "read"', 'text = "So."', 'when = { step = "alone", at_least = 6 }')
        ),
    ),
    Explanation(
        "private-no",
        "A condition asks which no was said at a private gate.",
        "Nobody may learn why it closed: every reason reads the same.",
        lines(
            _PAIR,
            _GATE.replace(
                "no = true }]", 'no = true }, { text = "Never", id = "never", no = true }]'
            ).replace("]\n", ']\non_no = "instead"\n')
            + '\non_no = "instead"',
            step(
                'kind = "read"', 'id = "instead"', 'text = "So."', 'when = { step = "ready", is = "never" }'
            ),
        ),
        lines(
            _PAIR,
            _GATE + '\non_no = "instead"',
            step(
                'kind = "read"',
                'id = "instead"',
                'text = "So."',
                'when = { step = "ready", is = "not-today" }',
            ),
        ),
    ),
    Explanation(
        "no-refusal",
        "Nobody can say no at a private gate.",
        "To be asked alone is meant for just that.",
        lines(
            _PAIR, step('kind = "gate"', "private = true", 'text = "Today?"', 'options = ["Yes", "Slowly"]')
        ),
        lines(_PAIR, _GATE),
    ),
    Explanation(
        "rounds-and-cards",
        "With cards there is one round for each, so `rounds` has nothing to say.",
        "Two numbers for one thing could not both be kept to.",
        lines(_PAIR, step(*_TURNS, "rounds = 2", 'cards = ["A song", "A smell"]')),
        lines(_PAIR, step(*_TURNS, 'cards = ["A song", "A smell"]')),
    ),
    Explanation(
        "too-few-cards",
        "More cards are to be drawn than there are.",
        "Somebody would draw from an empty pack.",
        lines(_PAIR, step(*_TURNS, "draw = 3", 'cards = ["A song", "A smell"]')),
        lines(_PAIR, step(*_TURNS, "draw = 2", 'cards = ["A song", "A smell"]')),
    ),
    Explanation(
        "not-choose",
        "Who begins is taken from a step in which nobody can be chosen.",
        "closeness would not know who begins.",
        lines(_PAIR, _NEAR, step(*_TURNS, 'speakers = ["A", "B"]', 'first = "near"')),
        lines(_PAIR, _STARTS, step(*_TURNS, 'speakers = ["A", "B"]', 'first = "starts"')),
    ),
    Explanation(
        "not-words",
        "The stop word is taken from a step that gives no words.",
        "Two people need one word that both know.",
        lines(_PAIR, _NEAR, step(*_TURNS, 'stop = "near"')),
        lines(
            _PAIR,
            step(
                'kind = "choose"',
                'id = "word"',
                'text = "Which word stops us?"',
                'options = ["umbrella", "pause"]',
            ),
            step(*_TURNS, 'stop = "word"'),
        ),
    ),
    Explanation(
        "not-kept",
        "A part of a page to agree to is never kept.",
        "The page would have a gap when it is opened again.",
        lines(_HOPES + '\nkeep = "never"', step(*_AGREE, 'parts = ["hopes"]')),
        lines(_HOPES, step(*_AGREE, 'parts = ["hopes"]')),
    ),
    Explanation(
        "agree-never",
        "A page to agree to is kept, but this exercise or this step says never.",
        "People would agree to something that is gone a moment later.",
        lines(_HOPES, step(*_AGREE, 'parts = ["hopes"]', 'keep = "never"')),
        lines(_HOPES, step(*_AGREE, 'parts = ["hopes"]')),
    ),
    Explanation(
        "later-never",
        "Nothing of this exercise is kept, so it can't wait for another day.",
        "Whoever parks it would find nothing to come back to.",
        lines('keep = "never"', step('kind = "later"', 'text = "Go on another day?"')),
        step('kind = "later"', 'text = "Go on another day?"'),
    ),
    Explanation(
        "no-caution-for-two",
        "An exercise for two does not say when two people leave it out.",
        "It is not for people who can't say no to each other without fear.",
        'for = ["pair"]',
        'for = ["pair"]\ncaution = "Before you begin, each alone: can I say no to this person without fear?"',
        "top",
    ),
    Explanation(
        "no-private-gate",
        "An exercise for two does not ask each of them alone whether today is a day for it.",
        "Side by side it is hard to say no.",
        'for = ["pair"]',
        lines('for = ["pair"]', _GATE),
        "top",
    ),
    Explanation(
        "no-stop-word",
        "An exercise for two has no word that ends it at once.",
        "One word that both know spares them a reason.",
        'for = ["pair"]',
        lines(
            'for = ["pair"]', step('kind = "read"', 'text = "The word {stop-word|pause} ends it at once."')
        ),
        "top",
    ),
    Explanation(
        "kept-for-both",
        "An answer of two people would be kept in the log of one.",
        "What a partner says is theirs, and is never stored.",
        lines('for = ["pair"]', _HOPES),
        lines('for = ["pair"]', _HOPES + '\nkeep = "never"'),
    ),
)
