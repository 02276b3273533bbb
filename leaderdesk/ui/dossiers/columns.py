"""The columns of the list of dossiers: what each shows, and what can be typed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import STATUSES, DossierRow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.statuses import tone
from leaderdesk.ui.parts.typed_columns import amount_column, choice_column, day_column, shown, words_column
from leaderdesk.words import lives
from leaderdesk.words.formats import money, number
from leaderdesk.words.statuses import status

if TYPE_CHECKING:
    from leaderdesk.services.choices import Choices

_RANKS = {code: rank for rank, code in enumerate(STATUSES)}


class DossierColumns(QObject):
    """Titles and values, for one row of the list; the choices come with each reading."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._labels: dict[str, dict[int, str]] = {"fiche_id": {}, "person_id": {}, "call_id": {}}

    def show_choices(self, choices: Choices) -> None:
        """What the cells choose from now on."""
        for name, found in (("fiche_id", choices.fiches), ("person_id", choices.people), ("call_id", choices.calls)):
            self._labels[name].clear()
            self._labels[name].update(found)

    def all(self) -> list[Column]:
        """What is shown of a dossier, from left to right; the names of those typed over are the base's."""
        return [*self._first(), *self._money(), *self._following(), *self._further()]

    def _first(self) -> list[Column]:
        return [
            Column("number", self.tr("Numéro"), lambda row: row.number, width=8),
            words_column("title", self.tr("Intitulé"), width=32, is_wide=True),
            Column("holder", self.tr("Porteur"), lambda row: row.holder, width=16, is_wide=True),
            Column("status", self.tr("Statut"), _status, key=_rank, tone=_tone, width=17),
            Column("deadline", self.tr("Échéance"), self._due, key=_margin, tone=_late, width=30, is_wide=True),
        ]

    def _following(self) -> list[Column]:
        return [
            words_column("next_step", self.tr("Prochaine étape"), width=16, is_wide=True),
            self._choice("person_id", self.tr("Suivi par"), "person", width=12, is_hidden=True),
        ]

    def _money(self) -> list[Column]:
        return [
            _amount("total_cost", self.tr("Coût total"), "is_costed"),
            _amount("european", self.tr("Fonds européen"), "is_planned"),
            _amount("eligible_cost", self.tr("Éligible"), "is_costed", is_hidden=True),
            _amount("national_public", self.tr("Autres publics"), "is_planned", is_hidden=True),
            _amount("private", self.tr("Fonds privés"), "is_planned", is_hidden=True),
            _amount("own", self.tr("Autofinancement"), "is_planned", is_hidden=True),
        ]

    def _further(self) -> list[Column]:
        def day(name: str, title: str, **more: Any) -> Column:
            return day_column(name, title, self._today, width=9, is_hidden=True, **more)

        return [
            day("next_step_on", self.tr("Pour le")),
            day("committee_on", self.tr("Comité du")),
            self._choice("fiche_id", self.tr("Fiche"), "fiche", width=5, is_hidden=True),
            Column("commune", self.tr("Commune"), lambda row: row.commune or "", width=12, is_hidden=True),
            words_column("theme", self.tr("Thème"), width=16, is_hidden=True),
            Column("tags", self.tr("Étiquettes"), lambda row: ", ".join(row.tags), width=16, is_hidden=True),
            self._missing(),
            day("received_on", self.tr("Reçu le")),
            day("status_since", self.tr("Statut depuis"), editor=None),
            day("programmed_on", self.tr("Programmé le")),
            day("convention_ends_on", self.tr("Fin de convention")),
            self._choice("call_id", self.tr("Appel à projets"), "call", width=16, is_hidden=True),
            Column("epci", self.tr("EPCI"), lambda row: row.epci or "", width=16, is_hidden=True),
        ]

    def _missing(self) -> Column:
        return Column(
            "missing_pieces",
            self.tr("Pièces manquantes"),
            lambda row: str(row.missing_pieces) if row.missing_pieces else "",
            key=lambda row: row.missing_pieces,
            kind="count",
            width=5,
            is_hidden=True,
        )

    def _choice(self, name: str, title: str, shown: str, **more: Any) -> Column:
        # What is in the bin is offered no more, but a dossier that has it still says it.
        return replace(
            choice_column(name, title, self._labels[name], **more), text=lambda row: getattr(row, shown) or ""
        )

    def _due(self, row: DossierRow) -> str:
        """How far the next deadline is, and what it is; late is said in words."""
        if row.deadline_code is None or row.deadline_margin is None:
            return self.tr("Aucune")
        what = lives.deadline(row.deadline_code)
        what = what[:1].lower() + what[1:]
        if row.deadline_margin == 0:
            return self.tr("Aujourd’hui\u00a0: {}").format(what)
        # Short, so that what is late is read too.
        far = self.tr("Retard de {}\u00a0j\u00a0: {}") if row.is_late else self.tr("Dans {}\u00a0j\u00a0: {}")
        return far.format(number(abs(row.deadline_margin)), what)


def _amount(name: str, title: str, known_by: str, **more: Any) -> Column:
    """A sum of lines; where there is no line, it is unknown."""

    def known(row: DossierRow) -> int | None:
        return int(getattr(row, name)) if getattr(row, known_by) else None

    def told(row: DossierRow) -> str:
        return shown(money, known(row))

    fixed: dict[str, Any] = {"editor": None, "width": 11, "has_sum": True}
    return amount_column(name, title, key=known, value=known, text=told, **fixed, **more)


def _margin(row: DossierRow) -> int | None:
    return row.deadline_margin


def _late(row: DossierRow) -> str:
    if row.deadline_code is None:
        return "muted"
    return "error" if row.is_late else ""


def _status(row: DossierRow) -> str:
    return status(row.status)


def _rank(row: DossierRow) -> int:
    return _RANKS.get(row.status, len(_RANKS))


def _tone(row: DossierRow) -> str:
    return tone(row.status)
