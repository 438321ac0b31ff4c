"""Every example of the guide reads, and follows the rules on style that the guide tells of."""

import re
from pathlib import Path

import pytest
import tomli

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import bundled_folder, scan
from closeness_tui.content.rules import style_of
from closeness_tui.content.spec import header_fields
from closeness_tui.content.starting_file import Wish, starting_file
from tests.content.report import report

PAGE = (Path(__file__).parents[2] / "docs" / "for-therapists.md").read_text("utf-8")
EXAMPLES = re.findall(r"(?ms)^```toml\n(.+?)^```$", PAGE)
STEPS = [each for each in EXAMPLES if each.startswith("[[step]]")]
ONE_STEP = '[[step]]\nkind = "read"\ntext = "Let your shoulders drop."\n'


def whole(example: str) -> str:
    """A whole exercise with the example in it; one for two people where it asks each of them alone."""
    if example.startswith("format"):
        return example
    audience = "pair" if "private = true" in example else "client"
    top, _steps = starting_file(Wish("a-try", "A Try", "noting", audience), comments=False).split(
        "\n[[step]]", 1
    )
    if example in STEPS:
        return f"{top}\n{example}"
    said = tomli.loads(example)
    # A setting of the example takes the place of the usual one; those of several lines go as a whole.
    for name in said:
        top = re.sub(rf'(?m)^{name} = (?:"""[\s\S]*?"""|.*)\n', "", top)
    return f"{top}{example}\n{ONE_STEP}"


def test_the_guide_has_all_its_examples() -> None:
    assert len(EXAMPLES) == len(re.findall(r"(?m)^```toml$", PAGE)) == 12
    assert sum("[[step]]" not in each for each in EXAMPLES) == 3
    assert all(set(tomli.loads(each)) <= {*header_fields(), "step"} for each in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: re.sub(r"\W+", "-", example)[:24])
def test_an_example_reads_and_follows_the_rules_on_style(example: str, tmp_path: Path) -> None:
    text = whole(example)
    name = tomli.loads(text)["id"]
    path = tmp_path / f"{name}.toml"
    path.write_text(text, "utf-8")
    library, _remembered = scan((bundled_folder(), tmp_path), None)
    assert report(read_exercise(text, str(path), shared=library.shared).problems) == "\n"
    assert report(style_of(path, library)[1]) == "\n"
    assert report(library.warnings()) == "\n"


def test_every_command_of_the_guide_that_begins_an_exercise_is_there() -> None:
    assert "closeness exercises new\n" in PAGE
    assert "--like noting-sounds" in PAGE
    assert "--for partner" in PAGE
