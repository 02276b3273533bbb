"""The tab of the treasury: reads what the cash comes to, has each change kept, follows what is being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.cash.variants import Compared
from leaderdesk.domain.money import millionths_from_rate
from leaderdesk.domain.sheets.rows import CashPlanRow, DossierRecord
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.dossiers.record.treasury.besides import Besides, read_besides
from leaderdesk.ui.dossiers.record.treasury.columns import stored
from leaderdesk.ui.dossiers.record.treasury.view import TreasuryView
from leaderdesk.ui.kit.lines import Line
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.typed_columns import rate_of
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.records import BoundForm
from leaderdesk.words.treasuries import say_claims

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_RATES = ("loan_rate", "red_share")
_OF_MOVEMENT = ("kind", "label", "amount", "due_on", "early_on", "late_on", "funding_line_id")
_OF_CLAIM = ("label", "amount")


@dataclass(frozen=True, slots=True)
class _Shown:
    sheet: TreasurySheet
    record: DossierRecord
    movements: Sequence[Line]
    claims: Sequence[Line]
    compared: Sequence[Compared]
    variants: Sequence[Line]
    offers: Sequence[Line]
    # What is said of the holder's other projects.
    others: str


class TreasuryTab(Tab):
    """« Trésorerie »."""

    topics = frozenset({"dossiers", "holders", "settings", "programme"})
    help_page = "dossier-tresorerie"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = TreasuryView(desk)
        self.sheet: TreasurySheet | None = None
        self._tries = 0
        self._others = ""
        self._dates: tuple[date | None, date | None] = (None, None)
        self._undoing = Undoing(desk, self.said, self)
        self._forms = (self.view.plan, self.view.alarm)
        self._bound = [BoundForm(desk, form, "treasury", _saving) for form in self._forms]
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        for form in self._forms:
            form.tried.connect(self._try)
        self.view.spread_costs.clicked.connect(self._spread)
        self.view.movements.wished.connect(self._edit_movements)
        self.view.claims.wished.connect(self._edit_claims)
        self.view.remove_movement.clicked.connect(self._remove_movements)
        self.view.remove_claim.clicked.connect(self._remove_claims)
        self._besides = Besides(self.view.variants, self.view.offers, self._act)

    def refresh(self, key: int) -> None:
        view, on = self.view, self._today()

        def work(base: OpenBase) -> _Shown:
            from leaderdesk.services.dossiers import read_whole_dossier
            from leaderdesk.services.treasuries import read_treasury

            sheet = read_treasury(base, key, on)
            record = read_whole_dossier(base, key).record
            compared, offered, others = read_besides(base, key, on)
            return _Shown(
                sheet=sheet,
                record=record,
                movements=view.movements.lines_for(key, sheet.movements),
                claims=view.claims.lines_for(key, sheet.claims),
                compared=compared,
                variants=view.variants.table.lines_for(key, compared),
                offers=view.offers.table.lines_for(key, offered),
                others=others,
            )

        self.desk.ask(work, lambda shown: self._fill(key, shown))

    def leave(self) -> None:
        for bound in self._bound:
            bound.leave()
        view = self.view
        for each in (view.movements, view.claims, view.variants.table, view.offers.table):
            each.table.cells.finish()

    def focus_first(self) -> None:
        self.view.plan.focus_first()

    def go_to(self, part: str) -> None:
        if part == "claims":
            self.view.claims.table.setFocus()
        elif part in ("movements", "spending"):
            self.view.movements.table.setFocus()
        else:
            form = next((form for form in self._forms if part in form.cells), None)
            form.focus_field(part) if form else self.focus_first()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.set_read_only(is_read_only=is_read_only)

    def _fill(self, key: int, shown: _Shown) -> None:
        if key != self.key:
            return
        is_other = key != self.shown_key
        self.sheet = sheet = shown.sheet
        self._tries += 1
        self._others = shown.others
        self.view.balances.show_treasury(sheet, shown.others)
        for bound in self._bound:
            bound.open(key, _values(sheet.plan))
        self.view.movements.show_lines(shown.movements)
        self.view.claims.show_lines(shown.claims)
        self.view.variants.show_variants(shown.compared, shown.variants)
        self.view.offers.table.show_lines(shown.offers)
        is_planned = any(not each.is_derived for each in sheet.claims)
        self.view.claimed.setText(say_claims(sheet.fund, sheet.planned))
        self.view.claimed.setVisible(is_planned)
        dates = shown.record.starts_on, shown.record.ends_on
        if is_other or dates != self._dates:
            self._dates = dates
            self.view.spread.open({"starts_on": dates[0], "ends_on": dates[1], "shape": "even"})
        if is_other:
            for each in self.view.drafts:
                each.restore()
        self.end_showing(key)

    # What is being typed

    def _try(self, name: str, value: object) -> None:
        """The answer follows what is typed in the form; nothing is written yet."""
        key, on = self.key, self._today()
        if key is None:
            return
        self._tries += 1
        rank, fields = self._tries, {name: _stored(name, value)}

        def work(base: OpenBase) -> TreasurySheet:
            from leaderdesk.services.treasuries import try_treasury

            return try_treasury(base, key, on, **fields)

        self.desk.ask(work, lambda sheet: self._show_tried(rank, sheet))

    def _show_tried(self, rank: int, sheet: TreasurySheet) -> None:
        if rank == self._tries:
            self.view.balances.show_treasury(sheet, self._others)

    # What is changed

    def _edit_movements(self, entries: list[Entry]) -> None:
        rows = {each.row.id: each for each in self.sheet.movements} if self.sheet else {}
        wished = [_own(entry, rows, _OF_MOVEMENT) for entry in entries if not _is_real(rows, entry)]

        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.treasuries import edit_cash_movements

            return edit_cash_movements(base, key, row_edits(wished, stored))

        self._act(work)

    def _edit_claims(self, entries: list[Entry]) -> None:
        rows = {each.row.id: each for each in self.sheet.claims} if self.sheet else {}
        wished = [_own(entry, rows, _OF_CLAIM) for entry in entries if not _is_real(rows, entry)]

        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.treasuries import edit_planned_claims

            return edit_planned_claims(base, key, row_edits(wished))

        self._act(work)

    def _remove_movements(self) -> None:
        gone = self.view.movements.removals()

        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.treasuries import edit_cash_movements

            return edit_cash_movements(base, key, row_edits(gone))

        if gone:
            self._act(work, self.tr("Mouvement retiré.") if len(gone) == 1 else self.tr("Mouvements retirés."))

    def _remove_claims(self) -> None:
        gone = self.view.claims.removals()

        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.treasuries import edit_planned_claims

            return edit_planned_claims(base, key, row_edits(gone))

        if gone:
            self._act(work, self.tr("Demande retirée.") if len(gone) == 1 else self.tr("Demandes retirées."))

    def _spread(self) -> None:
        form = self.view.spread
        form.commit()
        values = form.values()
        problem = form.first_problem() or next((name for name, value in values.items() if value is None), None)
        if problem is not None:
            form.focus_field(problem)
            return

        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.treasuries import spread_costs

            return spread_costs(base, key, values["starts_on"], values["ends_on"], values["shape"])

        told = self._undoing.after(self.tr("Dépenses réparties sur les mois."))

        def then(done: Done) -> None:
            told(done)
            self.view.show_answer()

        self.act(work, then)

    def _act(self, work: Callable[[OpenBase, int], Done], said: str = "") -> None:
        self.act(work, self._undoing.after(said))

    def _today(self) -> date:
        return self.desk.around.today()


def _values(plan: CashPlanRow | None) -> dict[str, Any]:
    if plan is None:
        return {}
    names = ("opening", "starts_on", "months", "annual_budget", "red_months")
    values: dict[str, Any] = {name: getattr(plan, name) for name in names}
    for name in _RATES:
        rate = getattr(plan, name)
        values[name] = None if rate is None else millionths_from_rate(rate)
    return values


def _stored(name: str, value: Any) -> Any:  # noqa: ANN401 - of the field
    return rate_of(value) if name in _RATES else value


def _saving(key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
    def work(base: OpenBase) -> Done:
        from leaderdesk.services.treasuries import edit_cash_plan

        return edit_cash_plan(base, key, **{name: _stored(name, value)})

    return work


def _own(entry: Entry, rows: dict[int, Any], names: Sequence[str]) -> Entry:
    """What the plan says, once it is typed over, becomes a row of its own."""
    if entry.key is None or entry.key > 0:
        return entry
    return Entry(None, {name: getattr(rows[entry.key].row, name) for name in names} | dict(entry.fields))


def _is_real(rows: dict[int, Any], entry: Entry) -> bool:
    """What happened is changed where it was said, among the payments."""
    found = rows.get(entry.key or 0)
    return found is not None and bool(getattr(found, "is_real", False) or getattr(found, "real", None))
