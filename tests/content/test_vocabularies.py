"""Files of vocabularies: words, the places they have on the body, and soft notes on them."""

from pathlib import Path

import pytest

from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.shared import open_shared, read_shared
from closeness_tui.core.listening import heard
from closeness_tui.core.steps import REGIONS
from tests.content.report import report


def test_words_places_and_notes_are_read() -> None:
    shared, problems = read_shared(
        '[vocabulary.signs]\nwords = ["tight chest", "hum"]\n[vocabulary.signs.places]\n"tight chest" = "chest"\n'
        '[vocabulary.trap.notes]\n"you don\'t" = "A \\"guess\\"."\nalways = "Once may do."\n',
        "x",
    )
    assert report(problems) == "\n"
    assert shared.vocabularies == {"signs": ("tight chest", "hum"), "trap": ("you don't", "always")}
    assert shared.places == {"signs": (("tight chest", "chest"),)}
    assert shared.notes == {"trap": (("you don't", 'A "guess".'), ("always", "Once may do."))}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[vocabulary.a]\n", '1:1 error missing (vocabulary, a)\n    A vocabulary needs `words`: the words.\n'
         '    Add a line: words = ["warm", "tight"]\n'),
        ('[vocabulary.a]\nwords = ["cold hands", "hum"]\n[vocabulary.a.places]\n"cold hand" = "hands"\n',
         '4:1 error no-word (vocabulary, a, places, cold hand)\n'
         '    "cold hand" is not among the `words` of this vocabulary.\n    Did you mean "cold hands"?\n'),
        ('[vocabulary.a]\nwords = ["hum"]\nnotes = { shouting = "Softly." }\n',
         '3:11 error no-word (vocabulary, a, notes, shouting)\n'
         '    "shouting" is not among the `words` of this vocabulary.\n    Add it to `words`, or delete this line.\n'),
        ('[vocabulary.a.places]\n"cold hands" = "hand"\n',
         '2:16 error no-place (vocabulary, a, places, cold hands)\n    The figure has no place called "hand".\n'
         '    Did you mean "hands"?\n'),
        ('[vocabulary.a.places]\n"knot" = "stomach"\n',
         '2:10 error no-place (vocabulary, a, places, knot)\n    The figure has no place called "stomach".\n'
         '    Did you mean "belly"?\n'),
        ('[vocabulary.a.places]\n"knot" = "outer space"\n',
         '2:10 error no-place (vocabulary, a, places, knot)\n    The figure has no place called "outer space".\n'
         '    It has: head, face, jaw, throat, shoulders, chest, arms, hands, belly, legs, feet, whole.\n'),
        ('[vocabulary.a.places]\n"a knot" = 3\n',
         '2:12 error want-text (vocabulary, a, places, a knot)\n'
         '    `a knot` must be text in quotes, but this is a number.\n    Write: "a knot" = "3"\n'),
        ('[vocabulary.a]\nnotes = ["always"]\n',
         '2:9 error want-group (vocabulary, a, notes)\n'
         '    `notes` must have a line for each word, but this is a list.\n'
         '    For example: notes = { "always" = "Once or twice may be easier to hear." }\n'),
        ('[vocabulary.a.notes]\n"always" = " "\n',
         '2:12 error empty-text (vocabulary, a, notes, always)\n    `always` is empty.\n'
         "    Write something between the quotes, or delete it.\n"),
        ('[vocabulary.a]\nnotes = {}\n',
         "2:9 error want-group (vocabulary, a, notes)\n    `notes` is empty.\n"
         '    For example: notes = { "always" = "Once or twice may be easier to hear." }\n'),
    ],
)  # fmt: skip
def test_one_mistake_in_a_vocabulary_gives_one_report(text: str, told: str) -> None:
    shared, problems = read_shared(text, "x")
    assert report(problems) == told
    assert shared.vocabularies == {}


def test_a_later_file_wins_with_everything_it_says_of_its_words(tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text(
        '[vocabulary.a.places]\nhum = "head"\n[vocabulary.b.notes]\nnever = "Not often."\n', "utf-8"
    )
    second.write_text('[vocabulary.a]\nwords = ["itch"]\n', "utf-8")
    shared, problems = open_shared([first, second])
    assert problems == ()
    assert shared.vocabularies == {"a": ("itch",), "b": ("never",)}
    assert (shared.places, shared.notes) == ({}, {"b": (("never", "Not often."),)})


def test_the_shipped_vocabularies_have_a_place_for_every_cue_and_soft_notes() -> None:
    shared = open_library([bundled_folder()]).shared
    for name in ("body-cues", "body-now"):
        assert {word for word, _place in shared.places[name]} == set(shared.vocabularies[name])
        assert {place for _word, place in shared.places[name]} <= set(REGIONS)
    assert [word for word, _note in heard("You NEVER call.", shared.notes["trap-words"])] == ["never"]
