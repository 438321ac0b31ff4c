"""The hand-written introduction of docs/format.md."""

INTRO = """
# The exercise format

One exercise is one text file whose name ends in `.toml`. Any editor will do. Lines that begin with `#` are notes for
people. This page begins with what you need to know; after that comes every setting, made from the same table that
closeness checks files with. `closeness exercises new` writes a small whole exercise in which every line is explained,
and `closeness exercises check FILE` names everything that is wrong with a file, with its line. If you have never
written one, begin with [the guide for therapists](for-therapists.md).

## A whole exercise

```toml
id = "one-kind-line"
title = "One Kind Line"
family = "self-talk"
rung = 1
summary = "Write one kind line to yourself."

[[step]]
kind = "read"
text = \"\"\"
Half a thought is enough.

Nobody else sees this.\"\"\"

[[step]]
kind = "write"
id = "line"
text = "What might a kind friend say to you today?"
skip = "I'll just think it"

[[step]]
kind = "say"
show = "line"
text = "If you like, read it out loud, slowly."
```

- The top of the file comes first; then the steps, in order, each below a line `[[step]]`.
- Text stands in straight quote marks. Text of several lines stands in three of them. It is plain text: no markup.
- Seconds and other numbers stand without quote marks; a list stands in square brackets with commas between.
- An `id` has small letters, digits and single hyphens, begins with a letter, and has at most 40 characters.
  The exercise keeps its id for ever: old entries of the log know it by that name. A translation is a file of its own
  with the same `id` and another `lang`.
- The page before the start, the keys, two distress ratings (`check`) and the last screen are put in by closeness.

## Earlier answers

`{line}` in a text puts in the answer of the step with that id; `{title.what}` puts in a part of it: a blank of
`fill`, a pile of `list`, its `pick` or `top`, or the `first` of `body`. `{today}` and `{stop-word}` are always there.
`{line|your words}` says what to show when nothing was answered. The step that asks must stand above.

`show` keeps an earlier answer in view: a `say` step reads it out, a `write` step has it beside the writing.

## Where steps lead

Steps follow one another. `go` on an option and `on_no` of a `gate` lead elsewhere: to the id of a step, to `"end"`,
to `"@help"`, or to another exercise, `"@grounding-54321"`. `when` shows a step only if something holds:

```toml
when = { step = "before", at_least = 6 }
when = { step = "where", is = "thin" }
when = { step = "words", skipped = true }
when = { step = "after", rise_from = "before", at_least = 2 }
when = { any = [{ step = "after", at_least = 6 }, { step = "after", is = "numb" }] }
```

## Lists from elsewhere

A setting that takes a list of texts or a source (`items`, `options`, `cards`, `cues`, `starters`, `suggestions`,
`labels`) can say where its list comes from:

```toml
items = { vocabulary = "feelings" }                      # words from the folder `vocabularies`
items = { from = "topics.easy" }                         # an earlier answer of this practice, or a part of it
items = { from = "@bright-moments", field = "moves" }    # the latest answer that was kept from another exercise
```

The last one is empty where nothing was kept or the log is locked, so the step must also make sense without it. Nine
`options` fit where they are written out; from elsewhere there may be more. The answers of a `gate` are always written
out.

Files in the folder `vocabularies`, beside the exercises, hold what several exercises use. Decks may also stand in the
exercise itself.

```toml
[deck.small-shares]
level = 1
cards = ["A song that feels like home", "A place you miss"]

[vocabulary.my-signs]
words = ["tight chest", "cold hands"]

[vocabulary.my-signs.places]
"tight chest" = "chest"
"cold hands" = "hands"

[vocabulary.my-trap-words.notes]
"always" = "Once or twice may be easier to hear."
```

`places` say where a word belongs on the figure of `body`: head, face, jaw, throat, shoulders, chest, arms, hands,
belly, legs, feet or whole. `notes` are soft notes on words: `listen_for = "my-trap-words"` in a `fill` step shows
them while the person writes. A note is only a note; nothing is ever refused for it. Where every word has a note or a
place, `words` need not be written.

## How often: chosen by the person

`rounds` of `breathe`, `tense` and `turns` can be chosen before. The ids of those options are the numbers.

```toml
[[step]]
kind = "choose"
id = "passes"
text = "How many breaths would you like?"
options = [{ text = "A few", id = "6" }, { text = "Some more", id = "12" }]

[[step]]
kind = "breathe"
in = 4
out = 6
rounds = { from = "passes" }
```

## The body

`body` offers cues on a figure. `strength` asks how strong each one is, `first = true` which of them tends to come
first.

```toml
[[step]]
kind = "body"
id = "cues"
text = "What do you notice when someone comes closer? Nothing is fine too."
cues = ["tight chest", "cold hands", "holding still"]
first = true

[[step]]
kind = "read"
text = "{cues.first|A first sign} may show up early. You could greet it like the weather."
```

Without `cues`, the words come from the vocabulary `body-cues`. To ask whether anything was picked, write
`when = { step = "cues", skipped = false }`.

## People in turn

`turns` gives people time to speak, one after the other, at one keyboard. Their names, the card and the stop word are
large on the screen. One and the same key ends a turn and passes it, so nobody can tell which it was, and nothing of
it is recorded. Who begins changes from round to round. With `cards` or a `deck` there is one round a card.

```toml
[[step]]
kind = "choose"
id = "starts"
text = "Who would like to begin?"
options = ["A", "B"]

[[step]]
kind = "choose"
id = "our-word"
text = "Which word would you like for stopping?"
options = ["pause", "umbrella"]
own = "Another word"

[[step]]
kind = "turns"
text = "A minute each. Short is fine, and passing is fine."
seconds = 60
say_back = 20
speakers = ["A", "B"]
first = "starts"
stop = "our-word"
cards = ["A song that feels like home", "A place you miss"]
```

The options of `first` are the speakers, spelt the same. Without `stop`, the screen shows the stop word from the
settings. One name in `speakers` gives one turn to one person.

## Two people, each alone

With `private = true` on `gate` or `rate`, two people answer one after the other, each alone at the screen. Closeness
puts the pages between them in; you don't write those. Use it where a yes might be given to please.

```toml
[[step]]
kind = "rate"
id = "before"
role = "before"
private = true
text = "For you alone: how uneasy are you about this? Your number is not kept or shown."

[[step]]
kind = "gate"
id = "ready"
private = true
text = \"\"\"
For you alone: would you like to begin?

The page can close after this for many reasons: time, energy, pace, a high number, or by itself now and then.
It never says which.\"\"\"
options = ["Yes", { text = "Not today", id = "not-today", no = true }]
on_no = "closed"

[[step]]
kind = "turns"
text = "A minute each."
seconds = 60

[[step]]
kind = "read"
id = "closed"
when = { step = "ready", is = "not-today" }
text = "This one isn't a fit today, and there can be many reasons. Rest is fine, and so is something else together."
```

What it does, and what it does not do:

- A private gate closes when either of them chose an answer with `no = true`; when either gave 6 or more, or numb,
  on a private distress rating before it; and about one time in eight by itself. The last is on purpose: because a
  page may close without anyone having said no, a closed page proves nothing about anyone. Put the rating above the
  gate.
- A page that was closed before anybody's turn stays closed for the rest of the day, so that trying again tells
  nothing. Closeness remembers that it was closed, until the day is over, and never why.
- A page that stays open does tell something: nobody said no.
- After a closing, conditions see the first answer with `no = true`, whoever and whatever closed it.
- Private answers are never written to disk and never shown again, so no text and no other step can use them. After
  a break they are asked anew.
- A condition sees the higher of the two numbers. A step that is shown only after a high number tells both of them
  that one was high: use such a condition with care, or not at all.
- It cannot help against somebody who watches the screen or the keys, who asks afterwards, or who must be obeyed.
  The `caution` should say so: this is for two people who can say no to each other.

## A page that people agree on

`agree` makes a page of earlier answers. Each of the `speakers` is asked openly, one after the other: I agree, change
something (back to `on_change`), or not now. Every version is kept under the name of the `document`. Begun again, the
exercise starts with what was kept.

```toml
[[step]]
kind = "write"
id = "hopes"
text = "What do you hope for?"

[[step]]
kind = "agree"
id = "page"
text = "Here is the page. Not now is a full answer."
document = "our-page"
parts = ["hopes"]
on_change = "hopes"
review_weeks = 4
speakers = ["Me", "My therapist"]

[[step]]
kind = "read"
when = { step = "page", is = "agreed" }
text = "The page is there to lean on. If it pinches one day, change the page."
```

## Another day

At `later` the person can park the practice, for example to try something in real life, and come back another day; it
then goes on with the step below. They can also go straight on. Nothing reminds them, and nothing runs out. `label`
says on the first screen what waits.

```toml
[[step]]
kind = "later"
text = "If you like, try it once in the coming days. This will wait for you, as long as it takes."
label = "Look back at what I tried"

[[step]]
kind = "write"
text = "How was it? If you didn't try it, that is fine too."
skip = "I didn't try it"
```

## Your own scales

`closeness scales add scale.toml` takes in a scale for which you hold the right; none comes with the program. It is a
file of its own, not an exercise. `closeness check-in --scale ease-with-people` then opens it. The answers become one
number, by `sum` or `mean`, shown with the range it can have, and never with a name for what it may mean: the format has
no setting for such limits. With a line left open there is no number.

```toml
id = "ease-with-people"
title = "Ease With People"
intro = "Think of the last two weeks."
min = 1
max = 5
low = "never"
high = "often"
score = "mean"
licence = "My own words."
reading = "More means more ease."

[[item]]
text = "I felt at ease with someone."

[[item]]
text = "I wanted to leave early."
reverse = true
```

`licence` says why you may use it, and is needed. `reverse` lets a line count from the other end. `step`, `source` and
`lang` can be left out, and so can `reading`, your own words on how to read the number.
`closeness scales check scale.toml` says what is wrong with a file.

## Pages to read

A file of the family `learn` is a page that is only read: the texts of its `read` steps, one after the other, up to 150
words, and its `sources`. It stands in no list of exercises; `closeness learn` names it, behind those that come with the
program. Nothing is asked, rated or kept. Steps of other kinds are left out, and `check --style` says so.

```toml
id = "two-of-us"
title = "Two of Us"
family = "learn"
rung = 1
summary = "A page on taking turns."

[[step]]
kind = "read"
text = "One of us speaks, and the other one listens. Then it may go the other way round."
```

## In an editor

`closeness exercises new` puts the file `exercise.schema.json` beside your exercise, and names it in the first line:

```toml
#:schema ./exercise.schema.json
```

Editors that know TOML schemas then offer settings as you type, explain them and mark what does not fit: Visual Studio
Code with the extension Even Better TOML or Tombi, and any other editor with the language server of Taplo or Tombi.
Nothing is fetched from a network. Without those tools the line is a note like any other. What one step says about
another, such as where it leads, only `closeness exercises check` can see. `closeness exercises schema` shows the
schema itself.

## Half, full, double, open

Before an exercise with a timer begins, the person chooses how long its timers run. You write the full length; the rest
follows. What the body needs for one round of something stays as you wrote it.

| kind | half | double | open: until the person goes on |
|---|---|---|---|
| `breathe` | fewer breaths, at least one | more breaths | paced for 20 minutes, then free |
| `tense` | one pass of two; else a shorter letting go, at least 15 s | a longer letting go | stays full |
| `note` | half the time, at least 30 s | twice the time | open |
| `rest` | half the time, at least 5 s | twice the time | open |
| `say` with `seconds` | half the time, at least 10 s | twice the time | one reading of any length |
| `turns` | half of each turn, at least 20 s; to say back, at least 15 s | twice each turn | stays full |

One breath, one squeeze, the cues of `note` and the number of turns never change. A number that the person chose in the
exercise (`rounds = { from = "passes" }`) stands. So a text reads well at every length when it names no time.

## Limits

UTF-8, at most 64 KiB, 200 steps, 4,000 characters a text. Unseen control characters are refused.
"""
