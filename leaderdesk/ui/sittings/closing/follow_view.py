"""Builds what follows a sitting: a line for each dossier, all that would be done to the one in hand, the gesture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.sittings.batches import Batch, MovePlan
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.words.formats import counted, day
from leaderdesk.words.phrases import money
from leaderdesk.words.sitting_follow import OUTCOMES, say_batch, say_follow, say_move
from leaderdesk.words.statuses import status_or_code

_WIDEST, _FEWEST, _MOST = 170, 2, 11


@dataclass(frozen=True, slots=True)
class Followed:
    """A dossier with its part of the batch."""

    move: MovePlan
    batch: Batch

    @property
    def is_waiting(self) -> bool:
        """True while something is left to do for it."""
        return not self.batch.is_empty


class FollowView(QWidget):
    """The table, the detail, the button."""

    def __init__(self) -> None:
        super().__init__()
        self.card = VerdictCard()
        empty = Empty("check", self.tr("Aucun projet décidé"), self.tr("Cette séance ne change rien aux dossiers."))
        self.listing = Listing(self._columns(), self.tr("Suites de la séance"), empty)
        self.listing.hide_tools()
        self.listing.views.hide()
        self.listing.table.setSortingEnabled(False)
        self.listing.model.is_sortable = False
        self.listing.model.sort_by(())
        self.detail_title = text("", "heading", is_wrapped=True)
        self.detail = text("", is_wrapped=True)
        self.apply = button(self.tr("Appli&quer toutes les suites"), "primary", "check")
        self.apply_chosen = button(self.tr("Appliquer aux dossiers choisis"), "", "check")
        self.hint = text(
            self.tr(
                "Une seule opération, qu’Annuler défait d’un coup. Les réserves et les lettres deviennent des notes de "
                "chaque dossier\u00a0: la Revue des projets et les alertes les suivent."
            ),
            "small",
            is_wrapped=True,
        )
        parts = column(
            self.card,
            Flow(self.apply, self.apply_chosen),
            self.listing,
            self.hint,
            self.detail_title,
            self.detail,
            None,
            gap=8,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(parts, _WIDEST, is_centred=False))

    def show_left(self, batch: Batch, waiting: int, dossiers: int) -> None:
        """What is left to do, in one line."""
        self.listing.table.show_rows(min(max(dossiers, _FEWEST), _MOST))
        show_if(self.card, is_shown=dossiers > 0)
        if waiting:
            word = counted(waiting, self.tr("dossier attend ses suites"), self.tr("dossiers attendent leurs suites"))
            self.card.say("information", word, say_batch(batch), [])
        else:
            self.card.say("success", self.tr("Tout est fait"), self.tr("Il ne reste aucune suite à appliquer."), [])

    def show_detail(self, item: Followed | None) -> None:
        """All that would be done to one dossier."""
        for each in (self.detail_title, self.detail):
            show_if(each, is_shown=item is not None)
        if item is not None:
            self.detail_title.setText(f"{item.move.number} {item.move.title}")
            lines = say_follow(item.batch) if item.is_waiting else [self.tr("Il ne reste rien à faire.")]
            self.detail.setText("\n".join(f"•\u00a0{line}" for line in lines))

    def _columns(self) -> list[Column]:
        return [
            Column("number", self.tr("N°"), lambda each: each.move.number, width=9),
            Column("title", self.tr("Projet"), lambda each: each.move.title, width=22, is_wide=True),
            Column("outcome", self.tr("Décision"), lambda each: OUTCOMES[each.move.outcome], width=16),
            Column("move", self.tr("État du dossier"), self._move, width=26, is_wide=True),
            Column("amount", self.tr("Montant"), self._amount, width=12, is_number=True),
            Column("conditions", self.tr("Réserves"), self._conditions, width=18),
            Column("letter", self.tr("Lettre"), self._letter, width=12),
        ]

    def _move(self, each: Followed) -> str:
        move = each.move
        if move.end is not None:
            return say_move(move)
        return self.tr("{} (inchangé)").format(status_or_code(move.start))

    def _amount(self, each: Followed) -> str:
        return ", ".join(money(amount.amount) for amount in each.batch.amounts) or "–"

    def _conditions(self, each: Followed) -> str:
        found = each.batch.conditions
        if not found:
            return "–"
        due = min((condition.due_on for condition in found if condition.due_on is not None), default=None)
        when = self.tr("sans échéance") if due is None else self.tr("pour le {}").format(day(due))
        return f"{len(found)}, {when}"

    def _letter(self, each: Followed) -> str:
        return self.tr("à préparer") if each.batch.letters else "–"
