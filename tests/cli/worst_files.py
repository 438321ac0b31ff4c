"""The worst files of 64 KiB that keep to TOML: each makes one part of the checks work as hard as it can."""

from __future__ import annotations

from closeness_tui.content.files import LARGEST

HEADER = 'id = "worst"\ntitle = "Worst"\nfamily = "grounding"\nrung = 1\nsummary = "A try."\n'
READ = '[[step]]\nkind = "read"\ntext = "x"\n'


def filled(row: str, *, before: str = "", after: str = "") -> str:
    """As many rows as fit, each with its number in the place of `#`."""
    rows: list[str] = []
    left = LARGEST - len((HEADER + before + after).encode()) - 10
    while (left := left - len((each := row.replace("#", str(len(rows)))).encode())) > 0:
        rows.append(each)
    return HEADER + before + "".join(rows) + after


def steps(row: str, count: int = 200) -> str:
    """So many steps, each with its number in the place of `#`, the one below in that of `%`."""
    text = "".join(row.replace("#", str(n)).replace("%", str(min(n + 1, count - 1))) for n in range(count))
    return HEADER + text


def crossing(count: int) -> str:
    """Every step leads to every later one."""
    rows = []
    for here in range(count):
        ways = "".join(f'{{text="{n}",go="s{n}"}},' for n in range(here + 1, count))
        rows.append(
            f'[[step]]\nkind="choose"\nid="s{here}"\ntext="?"\noptions=[{ways}{{text="e",go="end"}}]\n'
        )
    return HEADER + "".join(rows)


def all_conditions(count: int) -> str:
    """Every step is shown or not by the answer above it."""
    rows = ['[[step]]\nkind = "rate"\nid = "s0"\ntext = "?"\n']
    rows += [
        f'[[step]]\nkind = "rate"\nid = "s{n}"\ntext = "{{s{n - 1}}}"\n'
        f'when = {{ step = "s{n - 1}", at_least = {n % 10} }}\n'
        for n in range(1, count)
    ]
    return HEADER + "".join(rows)


RATED = '[[step]]\nkind="rate"\nid="a"\ntext="?"\n' + READ
NAMES = '[[step]]\nkind="read"\ntext = """' + "{a|b} " * 600 + '"""\n'
WORST = {
    "200 choices that lead on": steps(
        '[[step]]\nkind="choose"\nid="s#"\ntext="?"\noptions=[{text="a",go="s%"},{text="b",go="end"},"c"]\n', 199
    ) + '[[step]]\nkind="read"\nid="s199"\ntext="x"\n',
    "every step leads to every later one": crossing(60),
    "every step hangs on the one above": all_conditions(200),
    "one condition of thousands": filled(
        '{step="a",at_least=#},', before=RATED + "when={any=[", after="]}\n"
    ),
    "conditions inside one another": HEADER + RATED
    + "when=" + "{not=" * 12 + '{step="a",at_least=5}' + "}" * 12 + "\n",
    "thousands of names in a text": HEADER + NAMES * 16,
    "200 steps that ask and are quoted": steps(
        '[[step]]\nkind="write"\nid="s#"\ntext="? {s#} {s%} {nobody}"\nwhen={step="s%",skipped=true}\n'
    ),
    "thousands of unknown settings": filled("setting-# = 1\n", after=READ),
    "thousands of misspelt settings": filled("summari# = 1\n", after=READ),
    "thousands of unknown settings in steps": filled('[[step]]\nkind="read"\ntxt="#"\n'),
    "200 unknown kinds": steps('[[step]]\nkind="qestion#"\ntext="x"\n'),
    "200 steps of one id": steps('[[step]]\nid="same"\nkind="read"\ntext="x"\n'),
    "thousands of options": filled('"o#",', before='[[step]]\nkind="choose"\ntext="?"\noptions=[', after="]\n"),
    "thousands of cards": filled('"c#",', before=READ + "[deck.x]\ncards=[", after="]\n"),
    "thousands of decks": filled('[deck.d#]\ncards=["a"]\n', before=READ),
    "thousands of ids": filled('"not-here-#",', before="larger = [", after="]\n" + READ),
    "thousands of reviews": filled('{by="#"},', before="reviewed=[", after="]\n" + READ),
    "escapes in every text": filled('"\\u001b\\u202e#",', before="sources=[", after="]\n" + READ),
    "blanks in one template": HEADER
    + '[[step]]\nkind="fill"\ntext="?"\ntemplate="""' + "".join(f"{{b{n}}} " for n in range(600)) + '"""\n',
    "muscles": filled('[[step.group]]\npart="p#"\n', before='[[step]]\nkind="tense"\ntext="?"\nrounds=20\n'),
    "labels": filled('"l#",', before='[[step]]\nkind="note"\ntext="?"\nseconds=3600\nlabels=[', after="]\n"),
    "everybody in turn": filled(
        '"w#",', before='[[step]]\nkind="turns"\ntext="?"\nseconds=600\nspeakers=[', after="]\n"
    ),
    "brackets in a text": HEADER + '[[step]]\nkind="read"\ntext="' + "[/][@click=x]{{}}" * 230 + '"\n' + READ,
    "long words": HEADER + ('[[step]]\nkind="read"\ntext="' + "a" * 3990 + '"\n') * 15,
    "many sentences": HEADER + ('[[step]]\nkind="read"\ntext="' + "You must. " * 399 + '"\n') * 15,
}  # fmt: skip
