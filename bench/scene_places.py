"""Scenes of the places: home, the pages around a practice, the log, and what is shown from everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bench.scene import IN_CALM, IN_CONTRAST, WIDE_IN_CALM, Opened, Pass, Scene, Size, Typed, Until
from bench.scene_exercises import RATE, WRITE, exercise_of
from closeness_tui.core.answer import Number
from closeness_tui.core.event import Answer, Next, Stop
from closeness_tui.core.steps import Read, Write
from closeness_tui.practice.opening import Practice
from closeness_tui.tui.dialogs.recovery_words import RecoveryWordsScreen
from tests.tui.kept_years import NOW, fill, name_of, note

RAIN = "We stood by the window and heard the rain."
SHORT = exercise_of(
    "Bright Moments", Write(id="scene", text="If you'd like, put the moment into a few lines.")
)
BARE = exercise_of("Slow Out-Breath", Read(id="only", text="A breath or two."), family="breathing")
BROUGHT = (Typed(RAIN), Pass(3), "ctrl+n", "enter", "enter")


def unfinished(practice: Practice) -> None:
    """Stop after the first steps of one exercise."""
    exercise = practice.library.get("one-small-share")
    assert exercise is not None
    run = practice.begin(exercise)
    for event in (Answer(Number(3)), Next(), Stop()):
        run.send(event)
    practice.leave(run)


def years(practice: Practice) -> None:
    """What one may have kept after some years."""
    fill(practice, 24)


def versions(practice: Practice) -> None:
    """One entry that was changed on two machines, and others."""
    fill(practice, 5)
    first = practice.log.save(replace(note(6), id=name_of(100), words="A quiet day."))
    one = replace(
        first, id=name_of(101), words="A quiet day. We ate by the window.", replaces=first.id, edited=NOW
    )
    two = replace(one, id=name_of(102), words="A quiet day, with rain.", edited=NOW + timedelta(hours=1))
    for each in (one, two):
        practice.log.save(each)
    practice.log.delete(first.id)


FOUND = Until("newest first")

NEW = (("welcomed", False),)

LEARN = ("ctrl+p", Typed("pages to read"), Until("a minute each"), "enter", Until("nothing is kept"))

WELCOME = (
    Scene(
        name="welcome", shows="The first page: what this is, and what it is not.", settings=NEW, shown=IN_CALM
    ),
    Scene(name="welcome-privacy", shows="What stays private, and how.", settings=NEW, keys=("right",)),
    Scene(
        name="welcome-look",
        shows="Looks, motion and sound.",
        settings=NEW,
        keys=("right",) * 2,
        shown=IN_CALM,
    ),
    Scene(name="welcome-safety", shows="Whom one could reach.", settings=NEW, keys=("right",) * 3),
    Scene(name="welcome-first", shows="A first practice of two minutes.", settings=NEW, keys=("right",) * 4),
)

SETTINGS = (
    Scene(name="settings", shows="The settings, each kept at once.", keys=("comma",), shown=IN_CALM),
    Scene(
        name="settings-folders",
        shows="More folders with exercises, such as those that a therapist gave.",
        settings=(("folders", ("~/from-my-therapist", "~/Documents/exercises")),),
        keys=("comma", *("down",) * 6, "enter"),
    ),
    Scene(
        name="settings-places",
        shows="Where everything lies on this computer.",
        keys=("comma", "end", "up", "up", "enter"),
    ),
    Scene(
        name="settings-erase",
        shows="Erasing everything: what goes, what stays, and a word to type.",
        keys=("comma", "end", "enter"),
    ),
    Scene(
        name="recovery-words",
        shows="Ten words on paper, in case the passphrase is forgotten.",
        keys=(Opened(RecoveryWordsScreen),),
    ),
    Scene(
        name="recovery-words-made",
        shows="The ten words, shown once, to be written down and typed back.",
        keys=(Opened(RecoveryWordsScreen), "1"),
    ),
)

PLACES = (
    *WELCOME,
    *SETTINGS,
    Scene(name="home-filter", shows="Only what is short, or gentle, or of one kind.", keys=("f",)),
    Scene(
        name="home",
        shows="Home: what would be kind right now, and the exercises, the lightest first.",
        shown=WIDE_IN_CALM,
    ),
    Scene(
        name="home-sifted",
        shows="What is left where only gentle and short things are wanted.",
        keys=("f", "down", "right", "down"),
    ),
    Scene(name="home-find", shows="Looking for an exercise by a word.", keys=("slash", Typed("breath"))),
    Scene(name="home-unfinished", shows="An unfinished practice waits, first of all.", home=unfinished),
    Scene(
        name="about",
        shows="About an exercise: why, how long, what to mind, and the doors.",
        start="pmr-4",
        shown=IN_CALM,
    ),
    Scene(
        name="about-lengths",
        shows="Another length for its timers: open, so that each waits until one goes on.",
        start="pmr-4",
        keys=("l", "l"),
    ),
    Scene(name="about-for-two", shows="About an exercise for two: both must want it.", start="curious-reply"),
    Scene(
        name="closing",
        shows="After a practice: one's own words, and what to keep of them.",
        exercise=SHORT,
        keys=BROUGHT,
        shown=IN_CALM,
    ),
    Scene(
        name="closing-choose",
        shows="Choosing what to keep, line by line.",
        exercise=SHORT,
        keys=(*BROUGHT, "down", "enter"),
    ),
    Scene(
        name="closing-words",
        shows="A small page for words of one's own.",
        exercise=SHORT,
        keys=(*BROUGHT, "w", Typed("It felt small and real.")),
    ),
    Scene(
        name="closing-nothing",
        shows="Keeping nothing is asked once more.",
        exercise=SHORT,
        keys=(*BROUGHT, "end", "enter"),
    ),
    Scene(
        name="closing-doors",
        shows="Kept; and the ways on from here, rest among them.",
        exercise=SHORT,
        keys=(*BROUGHT, "enter"),
        shown=IN_CALM,
    ),
    Scene(
        name="closing-bare",
        shows="A practice without words: none are needed.",
        exercise=BARE,
        keys=("enter",) * 3,
    ),
    Scene(name="log-empty", shows="The log before anything is in it.", keys=("l",)),
    Scene(
        name="log",
        shows="The log: what was kept, newest first.",
        home=years,
        keys=("l", FOUND),
        shown=IN_CALM,
    ),
    Scene(
        name="log-find",
        shows="Looking for words in the log.",
        home=years,
        keys=("l", FOUND, "slash", Typed("roof"), Until("with “roof”")),
    ),
    Scene(
        name="log-entry",
        shows="One entry to read: what asked, and what was answered.",
        home=years,
        keys=("l", FOUND, "down", "down", "enter"),
        shown=WIDE_IN_CALM,
    ),
    Scene(
        name="log-entry-noting",
        shows="A noting practice as it was, in time.",
        home=years,
        keys=("l", FOUND, "down", "enter"),
    ),
    Scene(
        name="log-editor",
        shows="Changing the words of an entry.",
        home=years,
        keys=("l", FOUND, "down", "down", "e"),
    ),
    Scene(
        name="log-new",
        shows="A new page for today.",
        home=years,
        keys=("l", FOUND, "n", Typed("A quiet day.")),
    ),
    Scene(name="log-tags", shows="Changing the tags of an entry.", home=years, keys=("l", FOUND, "t")),
    Scene(
        name="log-threads",
        shows="Only entries of one exercise.",
        home=years,
        keys=("l", FOUND, "o", Until("entries from")),
    ),
    Scene(
        name="log-chapters",
        shows="The stories of the log, read like a book.",
        home=years,
        keys=("l", FOUND, "c", Until("Chapter 1")),
    ),
    Scene(
        name="log-versions",
        shows="Two versions of one entry, side by side.",
        home=versions,
        keys=("l", FOUND, "end", "v"),
    ),
    Scene(
        name="log-deleted",
        shows="An entry is gone; one key brings it back.",
        home=years,
        keys=("l", FOUND, "d"),
    ),
    Scene(name="unlock", shows="The log is locked and asks for the passphrase.", locked=True, keys=("l",)),
    Scene(
        name="choose-passphrase",
        shows="Choosing a passphrase: what it does, and what it cannot do.",
        keys=("p",),
    ),
    Scene(
        name="let-go",
        shows="An unfinished practice can be let go of without a look.",
        home=unfinished,
        locked=True,
        keys=("k", "escape"),
    ),
    Scene(name="keys", shows="All keys of home, each with what it does.", keys=("question_mark",)),
    Scene(name="keys-practice", shows="All keys of a practice.", exercise=RATE, keys=("question_mark",)),
    Scene(name="keys-writing", shows="All keys while words are typed.", exercise=WRITE, keys=("f1",)),
    Scene(
        name="help-now",
        shows="Help now: whom one could reach; it asks for nothing.",
        keys=("h",),
        shown=IN_CONTRAST,
    ),
    Scene(name="safety", shows="When to wait, and whom to reach first.", keys=("h", "s")),
    Scene(name="learn", shows="Pages to read: seven of them, a minute each.", keys=LEARN),
    Scene(name="learn-page", shows="One page: a few words, and what they draw on.", keys=(*LEARN, "enter")),
    Scene(name="hidden", shows="The hidden screen: one small dot.", keys=("x",)),
    Scene(
        name="hidden-asking",
        shows="The hidden screen asks for the passphrase after a key.",
        locked=True,
        keys=("x", "a"),
    ),
    Scene(
        name="palette",
        shows="All places and exercises, found by name.",
        keys=("ctrl+p", Typed("hide"), Until("Show an empty screen")),
        afresh=True,
    ),
    Scene(
        name="small",
        shows="A window that is too small: what is needed, and that all is kept.",
        keys=(Size(30, 8),),
    ),
)
