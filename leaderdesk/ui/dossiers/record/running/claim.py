"""The yearly claim: the time it covers, what it would hold, what proves it, and the gesture that draws it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.running.ceilings import Against, Ceiling
from leaderdesk.domain.running.claims import Draft
from leaderdesk.domain.running.missions import MissionCost
from leaderdesk.domain.running.pay import MonthCost
from leaderdesk.drawings.gauges import Gauge, Level, draw_gauge
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.running.columns import RunningColumns, drawn_key
from leaderdesk.ui.dossiers.record.running.part import RunningPart
from leaderdesk.ui.kit.controls import button, column, text
from leaderdesk.ui.kit.drawing import Draw, DrawingBox
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField, DayField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.words import running as words
from leaderdesk.words.formats import counted, day, money

NEW = 0
_MOST_LINES, _MOST_TOLD = 10, 8
_SIGNS = {"nothing": "information", "well": "success", "near": "warning", "passed": "error"}
_LEVELS: dict[str, Level] = {"well": "good", "near": "watch", "passed": "alert"}


class ClaimPart(RunningPart):
    """`time_changed` asks for the draft again; `draw_wished` for the claim to be drawn."""

    time_changed = Signal()
    draw_wished = Signal()
    see_wished = Signal()

    def __init__(self, desk: Desk, columns: RunningColumns) -> None:
        super().__init__()
        self._claims: dict[int, ClaimRow] = {}
        self._people: dict[int, str] = {}
        self._is_read_only = self._is_time_chosen = False
        self._labels: dict[int, str] = {}
        self.which = ChoiceField({}, 36)
        self.since, self.until = DayField(desk.around.today), DayField(desk.around.today)
        for each, told in (
            (self.which, self.tr("Demande de paiement")),
            (self.since, self.tr("Dépenses depuis le")),
            (self.until, self.tr("Dépenses jusqu’au")),
        ):
            each.setAccessibleName(told)
        self.draw = button(self.tr("Rassembler dans une demande"), "primary")
        self.see = button(self.tr("Voir dans Paiements"), "quiet", "next")
        self.told = text("", "strong", is_wrapped=True)
        self.problems = Sentences(self.tr("À voir avant de demander"))
        nothing = Empty("list", self.tr("Rien à demander"), self.tr("Aucun salaire ni déplacement sur cette période."))
        self.lines = Listing(columns.drawn(), self.tr("Dépenses à demander"), nothing)
        papers = Empty("list", self.tr("Aucun justificatif"), self.tr("Rien n’est à prouver sur cette période."))
        self.evidence = Listing(columns.evidence(), self.tr("Justificatifs"), papers)
        self.evidence_told = text("", is_wrapped=True)
        self.ceiling_title = text(
            self.tr("Plafond des frais de fonctionnement et d’animation"), "heading", is_wrapped=True
        )
        self.ceiling = Sentences(self.tr("Plafond des frais de fonctionnement et d’animation"))
        self.gauges = {basis: DrawingBox(told, is_explored=True) for basis, told in words.BASES.items()}
        for listing in (self.lines, self.evidence):
            listing.hide_tools()
            listing.table.setSortingEnabled(False)
            listing.model.sort_by(())
        self._lay_out()
        self.which.edited.connect(self._take_claim)
        for field in (self.since, self.until):
            field.edited.connect(lambda _: self._take_time())
        self.draw.clicked.connect(self.draw_wished)
        self.see.clicked.connect(self.see_wished)

    @property
    def claim_id(self) -> int | None:
        """The claim that is drawn again; None for a new one."""
        return self.which.value() or None

    def time(self) -> tuple[date, date] | None:
        """The days it covers, where they make sense."""
        since, until = self.since.value(), self.until.value()
        return None if since is None or until is None or until < since else (since, until)

    def show_claims(self, claims: Sequence[ClaimRow], usual: tuple[date, date], *, is_other: bool) -> None:
        """What may be drawn again, and a new one; at first the one not filed yet, or the one of the usual time."""
        self._claims = {each.id: each for each in claims if each.covers_from and each.covers_until}
        self._labels.clear()
        self._labels[NEW] = self.tr("Nouvelle demande")
        for each in self._claims.values():
            words_of = self.tr("Demande n°\u00a0{}, du {} au {}")
            self._labels[each.id] = words_of.format(each.position, day(each.covers_from), day(each.covers_until))
        self.which.set_choices(self._labels)
        is_kept = self._is_time_chosen or bool(self.which.value())
        if not is_other and is_kept and self.which.value() in self._labels:
            return
        self._is_time_chosen = False
        standing = [each for each in self._claims.values() if not each.withdrawn_on]
        waiting = [each for each in standing if not each.filed_on]
        # A new one would only hold again what that one does.
        shown = waiting or [
            each for each in standing if each.covers_until and usual[0] <= each.covers_until <= usual[1]
        ]
        self.which.show_value(shown[-1].id if shown else NEW)
        self._show_time(shown[-1] if shown else None, usual)

    def choose(self, claim_id: int) -> None:
        """Show a claim that was just drawn."""
        if claim_id in self._labels:
            self.which.show_value(claim_id)

    def show_draft(self, draft: Draft | None, drawn: int | None = None) -> None:
        """What the claim would hold; `drawn` is what one that was drawn holds now."""
        if draft is None:
            self.told.setText(self.tr("Donnez une période dont la fin suit le début."))
            self.problems.say([])
            self.lines.show_lines([])
            self.evidence.show_lines([])
            self._enable(is_ready=False)
            return
        self.told.setText(words.say_draft(draft))
        self.problems.say([*self._behind(draft, drawn), *self._problems(draft)])
        self.lines.show_lines(lines_of(self.lines.model.columns, draft.lines, drawn_key))
        self.lines.table.show_rows(min(max(len(draft.lines), 1), _MOST_LINES))
        papers = sorted(draft.evidence, key=lambda each: each.is_there)
        self.evidence.show_lines(lines_of(self.evidence.model.columns, papers))
        self.evidence.table.show_rows(min(max(len(papers), 1), _MOST_LINES))
        missing = len(draft.missing)
        lacks = counted(missing, self.tr("justificatif manque"), self.tr("justificatifs manquent"))
        full = self.tr("Tous les justificatifs sont là.")
        self.evidence_told.setText(f"{lacks}." if missing else full if papers else "")
        self._enable(is_ready=bool(draft.lines) and not draft.twice)

    def set_read_only(self, *, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        self.draw.setEnabled(not is_read_only)

    def enter(self) -> None:
        self.since.setFocus()

    def show_ceiling(self, ceiling: Ceiling) -> None:
        """Both bases, each with the dossiers that make it."""
        said = []
        for each in ceiling.bases:
            dossiers = words.say_dossiers(each)
            told = words.say_ceiling(each, ceiling.rate or Fraction(0))
            made = self.tr("{} Dossiers\u00a0: {}.").format(told, dossiers)
            said.append(Said(_SIGNS[each.standing], made if dossiers else told))
        drawn = {each.basis: each for each in ceiling.bases if each.standing in _LEVELS and each.limit}
        for basis, box in self.gauges.items():
            box.setVisible(basis in drawn)
            box.show_drawing(self._drawn(drawn[basis], ceiling) if basis in drawn else None)
        self.ceiling_title.setVisible(bool(said))
        self.ceiling.say(said)

    def _drawn(self, each: Against, ceiling: Ceiling) -> Draw:
        """The whole track is the ceiling; the sentences below say the same figures."""
        told = words.say_share(each, ceiling.rate or Fraction(0))
        return partial(
            draw_gauge, Gauge(words.BASES[each.basis], told, each.amount / each.limit, _LEVELS[each.standing])
        )

    def _enable(self, *, is_ready: bool) -> None:
        row = self._claims.get(self.claim_id or NEW)
        is_closed = row is not None and bool(row.filed_on or row.withdrawn_on)
        self.draw.setEnabled(is_ready and not is_closed and not self._is_read_only)
        again, new = self.tr("Rassembler de nouveau"), self.tr("Rassembler dans une demande")
        self.draw.setText(new if row is None else again)
        closed = self.tr("Cette demande est déposée ou retirée\u00a0: elle ne se rassemble plus.")
        self.draw.setToolTip(closed if is_closed else "")
        self.see.setVisible(row is not None)

    def _behind(self, draft: Draft, drawn: int | None) -> list[Said]:
        """Pay or hours changed after the claim was drawn."""
        if drawn is None or drawn == draft.total:
            return []
        told = self.tr("La demande contient {} de ces dépenses, le calcul donne maintenant {}.")
        return [Said("warning", told.format(money(drawn), money(draft.total)))]

    def _problems(self, draft: Draft) -> list[Said]:
        said = [Said("error", words.say_twice(each.line, each.place)) for each in draft.twice]
        for left in draft.unsure:
            said += [Said("warning", self._named(left, words.say(each))) for each in left.lacks]
        said += [Said("warning", told) for told in words.say_without_pay(draft.without_pay)]
        more = len(said) - _MOST_TOLD
        if more > 1:
            rest = counted(more, self.tr("autre point à voir"), self.tr("autres points à voir"))
            return [*said[:_MOST_TOLD], Said("", f"{rest}.")]
        return said

    def _named(self, left: MonthCost | MissionCost, told: str) -> str:
        person = left.pay.person_id if isinstance(left, MonthCost) else left.row.person_id
        name = self._people.get(person, "")
        return f"{name}\u00a0: {told}" if name else told

    def know_people(self, people: dict[int, str]) -> None:
        """Names for what is missing."""
        self._people = people

    def _take_time(self) -> None:
        self._is_time_chosen = True
        self.time_changed.emit()

    def _take_claim(self, value: object) -> None:
        row = self._claims.get(int(str(value or NEW)))
        if row is not None:
            self._show_time(row, (self.since.value(), self.until.value()))
        elif (until := self.until.value()) is not None:
            # A new one begins where the last one ends.
            self._is_time_chosen = True
            self._show_time(None, (until + timedelta(days=1), date(until.year + 1, 12, 31)))
        self.time_changed.emit()

    def _show_time(self, row: ClaimRow | None, usual: tuple[date | None, date | None]) -> None:
        since, until = (row.covers_from, row.covers_until) if row else usual
        self.since.show_value(since)
        self.until.show_value(until)

    def _lay_out(self) -> None:
        around = column(
            Flow(self.which, self.draw, self.see),
            Flow(text(self.tr("Dépenses du"), "strong"), self.since, text(self.tr("au"), "strong"), self.until),
            self.told,
            self.problems,
            text(self.tr("Dépenses"), "heading"),
            self.lines,
            text(self.tr("Justificatifs"), "heading"),
            self.evidence_told,
            self.evidence,
            self.ceiling_title,
            *self.gauges.values(),
            self.ceiling,
            None,
            gap=12,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(around, self))
