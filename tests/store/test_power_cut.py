"""Fault 3, a model of a power cut, after ALICE: bytes are safe once their file is synced, a name once its folder is.

Every other change may be there or not, and a write may be there by half or as zeros.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.content.documents import cleaned
from closeness_tui.core.entry import Draft, Entry
from closeness_tui.store import files
from closeness_tui.store.disk import Disk
from closeness_tui.store.failures import NotThere, StoreError, WrongPassphrase
from tests.store.deaths import SOAK, Tell
from tests.store.world import WatchedDisk, World, draft, entry

Op = tuple[Any, ...]
Claims = list[str]
"""What had been said to be done before the power went."""
NAMES = ("create", "replace", "unlink", "make_folder")
SYNCS = frozenset({"sync", "sync_folder"})
MOST = 400 if SOAK else 40
"""States with a mixture of changes for each moment of the cut."""


class Recorder(WatchedDisk):
    """Does everything, and writes it down."""

    def __init__(self, *, syncs: Collection[str] = SYNCS) -> None:
        self.ops: list[Op] = []
        self.syncs = syncs
        self.files: dict[int, int] = {}

    def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        result = act(*args)
        match name:
            case "create":
                self.files[result] = len(self.ops)
                self.ops.append((name, args[0], len(self.ops)))
            case "write":
                self.ops.append((name, self.files[args[0]], bytes(args[1][:result])))
            case "sync" if name in self.syncs:
                self.ops.append((name, self.files[args[0]]))
            case "replace" | "unlink" | "make_folder":
                self.ops.append((name, *args))
            case "sync_folder" if name in self.syncs:
                self.ops.append((name, args[0]))
            case _:
                pass
        return result

    def claim(self, what: str) -> None:
        self.ops.append(("claim", what))


Tree = tuple[frozenset[Path], tuple[tuple[Path, bytes], ...]]


def is_safe(ops: list[Op], index: int, cut: int) -> bool:
    op, later = ops[index], ops[index + 1 : cut]
    if op[0] == "write":
        return ("sync", op[1]) in later
    folders = {path.parent for path in op[1:] if isinstance(path, Path)}
    return all(("sync_folder", folder) in later for folder in folders)


def after(
    ops: list[Op], cut: int, fate: dict[int, str], folders: set[Path], contents: dict[Path, bytes]
) -> Tree:
    folders, names = set(folders), {path: bytearray(data) for path, data in contents.items()}
    made: dict[int, bytearray] = {}
    for index, op in enumerate(ops[:cut]):
        end = fate.get(index, "full")
        if end == "lost":
            continue
        match op:
            case ("make_folder", path) if path.parent in folders:
                folders.add(path)
            case ("create", path, number):
                made[number] = bytearray()
                if path.parent in folders:
                    names[path] = made[number]
            case ("write", int(number), bytes(data)):
                piece = {"half": data[: len(data) // 2], "zeros": bytes(len(data))}.get(end, data)
                made.setdefault(number, bytearray()).extend(piece)
            case ("replace", source, target) if source in names:
                names[target] = names.pop(source)
            case ("unlink", path):
                names.pop(path, None)
    return frozenset(folders), tuple(sorted((path, bytes(data)) for path, data in names.items()))


def states(ops: list[Op], folders: set[Path], contents: dict[Path, bytes], most: int) -> dict[Tree, Claims]:
    """Each state of the disk that a cut could leave, with all that had been claimed by then."""
    chance = random.Random(5)  # noqa: S311 - the same states each time
    found: dict[Tree, Claims] = {}
    for cut in range(len(ops) + 1):
        unsafe = [i for i in range(cut) if ops[i][0] in (*NAMES, "write") and not is_safe(ops, i, cut)]
        ends = {
            i: ("full", "lost", "half", "zeros") if ops[i][0] == "write" else ("full", "lost") for i in unsafe
        }
        # Everything in its order; nothing that was not synced; names without their bytes, as ext4 may leave them.
        fates = [{}, dict.fromkeys(unsafe, "lost")]
        fates += [
            dict.fromkeys((i for i in unsafe if ops[i][0] == "write"), end) for end in ("lost", "zeros")
        ]
        fates += [{i: chance.choice(ends[i]) for i in unsafe} for _time in range(min(most, 4 ** len(unsafe)))]
        claims = [op[1] for op in ops[:cut] if op[0] == "claim"]
        for fate in fates:
            tree = after(ops, cut, fate, folders, contents)
            if len(claims) >= len(found.get(tree, [])):
                found[tree] = claims
    return found


def lay_out(tree: Tree, root: Path, home: Path) -> World:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    for folder in sorted(tree[0]):
        (home / folder.relative_to(root)).mkdir(parents=True, exist_ok=True)
    for path, data in tree[1]:
        (home / path.relative_to(root)).write_bytes(data)
    files._settled.clear()
    return World(home)


def bad_states(work: Callable[[World, Recorder], None], judge: Callable[[World, Claims], bool], base: World,
               spare: Path, *, syncs: Collection[str] = SYNCS, most: int = 12) -> tuple[int, int]:  # fmt: skip
    folders = {path for path in base.home.rglob("*") if path.is_dir()} | {base.home}
    contents = {path: path.read_bytes() for path in base.home.rglob("*") if path.is_file()}
    files._settled.clear()
    recorder = Recorder(syncs=syncs)
    files.disk = recorder
    work(base, recorder)
    files.disk = Disk()
    every = states(recorder.ops, folders, contents, most)
    bad = 0
    for tree, claims in every.items():
        world = lay_out(tree, base.home, spare)
        try:
            bad += not judge(world, claims)
        except StoreError:
            bad += 1
    return len(every), bad


class Story:
    """Saves, drafts and a deletion, and what must hold after each."""

    def __init__(self, world: World) -> None:
        self.world = world
        log = world.log()
        self.old = log.save(entry())
        self.doomed = log.save(entry())
        self.first = log.save_draft(draft())
        self.second = cleaned(draft(id=self.first.id, words="more"))
        self.third = cleaned(draft(id=self.first.id, words="still more"))
        self.here = cleaned(entry())
        self.elsewhere = cleaned(entry(created=self.old.created.replace(month=12)))

    def work(self, world: World, disk: Recorder) -> None:
        log = world.log()
        log.save_draft(self.second)
        disk.claim("second")
        log.save(self.here)
        disk.claim("here")
        log.save(self.elsewhere)
        disk.claim("elsewhere")
        log.save_draft(self.third)
        disk.claim("third")
        log.delete(self.doomed.id)
        disk.claim("deleted")
        log.drop_draft(self.first.id)
        disk.claim("dropped")

    def judge(self, world: World, claims: Claims) -> bool:
        log = world.log()
        listing = log.list()
        there = {row.id for row in listing.entries}
        drafts: list[Draft] = [self.first, self.second, self.third]
        known = drafts[2 if "third" in claims else 1 if "second" in claims else 0 :]
        dropping = "deleted" in claims and self.first.id not in log.waiting()
        return (
            not listing.damaged
            and log.open(self.old.id) == self.old
            and self._kept(log, self.here, must="here" in claims)
            and self._kept(log, self.elsewhere, must="elsewhere" in claims)
            and ("deleted" not in claims or self.doomed.id not in there)
            and (dropping or ("dropped" not in claims and log.open_draft(self.first.id) in known))
        )

    def _kept(self, log: Any, kept: Entry, *, must: bool) -> bool:
        try:
            return bool(log.open(kept.id) == kept)
        except NotThere:
            return not must


@pytest.mark.soak
def test_a_power_cut_loses_nothing_that_was_said_to_be_saved(
    world: World, tmp_path: Path, tell: Tell
) -> None:
    """Fault 3: saves, one into a new month, drafts written again and dropped, a deletion."""
    story = Story(world)
    seen, bad = bad_states(story.work, story.judge, world, tmp_path / "after", most=MOST)
    assert bad == 0
    assert seen > 20
    tell("bad of states", (bad, seen))


@pytest.mark.soak
@pytest.mark.parametrize(
    ("syncs", "share"),
    [((), 0.5), (("sync",), 0.2), (("sync_folder",), 0.1)],
    ids=["nothing", "only files", "only folders"],
)
def test_the_same_model_finds_the_losses_when_not_all_is_synced(
    world: World, tmp_path: Path, syncs: tuple[str, ...], share: float, tell: Tell
) -> None:
    """Fault 3, the other way round: without the fsyncs the same harness fails."""
    story = Story(world)
    most = MOST // 4 if SOAK else 12
    seen, bad = bad_states(story.work, story.judge, world, tmp_path / "after", syncs=syncs, most=most)
    assert bad > seen * share
    tell("bad of states", (bad, seen))


@pytest.mark.soak
@pytest.mark.parametrize("syncs", [SYNCS, ()], ids=["synced", "not synced"])
def test_a_power_cut_at_the_first_use_leaves_a_log_that_works(
    world: World, tmp_path: Path, syncs: Collection[str], tell: Tell
) -> None:
    """Fault 3: the first use of all, with every folder new."""
    kept, next_one = cleaned(entry()), entry()

    def work(world: World, disk: Recorder) -> None:
        world.log().save(kept)
        disk.claim("kept")

    def judge(world: World, claims: Claims) -> bool:
        log = world.log()
        log.save(next_one)
        listing = log.list()
        there = {row.id for row in listing.entries}
        return not listing.damaged and next_one.id in there and (not claims or log.open(kept.id) == kept)

    world.home.mkdir()
    seen, bad = bad_states(work, judge, world, tmp_path / "after", syncs=syncs, most=MOST // 3)
    assert bad == 0 if syncs else bad > 0
    assert seen > 20
    tell("bad of states", (bad, seen))


def opened(world: World, *passphrases: str) -> Any:
    vault = world.vault()
    for passphrase in passphrases:
        if vault.state == "locked":
            try:
                vault.unlock(passphrase)
            except WrongPassphrase:
                continue
    return world.log(vault)


def keeps_all(world: World, kept: list[Entry], unfinished: Draft, *passphrases: str) -> bool:
    log = opened(world, *passphrases)
    listing = log.list()
    return (
        not listing.damaged
        and all(log.open(one.id) == one for one in kept)
        and log.open_draft(unfinished.id) == unfinished
    )


@pytest.mark.soak
def test_a_power_cut_while_a_passphrase_is_chosen_or_changed_locks_nobody_out(
    world: World, tmp_path: Path, tell: Tell
) -> None:
    """Fault 3: choosing a passphrase, which seals every file anew, and changing it."""
    log = world.log()
    kept = [log.save(entry()) for _number in range(3)]
    unfinished = log.save_draft(draft())

    def choose(world: World, disk: Recorder) -> None:
        world.vault().choose_passphrase("one")
        disk.claim("chosen")

    def change(world: World, disk: Recorder) -> None:
        world.vault().change_passphrase("one", "two")
        disk.claim("changed")

    def judge_choice(world: World, claims: Claims) -> bool:
        guarded = world.vault().state == "locked"
        return keeps_all(world, kept, unfinished, "one") and (guarded or "chosen" not in claims)

    def judge_change(world: World, claims: Claims) -> bool:
        return keeps_all(world, kept, unfinished, *(["two"] if claims else ["one", "two"]))

    seen, bad = bad_states(choose, judge_choice, world, tmp_path / "after", most=MOST // 3)
    assert bad == 0
    assert seen > 30
    tell("choosing: bad of states", (bad, seen))
    seen, bad = bad_states(change, judge_change, world, tmp_path / "after", most=MOST // 3)
    assert bad == 0
    assert seen > 10
    tell("changing: bad of states", (bad, seen))


def test_the_key_is_lost_in_the_model_when_nothing_is_synced(world: World, tmp_path: Path) -> None:
    log = world.log()
    kept = [log.save(entry()) for _number in range(3)]
    unfinished = log.save_draft(draft())

    def choose(world: World, _disk: Recorder) -> None:
        world.vault().choose_passphrase("one")

    seen, bad = bad_states(
        choose,
        lambda world, _claims: keeps_all(world, kept, unfinished, "one"),
        world,
        tmp_path / "after",
        syncs=(),
    )
    assert bad > seen / 4


@pytest.mark.parametrize("name", ["write", "create"])
def test_the_model_itself_knows_what_is_safe(name: str) -> None:
    path = Path("a/b")
    op: Op = {"write": ("write", 0, b"x"), "create": ("create", path, 0)}[name]
    sync: Op = {"write": ("sync", 0), "create": ("sync_folder", path.parent)}[name]
    assert is_safe([op, sync], 0, 2)
    assert not is_safe([op, sync], 0, 1)
