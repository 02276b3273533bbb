"""A machine plays the user for a while; a plain Python model beside it says what must be seen at each step."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.text import composed
from leaderdesk.services import dossiers, history
from leaderdesk.services.around import Around
from leaderdesk.services.attachments import attach
from leaderdesk.services.backups import backup_base, list_backups, restore_backup
from leaderdesk.services.bases import OpenBase, close_base, create_base, open_base
from leaderdesk.services.checks import check_base
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import SeededIds
from leaderdesk.system.paths import folders_under
from leaderdesk.words.actions import label
from tests.conftest import LocalDisk
from tests.factories import Ground, make_ground

NUMBERS = st.sampled_from(["2026-001", "2026-002", "2026-003", "2026-004"])
TITLES = st.sampled_from(["Halle", "Café", "E\u0301picerie", 'Four "banal"\n'])
AMOUNTS = st.sampled_from([0, 1, 10_000_00])
CONTENTS = st.sampled_from([b"devis", b"plan", b""])
SHORT = settings(
    max_examples=5,
    stateful_step_count=30,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
LONG = settings(SHORT, max_examples=200, stateful_step_count=40, derandomize=False)


@dataclass(frozen=True)
class Expected:
    """A dossier as the model has it."""

    number: str
    title: str
    cost: int = 0
    is_binned: bool = False
    files: tuple[bytes, ...] = ()


State = dict[int, Expected]
Step = tuple[str, State, State]


class Life(RuleBasedStateMachine):
    """What a user may do to a base, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.around = Around(
            clock=SteppingClock(datetime(2026, 3, 2, tzinfo=UTC)),
            ids=SeededIds("life"),
            operator="Jeanne",
            machine="portable-1",
            folders=folders_under(self.folder / "home"),
            provider=LocalDisk(),
        )
        self.state: State = {}
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.backed_up: dict[Path, State] = {}
        self.head = (0, 0)
        self.base: OpenBase
        self.ground: Ground

    @initialize()
    def begin(self) -> None:
        self.base = create_base(self.folder / "vie", self.around, gal_name="GAL")
        self.ground = make_ground(self.base)
        # What came before the model is not its to take back: a restore is where undo stops.
        self._restored(backup_base(self.base, self.around).path, {})

    @rule(number=NUMBERS, title=TITLES)
    def create(self, number: str, title: str) -> None:
        ground = self.ground
        first = dossiers.StepDraft("contact", date(2026, 3, 2))
        draft = dossiers.DossierDraft(number, title, ground.fiche, ground.rules, ground.holder, (first,))
        if number in {each.number for each in self.state.values()}:
            with pytest.raises(Refusal, match="number_taken"):
                dossiers.create_dossier(self.base, draft)
            return
        key = dossiers.create_dossier(self.base, draft)
        self._did(f"Créer le dossier {number}", self.state | {key: Expected(number, composed(title))})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), title=TITLES)
    def rename(self, data: st.DataObject, title: str) -> None:
        key, before = self._one(data)
        dossiers.edit_dossier(self.base, key, title=title)
        self._did(f"Modifier le dossier {before.number}", self.state | {key: replace(before, title=composed(title))})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), number=NUMBERS)
    def renumber(self, data: st.DataObject, number: str) -> None:
        key, before = self._one(data)
        if number in {each.number for other, each in self.state.items() if other != key}:
            with pytest.raises(Refusal, match="number_taken"):
                dossiers.edit_dossier(self.base, key, number=number)
            return
        dossiers.edit_dossier(self.base, key, number=number)
        self._did(f"Modifier le dossier {before.number}", self.state | {key: replace(before, number=number)})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), amount=AMOUNTS)
    def cost(self, data: st.DataObject, amount: int) -> None:
        key, before = self._one(data)
        quote = dossiers.QuoteDraft("Artisan", amount)
        dossiers.replace_costs(self.base, key, [dossiers.CostDraft("Travaux", "works", amount, amount, (quote,))])
        self._did(f"Modifier les dépenses du dossier {before.number}", self.state | {key: replace(before, cost=amount)})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), is_binned=st.booleans())
    def bin_or_take_out(self, data: st.DataObject, *, is_binned: bool) -> None:
        key, before = self._one(data)
        (dossiers.bin_dossier if is_binned else dossiers.unbin_dossier)(self.base, key)
        verb = "Mettre à la corbeille le dossier" if is_binned else "Sortir de la corbeille le dossier"
        self._did(f"{verb} {before.number}", self.state | {key: replace(before, is_binned=is_binned)})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), content=CONTENTS)
    def attach(self, data: st.DataObject, content: bytes) -> None:
        key, before = self._one(data)
        (self.folder / "devis.pdf").write_bytes(content)
        attach(self.base, key, self.folder / "devis.pdf")
        files = tuple(sorted((*before.files, content)))
        self._did("Joindre le fichier devis.pdf", self.state | {key: replace(before, files=files)})

    @precondition(lambda self: self.state)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        key, before = self._one(data)
        dossiers.delete_dossier(self.base, key)
        rest = {other: each for other, each in self.state.items() if other != key}
        self._did(f"Supprimer le dossier {before.number}", rest)

    @rule()
    def undo(self) -> None:
        if not self.done:
            with pytest.raises(Refusal, match="nothing_to_undo"):
                history.undo(self.base)
            return
        history.undo(self.base)
        step = self.done.pop()
        self.undone.append(step)
        self.state = step[1]

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(Refusal, match="nothing_to_redo"):
                history.redo(self.base)
            return
        history.redo(self.base)
        step = self.undone.pop()
        self.done.append(step)
        self.state = step[2]

    @rule()
    def close_and_reopen(self) -> None:
        close_base(self.base, self.around)
        for backup in list_backups(self.base.path, self.around)[:1]:
            self.backed_up.setdefault(backup.path, self.state)
        self.base = open_base(self.base.path, self.around)

    @rule()
    def back_up(self) -> None:
        self.backed_up[backup_base(self.base, self.around).path] = self.state

    @precondition(lambda self: any(path.exists() for path in self.backed_up))
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(path for path in self.backed_up if path.exists())))
        self._restored(path, self.backed_up[path])

    @invariant()
    def the_list_is_the_one_of_the_model(self) -> None:
        seen = {
            row.id: Expected(row.number, row.title, row.total_cost, row.is_binned, self._files(row.id))
            for row in dossiers.list_dossiers(self.base)
        }
        assert seen == self.state

    @invariant()
    def undo_and_redo_offer_what_the_model_says(self) -> None:
        undo, redo = history.undo_offer(self.base), history.redo_offer(self.base)
        assert (label(undo.action, undo.subject) if undo else None) == (self.done[-1][0] if self.done else None)
        assert (label(redo.action, redo.subject) if redo else None) == (self.undone[-1][0] if self.undone else None)

    @invariant()
    def the_base_is_sound_and_at_rest(self) -> None:
        assert not self.base.has_open_transaction()
        assert check_base(self.base).findings == ()

    @invariant()
    def the_journal_only_grows_within_a_lineage(self) -> None:
        lineage, height = self.head
        assert self.base.lineage != lineage or self.base.height >= height
        self.head = (self.base.lineage, self.base.height)

    def teardown(self) -> None:
        self.base.close()
        self.scratch.cleanup()

    def _one(self, data: st.DataObject) -> tuple[int, Expected]:
        key = data.draw(st.sampled_from(sorted(self.state)))
        return key, self.state[key]

    def _did(self, name: str, state: State) -> None:
        """An action that changes nothing leaves no trace; one that does cuts the branch of redo."""
        if state == self.state and not name.startswith("Modifier les dépenses"):
            return
        self.done.append((name, self.state, state))
        self.undone.clear()
        self.state = state

    def _restored(self, backup: Path, state: State) -> None:
        lineage = self.base.lineage
        self.base.close()
        restore_backup(self.base.path, backup, self.around)
        self.base = open_base(self.base.path, self.around)
        assert self.base.lineage != lineage
        self.state, self.done, self.undone = state, [], []

    def _files(self, dossier: int) -> tuple[bytes, ...]:
        rows = self.base.connection.execute("SELECT digest FROM attachments WHERE dossier_id = ?", (dossier,))
        folder = self.base.path.with_name("vie.pieces")
        return tuple(sorted((folder / digest[:2] / digest).read_bytes() for (digest,) in rows))


def test_a_short_life() -> None:
    run_state_machine_as_test(Life, settings=SHORT)


@pytest.mark.long
def test_a_long_life() -> None:
    run_state_machine_as_test(Life, settings=LONG)
