"""A small whole step of every kind, for authors to change; in English like the shipped exercises, so not translated.

`$id` stands for the step's own id, `$write` for the last step that asked for words.
"""

from __future__ import annotations

from typing import Literal

Audience = Literal["client", "pair", "therapist"]

USUAL: dict[Audience, tuple[str, ...]] = {
    "client": ("read", "choose", "write", "say"),
    "pair": ("read", "turns"),
    "therapist": ("read", "choose", "write"),
}
"""The steps of a new exercise whose author named none."""

TOPS: dict[Audience, str] = {
    "client": """\
summary = "Put one small good moment into words."
why = "A small moment is easy to miss. A few words can bring it closer."
caution = "Please choose a small moment. If it stirs up a lot, you can stop at any time."
""",
    "pair": """\
with = ["partner"]
summary = "Take turns to speak and to listen, a minute each."
why = "Short turns leave room for both of you. Nothing has to be solved."
caution = \"\"\"
Before you begin, on your own: can I say no to this person without fear?
If the answer is no or not sure, please leave this one out.\"\"\"
""",
    "therapist": """\
summary = "Look back at one moment of a session."
why = "A few words after a session can show what it did with you."
caution = "Please write no names of clients. On a hard day, this can wait."
""",
}
"""What stands at the top beside the title."""

CARE_OF_THE_BODY = """\
caution = "It should never hurt. If it makes you uneasy, breathe and move as you like, or leave it out."
"""

STEPS: dict[str, str] = {
    "read": """\
kind = "read"
text = \"\"\"
You could look at one small moment of today. A few words are enough.

You can pass on any question, and you can stop at any time.\"\"\"
""",
    "gate": """\
kind = "gate"
id = "$id"
text = "Is there a little time and quiet for this today? Not today is a full answer."
options = [
  "Yes, I'd like to begin",
  { text = "Not today", id = "not-today", no = true },
]
on_no = "end"
""",
    "rate": """\
kind = "rate"
id = "$id"
text = "How near does this moment feel right now? Any number is fine."
scale = { min = 0, max = 10, low = "far away", high = "very near" }
""",
    "choose": """\
kind = "choose"
id = "$id"
text = "Is there room for this right now?"
skip = "I'll see as I go"
options = [
  "Yes, a little",
  { text = "Something smaller first", go = "@grounding-54321" },
  { text = "Stop here", go = "end" },
]
""",
    "write": """\
kind = "write"
id = "$id"
text = "Is there one small moment you'd like to keep? A look, a word or a quiet minute will do."
skip = "I'll just think it"
lines = 3
""",
    "fill": """\
kind = "fill"
id = "$id"
text = "If you'd like, finish this sentence. You can leave the blank empty."
skip = "I'll just think it"
template = "It was good when {what}."
blanks.what = { hint = "a few words", suggestions = ["someone smiled", "it was quiet"] }
""",
    "list": """\
kind = "list"
id = "$id"
text = "Is there something small that does you good? You can add your own."
skip = "Nothing comes to mind"
items = ["a walk", "a song", "a warm drink"]
most = 5
""",
    "body": """\
kind = "body"
id = "$id"
text = "What does your body do right now? Nothing is fine too."
skip = "Nothing I notice"
cues = ["warm hands", "soft shoulders", "tight chest"]
most = 3
""",
    "breathe": """\
kind = "breathe"
text = "If this pace doesn't fit, breathe in your own way."
in = 4
out = 6
seconds = 60
""",
    "tense": """\
kind = "tense"
text = "Half your strength is plenty. It should never hurt."
tense = 5
release = 15
rounds = 1
group = [
  { part = "Hands", tense_text = "Make loose fists.", release_text = "And let go." },
  { part = "Shoulders", tense_text = "Lift them a little.", release_text = "Let them drop." },
]
""",
    "note": """\
kind = "note"
text = "Give each sound one soft word: near or far. You can end it early, whenever you like."
labels = ["near", "far"]
seconds = 60
""",
    "tally": """\
kind = "tally"
text = "Look around. Press a key for each thing you see."
count = 5
sense = "see"
swap = "Name 5 colours instead."
""",
    "rest": """\
kind = "rest"
text = "Nothing to do for a little while. You can end it early, whenever you like."
seconds = 30
""",
    "say": """\
kind = "say"
text = "If you like, read it once, out loud or in your head."
skip = "I'll leave it on the page"
show = "$write"
when = { step = "$write", skipped = false }
""",
    "turns": """\
kind = "turns"
text = "A minute each. Short is fine, and passing is fine."
skip = "Not this time"
speakers = ["A", "B"]
seconds = 60
say_back = 20
""",
    "review": """\
kind = "review"
text = "Here are some words from other days."
from = "*"
since = 30
most = 3
if_none = "There is nothing here yet, and that is fine."
""",
    "agree": """\
kind = "agree"
id = "$id"
text = "Here is the page. Not now is a full answer."
skip = "Not today"
document = "my-page"
parts = ["$write"]
on_change = "$write"
review_weeks = 4
speakers = ["Me"]
""",
    "later": """\
kind = "later"
text = "If you like, try it once in the coming days. This can wait for you, as long as it takes."
label = "Look back at what I tried"
""",
}

SAID_WITHOUT_WORDS = """\
kind = "say"
text = "If you like, say it once, out loud or in your head: I can go slowly."
skip = "I'll let it be"
"""
"""Where no earlier step has asked for words."""

BEFORE_TWO = (
    """\
kind = "rate"
id = "before"
role = "before"
private = true
text = "For you alone: how uneasy are you about this? Your number is not kept or shown."
""",
    """\
kind = "gate"
id = "ready"
private = true
text = \"\"\"
For you alone: would you like to begin?

The page can close after this for many reasons: time, energy, pace or a high number.
Now and then it closes by itself. It never says which.\"\"\"
options = [
  "Yes, I'd like to",
  { text = "Not today", id = "not-today", no = true },
]
on_no = "closed"
""",
    """\
kind = "choose"
id = "our-word"
keep = "never"
text = "Which word means stop? The usual one is {stop-word|pause}. Whoever says it, you both stop."
skip = "The usual word"
own = "Another word"
options = ["pause", "umbrella"]
""",
)
"""What begins an exercise for two."""

AFTER_TWO = """\
kind = "read"
id = "closed"
when = { step = "ready", is = "not-today" }
text = "This one isn't a fit today, and there can be many reasons. Rest is fine."
"""

FOR_THE_PAGE = """\
kind = "write"
id = "$id"
text = "On your own first: what might help you both to go gently? A line for the page is enough."
skip = "I'll leave it open"
lines = 3
"""
"""What two people write for a page that both of them will see; a page that all agree to is kept on purpose."""

THERAPISTS = {
    "read": """\
kind = "read"
text = \"\"\"
You could look back at one moment of a session. A few words are enough.

Please write no names of clients.\"\"\"
""",
    "write": """\
kind = "write"
id = "$id"
text = "Is there one moment that stayed with you?"
skip = "I'll just think it"
lines = 3
""",
}
"""Where a therapist's own words differ."""
