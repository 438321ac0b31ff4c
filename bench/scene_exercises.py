"""Exercises of the scenes; their words stand here, so that no shipped file moves a picture."""

from __future__ import annotations

from typing import Any

from closeness_tui.core.exercise import Exercise
from closeness_tui.core.steps import (
    Agree,
    Blank,
    Body,
    Choose,
    Fill,
    Gate,
    Later,
    Listing,
    Option,
    Rate,
    Read,
    Review,
    Scale,
    Step,
    Tally,
    Write,
)

END = (Read(id="then", text="That's all of it."), Read(id="end", text="Rest, if you like."))
UNEASY = "How uneasy do you feel right now? 0 is not at all. 10 is the most you can imagine."


def exercise_of(title: str, *steps: Step, **fields: Any) -> Exercise:
    """An exercise that begins with these steps."""
    given: dict[str, Any] = {
        "id": "shown-here",
        "title": title,
        "family": "disclosure",
        "rung": 2,
        "summary": "Shown here.",
        "smaller": ("paced-breathing",),
    }
    return Exercise(steps=(*steps, *END), **(given | fields))


RATE = exercise_of("One Small Share", Rate(id="before", role="before", text=UNEASY))
GATE = exercise_of(
    "Four Squeezes",
    Gate(
        id="leave-out",
        text="First, a quick body check: is there any part you'd like to leave out today? A sore neck or "
        "back, "
        "a tight jaw, a cramp or a healing injury are all good reasons, and so is just not wanting to.",
        many=True,
        options=(
            Option("hands and arms"),
            Option("face and jaw"),
            Option("shoulders, chest and belly"),
            Option("legs and feet"),
            Option("nothing to leave out"),
            Option("I'd rather not do this one today", "not-today", no=True),
        ),
    ),
)
CHOOSE = exercise_of(
    "A Kinder Voice",
    Choose(
        id="moment",
        text="Is there a moment when you were hard on yourself? You could pick a small one, such as a "
        "message you "
        "regret or a silence that felt long.",
        skip="I'll keep it to myself",
        options=(
            Option("Something from just now"),
            Option("Something from earlier"),
            Option("A small one, for practice"),
        ),
    ),
)
CARDS = exercise_of(
    "One Small Share",
    Choose(
        id="card",
        text=(
            "Here are three small things one could say. You can take one, see others, or use words of "
            "your own."
        ),
        cards=(
            "Today I noticed something I liked about where I live.",
            "There is a song I have had on repeat this week.",
            "I was a little nervous before this.",
            "A small thing that made me laugh this week was ...",
            "I'd like to hear about your day.",
        ),
        more="Show me others",
        own="Words of my own",
        none="None of these today",
    ),
)
WRITE = exercise_of(
    "Bright Moments",
    Write(
        id="scene",
        text="If you'd like, put the moment into a few lines, like a short scene in a film. Small is fine.",
        lines=5,
        skip="I'll only picture it",
        example="It rained, and nobody got up to close the window.",
    ),
)
STARTERS = exercise_of(
    "The Next Chapter",
    Write(
        id="old",
        text="If you'd like, put the old story in a few lines. How does closeness go, in that story? The "
        "outline is "
        "enough, and the hardest parts can stay out.",
        starters=("The old story says that", "Someone once learned that", "As the story goes,"),
        lines=4,
    ),
)
BESIDE = exercise_of(
    "The Next Chapter",
    Write(id="old", text="How does closeness go, in the old story?", lines=4),
    Write(
        id="chapter",
        text="If you wrote the old story down, it stays in view here, and nothing in it is erased. You "
        "could write "
        "what comes next, at any length. A line is a chapter too.",
        show="old",
        lines=8,
    ),
)
FILL = exercise_of(
    "Small Signs",
    Fill(
        id="plan",
        text=(
            "Would you like a small plan for the next time it comes? Something that takes a minute or "
            "less is plenty."
        ),
        template="If I notice {sign}, then I can {choice}.",
        blanks=(
            Blank("sign", "a small sign", ("a tight chest", "a hot face", "the wish to go")),
            Blank(
                "choice",
                "one small thing you could do",
                ("feel my feet on the floor", "look around the room", "say that I need a minute"),
            ),
        ),
        skip="No plan for now",
    ),
)
TOPICS = (
    "Music, shows or games I like",
    "What I did today",
    "Places I like",
    "Things that make me laugh",
    "My family or where I come from",
    "What I need on a hard day",
)
COLLECT = exercise_of(
    "Small Wins",
    Listing(
        id="wins", text="What went a little better than it might have? Any size counts.", items=TOPICS[:3]
    ),
)
SORT = exercise_of(
    "Easy, Maybe, Not Now",
    Listing(
        id="topics",
        text=(
            "Where would each topic go, as things are today? You can leave any of them out, and add your own."
        ),
        items=TOPICS,
        piles=("easy", "maybe", "not now"),
        skip="No sorting today",
    ),
)
RATED = exercise_of(
    "Easy, Maybe, Not Now",
    Listing(
        id="top",
        text="From your easy pile, you could take a few to begin with. How easy would each one be to say?",
        items=TOPICS[:3],
        own=False,
        rate=Scale(0, 10, 1, "hard to say", "easy to say"),
    ),
)
RANKED = exercise_of(
    "One Step at a Time",
    Listing(
        id="ladder",
        text="Which of these comes first, for you? The order can change on any day.",
        items=TOPICS[:4],
        own=False,
        rank=True,
        pick=1,
    ),
)
CUES = exercise_of(
    "Small Signs",
    Body(
        id="cues",
        text="Think of an ordinary time when you wanted to pull away. What did your body do? You could "
        "pick up to "
        "five signs, or add your own.",
        cues=(
            "a tight jaw",
            "a hot face",
            "a lump in the throat",
            "raised shoulders",
            "a tight chest",
            "a knot in the belly",
            "cold hands",
            "restless legs",
            "far away from it all",
        ),
        places=(
            ("a tight jaw", "jaw"),
            ("a hot face", "face"),
            ("a lump in the throat", "throat"),
            ("raised shoulders", "shoulders"),
            ("a tight chest", "chest"),
            ("a knot in the belly", "belly"),
            ("cold hands", "hands"),
            ("restless legs", "legs"),
            ("far away from it all", "whole"),
        ),
        most=5,
        strength=Scale(0, 10, 1, "faint", "strong"),
        first=True,
        skip="No signs today",
    ),
)
TALLY = exercise_of(
    "Five, Four, Three, Two, One",
    Tally(
        id="see",
        text="Find five things you can see. Small or far away, all of it counts.",
        count=5,
        sense="see",
        swap="Find five things you can hear or touch.",
    ),
)
READ = exercise_of(
    "Small Signs",
    Read(
        id="open",
        text="When someone comes closer, a body may send small signs: a tight chest, a hot face, a wish "
        "to go. "
        "You could see which ones you know, as if you looked at a weather map.\n\n"
        "Eyes open is fine, and you can pass on any part.",
    ),
)
AGREE = exercise_of(
    "A Page We Agree On",
    Write(id="pace", text="What pace suits you both? Slow is a pace too."),
    Write(id="limits", text="What stays out, for now?"),
    Agree(
        id="page",
        text="Here is the page as it stands. Everyone it is about can say how it is for them.",
        document="agreement",
        parts=("pace", "limits"),
        on_change="pace",
        review_weeks=4,
        speakers=("A", "B"),
    ),
    family="agreement",
)
LATER = exercise_of(
    "Share With Someone",
    Later(
        id="wait",
        text="That was the part for the page. The other part is out there, whenever it suits you.",
        label="after the talk with my sister",
    ),
)
ALONE = exercise_of(
    "A Curious Ear",
    Gate(
        id="ready",
        text="For you alone: would you like to try this today? You would each speak once about something "
        "small, and "
        "listen once.",
        private=True,
        on_no="end",
        options=(Option("Yes, I'd like to", "yes"), Option("Not today", "not-today", no=True)),
    ),
    family="communication",
)
ALONE_RATE = exercise_of(
    "A Curious Ear",
    Rate(
        id="before",
        role="before",
        private=True,
        text=(
            "For you alone: how uneasy are you about doing this now? 0 is not at all. 10 is the most you "
            "can imagine."
        ),
    ),
    family="communication",
)
LOOK_BACK = exercise_of(
    "The Next Chapter",
    Review(
        id="earlier",
        text="Here are lines you kept on other days. You can bring them along, or let them rest.",
        sources=("bright-moments",),
        pick=2,
        if_none="There are no earlier lines here just now, and none are needed.",
        skip="Go on without them",
    ),
)
