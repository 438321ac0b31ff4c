from __future__ import annotations

import stat
from pathlib import Path

import pytest

from closeness_tui.store import files
from closeness_tui.store.disk import Disk
from closeness_tui.store.exercise_shelf import put, take_away
from closeness_tui.store.failures import WriteFailed


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "exercises"


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_for_their_owner_alone(own: Path) -> None:
    put(own, [(own / "vocabularies" / "w.toml", b"w"), (own / "a.toml", b"a")])
    assert everything(own) == {"a.toml": b"a", "vocabularies/w.toml": b"w"}
    assert stat.S_IMODE((own / "a.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE((own / "vocabularies").stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["../outside.toml", "../../x.toml", "vocabularies/../../x.toml"])
def test_nothing_is_written_or_removed_outside(own: Path, tmp_path: Path, name: str) -> None:
    put(own, [(own / "vocabularies" / "w.toml", b"w")])
    outside = own / name
    outside.write_bytes(b"mine")
    with pytest.raises(WriteFailed):
        put(own, [(own / "a.toml", b"a"), (outside, b"theirs")])
    with pytest.raises(WriteFailed):
        take_away(own, [outside])
    assert outside.read_bytes() == b"mine"
    assert not (own / "a.toml").exists()


def test_nothing_is_written_through_a_folder_that_leads_elsewhere(own: Path, tmp_path: Path) -> None:
    own.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (own / "vocabularies").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteFailed):
        put(own, [(own / "vocabularies" / "w.toml", b"w")])
    assert everything(tmp_path / "elsewhere") == {}


def test_a_link_is_replaced_and_not_written_through(own: Path, tmp_path: Path) -> None:
    own.mkdir(parents=True)
    (tmp_path / "private").write_bytes(b"private")
    (own / "a.toml").symlink_to(tmp_path / "private")
    put(own, [(own / "a.toml", b"a")])
    assert (tmp_path / "private").read_bytes() == b"private"
    assert (own / "a.toml").read_bytes() == b"a"
    assert not (own / "a.toml").is_symlink()


class FailsAt(Disk):
    """A disk that is full from its nth file on, and has room again when something was removed."""

    def __init__(self, number: int) -> None:
        self.left = number

    def create(self, path: Path) -> int:
        self.left -= 1
        if self.left == 0:
            raise OSError(28, "full")
        return super().create(path)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_disk_that_fails_leaves_everything_as_it_was(
    own: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(own, [(own / "b.toml", b"before")])
    monkeypatch.setattr(files, "disk", FailsAt(number))
    batch = [(own / "vocabularies" / "w.toml", b"w"), (own / "b.toml", b"after"), (own / "c.toml", b"c")]
    with pytest.raises(WriteFailed):
        put(own, batch)
    assert everything(own) == {"b.toml": b"before"}


def test_what_is_taken_away_is_gone(own: Path) -> None:
    put(own, [(own / "a.toml", b"a"), (own / "b.toml", b"b")])
    take_away(own, [own / "a.toml"])
    assert everything(own) == {"b.toml": b"b"}
