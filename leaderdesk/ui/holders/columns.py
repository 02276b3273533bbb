"""The columns of the holders, and of what hangs on one of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.holders import HolderDossier, HolderRow, MergedField
from leaderdesk.domain.typed.identifiers import read_phone
from leaderdesk.ui.kit.fields import MailField, PhoneField
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.statuses import tone
from leaderdesk.ui.parts.typed_columns import (
    amount_column,
    as_typed,
    choice_column,
    day_column,
    shown,
    words_column,
)
from leaderdesk.words.formats import day, money, number
from leaderdesk.words.holders import legal_kinds, natures, regimes, say_field, say_value
from leaderdesk.words.statuses import status
from leaderdesk.words.typed import phone, siret

_RANKS = {code: rank for rank, code in enumerate(STATUSES)}


class HolderColumns(QObject):
    """Titles and values."""

    def holders(self) -> list[Column]:
        """What is shown of a holder in the list."""
        kinds, kept_natures = legal_kinds(), natures()
        return [
            Column("name", self.tr("Nom"), lambda row: row.name, width=22, is_wide=True),
            Column("legal_kind", self.tr("Forme"), lambda row: kinds.get(row.legal_kind or "", ""), width=14),
            Column("commune", self.tr("Commune"), lambda row: row.commune or "", width=16),
            Column("contact", self.tr("Contact"), lambda row: row.contact or "", is_hidden=True),
            self._count("dossiers", self.tr("Dossiers")),
            self._count("open_dossiers", self.tr("En cours")),
            self._amount("total_cost", self.tr("Coût total")),
            self._amount("european", self.tr("FEADER")),
            Column("last_number", self.tr("Dernier"), lambda row: row.last_number or "", width=9),
            Column("last_on", self.tr("Le"), _last_on, key=lambda row: row.last_on, kind="day", is_hidden=True),
            Column(
                *("nature", self.tr("Nature"), lambda row: kept_natures.get(row.nature, row.nature)),
                width=12,
                is_hidden=True,
            ),
            Column("siret", self.tr("SIRET"), _siret, width=18, is_hidden=True),
            Column("epci", self.tr("Intercommunalité"), lambda row: row.epci or "", width=20, is_hidden=True),
            Column("is_inside", self.tr("Sur le territoire"), self._inside, width=12, is_hidden=True),
        ]

    def dossiers(self) -> list[Column]:
        """What is shown of something a holder asked for."""
        return [
            Column("number", self.tr("Numéro"), lambda row: row.number, width=9),
            Column("title", self.tr("Intitulé"), lambda row: row.title, width=22, is_wide=True),
            Column("fiche", self.tr("Fiche"), lambda row: row.fiche or "", width=5),
            Column("status", self.tr("Statut"), self._status, key=_rank, tone=lambda row: tone(row.status), width=16),
            Column("since", self.tr("Depuis"), _since, key=lambda row: row.since, kind="day", width=10),
            self._amount("total_cost", self.tr("Coût total")),
            self._amount("european", self.tr("FEADER")),
        ]

    def contacts(self) -> list[Column]:
        """People, typed in."""
        return [
            words_column("name", self.tr("Nom"), width=20, is_wide=True),
            words_column("role", self.tr("Fonction"), width=18),
            words_column(
                *("phone", self.tr("Téléphone")),
                text=lambda row: shown(phone, row.phone),
                read=lambda pasted: as_typed(read_phone(pasted), phone),
                width=15,
                editor=PhoneField,
            ),
            words_column("email", self.tr("Courriel"), width=26, editor=MailField),
        ]

    def aids(self) -> list[Column]:
        """Small aids from somebody else, typed in."""
        return [
            choice_column("regime", self.tr("Régime"), regimes(), width=24, is_wide=True),
            amount_column("amount", self.tr("Montant"), width=14),
            day_column("granted_on", self.tr("Accordée le"), current_day, width=13),
            words_column("granted_by", self.tr("Par"), width=22),
        ]

    def conversations(self) -> list[Column]:
        """Calls and visits of a holder."""
        return [
            Column("held_on", self.tr("Le"), _held_on, key=lambda row: row.held_on, kind="day", width=10),
            Column("about", self.tr("Au sujet de"), lambda row: row.about, width=26, is_wide=True),
            Column("answered", self.tr("Réponse"), lambda row: row.answered or "", width=24),
            Column("dossier", self.tr("Dossier"), lambda row: row.dossier or "", width=9),
        ]

    def merged(self) -> list[Column]:
        """What two holders say otherwise."""
        return [
            Column("field", self.tr("Champ"), say_field, width=16),
            Column("kept", self.tr("Porteur gardé"), lambda each: say_value(each.name, each.kept), width=24),
            Column("merged", self.tr("Porteur fusionné"), lambda each: say_value(each.name, each.merged), width=24),
            Column("after", self.tr("Après"), self._after, width=26, is_wide=True),
        ]

    def _after(self, each: MergedField) -> str:
        after = say_value(each.name, each.after)
        return self.tr("{} (l’autre est abandonné)").format(after) if each.is_conflict else after

    def _status(self, row: HolderDossier) -> str:
        return self.tr("Corbeille") if row.is_binned else status(row.status)

    def _inside(self, row: HolderRow) -> str:
        known = {True: self.tr("Oui"), False: self.tr("Non")}
        return "" if row.is_inside is None else known[row.is_inside]

    def _count(self, name: str, title: str) -> Column:
        return Column(
            name, title, lambda row: number(getattr(row, name)), lambda row: getattr(row, name), kind="count", width=8
        )

    def _amount(self, name: str, title: str) -> Column:
        return Column(
            *(name, title, lambda row: _known(getattr(row, name)), lambda row: getattr(row, name)),
            kind="amount",
            width=12,
            has_sum=True,
        )


def _rank(row: HolderDossier) -> int:
    return _RANKS.get(row.status, len(_RANKS))


def _last_on(row: HolderRow) -> str:
    return day(row.last_on) if row.last_on else ""


def _siret(row: HolderRow) -> str:
    return siret(row.siret) if row.siret else ""


def _since(row: HolderDossier) -> str:
    return day(row.since) if row.since else ""


def _held_on(row: ConversationRow) -> str:
    return day(row.held_on)


def _known(amount: int) -> str:
    """A sum of nothing is an amount that nobody has said."""
    return money(amount) if amount else ""
