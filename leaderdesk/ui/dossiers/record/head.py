"""The head of a dossier: what it is, where it stands, what comes next, its amounts, what is wrong."""

from __future__ import annotations

from datetime import date
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.heads import Amounts, DossierHead, HeadScore
from leaderdesk.ui.dossiers.record.alerts import AlertButton
from leaderdesk.ui.dossiers.record.facts import Fact
from leaderdesk.ui.kit.controls import Picture, button, row, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.parts.statuses import icon_of
from leaderdesk.ui.theme.icons import icon
from leaderdesk.words import alerts, comparisons, lives, treasuries
from leaderdesk.words.formats import day, money, quantity
from leaderdesk.words.statuses import status

# How much room there is for the head.
FULL, MEDIUM, SMALL, TINY = 0, 1, 2, 3
# How many alerts are said at once in a tall window; in a lower one they are counted.
_FEW = 1
_BRIEF = 2
_NAME = 42
# The letters of a title that are shown: a long one would leave the tabs no room, and stands whole in « Projet ».
_TITLES = {FULL: 300, MEDIUM: 110, SMALL: 50, TINY: 50}
_VERDICT_ICONS = {"eligible": "success", "ineligible": "error", "to_complete": "warning"}
_LEVEL_ICONS = {"green": "success", "orange": "warning", "red": "error"}


class Head(QWidget):
    """Always in sight above the tabs; in a small window it keeps to the title, the status and what comes next."""

    alert_chosen = Signal(str)
    holder_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.head: DossierHead | None = None
        self.room = FULL
        self._shows_all = False
        self.number = text("", "muted")
        self.title = text("", "heading", is_wrapped=True)
        self.status = button("", "", "information")
        self.holder = button("", "link")
        self.about = text("", "muted", is_wrapped=True)
        self.late = Picture("warning", 18)
        self.next = text("", is_wrapped=True)
        self.due = text("", is_wrapped=True)
        self.facts = self._made_facts()
        self.alerts = QWidget()
        self._alert_rows = QVBoxLayout(self.alerts)
        self.more = button("", "quiet")
        self.more.clicked.connect(self._toggle_alerts)
        self.holder.clicked.connect(self._choose_holder)
        self._lay_out()

    def show_head(self, head: DossierHead, today: date) -> None:
        """Show where a dossier stands."""
        if self.head is None or self.head.id != head.id:
            self._shows_all = False
        self.head = head
        self.number.setText(self.tr("Dossier {}").format(head.number))
        self._show_status(head)
        self.holder.setText(shorten(head.holder, _NAME, placeholder="…").replace("&", "&&"))
        self.holder.setAccessibleName(self.tr("Voir le porteur\u00a0: {}").format(head.holder))
        self.holder.setToolTip(self.holder.accessibleName())
        self._show_next(head, today)
        self._show_facts(head)
        self._show_alerts()

    def set_room(self, room: int) -> None:
        """Take what the head needs, or leave the room to the tabs."""
        if room != self.room:
            self.room = room
            self._show_alerts()

    def _lay_out(self) -> None:
        self._fact_row = QWidget()
        flow = Flow(*self.facts.values())
        self._fact_row.setLayout(flow)
        self._alert_rows.setContentsMargins(0, 0, 0, 0)
        self._alert_rows.setSpacing(0)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        naming = row(self.number, gap=10)
        naming.addWidget(self.title, 1)
        naming.addWidget(self.status, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(naming)
        whose = row(self.holder, gap=10)
        whose.addWidget(self.about, 1)
        whose.addWidget(self.more)
        inside.addLayout(whose)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.next)
        lines.addWidget(self.due)
        following = row(self.late, gap=6)
        following.addLayout(lines, 1)
        inside.addLayout(following)
        inside.addWidget(self._fact_row)
        inside.addWidget(self.alerts)

    def _made_facts(self) -> dict[str, Fact]:
        return {
            "total": Fact(self.tr("Coût total")),
            "eligible": Fact(self.tr("Éligible")),
            "fund": Fact(self.tr("Fonds européen")),
            "own": Fact(self.tr("Autofinancement")),
            "verdict": Fact(self.tr("Éligibilité"), has_icon=True),
            "score": Fact(self.tr("Note")),
            "treasury": Fact(self.tr("Trésorerie"), has_icon=True),
        }

    def _show_status(self, head: DossierHead) -> None:
        words = status(head.status)
        self.status.setText(words)
        self.status.setIcon(icon(icon_of(head.status)))
        self.status.setToolTip(self.tr("Statut depuis le {}. Le changer\u00a0: Ctrl+Maj+S").format(day(head.since)))
        self.status.setAccessibleName(self.tr("Statut\u00a0: {}. Changer le statut").format(words))

    def _show_title(self) -> None:
        whole = self.head.title if self.head else ""
        most = _TITLES[self.room]
        self.title.setText(whole if len(whole) <= most else shorten(whole, most, placeholder="…"))
        self.title.setAccessibleName(whole)
        self.title.setToolTip(whole if self.title.text() != whole else "")

    def _show_about(self) -> None:
        """In little room, on one line: the fiche and who follows; the rest is under the pointer."""
        known = self._about(self.head) if self.head else []
        self.about.setText(" · ".join(known if self.room == FULL else known[:_BRIEF]))
        self.about.setToolTip(" · ".join(known))

    def _about(self, head: DossierHead) -> list[str]:
        known = [
            self.tr("à la corbeille") if head.is_binned else "",
            self.tr("Fiche {}").format(head.fiche) if head.fiche else self.tr("Fiche non renseignée"),
            self.tr("suivi par {}").format(head.person) if head.person else "",
            head.call or "",
            ", ".join(head.tags),
        ]
        return [each for each in known if each]

    def _show_next(self, head: DossierHead, today: date) -> None:
        is_step_late = head.next.on is not None and head.next.on < today
        words = (
            self.tr("Prochaine étape, en retard\u00a0: {}") if is_step_late else self.tr("Prochaine étape\u00a0: {}")
        )
        # What it takes is a long sentence: it stands in the choice of a status, and here under the pointer.
        self.next.setText(words.format(alerts.say_next(head.next, is_brief=True)))
        self.next.setToolTip(alerts.say_next(head.next))
        is_late = head.deadline is not None and head.deadline.course == "late"
        self.late.show_icon("warning" if is_late or is_step_late else "next")
        self.due.setText(lives.say_deadline(head.deadline) if head.deadline else "")

    def _show_facts(self, head: DossierHead) -> None:
        amounts = head.amounts
        unknown = self.tr("non renseigné")
        self.facts["total"].say(money(amounts.total) if amounts.is_costed else unknown)
        self.facts["eligible"].say(money(amounts.eligible) if amounts.is_costed else "")
        self.facts["fund"].say(self._fund(amounts) or unknown)
        self.facts["own"].say(money(amounts.own) if amounts.is_planned else "")
        self.facts["verdict"].say(comparisons.verdict(head.verdict), _VERDICT_ICONS[head.verdict])
        self.facts["score"].say(self._score(head.score))
        level = treasuries.level(head.treasury) if head.treasury else ""
        self.facts["treasury"].say(level, _LEVEL_ICONS.get(head.treasury or "", ""))

    def _fund(self, amounts: Amounts) -> str:
        if not amounts.fund_asked and amounts.fund_computed:
            return self.tr("{} possible").format(money(amounts.fund_computed))
        return money(amounts.fund_asked) if amounts.is_planned else ""

    def _score(self, score: HeadScore | None) -> str:
        if score is None or score.total is None:
            return ""
        told = self.tr("{} sur {}").format(quantity(score.total), quantity(score.maximum))
        if score.threshold is None:
            return told
        return self.tr("{} (seuil {})").format(told, quantity(score.threshold))

    def _show_alerts(self) -> None:
        while (item := self._alert_rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        found = self.head.alerts if self.head else ()
        few = _FEW if self.room == FULL else 0
        for each in found if self._shows_all else found[:few]:
            name = "error" if each.is_grave else "warning"
            self._alert_rows.addWidget(self._alert(alerts.say_alert(each), each.tab, name))
        self.more.setText(self._more_words(len(found) - few, is_rest=bool(few)))
        self.more.setIcon(icon("error" if any(each.is_grave for each in found) else "warning"))
        in_reading_order(self)
        self._show_sides()

    def _more_words(self, rest: int, *, is_rest: bool) -> str:
        if self._shows_all:
            return self.tr("Voir moins d’alertes")
        words = self.tr("1 alerte") if rest == 1 else self.tr("{} alertes").format(rest)
        return self.tr("Voir {} de plus").format(words) if is_rest else self.tr("Voir {}").format(words)

    def _alert(self, words: str, tab: str, icon_name: str) -> QWidget:
        made = AlertButton(words, icon_name)
        made.clicked.connect(lambda: self.alert_chosen.emit(tab))
        return made

    def _toggle_alerts(self) -> None:
        self._shows_all = not self._shows_all
        self._show_alerts()

    def _show_sides(self) -> None:
        is_whole = self.room <= MEDIUM
        few = _FEW if self.room == FULL else 0
        self.due.setVisible(self.room != TINY and self.head is not None and self.head.deadline is not None)
        count = len(self.head.alerts) if self.head else 0
        for each in (self.holder, self.about, self._fact_row):
            each.setVisible(is_whole)
        self.alerts.setVisible(is_whole and self._alert_rows.count() > 0)
        self.more.setVisible(is_whole and count > few)
        # What is wholly eligible is said once in a low window: the other facts keep to one line.
        amounts = self.head.amounts if self.head else None
        is_said = self.room == MEDIUM and amounts is not None and amounts.eligible == amounts.total
        self.facts["eligible"].setVisible(amounts is not None and amounts.is_costed and not is_said)
        self._show_title()
        self._show_about()

    def _choose_holder(self) -> None:
        if self.head is not None:
            self.holder_chosen.emit(self.head.holder_id)
