"""Files changed at random: what tomli reads is read the same, what it refuses has a place, and nothing raises."""

import os
import random
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import tomli

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.files import LARGEST
from closeness_tui.content.library import bundled_folder
from closeness_tui.content.places import Path as Setting
from closeness_tui.content.places import places_of
from closeness_tui.content.syntax import parse
from closeness_tui.content.syntax_recovery import recover

SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
FILES = 100_000 if SOAK else 5_000
HERE = Path(__file__).parent
BESIDE = Path(__file__).parents[3] / "shared" / "data" / "toml-test"
PLACE = Path(os.environ.get("CLOSENESS_TOML_TEST") or BESIDE) / "tests"
PIECES = (
    '"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "#", "\\", "\n", "\r\n", "\r", "\t", " ",
    "\x00", "\x7f", "\u00a0", "\u201c", "\u201d", "\ufeff", "a", "1", "1_0", "0x1f", "-inf", "nan", "1e3", "true",
    "2026-11-22", "07:30", "1979-05-27 07:32:00Z", "a.b = 1\n", "[a]\n", "[[a]]\n", "[[step]]\n", 'kind = "read"\n',
    "x = [1,\n", "y = {a = 1", "\\u00e9", "\\x41", "\\e", "ü", "日本", "//", ":", "😀",
)  # fmt: skip


def sources() -> list[str]:
    """Texts to begin with: our own files, and those of the suite where it is there; good ones oftener."""
    good = [*(HERE / "good").glob("*.toml"), *PLACE.glob("valid/**/*.toml")]
    found = [
        *bundled_folder().rglob("*.toml"),
        *(HERE / "bad").glob("*.toml"),
        *good,
        *good,
        *PLACE.rglob("*.toml"),
    ]
    texts = []
    for path in sorted(found, key=lambda each: each.name):
        try:
            texts.append(path.read_bytes().decode("utf-8"))
        except UnicodeDecodeError:
            continue
    return texts


def changed(text: str, pick: random.Random) -> str:
    """A part of a text with a few changes."""
    if len(text) > 1500:
        start = pick.randrange(len(text) - 1000)
        text = text[text.find("\n\n", start) + 1 :][:1000]
    for _change in range(pick.choice((0, 1, 1, 1, 1, 2, 5))):
        at = pick.randrange(len(text) + 1)
        end = min(at + pick.choice((0, 0, 1, 1, 2, 9)), len(text))
        text = text[:at] + pick.choice((*PIECES, "")) + text[end:]
    return text


def paths_of(data: Any) -> list[tuple[Setting, Any]]:
    """Every value with its path."""
    waiting: list[tuple[Setting, Any]] = [((), data)]
    for path, value in waiting:
        pairs = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        waiting.extend(((*path, name), entry) for name, entry in pairs)
    return waiting[1:]


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal, where nan is equal to nan."""
    return repr(one) == repr(other)


def check(text: str) -> str:
    """Read one text both ways; what was refused by both."""
    try:
        data = tomli.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        data = None
    parsed = parse(text, "x.toml")
    if data is None or parsed.data is None:
        told = parsed.problems
        assert told, text
        assert all(each.line and each.column for each in told) or told[0].code in OUR_LIMITS, (text, told)
        assert data is None or told[0].code in OUR_LIMITS, (text, told)
        return "refused"
    assert same(parsed.data, data), text
    places = places_of(parsed.text)
    for path, value in paths_of(data):
        assert path in places.values or path in places.names, (text, path)
        if path in places.values:
            start, end = places.values[path]
            assert same(tomli.loads(f"x = {parsed.text[start:end]}")["x"], value), (text, path)
    return "read"


OUR_LIMITS = ("empty-file", "long-name", "too-deep", "too-large")


@pytest.mark.soak
def test_changed_files_are_read_as_tomli_reads_them() -> None:
    pick, texts = random.Random(20261123), sources()  # noqa: S311
    seen = {"read": 0, "refused": 0}
    for _number in range(FILES):
        seen[check(changed(pick.choice(texts), pick))] += 1
    assert min(seen.values()) > FILES // 10


@pytest.mark.soak
def test_what_is_refused_never_raises_later() -> None:
    pick, texts = random.Random(11), sources()  # noqa: S311
    for _number in range(FILES // 10):
        text = changed(pick.choice(texts), pick)
        problems = read_exercise(text, "x.toml").problems
        for problem in problems:
            assert all(0 <= edit.start <= edit.end <= len(text) for edit in problem.fix)
            lines = text.removeprefix("\ufeff").split("\n")
            assert problem.line is None or 1 <= problem.line <= len(lines)
            assert problem.column is None or 1 <= problem.column <= len(lines[(problem.line or 1) - 1]) + 1


MOST = LARGEST - 200
HOSTILE = {
    "lists in lists": "a = " + "[" * MOST,
    "groups in groups": "a = " + "{a=" * (MOST // 3),
    "groups in lines": "{\n" * (MOST // 2),
    "a long dotted name": ".".join("a" * (MOST // 2)) + " = 1",
    "a dotted heading": "[" + ".".join("a" * (MOST // 2)) + "]",
    "quoted dotted name": '"a".' * (MOST // 4) + "b = 1",
    "many dotted names": "\n".join(f"{'a.' * 14}b{number} = 1" for number in range(MOST // 38)),
    "many settings": "\n".join(f"a{number} = 1" for number in range(MOST // 11)),
    "many headings": "\n".join(f"[a{number}]" for number in range(MOST // 9)),
    "many steps": "[[step]]\n" * (MOST // 9),
    "many single steps": "[step]\n" * (MOST // 7),
    "one name again and again": "a = 1\n" * (MOST // 6),
    "a huge number": "a = " + "9" * MOST,
    "huge numbers": "\n".join(f"a{number} = {'9' * 4400}" for number in range(14)),
    "a huge hexadecimal": "a = 0x" + "f" * MOST,
    "a huge fraction": "a = 1." + "9" * MOST,
    "a huge power": "a = 1e" + "9" * MOST,
    "a text that never ends": 'a = "' + "x" * MOST,
    "a long text that never ends": 'a = """' + "x\n" * (MOST // 2),
    "many texts that never end": 'a = "x\n' * (MOST // 7),
    "many long marks": 'a = """\n[[b]]\n' * (MOST // 14),
    "quote marks": '"' * MOST,
    "curly marks": "a = “" * (MOST // 7),
    "backslashes": 'a = "' + "\\" * MOST,
    "wrong backslashes": 'a = "' + "\\d" * (MOST // 2) + '"',
    "lines of one letter": "x\n" * (MOST // 2),
    "equals signs": "=" * MOST,
    "colons": "a: 1\n" * (MOST // 5),
    "no commas": "a = [" + "1 " * (MOST // 2),
    "entries without end": 'a = [\n' + '  "x"\n' * (MOST // 6),
    "open groups": "a = [\n" + '  { b = "x"\n' * (MOST // 12),
    "numbers with units": "a = 1 s\n" * (MOST // 8),
    "NULs": "\x00" * MOST,
    "lone returns": "a = 1\r" * (MOST // 6),
    "Windows line ends": "a: 1\r\n" * (MOST // 6),
    "odd spaces": "\u00a0a = 1\n" * (MOST // 9),
    "brackets that do not fit": "[[a]\n" * (MOST // 5),
    "notes": "#" * MOST,
    "notes without end": ("#" + '"' * 30 + "\n") * (MOST // 32),
    "blanks": 'a = "' + " " * MOST,
    "blank lines": "a = [" + "\n" * MOST,
    "dots": "a = 1" + "." * MOST,
    "equals and quotes": "a = '" * (MOST // 5),
    "one line with everything": '{[("\'=:,' * (MOST // 8),
    "names in text": 'text = "' + "{a}" * (MOST // 3) + '"\nx',
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_the_worst_file_takes_less_than_a_second(name: str) -> None:
    text = HOSTILE[name]
    begin = time.process_time()
    read_exercise(text, "x.toml")
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("name", HOSTILE if SOAK else ["many dotted names", "colons", "a long dotted name"])
def test_the_worst_file_takes_little_memory(name: str) -> None:
    tracemalloc.start()
    read_exercise(HOSTILE[name], "x.toml")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 200 * 1024 * 1024


def test_a_recovered_text_keeps_the_place_of_every_letter() -> None:
    pick, texts = random.Random(5), sources()  # noqa: S311
    for _number in range(300):
        text = changed(pick.choice(texts), pick)
        found = recover(text)
        assert len(found.page.origins) == len(found.page.text) + 1
        assert list(found.page.origins) == sorted(found.page.origins)
        assert found.page.origins[-1] == len(text)
