"""Taking exercises in, taking them away, and giving them on."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import UTC, datetime
from os import utime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closeness_tui.content.library import bundled_folder
from closeness_tui.store.places import find_places
from tests.cli.conftest import GOOD, Said
from tests.content.parcels_made import Member, zip_of, zip_with

Run = Callable[..., Said]
Types = Callable[..., None]
SHIPPED = (bundled_folder() / "relaxation" / "pmr-4.toml").read_text("utf-8")
CARDS = """
[deck.small-things]
cards = ["A song", "A smell"]
"""
DEALS = GOOD.replace("two-breaths", "deals") + (
    '\n[[step]]\nkind = "choose"\ntext = "Which one?"\ndeck = "small-things"\nshow = 1\n'
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the person is."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def gift(desk: Path) -> Path:
    """A file from somebody."""
    path = desk / "gift.toml"
    path.write_text(GOOD.replace("rung", 'author = "Ada [bold]"\nsources = ["White 2007"]\nrung'), "utf-8")
    return path


def own() -> dict[str, bytes]:
    folder = find_places().exercises
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


# Adding


def test_an_exercise_is_shown_and_asked_about_before_it_is_taken_in(
    closeness: Run, gift: Path, types: Types
) -> None:
    types("yes")
    said = closeness("exercises", "add", "gift.toml")
    assert said.code == 0
    for words in (
        "“Two Breaths” (two-breaths)",
        "What you do: Breathe in and out, twice.",
        "How long: 1 minute",
        "How much it asks: light",
        "3 steps: rate, read",
        "What is kept, sealed and only if you wish: your answers to before, after",
        "Where it comes from: White 2007",
        "Written by: Ada [bold] (as the file says)",
        "The makers of closeness have not looked at it.",
        "To begin: closeness practice two-breaths",
    ):
        assert words in said.out
    assert "Add it to your exercises? (yes/no)" in said.err
    assert own() == {"two-breaths.toml": gift.read_bytes()}
    assert stat.S_IMODE((find_places().exercises / "two-breaths.toml").stat().st_mode) == 0o600


@pytest.mark.parametrize("answer", ["no", "", "maybe"])
def test_without_a_yes_nothing_is_changed(closeness: Run, gift: Path, types: Types, answer: str) -> None:
    types(answer)
    said = closeness("exercises", "add", "gift.toml")
    assert (said.code, own()) == (1, {})
    assert "closeness: note: nothing was changed\n" in said.err


def test_where_nobody_can_be_asked_a_yes_is_said_beforehand(
    closeness: Run, gift: Path, pipes: Callable[[str], None]
) -> None:
    pipes("yes\n")
    said = closeness("exercises", "add", "gift.toml")
    assert (said.code, own()) == (1, {})
    assert "closeness: hint: --yes says so beforehand\n" in said.err
    assert closeness("exercises", "add", "gift.toml", "--yes").code == 0
    assert list(own()) == ["two-breaths.toml"]


def test_what_has_a_mistake_is_refused_with_the_line_itself(closeness: Run, gift: Path) -> None:
    gift.write_text(GOOD.replace("rung = 1", "rung = 9"), "utf-8")
    said = closeness("exercises", "add", "gift.toml", "--yes")
    assert (said.code, own()) == (1, {})
    assert "--> gift.toml:4:8" in said.err
    assert " 4 | rung = 9\n" in said.err
    assert said.err.endswith(
        "closeness: error: nothing was added\n"
        "closeness: hint: more about it: closeness exercises explain out-of-range\n"
    )


def test_a_mistake_in_a_zip_is_shown_with_its_line_too(closeness: Run, desk: Path) -> None:
    (desk / "x.zip").write_bytes(zip_with({"a.toml": GOOD, "b.toml": GOOD.replace("rung = 1", "rung = 9")}))
    said = closeness("exercises", "add", "x.zip", "--yes")
    assert (said.code, own()) == (1, {})
    assert "--> x.zip/b.toml:4:8" in said.err
    assert " 4 | rung = 9\n" in said.err


def test_what_is_there_already_is_said_and_nobody_is_asked(
    closeness: Run, gift: Path, pipes: Callable[[str], None]
) -> None:
    closeness("exercises", "add", "gift.toml", "--yes")
    gift.write_bytes(gift.read_bytes().replace(b"\n", b"\r\n"))
    pipes("")
    before = own()
    said = closeness("exercises", "add", "gift.toml")
    assert said.code == 0
    assert "You have it already, word for word." in said.out
    assert own() == before


def test_another_version_says_whose_place_it_takes_and_since_when_that_was_there(
    closeness: Run, gift: Path, types: Types
) -> None:
    closeness("exercises", "add", "gift.toml", "--yes")
    day = datetime(2026, 3, 4, 12, tzinfo=UTC).timestamp()
    utime(find_places().exercises / "two-breaths.toml", (day, day))
    gift.write_text(GOOD.replace("Two Breaths", "Three"), "utf-8")
    types("no")
    said = closeness("exercises", "add", "gift.toml")
    assert (
        "It takes the place of the one you have: “Two Breaths” by Ada [bold], changed on 4 March 2026."
        in said.out
    )
    assert b"Three" not in own()["two-breaths.toml"]
    closeness("exercises", "add", "gift.toml", "--yes")
    assert own() == {"two-breaths.toml": gift.read_bytes()}


def test_an_own_exercise_under_another_file_name_is_replaced_where_it_lies(
    closeness: Run, gift: Path, own: Path
) -> None:
    (own / "mine.toml").write_text(GOOD, "utf-8")
    closeness("exercises", "add", "gift.toml", "--yes")
    assert [path.name for path in own.iterdir()] == ["mine.toml"]
    assert (own / "mine.toml").read_bytes() == gift.read_bytes()


def test_a_file_that_holds_something_else_is_never_written_over(
    closeness: Run, gift: Path, own: Path
) -> None:
    (own / "two-breaths.toml").write_text("not = 'done'", "utf-8")
    said = closeness("exercises", "add", "gift.toml", "--yes")
    assert said.code == 1
    assert "two-breaths.toml is there already and holds something else; nothing was added\n" in said.err
    assert (own / "two-breaths.toml").read_text() == "not = 'done'"


def test_a_shipped_exercise_is_replaced_only_on_purpose_and_comes_back(
    closeness: Run, desk: Path, types: Types
) -> None:
    (desk / "x.toml").write_text(SHIPPED.replace("Four Squeezes", "Other Squeezes"), "utf-8")
    said = closeness("exercises", "add", "x.toml", "--yes")
    assert (said.code, own()) == (1, {})
    assert "pmr-4 came with closeness and stays as it is; nothing was added\n" in said.err
    said = closeness("exercises", "add", "x.toml", "--yes", "--override")
    assert "It takes the place of the exercise of this name that came with closeness." in said.out
    listed = closeness("exercises", "list").out
    assert "; yours, in place of the one that came with closeness\n" in listed
    types("yes")
    said = closeness("exercises", "remove", "pmr-4")
    assert said.code == 0
    assert "The exercise of this name that came with closeness is back.\n" in said.out
    assert "Four Squeezes" in closeness("exercises", "list").out
    assert own() == {}


def test_a_shipped_exercise_word_for_word_needs_nothing(closeness: Run, desk: Path) -> None:
    (desk / "x.toml").write_text(SHIPPED, "utf-8")
    said = closeness("exercises", "add", "x.toml")
    assert (said.code, own()) == (0, {})
    assert "It came with closeness, word for word." in said.out


def test_a_title_that_only_looks_like_a_shipped_one_is_named_before_the_question(
    closeness: Run, gift: Path, types: Types
) -> None:
    gift.write_text(GOOD.replace("Two Breaths", "F\u043eur Squeezes"), "utf-8")
    types("no")
    said = closeness("exercises", "add", "gift.toml")
    assert "Please note: it looks like “Four Squeezes” (pmr-4), and is another exercise.\n" in said.out


def test_a_translation_lies_beside_its_original(closeness: Run, gift: Path) -> None:
    closeness("exercises", "add", "gift.toml", "--yes")
    gift.write_text('lang = "es"\n' + GOOD, "utf-8")
    closeness("exercises", "add", "gift.toml", "--yes")
    assert list(own()) == ["two-breaths.es.toml", "two-breaths.toml"]


@pytest.mark.parametrize("packed", [True, False])
def test_cards_that_belong_to_an_exercise_come_along(closeness: Run, desk: Path, packed: bool) -> None:
    if packed:
        (desk / "x.zip").write_bytes(zip_with({"deals.toml": DEALS, "vocabularies/theirs.toml": CARDS}))
    else:
        (desk / "vocabularies").mkdir()
        (desk / "vocabularies" / "theirs.toml").write_text(CARDS)
        (desk / "deals.toml").write_text(DEALS)
    said = closeness("exercises", "add", "x.zip" if packed else "deals.toml", "--yes")
    assert said.code == 0, said.err
    assert "With it come words or cards that it uses: small-things" in said.out
    assert list(own()) == ["deals.toml", "vocabularies/small-things.toml"]
    assert closeness("exercises", "show", "deals").code == 0


def test_newer_cards_take_the_place_of_those_that_came_before(closeness: Run, desk: Path) -> None:
    for cards in (CARDS, CARDS.replace("A smell", "A street")):
        (desk / "x.zip").write_bytes(zip_with({"deals.toml": DEALS, "vocabularies/theirs.toml": cards}))
        assert closeness("exercises", "add", "x.zip", "--yes").code == 0
    assert b"A street" in own()["vocabularies/small-things.toml"]


def test_words_that_nobody_asks_for_are_left_aside(closeness: Run, desk: Path) -> None:
    files = {"two.toml": GOOD, "vocabularies/feelings.toml": '[vocabulary.feelings]\nwords = ["bad"]\n'}
    (desk / "x.zip").write_bytes(zip_with(files))
    said = closeness("exercises", "add", "x.zip", "--yes")
    assert "Left aside, since it is no exercise: vocabularies/feelings.toml" in said.out
    assert list(own()) == ["two-breaths.toml"]


def test_shipped_words_are_never_replaced_by_those_of_somebody_else(closeness: Run, desk: Path) -> None:
    asks = GOOD + '\n[[step]]\nkind = "list"\ntext = "Which?"\nitems = { vocabulary = "feelings" }\n'
    words = '[vocabulary.feelings]\nwords = ["bad"]\n'
    (desk / "x.zip").write_bytes(zip_with({"two.toml": asks, "vocabularies/feelings.toml": words}))
    said = closeness("exercises", "add", "x.zip", "--yes", "--override")
    assert (said.code, own()) == (1, {})
    assert "the vocabulary feelings in vocabularies/feelings.toml is another one than in " in said.err


def test_own_words_of_another_hand_stay(closeness: Run, desk: Path, own: Path) -> None:
    (own / "vocabularies").mkdir()
    mine = own / "vocabularies" / "small-things.toml"
    mine.write_text(CARDS.replace("A song", "Mine") + '\n[deck.more]\ncards = ["More"]\n')
    (desk / "x.zip").write_bytes(zip_with({"deals.toml": DEALS, "vocabularies/theirs.toml": CARDS}))
    before = mine.read_text()
    said = closeness("exercises", "add", "x.zip", "--yes")
    assert said.code == 1
    assert "nothing was added" in said.err
    assert mine.read_text() == before
    assert not (own / "deals.toml").exists()


def test_the_same_exercise_twice_is_refused(closeness: Run, desk: Path) -> None:
    (desk / "x.zip").write_bytes(zip_with({"a.toml": GOOD, "b.toml": GOOD}))
    said = closeness("exercises", "add", "x.zip", "--yes")
    assert (said.code, own()) == (1, {})
    assert "The exercise `two-breaths` was handed over twice; the other file is a.toml." in said.err


def test_where_there_is_no_exercise_that_is_said(closeness: Run, desk: Path) -> None:
    (desk / "help.toml").write_text("x = 1")
    (desk / "empty").mkdir()
    for name in ("help.toml", "empty"):
        said = closeness("exercises", "add", name, "--yes")
        assert said.code == 1
        assert f"there is no exercise in {name}\n" in said.err


def test_numbers_to_call_are_never_taken_from_somebody_else(closeness: Run, desk: Path) -> None:
    (desk / "x.zip").write_bytes(zip_with({"a.toml": GOOD, "help.toml": 'country = "xx"'}))
    said = closeness("exercises", "add", "x.zip", "--yes")
    assert "Left aside, since it is no exercise: help.toml" in said.out
    assert list(own()) == ["two-breaths.toml"]


def test_doors_that_lead_nowhere_are_named(closeness: Run, gift: Path) -> None:
    gift.write_text(GOOD.replace("rung", 'larger = ["not-here", "pmr-4"]\nrung'), "utf-8")
    said = closeness("exercises", "add", "gift.toml", "--yes")
    assert "It names exercises that are not here, so these doors are not shown: not-here\n" in said.out


@pytest.mark.parametrize(
    "name",
    ["../two.toml", "/two.toml", "C:\\two.toml", "a/../../two.toml", "two.toml\x00", "\x1b]0;x\x07.toml"],
)
def test_a_zip_that_plays_tricks_leaves_no_trace(closeness: Run, desk: Path, name: str) -> None:
    (desk / "x.zip").write_bytes(zip_of("good.toml", name))
    before = everything(desk.parent)
    said = closeness("exercises", "add", "x.zip", "--yes", "--override")
    assert said.code == 1
    assert not find_places().data.exists()
    assert not find_places().cache.exists()
    assert everything(desk.parent) == before
    assert not set("\x1b\x07\x00") & set(said.out + said.err)


NAMES = st.sampled_from(
    [
        "a.toml",
        "../a.toml",
        "/tmp/a.toml",
        "vocabularies/a.toml",
        "x/../../b.toml",
        "SHA256SUMS",
        "a.txt",
        "help.toml",
    ]
)
TEXTS = st.one_of(
    st.sampled_from(
        [
            GOOD.encode(),
            DEALS.encode(),
            CARDS.encode(),
            b"",
            GOOD.replace("two-", "../").encode(),
            SHIPPED.encode(),
        ]
    ),
    st.binary(max_size=300),
)
MODES = st.sampled_from([0o100644, 0o120777, 0o40755])
ROUTES = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ROUTES
@given(
    st.lists(st.tuples(NAMES, TEXTS, st.sampled_from([0o100644, 0o120777, 0o40755])), max_size=5),
    st.binary(max_size=40),
)
def test_whatever_a_zip_holds_nothing_is_written_outside_and_nothing_at_all_when_refused(
    closeness: Run, desk: Path, files: list[tuple[str, bytes, int]], tail: bytes
) -> None:
    (desk / "x.zip").write_bytes(zip_of(*(Member(*each) for each in files)) + tail)
    root = find_places().data.parent
    own_folder = str(find_places().exercises)
    outside_before = {**everything(desk.parent), **everything(root)}
    code = closeness("exercises", "add", "x.zip", "--yes", "--override").code
    after = {**everything(desk.parent), **everything(root)}
    changed = {path for path in after if outside_before.get(path) != after[path]}
    if code != 0:
        assert after == outside_before
    parents = {str(each) for each in find_places().exercises.parents}
    assert all(path.startswith(own_folder) or path in parents for path in changed)


# Removing


def test_removing_says_where_what_was_kept_stays(closeness: Run, gift: Path, types: Types) -> None:
    closeness("exercises", "add", "gift.toml", "--yes")
    types("yes")
    said = closeness("exercises", "remove", "two-breaths")
    assert said.code == 0
    assert f"{find_places().exercises / 'two-breaths.toml'}\nRemove this file? (yes/no)\n" in said.err
    assert "stays in the log: closeness log list --exercise two-breaths\n" in said.out
    assert own() == {}


def test_removing_waits_for_a_yes(closeness: Run, gift: Path, types: Types) -> None:
    closeness("exercises", "add", "gift.toml", "--yes")
    types("no")
    assert closeness("exercises", "remove", "two-breaths").code == 1
    assert list(own()) == ["two-breaths.toml"]


def test_removing_names_words_that_nobody_uses_any_more(closeness: Run, desk: Path) -> None:
    (desk / "x.zip").write_bytes(zip_with({"deals.toml": DEALS, "vocabularies/theirs.toml": CARDS}))
    closeness("exercises", "add", "x.zip", "--yes")
    said = closeness("exercises", "remove", "deals", "--yes")
    assert "No exercise uses these words any more: small-things." in said.out
    assert list(own()) == ["vocabularies/small-things.toml"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("pmr-4", "pmr-4 came with closeness, so it can't be removed"),
        ("not-here", "there is no exercise called not-here"),
        ("../settings", "there is no exercise called ../settings"),
    ],
)
def test_only_own_exercises_can_be_removed(closeness: Run, name: str, sentence: str) -> None:
    said = closeness("exercises", "remove", name, "--yes")
    assert said.code == 1
    assert f"closeness: error: {sentence}\n" in said.err


def test_a_file_that_can_not_be_read_any_more_can_still_be_removed(closeness: Run, own: Path) -> None:
    (own / "broken.toml").write_text("not = 'done'", "utf-8")
    assert closeness("exercises", "remove", "broken", "--yes").code == 0
    assert list(own.iterdir()) == []


# Exporting


def test_what_one_exports_the_other_can_add(
    closeness: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "x.zip").write_bytes(zip_with({"deals.toml": DEALS, "vocabularies/theirs.toml": CARDS}))
    closeness("exercises", "add", "x.zip", "--yes")
    before = own()
    said = closeness("exercises", "export", "deals")
    assert said.code == 0
    assert "Whoever gets it types: closeness exercises add deals.zip\n" in said.out
    monkeypatch.setenv("CLOSENESS_HOME", str(desk / "another-home"))
    said = closeness("exercises", "add", "deals.zip", "--yes")
    assert "Every file is as it was when it was packed." in said.out
    assert own() == before


def test_exporting_twice_gives_the_same_bytes_and_never_writes_over(closeness: Run, desk: Path) -> None:
    closeness("exercises", "export", "pmr-4", "grounding-54321", "--out", "a.zip")
    closeness("exercises", "export", "pmr-4", "grounding-54321", "--out", "b.zip")
    assert (desk / "a.zip").read_bytes() == (desk / "b.zip").read_bytes()
    (desk / "a.zip").write_text("mine")
    said = closeness("exercises", "export", "pmr-4", "--out", "a.zip")
    assert said.code == 1
    assert "closeness: hint: --overwrite replaces it\n" in said.err
    assert (desk / "a.zip").read_text() == "mine"
    assert closeness("exercises", "export", "pmr-4", "--out", "a.zip", "--overwrite").code == 0


@pytest.mark.parametrize("target", ["/dev/null", ".", "none/x.zip"])
def test_a_device_a_folder_and_no_folder_are_no_place_for_a_zip(
    closeness: Run, desk: Path, target: str
) -> None:
    assert closeness("exercises", "export", "pmr-4", "--out", target, "--overwrite").code == 1
    assert list(desk.iterdir()) == []


def test_an_exercise_that_is_not_there_can_not_be_exported(closeness: Run, desk: Path) -> None:
    said = closeness("exercises", "export", "pmr-5")
    assert said.code == 1
    assert "there is no exercise called pmr-5" in said.err
    assert list(desk.iterdir()) == []


def test_the_list_says_for_scripts_what_is_ones_own(closeness: Run, gift: Path) -> None:
    closeness("exercises", "add", "gift.toml", "--yes")
    data = closeness("exercises", "list", "--json").data["exercises"]
    assert [each["id"] for each in data if each["own"]] == ["two-breaths"]
    assert all(each["replaces"] is None for each in data)
