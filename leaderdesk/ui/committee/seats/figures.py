"""Above the seats: how many, how many are vacant, and whether the committee could meet its own rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame

from leaderdesk.domain.committee.figures import Composition, compose
from leaderdesk.domain.committee.rows import CommitteeSheet
from leaderdesk.domain.committee.seats import check_committee
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.sittings.rules import CommitteeRules
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.words import committee, committee_rules
from leaderdesk.words.formats import counted, number, rate
from leaderdesk.words.seats import college


class Figures(QFrame):
    """One line of numbers, then a sentence for each rule."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._said: list[Said] = []
        self._is_beside = self._is_tight = False
        self.numbers = text("", "strong", is_wrapped=True)
        self.heard = text("", "small", is_wrapped=True)
        self.rules = Sentences(self.tr("Règles du comité"))
        inside = column(self.numbers, self.rules, self.heard, gap=4)
        inside.setContentsMargins(14, 8, 14, 8)
        self.setLayout(inside)

    def show_sheet(self, sheet: CommitteeSheet, rules: CommitteeRules, day: date) -> None:
        """Count again."""
        problems = check_committee(sheet.committee)
        try:
            composition = compose(sheet.committee, rules.quorum, day, rules.counting)
        except WrongInput:
            # Two people on one place: nothing can be counted, and the sentence says where.
            composition = Composition((), ())
        self.numbers.setText(self._numbers(composition))
        said = [Said("warning", committee.say_step(each)) for each in problems]
        said += [
            Said("success" if each.is_met else "warning", self._told(each.is_met, rank, composition))
            for rank, each in enumerate(composition.rules)
        ]
        self._said = said
        self._show()
        self.heard.setText(self._heard(sheet.observers(day), sheet.chairs(day), sheet.is_presidency_vacant(day)))

    def set_beside(self, *, is_beside: bool) -> None:
        """Beside the record of a seat, only what is wrong is said: the list needs the room."""
        self._is_beside = is_beside
        self._show()

    def set_tight(self, *, is_tight: bool) -> None:
        """The same where the window is low, or the text large."""
        self._is_tight = is_tight
        self._show()

    def _show(self) -> None:
        is_short = self._is_beside or self._is_tight
        self.rules.say([each for each in self._said if not is_short or each.icon == "warning"])
        self.heard.setVisible(not is_short)

    def _numbers(self, composition: Composition) -> str:
        parts = [counted(composition.seats, self.tr("siège"), self.tr("sièges"))]
        parts += [
            self.tr("collège {} {} ({})").format(college(each.college).lower(), number(each.seats), rate(each.share))
            for each in composition.colleges
        ]
        vacant = [
            f"{number(each.vacant)} {college(each.college).lower()}" for each in composition.colleges if each.vacant
        ]
        told = " · ".join(parts)
        if not vacant:
            return f"{told} · {self.tr('aucun vacant')}"
        left = counted(composition.vacant, self.tr("vacant"), self.tr("vacants"))
        return f"{told} · {left} ({', '.join(vacant)})"

    def _told(self, is_met: bool, rank: int, composition: Composition) -> str:
        result = composition.rules[rank]
        word = self.tr("Possible") if is_met else self.tr("Impossible aujourd’hui")
        rule, said = committee_rules.say_rule(result.rule), committee_rules.say_result(result)
        return self.tr("{}\u00a0: {} Si tout le monde vient\u00a0: {}.").format(word, _lowered(rule), said)

    def _heard(self, observers: Sequence[str], chairs: Sequence[str], is_vacant: bool) -> str:
        parts = [self.tr("Chaque siège a une voix délibérative.")]
        if observers:
            parts.append(self.tr("Voix consultative\u00a0: {}.").format(", ".join(observers)))
        if is_vacant:
            parts.append(self.tr("Présidence vacante\u00a0; vice-présidence\u00a0: {}.").format(", puis ".join(chairs)))
        elif chairs:
            parts.append(self.tr("Présidence\u00a0: {}.").format(", puis ".join(chairs)))
        else:
            parts.append(self.tr("Présidence non renseignée\u00a0: donnez-la dans «\u00a0Membres\u00a0»."))
        return " ".join(parts)


def _lowered(sentence: str) -> str:
    """A sentence that goes on after another sign than a full stop."""
    return f"{sentence[0].lower()}{sentence[1:]}"
