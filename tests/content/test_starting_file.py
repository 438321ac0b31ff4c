"""The first file of an author: whole, explained, and in nobody's way."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
import tomli

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import Library, bundled_folder, open_library, scan
from closeness_tui.content.rules import style_of
from closeness_tui.content.spec import STEP_KINDS, header_fields, step_fields
from closeness_tui.content.starting_file import Wish, like, starting_file
from closeness_tui.content.starting_steps import STEPS, USUAL, Audience
from closeness_tui.core.families import FAMILIES
from tests.content.report import report

LIBRARY = open_library([bundled_folder()])
SHIPPED = sorted(card.id for card in LIBRARY.cards)
AUDIENCES = get_args(Audience)
WISHES = [
    *(Wish("a-try", "A Try", family, audience) for audience in AUDIENCES for family in FAMILIES),
    *(Wish("a-try", "A Try", "noting", audience, (kind,)) for audience in AUDIENCES for kind in STEP_KINDS),
    *(Wish("a-try", "A Try", "noting", audience, tuple(STEP_KINDS)) for audience in AUDIENCES),
    Wish("a-try", "A Try", "noting", "client", ("write", "write", "say", "fill", "say", "agree")),
]


def named(wish: Wish) -> str:
    return f"{wish.audience}-{wish.family}-{','.join(wish.kinds)[:20]}"


def settings_in(text: str) -> list[str]:
    """The settings that are in use, in order."""
    return re.findall(r"(?m)^([a-z_]+)(?:\.[a-z-]+)* = ", text)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Library]:
    """A folder with a file for every wish, and all exercises there are then."""
    folder = tmp_path_factory.mktemp("written")
    for number, wish in enumerate(WISHES):
        text = starting_file(replace(wish, id=f"a-try-{number}"), schema="exercise.schema.json")
        (folder / f"a-try-{number}.toml").write_text(text, "utf-8")
    return folder, scan((bundled_folder(), folder), None)[0]


@pytest.mark.parametrize("number", range(len(WISHES)), ids=lambda number: named(WISHES[number]))
def test_a_new_exercise_passes_every_check_and_every_rule_on_style(
    number: int, written: tuple[Path, Library]
) -> None:
    folder, library = written
    path = folder / f"a-try-{number}.toml"
    measure, problems = style_of(path, library)
    assert measure is not None
    assert report(problems) == "\n"
    assert report(each for each in (*library.problems, *library.warnings()) if each.file == str(path)) == "\n"


@pytest.mark.parametrize("wish", WISHES[::7], ids=named)
def test_without_comments_it_is_the_same_exercise(wish: Wish) -> None:
    bare, whole = starting_file(wish, comments=False), starting_file(wish)
    assert "#" not in bare
    assert tomli.loads(bare) == tomli.loads(whole)


def test_every_kind_of_step_has_a_beginning() -> None:
    assert set(STEPS) == set(STEP_KINDS)
    assert set(USUAL) == set(AUDIENCES)
    for kind, block in STEPS.items():
        assert block.startswith(f'kind = "{kind}"\n')


@pytest.mark.parametrize("wish", WISHES[-4:-1], ids=named)
def test_every_line_is_explained_where_it_stands(wish: Wish) -> None:
    text = starting_file(wish)
    lines = text.split("\n")
    at = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+(\.[a-z-]+)* = ", line)]
    assert len(at) == len(settings_in(text))
    for number in at:
        assert lines[number - 1].startswith("# ") or lines[number - 1].startswith("#   "), lines[number]


@pytest.mark.parametrize("wish", WISHES[-4:], ids=named)
def test_every_setting_that_is_not_used_is_offered_once(wish: Wish) -> None:
    text = starting_file(wish)
    top, *steps = text.split("\n[[step]]\n")
    offered = re.findall(r"(?m)^#([a-z_]+) = ", top.split("\n[[step]]\n")[0])
    assert {*offered, *settings_in(top)} == {*header_fields()}
    seen = set()
    for step in steps:
        kind = re.search(r'(?m)^kind = "(.+)"', step)
        assert kind is not None
        if kind[1] not in seen:
            own = {each.name for each in STEP_KINDS[kind[1]].fields if each.example}
            assert own <= {*re.findall(r"(?m)^#?([a-z_]+)(?:\.[a-z-]+)* = ", step)}
        seen.add(kind[1])


@pytest.mark.parametrize("wish", [WISHES[0], WISHES[-2], WISHES[-3]], ids=named)
def test_what_is_offered_reads_when_its_sign_is_taken_away(wish: Wish) -> None:
    text = starting_file(wish)
    for line in re.findall(r"(?m)^#[a-z_]+ = .+$", text):
        assert tomli.loads(line[1:]), line
    example = text.split("# ---- To add a step")[1]
    added = "".join(f"{line[1:]}\n" for line in example.split("\n") if re.match(r"#(\[\[|\w+ = )", line))
    assert read_exercise(text + added, "x", shared=LIBRARY.shared).problems == ()
    assert added.startswith("[[step]]\n")


@pytest.mark.parametrize("wish", [WISHES[0], WISHES[20], WISHES[-2]], ids=named)
def test_what_may_be_deleted_may_be_deleted_and_the_rest_is_needed(wish: Wish) -> None:
    text = starting_file(wish)
    blocks = re.split(r"\n\n", text)
    tried = 0
    for number, block in enumerate(blocks):
        said = settings_in(block)
        if len(said) != 1 or said == ["for"] or block.startswith("[[step]]"):
            continue
        rest = "\n\n".join((*blocks[:number], *blocks[number + 1 :]))
        if '"""' in block and block.count('"""') != 2:
            continue
        tried += 1
        may_go = "# You may delete this.\n" in block or "# Best kept." in block
        problems = read_exercise(rest, "x", shared=LIBRARY.shared).problems
        assert may_go == (not any(each.severity == "error" for each in problems)), block
    assert tried > 8


def test_what_keeps_people_safe_is_never_offered_for_deletion() -> None:
    for wish in WISHES[-4:]:
        for block in starting_file(wish).split("\n\n"):
            kept = {"skip", "private", "why", "smaller"} | (
                {"caution", "keep"} if wish.audience == "pair" else set()
            )
            if kept & {*settings_in(block)}:
                assert "You may delete this." not in block, block


def test_notes_are_short_lines() -> None:
    for wish in WISHES[-4:]:
        long = [line for line in starting_file(wish).split("\n") if line.startswith("# ") and len(line) > 80]
        assert long == []


def test_the_words_of_a_title_are_only_words() -> None:
    for title in ('a "b" \\ c', "'''", '"""', "[x]", "# no note", "a\tb", "{today}", "日本"):
        text = starting_file(Wish("a-try", title, "noting"))
        assert tomli.loads(text)["title"] == title


@pytest.mark.parametrize("name", SHIPPED)
def test_one_that_is_like_another_differs_only_in_id_and_title(name: str) -> None:
    card = LIBRARY.card(name)
    assert card is not None
    source = card.path.read_text("utf-8")
    text = like(source, "my-own", 'Mine "too"', schema="exercise.schema.json")
    assert text.startswith("#:schema ./exercise.schema.json\n")
    assert tomli.loads(text) == {**tomli.loads(source), "id": "my-own", "title": 'Mine "too"'}
    assert len(text.split("\n")) == len(source.split("\n")) + 1
    assert re.findall(r"(?m)#.*$", text)[1:] == re.findall(r"(?m)#.*$", source)


def test_one_that_is_like_a_file_with_a_schema_line_has_one_line_still() -> None:
    text = starting_file(Wish("a-try", "A Try", "noting"), schema="exercise.schema.json")
    assert like(text, "b", "B", schema="exercise.schema.json").count("#:schema") == 1
    assert like(text, "b", "B").count("#:schema") == 0


def test_every_setting_of_every_kind_has_its_note() -> None:
    for kind in STEP_KINDS:
        step = starting_file(Wish("a-try", "A Try", "noting", "client", (kind,)))
        for name in settings_in(step.split("[[step]]\n")[-1]):
            assert name in step_fields(kind)
