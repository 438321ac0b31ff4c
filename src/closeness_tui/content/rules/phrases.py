"""Phrases that sit badly in an exercise: which words, in whose voice, why, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from closeness_tui.content.rules.manuscript import Manuscript, Voice

_NEGATED = re.compile(
    r"(?:n['’]t|\b(?:not|never|no|nobody|nothing|none|neither|nor|without|whether))\b[^.!?,;:\n]{0,30}$",
    re.IGNORECASE,
)
"""What is said not to be so: "you don't have to", "nothing you should feel"."""


def _any(*words: str) -> re.Pattern[str]:
    either = "|".join(words).replace("'", "['’]")
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A kind of phrase, and what to say about it; `{words}` in `what` are the words found."""

    code: str
    words: re.Pattern[str]
    what: str
    why: str
    instead: str
    voices: tuple[Voice, ...] = ("guide",)
    but_before: re.Pattern[str] | None = _NEGATED
    """What stands before the words and makes them fine."""
    but_after: re.Pattern[str] | None = None
    """What stands after the words and makes them fine."""
    not_in: frozenset[str] = field(default_factory=frozenset)
    """Settings where the words have their place."""


_SOMEONE_CAN = re.compile(
    rf"{_NEGATED.pattern}|\b(?:can|could|may|might|would|to|who|they|people|someone|anyone) $", re.IGNORECASE
)

PRESSING = Phrase(
    "pressing-words",
    _any(
        "admit", "confess", "be (?:completely )?honest", "dig deep(?:er)?", "don't hold back", "push through",
        "you must", "you need to", "should", "have to", "force yourself", "try harder", "no excuses",
    ),
    "“{words}” can press a person.",
    "What reveals something is asked for, so that no stays as easy to say as yes.",
    "Write “if you'd like”, “you could” or “what might …”, or leave it out.",
    but_before=re.compile(rf"{_NEGATED.pattern}|\b(?:all|only if) (?:that )?$", re.IGNORECASE),
    but_after=re.compile(r" (?:never|not) (?:hurt|be painful|be sore)| do with\b", re.IGNORECASE),
)  # fmt: skip

TELLING = Phrase(
    "pressing-words",
    _any("tell"),
    PRESSING.what,
    PRESSING.why,
    "Write “you could say”, “if you'd like to share” or “what might …”.",
    but_before=_SOMEONE_CAN,
    but_after=re.compile(r" (?:apart|the difference|whether|which|when|if)\b", re.IGNORECASE),
)

CLOSING = Phrase(
    "cold-way-out",
    re.compile(r"^(?:cancel|give up|quit|abort|fail(?:ed)?|surrender)\b", re.IGNORECASE),
    "“{words}” makes the way out sound like a failure.",
    "Leaving something out is a choice, and the words on the key say so.",
    "Write what the person does instead, such as “I'll just think it” or “Not today”.",
    voices=("choice",),
    but_before=None,
)

CHEERING = Phrase(
    "cheering",
    _any(
        "amazing", "awesome", "good work!", "fantastic", "incredible", "bravo",
        "congratulations", "well done", "way to go",
        "(?:great|nice|excellent) (?:job|work|going)", "good (?:job|going)", "keep it up", "you did it!",
        "so proud", "proud of you",
        "(?:so|how|very|you were|that was|it was) brave", "you rock", "you nailed it", r"(?:perfect|yay|hooray|wow)!",
    ),
    "“{words}” is praise.",
    "Praise turns a practice into a test, and whoever did less today hears that too.",
    "Thank the person, name what happened, or say nothing.",
    voices=("guide", "choice"),
)  # fmt: skip

DIAGNOSIS = Phrase(
    "diagnosis",
    _any(
        "clinical depression", "depressive", "depressed", "PTSD", "C-PTSD", "OCD", "ADHD", "bipolar", "borderline",
        r"narcissis\w+", r"schizo\w+", r"psychotic", r"psychosis", r"autis\w+", r"codependen\w+", r"neurotic",
        r"\w+ (?:personality|anxiety|stress|attachment) disorders?", "(?:personality|anxiety) disorders?",
        "disorders?", "(?:anxious|avoidant|disorgani[sz]ed|insecure) (?:attachment|type|person|style)",
        "avoidants?", "your (?:symptoms?|diagnosis|condition|pathology)", "dysfunctional",
    ),
    "“{words}” is a name for an illness or a type of person.",
    "An exercise speaks to whoever is there, and cannot know what they have.",
    "Say what it is like instead, such as “when closeness feels like too much”.",
    voices=("guide", "choice", "person"),
    but_before=None,
    # A caution may have to name an illness to keep somebody out of harm.
    not_in=frozenset({"caution"}),
)  # fmt: skip

PROMISE = Phrase(
    "promise",
    _any(
        "will (?:surely |really |always )?(?:help|heal|calm|relax|cure|fix|work)", "(?:cures?|heals?)", "proven",
        "guarantee[sd]?", "always (?:works|helps)", "you(?: will|'ll) feel (?:better|calmer|closer|safer|lighter)",
        "makes? you feel (?:better|calmer|closer|safer)", "will make you", "will bring you",
    ),
    "“{words}” promises something.",
    "What helps one person does nothing for another, and a broken promise sounds like their fault.",
    "Write “may help” or “many people find”, or leave it out.",
    but_before=re.compile(rf"{_NEGATED.pattern}|\bif [^.!?,;:\n]{{0,30}}$", re.IGNORECASE),
)  # fmt: skip

CLAIM = Phrase(
    "claim-without-source",
    _any(
        "research", "researchers?", "(?:a|one|the|another|recent) study", "studies", "scientists?", "evidence",
        "experts?", "(?:many|most|more) people", "people (?:often|usually|mostly)", "on average", "it is known",
    ),
    "“{words}” tells a fact, and the exercise names no source.",
    "Whoever wonders whether it is true can then look it up.",
    'Add the source, such as: sources = ["Laurenceau, Barrett & Pietromonaco 1998"], or leave the fact out.',
)  # fmt: skip

PARTNER = Phrase(
    "partner",
    _any("partners?", "spouses?", "(?:your|a) (?:husband|wife|boyfriend|girlfriend)"),
    "“{words}” leaves people out.",
    "Many who do this exercise have no partner, or have someone else in mind.",
    "Write “someone you chose” or “the other person”.",
    voices=("guide", "choice", "person"),
    but_before=None,
)

BREATH_HOLD = Phrase(
    "breath-hold",
    _any("hold(?:ing)? (?:your|the|that|this|a) breath", "hold it in"),
    "“{words}” asks for a held breath.",
    "Holding the breath can bring on the very alarm that the exercise means to ease.",
    "Let the breath go on all the way through.",
)

SHARED_PHRASES = (PRESSING, TELLING, CHEERING, DIAGNOSIS, PROMISE, BREATH_HOLD)
"""For any text at all, cards and notes too."""


def phrases_for(manuscript: Manuscript) -> tuple[Phrase, ...]:
    """The phrases to look for in this exercise."""
    exercise = manuscript.exercise
    needs_partner = exercise.is_for_two
    return (
        *SHARED_PHRASES,
        CLOSING,
        *(() if needs_partner else (PARTNER,)),
        *(() if exercise.sources else (CLAIM,)),
    )
