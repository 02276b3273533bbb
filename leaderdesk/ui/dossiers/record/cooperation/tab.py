"""The tab « Coopération »: reads it with what it comes to, has every change kept, tries a departure first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.cooperation.checks import Wanting
from leaderdesk.domain.cooperation.sheets import CooperationSheet, Departure
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.cooperation.columns import ROLES
from leaderdesk.ui.dossiers.record.cooperation.view import CooperationView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.lines import Line, lines_of
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.paper import bring_in_sight
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.sentences import Said
from leaderdesk.ui.parts.typed_columns import offer, rate_of
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.records import BoundForm
from leaderdesk.words import cooperation as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_FIELDS = ("kind", "common_action", "agreed_on", "ends_on", "approved_on", "attachment_id", "remark")
_MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class _Read:
    sheet: CooperationSheet
    partners: Sequence[Line]
    costs: Sequence[Line]
    accounts: Sequence[Line]


class CooperationTab(Tab):
    """« Coopération »."""

    topics = frozenset({"dossiers", "settings", "programme"})
    help_page = "dossier-cooperation"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = CooperationView(desk, self)
        self.bound = BoundForm(desk, self.view.agreement, "cooperation", _saving)
        self._undoing = Undoing(desk, self.said, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        view = self.view
        view.partners.wished.connect(self._edit_partners)
        view.partners.picked.connect(lambda _: self._forget_departure())
        view.costs.wished.connect(self._edit_costs)
        view.remove_partner.clicked.connect(self._remove_partners)
        view.remove_cost.clicked.connect(self._remove_costs)
        view.try_leaving.clicked.connect(self._try_leaving)

    def refresh(self, key: int) -> None:
        view, on = self.view, self.desk.around.today()
        accounts = view.accounts.model.columns

        def work(base: OpenBase) -> _Read:
            from leaderdesk.services.cooperation import read_cooperation

            sheet = read_cooperation(base, key, on)
            return _Read(
                sheet,
                view.partners.lines_for(key, sheet.accounts),
                view.costs.lines_for(key, sheet.costs),
                lines_of(accounts, sheet.accounts, lambda each: each.partner.id),
            )

        self.desk.ask(work, lambda read: self._fill(key, read))

    def leave(self) -> None:
        self.view.finish_cells()
        self.bound.leave()

    def focus_first(self) -> None:
        self.view.agreement.focus_first()

    def go_to(self, part: str) -> None:
        if part in self.view.agreement.cells:
            self.view.agreement.focus_field(part)
        elif part in {"partners", "costs"}:
            (self.view.partners if part == "partners" else self.view.costs).enter()
        else:
            self.focus_first()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.set_read_only(is_read_only=is_read_only)

    # What is shown

    def _fill(self, key: int, read: _Read) -> None:
        if key != self.key:
            return
        view, sheet = self.view, read.sheet
        is_other = key != self.shown_key
        # The lines of costs say the names of the partners.
        offer(view.columns.names, sheet.names)
        files = {**view.columns.no_file, **sheet.attachments}
        view.agreement.editor("attachment_id").set_choices(files)  # type: ignore[attr-defined]  # a ChoiceField
        self.bound.open(key, {name: getattr(sheet.row, name, None) for name in _FIELDS})
        view.standing.say(_standing(sheet))
        view.partners.show_lines(read.partners)
        view.costs.show_lines(read.costs)
        view.accounts.show_lines(read.accounts)
        view.accounts.table.show_rows(min(max(len(read.accounts), 1), _MOST_ROWS))
        view.transfers.say([Said("information", each) for each in words.say_transfers(sheet)])
        self._show_wanting(sheet)
        view.try_leaving.setEnabled(bool(sheet.partners))
        self._forget_departure()
        if is_other:
            for draft in view.drafts:
                draft.restore()
        self.end_showing(key)

    def _show_wanting(self, sheet: CooperationSheet) -> None:
        for when, sentences in self.view.wanting.items():
            found = [each for each in sheet.wanting if each.when == when]
            self.view.befores[when].setVisible(bool(found))
            sentences.say([self._wanted(each) for each in found])
        self.view.nothing_wanting.setVisible(not sheet.wanting)

    def _wanted(self, each: Wanting) -> Said:
        sign = "information" if each.is_usual else "warning"
        return Said(sign, words.say_wanting(each), self.tr("Compléter"), partial(self.focus_part, each.part))

    # A departure, tried then noted

    def _forget_departure(self) -> None:
        self.view.departure.say([])

    def _try_leaving(self) -> None:
        partner = self.view.partners.current_key
        if partner is None:
            partner = next(iter(self.view.partners.keys()), None)
        key, on = self.key, self.view.leaving_on.value() or self.desk.around.today()
        if key is None or partner is None:
            return

        def work(base: OpenBase) -> Departure:
            from leaderdesk.services.cooperation import read_departure

            return read_departure(base, key, partner, on)

        self.desk.ask(work, lambda departure: self._show_departure(key, departure))

    def _show_departure(self, key: int, departure: Departure) -> None:
        if key != self.key:
            return
        *said, last = words.say_departure(departure)
        note = Said("warning", last, self.tr("Noter son départ"), partial(self._let_leave, departure))
        is_read_only = self.desk.state is not None and self.desk.state.facts.is_read_only
        self.view.departure.say(
            [*(Said("information", each) for each in said), Said("information", last) if is_read_only else note]
        )
        # Asked for from anywhere in the tab: the keyboard comes to what it is noted from, once that has its place.
        self.view.try_leaving.setFocus()
        QTimer.singleShot(0, self, self._bring_departure)

    def _bring_departure(self) -> None:
        bring_in_sight(self.view.departure)

    def _let_leave(self, departure: Departure) -> None:
        def work(base: OpenBase, _: int) -> Done:
            from leaderdesk.services.cooperation import let_partner_leave

            return let_partner_leave(base, departure.partner.id, departure.on)

        self.view.partners.enter()
        self._act(work, self.tr("Départ noté\u00a0: {}.").format(departure.partner.name))

    # What is changed

    def _edit_partners(self, entries: list[Entry]) -> None:
        self._change_partners([_with_roles(each) for each in entries])

    def _remove_partners(self) -> None:
        gone = self.view.partners.removals()
        if gone:
            said = self.tr("Partenaire retiré.") if len(gone) == 1 else self.tr("Partenaires retirés.")
            self._change_partners(gone, said)

    def _change_partners(self, entries: list[Entry], said: str = "") -> None:
        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.cooperation import edit_partners

            return edit_partners(base, key, row_edits(entries, _stored))

        self._act(work, said)

    def _edit_costs(self, entries: list[Entry], said: str = "") -> None:
        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.cooperation import edit_common_costs

            return edit_common_costs(base, key, row_edits(entries))

        self._act(work, said)

    def _remove_costs(self) -> None:
        gone = self.view.costs.removals()
        if gone:
            self._edit_costs(gone, self.tr("Coût retiré.") if len(gone) == 1 else self.tr("Coûts retirés."))

    def _act(self, work: Callable[[OpenBase, int], Done], said: str = "") -> None:
        self.act(work, self._undoing.after(said))


def _standing(sheet: CooperationSheet) -> list[Said]:
    """What it comes to, what is ours beside the dossier, then what does not hold."""
    said = [Said("information", words.say_whole(sheet))]
    if sheet.ours is not None:
        sign = "warning" if words.differs(sheet.ours) else "information"
        said += [Said(sign, each) for each in words.say_ours(sheet.ours)]
    return said + [Said("warning", words.say_flaw(each)) for each in sheet.flaws]


def _stored(name: str, value: Any) -> Any:  # noqa: ANN401 - a value of any column
    return rate_of(value) if name == "share" else value


def _with_roles(entry: Entry) -> Entry:
    """One cell says two things: whether it is us, whether it leads."""
    if "role" not in entry.fields:
        return entry
    is_us, is_lead = ROLES[entry.fields["role"] or "none"]
    rest = {name: value for name, value in entry.fields.items() if name != "role"}
    return replace(entry, fields={**rest, "is_us": is_us, "is_lead": is_lead})


def _saving(key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
    def work(base: OpenBase) -> Done:
        from leaderdesk.services.cooperation import edit_cooperation

        return edit_cooperation(base, key, **{name: value})

    return work
