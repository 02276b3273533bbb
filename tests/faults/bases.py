"""Bases to break, and what must be true of them afterwards."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Expected
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base, open_base
from leaderdesk.services.checks import check_base
from leaderdesk.services.dossiers import add_note, list_dossiers
from leaderdesk.store.witness import read_seen, witness_file
from leaderdesk.system.clock import wall_clock
from leaderdesk.system.ids import RandomIds
from leaderdesk.system.paths import folders_under, sidecars
from leaderdesk.words.failures import say
from tests.factories import Ground, make_dossier, make_ground
from tests.faults import children

COST = 10_000_00


@dataclass(frozen=True, slots=True)
class Site:
    """A closed base, what surrounds it, and what its dossiers stand on."""

    path: Path
    around: Around
    ground: Ground
    id: int

    def open(self) -> OpenBase:
        """The base, open."""
        return open_base(self.path, self.around)

    def enter(self, number: str) -> None:
        """One dossier more, and the base closed again."""
        base = self.open()
        make_dossier(base, self.ground, number)
        base.close()

    def unknown_here(self) -> Around:
        """The same user on a machine that has never seen the base."""
        return replace(self.around, folders=folders_under(self.path.parent / f"ailleurs-{RandomIds().key()}"))

    @property
    def witness(self) -> Path:
        """The file of the loss witness."""
        return witness_file(self.around.folders.witness, self.id)

    @property
    def seen_height(self) -> int:
        """How far the witness has seen the base go."""
        return read_seen(self.around.folders.witness, self.id)[-1].height


def make_site(folder: Path, around: Around, *numbers: str) -> Site:
    """A base with some dossiers, closed, without backup; children and parent draw keys that never collide."""
    around = replace(around, clock=wall_clock, ids=RandomIds())
    base = create_base(folder / "essai.leaderdesk", around, gal_name="GAL d’essai")
    ground = make_ground(base)
    for number in numbers:
        make_dossier(base, ground, number)
    base.close()
    return Site(base.path, around, ground, base.id)


def killed_at_work(site: Site, count: int) -> list[str]:
    """Enter dossiers in a process that is killed after the last: they are all in the log."""

    def work(say_word: children.Say) -> None:
        base = site.open()
        for number in numbers:
            make_dossier(base, site.ground, number)
            say_word(number)
        base._witness.close()  # type: ignore[union-attr]  # noqa: SLF001 - within its second, before the power goes
        children.die()

    numbers = [f"W-{rank:03}" for rank in range(count)]
    assert children.run(work) == numbers
    return numbers


def swell(base: OpenBase, dossier: int, megabytes: int) -> None:
    """Make a base too big for one slice of a backup."""
    for rank in range(megabytes):
        add_note(base, dossier, f"{rank} " + "x" * 500_000, date(2026, 3, 1))


def numbers_in(base: OpenBase) -> list[str]:
    """The numbers of the dossiers, each of which must be whole."""
    rows = list_dossiers(base)
    assert all(row.total_cost == COST and row.european + row.national_public == COST * 4 // 5 for row in rows)
    return sorted(row.number for row in rows)


def assert_nothing_lost(base: OpenBase, acknowledged: Iterable[str], *, at_most: Iterable[str] = ()) -> None:
    """Every acknowledged dossier is there and whole, none but one that was being entered, the check is clean."""
    present, expected = set(numbers_in(base)), set(acknowledged)
    assert expected <= present
    assert present - expected <= set(at_most)
    assert check_base(base).findings == ()


def refused(site: Site, around: Around | None = None) -> Expected:
    """Why a base does not open; its file must be as it was."""
    before = prints(site.path)
    with pytest.raises(Expected) as told:
        open_base(site.path, around or site.around)
    assert prints(site.path) == before
    assert site.path.name in say(told.value)
    return told.value


def outcome(work: Callable[[], object]) -> str:
    """The code for which something was refused, or that it was done."""
    try:
        work()
    except Expected as expected:
        return expected.code if say(expected) else f"{expected.code}, without a word"
    return "done"


def prints(path: Path) -> dict[str, str]:
    """What the base and its sidecars hold, to the byte."""
    files = [each for each in (path, *sidecars(path)) if each.exists()]
    return {each.name: digest(each) for each in files}


def digest(path: Path) -> str:
    """What a file holds, to the byte."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def neighbours(path: Path) -> list[str]:
    """The names beside a base that begin like its own."""
    return sorted(each.name for each in path.parent.iterdir() if each.name.startswith(path.name))


def flip(path: Path, at: int, mask: int = 0xFF) -> None:
    """Change one byte of a file in place."""
    with path.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ mask]))


def copied(site: Site, folder: Path) -> Site:
    """The same base and log elsewhere, with the same witness."""
    folder.mkdir()
    for each in (site.path, *sidecars(site.path)):
        if each.exists():
            shutil.copyfile(each, folder / each.name)
    around = replace(site.around, folders=folders_under(folder / "home"))
    around.folders.witness.mkdir(parents=True)
    shutil.copyfile(site.witness, witness_file(around.folders.witness, site.id))
    return replace(site, path=folder / site.path.name, around=around)
