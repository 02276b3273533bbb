"""The columns of the plan and of the amounts said at each stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import FUNDING_BASES
from leaderdesk.domain.envelopes.chains import STAGES
from leaderdesk.domain.sheets.financing import EUROPEAN, OWN, PRIVATE, PUBLIC, FundingLineSheet
from leaderdesk.domain.sheets.rows import GiverRow
from leaderdesk.domain.typed.choices import read_choice
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.plans import PlanWords
from leaderdesk.ui.parts.typed_columns import amount_column, as_typed, choice_column, day_column, words_column
from leaderdesk.words import codes
from leaderdesk.words.formats import NO_BREAK, capital, day

# Who gives: the nature of the money, and the fund or the funder where there is one.
Giver = tuple[str, int | None]
# Makes the editor of a column.
Make = Callable[[], Any]


class FinancingColumns(QObject):
    """Titles and values; the givers are filled in when they have been read."""

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today
        self._words = PlanWords(self)
        self.givers: dict[Any, str] = {}
        self.funds: dict[Any, str] = {}
        self.show_givers(())

    def show_givers(self, rows: Sequence[GiverRow]) -> None:
        """Offer these givers, and those that are not found yet."""
        self.givers.clear()
        self.givers |= {(row.nature, row.id): self._named(row) for row in rows if row.nature == EUROPEAN}
        self.givers[OWN, None] = self.tr("Autofinancement du porteur")
        self.givers |= {(row.nature, row.id): self._named(row) for row in rows if row.nature != EUROPEAN}
        self.givers[PUBLIC, None] = self.tr("Financeur public à trouver")
        self.givers[PRIVATE, None] = self.tr("Financeur privé à trouver")
        self.funds.clear()
        self.funds |= {row.id: row.name for row in rows if row.nature == EUROPEAN}

    def plan(self, giver: Make, amount: Make, least: Make, most: Make) -> list[Column]:
        """A line of the plan; the editors are given, since they are heard while they are typed in."""
        bases = {code: capital(codes.word("on_base", code)) for code in FUNDING_BASES}
        return [
            Column(
                *("giver", self.tr("Qui paie"), self._giver),
                value=giver_of,
                editor=giver,
                read=lambda text: as_typed(read_choice(text, self.givers), lambda value: self.givers[value]),
                width=23,
                is_wide=True,
            ),
            amount_column("amount", self.tr("Montant"), "row.amount", editor=amount, width=13),
            Column("nature", self.tr("Nature"), lambda line: capital(codes.word("nature", line.row.nature)), width=17),
            Column("state", self.tr("Où en est-on"), self.state, width=21),
            self._day("decided_on", self.tr("Décidé le"), lambda line: _is_funder(line) and not line.is_refused),
            self._day("expires_on", self.tr("Valable jusqu’au"), lambda line: line.is_decided),
            self._day("refused_on", self.tr("Refusé le"), lambda _: False),
            self._day("expected_on", self.tr("Versement attendu le"), lambda _: False),
            self._european(),
            choice_column("on_base", self.tr("Calculé sur"), bases, "row.on_base", width=16),
            _bound("amount_min", self.tr("Au moins"), least),
            _bound("amount_max", self.tr("Au plus"), most),
        ]

    def stages(self) -> list[Column]:
        """What a stage said of a fund's money on a day."""
        stages = {code: capital(codes.word("stage", code)) for code in STAGES}
        return [
            choice_column("stage", self.tr("Étape"), stages, width=18, is_wide=True),
            amount_column("amount", self.tr("Montant"), width=13),
            day_column("said_on", self.tr("Le"), self._today, width=12),
            choice_column("fund_id", self.tr("Fonds"), self.funds, width=12),
            words_column("reason", self.tr("Motif"), width=26, is_optional=True),
        ]

    def state(self, line: FundingLineSheet) -> str:
        """Where a line stands, in words."""
        row = line.row
        if line.is_refused:
            return self.tr("Refusé le {}").format(day(row.refused_on))
        if line.is_expired:
            return self.tr("Décision périmée, à redemander")
        if line.is_decided:
            return self.tr("Décidé le {}").format(day(row.decided_on))
        return self.tr("Pas encore décidé") if _is_funder(line) else NO_BREAK

    def _day(self, name: str, title: str, is_missed: Callable[[FundingLineSheet], bool]) -> Column:
        """A day that is only missing on some lines."""

        def told(line: FundingLineSheet) -> str:
            found = getattr(line.row, name)
            return day(found) if found else "" if is_missed(line) else NO_BREAK

        return day_column(name, title, self._today, f"row.{name}", width=11, text=told)

    def _european(self) -> Column:
        """Whether a co-funder's money comes from Europe: what its record says, unless the line says otherwise."""
        answers = {True: self.tr("oui"), False: self.tr("non")}
        usual = {True: self.tr("oui, d’après sa fiche"), False: self.tr("non, d’après sa fiche")}

        def told(line: FundingLineSheet) -> str:
            if not _is_funder(line):
                return NO_BREAK
            own, given = line.row.is_european_money, line.row.is_funder_european
            return answers[own] if own is not None else "" if given is None else usual[given]

        title, path = self.tr("Argent européen"), "row.is_european_money"
        return choice_column("is_european_money", title, answers, path, text=told, width=16)

    def _giver(self, line: FundingLineSheet) -> str:
        return self._words.name(line.row)

    def _named(self, row: GiverRow) -> str:
        kind = {EUROPEAN: self.tr("fonds européen"), PUBLIC: self.tr("public"), PRIVATE: self.tr("privé")}
        return self.tr("{name} ({kind})").format(name=row.name, kind=kind[row.nature])


def _is_funder(line: FundingLineSheet) -> bool:
    return line.row.nature in (PUBLIC, PRIVATE)


def _bound(name: str, title: str, make: Make) -> Column:
    """What a funder may still move to; nothing is missing where it may not."""
    return amount_column(name, title, f"row.{name}", is_optional=True, editor=make, width=12)


def giver_of(line: FundingLineSheet) -> Giver:
    """Who gives the money of a line."""
    return line.row.nature, line.row.fund_id or line.row.funder_id


def stored(name: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - of the type of the column
    """The columns of the row that a typed value fills in."""
    if name != "giver":
        return {name: value}
    nature, key = value or (PUBLIC, None)
    return {
        "nature": nature,
        "fund_id": key if nature == EUROPEAN else None,
        "funder_id": key if nature in (PUBLIC, PRIVATE) else None,
    }
