"""The hand-written introduction of docs/format.md."""

INTRO = """
# The exercise format

One exercise is one text file whose name ends in `.toml`. Any editor will do. Lines that begin with `#` are notes for
people. This page begins with what you need to know; after that comes every setting, made from the same table that
closeness checks files with. `closeness exercises check FILE` names everything that is wrong with a file, with its line.

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

`{line}` in a text puts in the answer of the step with that id; `{title.what}` puts in a part of it: a blank of `fill`,
a pile of `list`, or its `pick` or `top`. `{today}` and `{stop-word}` are always there. `{line|your words}` says what to
show when nothing was answered. The step that asks must stand above.

## Where steps lead

Steps follow one another. `go` on an option and `on_no` of a `gate` lead elsewhere: to the id of a step, to `"end"`, to
`"@help"`, or to another exercise, `"@grounding-54321"`. `when` shows a step only if something holds:

```toml
when = { step = "before", at_least = 6 }
when = { step = "where", is = "thin" }
when = { step = "words", skipped = true }
when = { step = "after", rise_from = "before", at_least = 2 }
when = { any = [{ step = "after", at_least = 6 }, { step = "after", is = "numb" }] }
```

## Lists from elsewhere

Where a setting takes a source, `{ vocabulary = "feelings" }` is a list of words from the folder `vocabularies`, and
`{ from = "step.part" }` is an earlier answer. Decks of cards stand in the same file, `[deck.small-shares]`, or in that
folder.

## Limits

UTF-8, at most 64 KiB, 200 steps, 4,000 characters a text. Unseen control characters are refused.
"""
