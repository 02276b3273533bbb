"""What the page of dossiers does to the base, and what is said of it, with « Annuler » beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, SignalInstance

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.parts.undoing import Undoing

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made

# What a dossier cannot be without.
_NEEDED = frozenset({"title"})


class Deeds(QObject):
    """One service each, one entry of the journal each."""

    def __init__(self, desk: Desk, said: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._said = desk, said
        self.undoing = Undoing(desk, said, self)

    def edit(self, edits: Sequence[CellEdit]) -> None:
        """What was typed in cells, whatever their number, as one action."""
        kept = [each for each in edits if each.new is not None or each.column not in _NEEDED]
        if len(kept) < len(edits):
            self._said.emit(Message("warning", self.tr("Un dossier garde toujours un intitulé."), is_refusal=True))
        changes = [(each.identity, each.column, each.new) for each in kept]
        if not changes:
            return
        dossiers = len({each.identity for each in kept})
        said = self.tr("{} dossiers modifiés.").format(dossiers) if dossiers > 1 else ""
        self._desk.act(_editing(changes), self.undoing.after(said))

    def edit_all(self, keys: Sequence[int], column: str, value: Any) -> None:  # noqa: ANN401 - of the column
        """One value given to several dossiers, as one action."""
        self.edit([CellEdit(key, column, None, value) for key in keys])

    def bin(self, rows: Sequence[DossierRow], *, is_binned: bool) -> None:
        """Put dossiers in the bin, or take them out of it."""
        if not rows:
            return
        keys = [row.id for row in rows]

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.dossiers import bin_dossiers, unbin_dossiers

            move = bin_dossiers if is_binned else unbin_dossiers
            return move(base, keys)

        self._desk.act(work, self.undoing.after(self._moved(rows, is_binned=is_binned)))

    def duplicate(self, row: DossierRow, then: Callable[[int], object]) -> None:
        """Make a dossier from another one, and show it."""

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.dossiers import duplicate_dossier

            return duplicate_dossier(base, row.id)

        def done(made: Made) -> None:
            then(int(made))
            self.undoing.tell(self.tr("Dossier créé d’après {}, sans statut, date ni pièce.").format(row.number))

        self._desk.act(work, done)

    def _moved(self, rows: Sequence[DossierRow], *, is_binned: bool) -> str:
        if len(rows) == 1:
            words = self.tr("Dossier {} mis à la corbeille.") if is_binned else self.tr("Dossier {} remis en place.")
            return words.format(rows[0].number)
        words = self.tr("{} dossiers mis à la corbeille.") if is_binned else self.tr("{} dossiers remis en place.")
        return words.format(len(rows))


def _editing(changes: Sequence[tuple[int, str, Any]]) -> Callable[[OpenBase], Done]:
    def work(base: OpenBase) -> Done:
        from leaderdesk.services.dossiers import edit_many

        return edit_many(base, changes)

    return work
