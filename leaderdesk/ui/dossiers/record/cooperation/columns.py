"""The columns of partners, common costs and accounts; the fields of the agreement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.cooperation.rows import PartnerRow
from leaderdesk.domain.cooperation.sharing import Account, SharedCost
from leaderdesk.domain.cooperation.vocabulary import COOPERATION_KINDS, PARTNER_KINDS
from leaderdesk.ui.kit.fields import ChoiceField, DayField, NotesField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import (
    amount_column,
    choice_column,
    day_column,
    share_column,
    shown,
    words_column,
)
from leaderdesk.words import codes, cooperation
from leaderdesk.words.formats import NO_BREAK, capital, day, money

# What a partner is, as one cell: our GAL, the lead, both.
ROLES: dict[str, tuple[bool, bool]] = {
    "none": (False, False),
    "us": (True, False),
    "lead": (False, True),
    "us_lead": (True, True),
}


class CooperationColumns(QObject):
    """Titles and values; the names of partners are filled in when they have been read."""

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today
        self.names: dict[Any, str] = {}
        self.no_file: dict[Any, str] = {None: self.tr("aucune")}

    def partners(self) -> list[Column]:
        """A partner: who it is, what it bears, where its decisions are."""
        roles = {
            "none": "–",
            "us": self.tr("notre GAL"),
            "lead": self.tr("chef de file"),
            "us_lead": self.tr("notre GAL, chef de file"),
        }
        return [
            words_column("name", self.tr("Partenaire"), "partner.name", width=22, is_wide=True),
            choice_column(
                "role",
                self.tr("Rôle"),
                roles,
                "partner",
                text=_role,
                value=lambda each: _role_code(each.partner),
                width=16,
            ),
            choice_column(
                "kind", self.tr("Nature"), _capitals(PARTNER_KINDS), "partner.kind", width=17, is_hidden=True
            ),
            share_column("share", self.tr("Part"), "partner.share", text=_share, width=12),
            amount_column(
                "budget",
                self.tr("Dépenses propres"),
                "partner.budget",
                text=_amount("budget"),
                width=14,
                is_hidden=True,
            ),
            amount_column(
                "fund_asked", self.tr("Fonds demandé"), "partner.fund_asked", text=_amount("fund_asked"), width=13
            ),
            self._day("decided_on", self.tr("Comité d’accord le")),
            self._day("signed_on", self.tr("Accord signé le")),
            self._day("convention_on", self.tr("Convention le")),
            self._day("left_on", self.tr("Parti le")),
            # What is looked up more than it is compared waits behind the choice of columns.
            self._words("country", self.tr("Pays"), 11),
            self._words("region", self.tr("Région"), 14),
            self._words("contact", self.tr("Contact"), 18),
            self._words("remark", self.tr("Remarque"), 18),
        ]

    def costs(self) -> list[Column]:
        """A common cost: who pays it, and what each bears of it."""
        return [
            words_column("label", self.tr("Coût commun"), "row.label", width=24, is_wide=True),
            amount_column("amount", self.tr("Montant"), "row.amount", width=13),
            choice_column("paid_by_id", self.tr("Payé par"), self.names, "row.paid_by_id", width=18, text=self._payer),
            day_column("paid_on", self.tr("Payé le"), self._today, "row.paid_on", width=12, text=_paid_on),
            Column("parts", self.tr("Qui porte quoi"), self._parts, width=44),
        ]

    def accounts(self) -> list[Column]:
        """What each partner bears, has paid, and is owed."""
        return [
            Column("name", self.tr("Partenaire"), lambda each: each.partner.name, width=22, is_wide=True),
            _sum("planned", self.tr("Coûts communs"), 14),
            _sum("borne", self.tr("Dont déjà payés"), 14),
            _sum("paid", self.tr("A payé pour tous"), 15),
            Column(
                "balance", self.tr("Solde"), cooperation.balance, key=attrgetter("balance"), width=20, is_number=True
            ),
        ]

    def agreement(self) -> list[Field]:
        """What is said of the agreement as a whole."""
        editor, kinds = partial(DayField, self._today), _capitals(COOPERATION_KINDS)
        return [
            Field("kind", self.tr("Nature"), partial(ChoiceField, kinds)),
            Field("agreed_on", self.tr("Accord signé le"), editor, is_optional=True),
            Field("ends_on", self.tr("Fin de l’accord"), editor, is_optional=True, rule=self._backwards),
            Field("approved_on", self.tr("Approuvé le"), editor, is_optional=True, help=self._approval()),
            Field(
                *("attachment_id", self.tr("Accord signé (pièce jointe)"), partial(ChoiceField, self.no_file, 30)),
                is_optional=True,
            ),
            Field("common_action", self.tr("Action commune"), partial(NotesField, 1, 4), is_wide=True),
            Field("remark", self.tr("Remarque"), partial(NotesField, 1, 4), is_wide=True, is_optional=True),
        ]

    def _day(self, name: str, title: str) -> Column:
        def text(each: Account) -> str:
            return shown(day, getattr(each.partner, name)) or NO_BREAK

        return day_column(name, title, self._today, f"partner.{name}", width=13, text=text)

    def _words(self, name: str, title: str, width: int) -> Column:
        def text(each: Account) -> str:
            return getattr(each.partner, name) or NO_BREAK

        return words_column(name, title, f"partner.{name}", width=width, text=text, is_hidden=True)

    def _payer(self, each: SharedCost) -> str:
        return self.names.get(each.row.paid_by_id, "") or NO_BREAK

    def _parts(self, each: SharedCost) -> str:
        return cooperation.say_parts(each, self.names)

    def _approval(self) -> str:
        return self.tr("Par l’autorité de gestion, si elle est demandée.")

    def _backwards(self, value: date | None, values: Any) -> str | None:  # noqa: ANN401 - of the form
        agreed = values.get("agreed_on")
        return self.tr("La fin précède la signature.") if value and agreed and value < agreed else None


def _sum(name: str, title: str, width: int) -> Column:
    """An amount of an account, in cents."""
    get = attrgetter(name)
    return Column(name, title, lambda each: money(get(each)), key=get, kind="amount", width=width)


def _role_code(partner: PartnerRow) -> str:
    return next(code for code, said in ROLES.items() if said == (partner.is_us, partner.is_lead))


def _role(each: Account) -> str:
    return cooperation.role(each.partner)


def _share(each: Account) -> str:
    return NO_BREAK if each.partner.share is None else cooperation.share_now(each)


def _amount(name: str) -> Callable[[Account], str]:
    return lambda each: shown(money, getattr(each.partner, name)) or NO_BREAK


def _paid_on(each: SharedCost) -> str:
    return shown(day, each.row.paid_on) or NO_BREAK


def _capitals(known: tuple[str, ...]) -> dict[Any, str]:
    words = {code: codes.word("kind", code) for code in known}
    return {code: word if word.isupper() else capital(word) for code, word in words.items()}
