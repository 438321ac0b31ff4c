"""Scenes of the steps whose time runs, each at a moment worth seeing."""

from __future__ import annotations

from bench.scene import IN_CALM, IN_LIGHT, Pass, Scene, Typed
from bench.scene_exercises import exercise_of
from bench.scene_steps import scene
from closeness_tui.core.steps import Breathe, Group, Note, Pattern, Rest, Say, Tense, Turns, Write

BREATH = exercise_of(
    "Slow Out-Breath",
    Breathe(
        id="breath", text="Follow the figure if you like, or your own breath.", rhythm=Pattern(), rounds=12
    ),
    family="breathing",
)
SQUEEZE = exercise_of(
    "Four Squeezes",
    Tense(
        id="squeeze",
        tense=6,
        release=30,
        rounds=2,
        groups=(
            Group(
                "Hands and arms",
                "",
                "Make loose fists and bend your elbows a little. Squeeze with about half of your strength.",
                ("And let go. Let your hands land where they like.",),
                "Leave your arms still. Picture them warm and heavy.",
            ),
            Group(
                "Face and jaw",
                "",
                "Scrunch your eyes, nose and mouth, as if you bit a lemon.",
                ("Let go. Let your forehead smooth out. Let your jaw hang loose.",),
                "Picture cool air on your forehead.",
            ),
            Group(
                "Shoulders, chest and belly",
                "",
                "Lift your shoulders a little and make your belly firm. Keep the breath moving.",
                ("Let go. Let your shoulders drop. Let your belly be soft.",),
                "Picture a warm blanket around your shoulders.",
            ),
            Group(
                "Legs and feet",
                "",
                "Press your legs together and pull your toes gently up.",
                ("Let go. Let your legs be as heavy as they want.",),
                "Picture your feet in warm sand.",
            ),
        ),
    ),
    family="relaxation",
)
NOTING = exercise_of(
    "What Comes, What Goes",
    Note(
        id="open",
        text="Now four minutes, with five words. If a thought pulls you off, the word is thought. That's "
        "all you need "
        "to do with it.",
        labels=("sound", "body", "feeling", "thought", "urge"),
        seconds=240,
        cue=10,
    ),
    family="noting",
)
QUIET = exercise_of(
    "What Comes, What Goes",
    Rest(id="quiet", seconds=45, text="No more words. Let things come and go by themselves."),
    family="noting",
)
ALOUD = exercise_of(
    "A Kinder Voice",
    Write(id="line", text="Is there one line you'd like to keep from this?", lines=2),
    Say(id="read-it", show="line", seconds=30, text="If you like, read it slowly, out loud or in your head."),
)
CARDS = (
    "What is a small thing you are looking forward to?",
    "When did you last laugh so that it hurt?",
    "What would you like me to know about your week?",
)
TURNS = exercise_of(
    "Trade Questions",
    Turns(
        id="talk",
        text="One of you speaks, the other listens. You can pass on any turn.",
        seconds=60,
        say_back=30,
        speakers=("Maya", "Jon"),
        cards=CARDS,
    ),
    family="communication",
    audience=("pair",),
)


RUNNING = (
    scene(
        "breathe-in",
        "The breathing figure half full, on the way in: breathe in, second 3 of breath 1.",
        BREATH,
        Pass(2.4),
        shown=IN_CALM,
    ),
    scene("breathe-out", "The figure sinks: breathe out.", BREATH, Pass(6.6)),
    scene("breathe-free", "No pace any more: breathe as you like.", BREATH, Pass(12), "f"),
    scene("breathe-paused", "The time stands still; Space goes on.", BREATH, Pass(3), "space"),
    scene(
        "breathe-still",
        "Without motion: the same in words and numbers.",
        BREATH,
        Pass(2.4),
        settings=(("reduced_motion", True),),
    ),
    scene(
        "tense",
        "Tense: a body figure lights the part, and the words say how.",
        SQUEEZE,
        Pass(2),
        shown=IN_CALM,
    ),
    scene("release", "Let go: the same part is soft now.", SQUEEZE, Pass(12)),
    scene("tense-later", "The third part of the body, second round.", SQUEEZE, Pass(72 * 2 + 38)),
    scene("tense-imagine", "A part is only imagined.", SQUEEZE, Pass(2), "i"),
    scene("note-first", "Five soft labels, and a strip in time that is still empty.", NOTING),
    scene(
        "note",
        "Some things were noted; the strip in time shows when.",
        NOTING,
        Pass(6),
        "1",
        Pass(9),
        "4",
        Pass(8),
        "4",
        Pass(11),
        "2",
        Pass(20),
        "3",
        Pass(14),
        "1",
        Pass(3),
        shown=IN_LIGHT,
    ),
    scene("note-cue", "A soft cue asks what is here now.", NOTING, Pass(10)),
    scene(
        "rest-open",
        "Quiet time without an end of its own: it waits until one goes on.",
        QUIET,
        Pass(15),
        length="open",
    ),
    scene("rest", "Quiet time with one thin line.", QUIET, Pass(15)),
    scene(
        "say",
        "Own words to read aloud.",
        ALOUD,
        Typed("I am allowed to take my time."),
        Pass(3),
        "ctrl+n",
        Pass(8),
    ),
    scene(
        "turns",
        "Whose turn it is, plain from across a table; the card, and the time.",
        TURNS,
        Pass(20),
        shown=IN_CALM,
    ),
    scene("turns-say-back", "The other one says back what they heard.", TURNS, Pass(70)),
    scene("turns-other", "The name stands on the other side when the turn changes.", TURNS, Pass(100)),
    scene("grounding", "A minute of grounding on top; the exercise waits.", NOTING, Pass(10), "g"),
)

TIMED: tuple[Scene, ...] = RUNNING
