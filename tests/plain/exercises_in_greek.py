"""An exercise with every kind of step and no Latin letter for people, so that the program's own words stand out."""

EVERY_KIND = """
id = "every-kind"
title = "Τίτλος"
family = "grounding"
rung = 1
with = ["partner"]
summary = "Περίληψη."
why = "Γιατί."
caution = "Προσοχή."
sources = ["Πηγή"]
check = false

[[step]]
kind = "read"
text = "Κείμενο."

[[step]]
kind = "gate"
id = "gate"
text = "Πύλη;"
many = true
options = ["Α", "Β", "Γ"]

[[step]]
kind = "rate"
id = "before"
role = "before"
text = "Πόσο;"

[[step]]
kind = "choose"
id = "choice"
text = "Ποιο;"
options = ["Α", "Β"]
skip = "Άλλο"

[[step]]
kind = "choose"
id = "card"
text = "Κάρτα;"
deck = "cards"
show = 2
more = "Κι άλλες"
own = "Δική μου"
none = "Όχι"

[[step]]
kind = "write"
id = "words"
text = "Γράψε."
starters = ["Αρχή"]
example = "Παράδειγμα"

[[step]]
kind = "fill"
id = "fill"
text = "Πρόταση."
template = "Θέλω {x} και {y}."
blanks.x = { hint = "κάτι", suggestions = ["φως"] }
blanks.y = { hint = "κάτι" }

[[step]]
kind = "list"
id = "sorted"
text = "Σειρά."
items = ["Ένα", "Δύο"]
piles = ["ναι", "όχι"]

[[step]]
kind = "list"
id = "picked"
text = "Λίστα."
rate = { min = 0, max = 10, low = "λίγο", high = "πολύ" }
rank = true
pick = 1
most = 2

[[step]]
kind = "breathe"
text = "Ανάσα."
in = 3
hold = 1
out = 4
pause = 1
rounds = 3

[[step]]
kind = "tense"
tense = 6
release = 30
rounds = 2
  [[step.group]]
  part = "Χέρια"
  tense_text = "Σφίξε."
  release_text = ["Άσε.", "Πάλι."]
  imagine = "Ζεστά."

[[step]]
kind = "note"
id = "note"
text = "Ήχοι."
labels = ["ήχος", "σώμα"]
seconds = 60
cue = 10
anchor = "choice"

[[step]]
kind = "tally"
id = "tally"
text = "Μέτρα."
count = 3
sense = "see"
swap = "Άλλα."

[[step]]
kind = "rest"
seconds = 45
text = "Ησυχία."

[[step]]
kind = "say"
text = "Πες."
show = "words"
seconds = 40
times = 2

[[step]]
kind = "review"
from = "this"
field = "words"
pick = 1
text = "Δες."
if_none = "Τίποτα."

[[step]]
kind = "body"
id = "cues"
text = "Σώμα."
cues = ["κρύο", "ζέστη"]
strength = { min = 0, max = 10, low = "λίγο", high = "πολύ" }
first = true

[[step]]
kind = "fill"
id = "softer"
text = "Αλλιώς;"
template = "Θέλω {x} και {y}."
revise = "fill"
listen_for = "blame"
blanks.x = { hint = "κάτι" }
blanks.y = { hint = "κάτι" }

[[step]]
kind = "write"
id = "beside"
text = "Δίπλα."
show = "cues"

[[step]]
kind = "rate"
id = "each"
private = true
text = "Καθένας;"

[[step]]
kind = "gate"
id = "both"
private = true
text = "Μαζί;"
options = ["Α", { text = "Β", no = true }]

[[step]]
kind = "turns"
text = "Μιλήστε."
seconds = 60
say_back = 10
rounds = 2
speakers = ["Α", "Β"]

[[step]]
kind = "agree"
id = "page"
text = "Σελίδα;"
document = "page"
parts = ["words", "cues"]
on_change = "beside"
review_weeks = 2

[[step]]
kind = "later"
id = "wait"
text = "Μετά."
label = "Αύριο"

[[step]]
kind = "rate"
id = "after"
role = "after"
text = "Και τώρα;"

[deck.cards]
level = 1
cards = ["Ήλιος", "Βροχή", "Χιόνι"]
"""

TYPED = """$ every-kind
>
> keys
> help
>
> 1 3
> 7
> 3
> 1
> 3
> 1
> 1
> λόγια
> .
> 1
> άλλο
>
> 1
> ναι
> .
> τρία
> τέσσερα
> 5
>
> 2 1
> 1
# 2
>>
# 12
>>
# 14
>> imagine
# 90
>> 1
# 95
>> pause
>
# 110
>> 1
# 112
>> undo
# 114
>> σώμα
# 165
>> on
> undo
> 2
> swap
> on
# 170
>> pause
> zzz
>
# 200
>> on
# 230
>> pause
>
> 1
> 1
> μου
> μου
>
> 2
>
> 1
>
> άλλο πάλι
>
>
> λόγια
> .
>
> 3
> zz
>
> 11
> skip
>
>
> 1
>
> 9
> 1
>
# 290
>>
# 300
>>
# 372
>>
# 373
>>
# 390
>> pause
>
> 9
> 1
> zzz
> park
$
> 1
> 3
> 1
> 1
>
> n
> 3
> 2
> 1 2
> .
> 3
$
> log
> 1
>
> zzz
> stop
"""
