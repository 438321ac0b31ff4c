"""Folders of exercises: order, overriding, one bad file, and what is remembered between starts."""

import json
import os
import time
from pathlib import Path

import pytest

from closeness_tui.content import library as library_module
from closeness_tui.content import reading
from closeness_tui.content.files import read_bytes, read_text
from closeness_tui.content.library import Overridden, bundled_folder, open_library, scan
from closeness_tui.core.problem import Problem


def put(
    folder: Path, name: str, *, id_: str = "", title: str = "Title", lang: str = "en", more: str = ""
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(
        f'id = "{id_ or name}"\nlang = "{lang}"\ntitle = "{title}"\n'
        f'family = "noting"\nrung = 1\nsummary = "S."\n{more}\n'
        '[[step]]\nkind = "read"\ntext = "Hello."\n',
        "utf-8",
    )
    return path


def test_the_shipped_folder_is_found_and_whole() -> None:
    library = open_library([bundled_folder()])
    assert library.problems == ()
    assert len(library.cards) >= 8
    assert (bundled_folder() / "help.toml").is_file()
    assert [card.rung for card in library.cards] == sorted(card.rung for card in library.cards)
    for card in library.cards:
        exercise = library.get(card.id)
        assert exercise is not None
        assert (exercise.title, exercise.minutes) == (card.title, card.minutes)


def test_an_installed_package_has_its_exercises_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "closeness_tui" / "exercises"
    inside.mkdir(parents=True)
    monkeypatch.setattr(
        library_module, "__file__", str(tmp_path / "closeness_tui" / "content" / "library.py")
    )
    assert bundled_folder() == inside
    inside.rmdir()
    assert bundled_folder() == tmp_path.parent / "exercises"


def test_a_later_folder_wins_and_it_is_said(tmp_path: Path) -> None:
    first = put(tmp_path / "a", "one", title="First")
    second = put(tmp_path / "b", "other-name", id_="one", title="Second")
    library = open_library([tmp_path / "a", tmp_path / "b"])
    assert [card.title for card in library.cards] == ["Second"]
    assert library.overridden == (Overridden("one", "en", second, first),)
    assert library.problems == ()


def test_one_pair_twice_in_a_folder_is_a_problem_of_the_later_file(tmp_path: Path) -> None:
    put(tmp_path, "a", id_="one", title="First")
    later = put(tmp_path / "z", "b", id_="one", title="Second")
    put(tmp_path, "one.es", id_="one", lang="es", title="Uno")
    library = open_library([tmp_path])
    assert [(each.code, each.file) for each in library.problems] == [("double-exercise", str(later))]
    assert [card.title for card in library.cards] == ["First", "Uno"]
    spanish = library.get("one", "es")
    assert spanish is not None
    assert spanish.title == "Uno"


def test_one_bad_file_hides_no_good_one(tmp_path: Path) -> None:
    put(tmp_path, "good")
    for name, content in (("a", b"\xff\xfea\x00"), ("b", b""), ("c", b"[["), ("d", b'id = "d"')):
        (tmp_path / f"{name}.toml").write_bytes(content)
    (tmp_path / "e.toml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "f.toml")
    (tmp_path / "g.toml").mkdir()
    library = open_library([tmp_path])
    assert [card.id for card in library.cards] == ["good"]
    assert {Path(each.file).name for each in library.problems} == {f"{name}.toml" for name in "abcdef"}


def test_other_folders_and_files_are_left_alone(tmp_path: Path) -> None:
    put(tmp_path, "good")
    for name in ("programs", ".git"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.toml").write_text("nonsense", "utf-8")
    (tmp_path / "help.toml").write_text("nonsense", "utf-8")
    (tmp_path / "notes.txt").write_text("nonsense", "utf-8")
    library = open_library([tmp_path, tmp_path / "missing"])
    assert (len(library.cards), library.problems) == (1, ())


def test_a_folder_may_be_one_file(tmp_path: Path) -> None:
    assert [card.id for card in open_library([put(tmp_path, "alone")]).cards] == ["alone"]


def test_vocabularies_serve_every_exercise_and_their_problems_are_told(tmp_path: Path) -> None:
    words = tmp_path / "vocabularies"
    words.mkdir()
    (words / "feelings.toml").write_text('[vocabulary.feelings]\nwords = ["calm", "sad"]\n', "utf-8")
    (words / "bad.toml").write_text('[vocabulary.needs]\nwrods = ["rest"]\n[deck.x]\ncards = 3\n', "utf-8")
    path = put(tmp_path, "one")
    with path.open("a", encoding="utf-8") as file:
        file.write('[[step]]\nkind = "list"\ntext = "?"\nitems = { vocabulary = "feelings" }\n')
    library = open_library([tmp_path])
    assert [card.id for card in library.cards] == ["one"]
    assert [(each.code, each.line) for each in library.problems] == [("unknown-setting", 2), ("want-list", 4)]


def test_an_unknown_door_is_a_warning_with_its_line(tmp_path: Path) -> None:
    put(tmp_path, "one", more='smaller = ["two"]\nlarger = ["thre", "one"]')
    put(tmp_path, "three")
    library = open_library([tmp_path])
    told = [(each.severity, each.code, each.line, each.column, each.help) for each in library.warnings()]
    assert told == [
        ("warning", "no-exercise", 7, 12, ""),
        ("warning", "no-exercise", 8, 11, "Did you mean `three`?"),
    ]


def test_an_unknown_exercise_is_named_where_a_step_leads_to_it_or_takes_from_it(tmp_path: Path) -> None:
    put(tmp_path, "three")
    with put(tmp_path, "one").open("a", encoding="utf-8") as file:
        file.write(
            '[[step]]\nkind = "list"\ntext = "?"\n# from "@thre"\nitems = { from = "@thre", field = "words" }\n'
            '[[step]]\nkind = "gate"\ntext = "?"\non_no = "@two"\n'
            '[[step]]\nkind = "list"\ntext = "?"\nitems = { from = "@three", field = "words" }\n'
        )
    library = open_library([tmp_path])
    assert library.problems == ()
    told = [(each.key, each.line, each.column, each.help) for each in library.warnings()]
    assert told == [("from", 15, 18, "Did you mean `three`?"), ("go", 19, 9, "")]
    taken, door = (each.message for each in library.warnings())
    assert "no words to bring back" in taken
    assert "door is not shown" in door


def test_what_an_exercise_takes_from_others_is_remembered(tmp_path: Path) -> None:
    with put(tmp_path, "one").open("a", encoding="utf-8") as file:
        file.write('[[step]]\nkind = "write"\ntext = "?"\nstarters = { from = "@two", field = "words" }\n')
    first, remembered = scan([tmp_path], None)
    again, _remembered = scan([tmp_path], json.loads(json.dumps(remembered)))
    assert first.cards[0].links == again.cards[0].links == (("from", "two"),)


def test_the_nearest_ids(tmp_path: Path) -> None:
    for name in ("paced-breathing", "pmr-4", "small-wins"):
        put(tmp_path, name)
    library = open_library([tmp_path])
    assert library.nearest("breathing") == ("paced-breathing",)
    assert library.nearest("smal-wins") == ("small-wins",)
    assert library.nearest("zzzzzz") == ()
    assert library.get("pmr-5") is None


def test_unchanged_files_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a")
    changed = put(tmp_path, "b", more='tags = ["x"]\nsmaller = ["a"]')
    (tmp_path / "bad.toml").write_text("x = ", "utf-8")
    first, remembered = scan([tmp_path], None)
    remembered = json.loads(json.dumps(remembered))
    read: list[str] = []
    monkeypatch.setattr(reading, "read_text", lambda path: read.append(path.name) or read_text(path))
    again, remembered_again = scan([tmp_path], remembered)
    assert (again.cards, again.problems, remembered_again) == (first.cards, first.problems, remembered)
    assert read == ["bad.toml"]
    put(tmp_path, "b", title="A longer title")
    read.clear()
    third, _remembered = scan([tmp_path], remembered)
    assert read == ["b.toml", "bad.toml"]
    assert [card.title for card in third.cards] == ["A longer title", "Title"]
    changed.unlink()
    assert [card.id for card in scan([tmp_path], remembered)[0].cards] == ["a"]


def test_a_changed_vocabulary_reads_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a")
    _library, remembered = scan([tmp_path], None)
    (tmp_path / "vocabularies").mkdir()
    (tmp_path / "vocabularies" / "v.toml").write_text('[deck.x]\ncards = ["y"]\n', "utf-8")
    read: list[str] = []
    monkeypatch.setattr(reading, "read_text", lambda path: read.append(path.name) or read_text(path))
    scan([tmp_path], remembered)
    assert read == ["a.toml"]


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        3,
        {"card": 1},
        {"card": {}},
        {"card": []},
        {"card": ["a", "en", "T", "noting", 1, 5, "S.", [], [], []]},
        {"card": ["a", "en", "T", "noting", 1, 5.0, "S.", [1], [], []]},
        {"card": ["a", "en", "T", "noting", 1, 5.0, "S.", [], [], ["smaller"]]},
        {"problems": False, "size": None},
    ],
)
def test_a_damaged_memory_only_costs_time(tmp_path: Path, entry: object) -> None:
    path = put(tmp_path, "a")
    first, remembered = scan([tmp_path], None)
    good = remembered[str(path)]
    remembered[str(path)] = {**good, **entry} if isinstance(entry, dict) else entry
    assert scan([tmp_path], remembered)[0].cards == first.cards


def test_a_file_gone_bad_after_the_scan_gives_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, "a")
    library = open_library([tmp_path])
    path.write_text("x = ", "utf-8")
    assert library.get("a") is None


def test_a_thousand_files_are_quick(tmp_path: Path) -> None:
    text = max((path.read_text("utf-8") for path in (Path(__file__).parent / "good").glob("*.toml")), key=len)
    for number in range(200):
        (tmp_path / f"{number}.toml").write_text(text.replace('id = "', f'id = "n{number}-', 1), "utf-8")
    begin = time.process_time()
    library, remembered = scan([tmp_path], None)
    middle = time.process_time()
    scan([tmp_path], remembered)
    end = time.process_time()
    assert len(library.cards) == 200
    # Budgets: 1 ms a file read, and next to nothing for one that is remembered; room for a busy machine.
    assert (middle - begin) / 200 < 0.004
    assert (end - middle) / 200 < 0.0005


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "empty-file", None),
        (b"  \n\n", "empty-file", None),
        ("id = 'ä'\n".encode("utf-16"), "encoding", None),
        ("id = 'a'\n".encode("utf-16-le"), "encoding", None),
        ("title = 'a'\nsummary = 'Grüße'\n".encode("latin-1"), "encoding", 2),
        (b"title = 'a\x00'", "encoding", None),
        (b"\x7fELF\x02\x01\x01\x00", "encoding", None),
        (b"#" * (64 * 1024 + 1), "too-large", None),
    ],
)
def test_what_is_no_text_says_so(tmp_path: Path, content: bytes, code: str, line: int | None) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    problem = read_text(path)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line, problem.file) == (code, line, str(path))
    assert code != "encoding" or "UTF-8" in problem.help


def test_utf8_reads_with_mark_and_windows_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes("\ufeffid = 'ä'\r\n".encode())
    assert read_text(path) == "id = 'ä'\r\n"
    path.write_bytes(b"#" * (64 * 1024))
    assert read_bytes(path) == b"#" * (64 * 1024)


def test_what_is_no_file_says_so_and_never_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    paths = [
        tmp_path,
        tmp_path / "pipe",
        Path("/dev/zero"),
        tmp_path / "no",
        tmp_path / "no" / "no",
        Path("a\x00b"),
    ]
    codes = [found.code if isinstance(found := read_bytes(path), Problem) else "" for path in paths]
    assert codes == ["no-regular-file", "no-regular-file", "no-regular-file", "no-file", "no-file", "no-file"]


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_words: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    problem = read_bytes(tmp_path / "x")
    assert isinstance(problem, Problem)
    assert problem.code == "no-permission"
