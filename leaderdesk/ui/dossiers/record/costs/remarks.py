"""What is to be said of a cost line: its amounts, what the rules cut and why, what it lacks."""

from __future__ import annotations

from PySide6.QtCore import QObject

from leaderdesk.domain.sheets.costs import CostLineSheet, CostSheet
from leaderdesk.ui.parts.sentences import Said, without_label
from leaderdesk.words import costs
from leaderdesk.words.formats import money
from leaderdesk.words.sheets import say_flaw


class CostRemarks(QObject):
    """Sentences for a line, and for the whole."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._judged = self.tr("{presented} présentés, {eligible} éligibles d’après les règles.")
        self._instructed = self.tr("L’instruction retient {eligible}\u00a0: {reason}.")
        self._unexplained = self.tr("L’instruction retient {eligible}.")

    def of_line(self, line: CostLineSheet) -> list[Said]:
        """Everything, the amounts first."""
        amounts = self._judged.format(presented=money(line.presented), eligible=money(line.by_rule))
        said = [Said("information", amounts), *(Said("cut", costs.say(step)) for step in line.cuts)]
        if line.row.instructed is not None:
            said.append(Said("information", self._say_instructed(line)))
        said += [Said("warning", without_label(costs.say_problem(each), each.label)) for each in line.problems]
        return said + [Said("warning", without_label(say_flaw(each), each.label)) for each in line.flaws]

    def in_short(self, line: CostLineSheet) -> str:
        """What a cell of the table has room for; the amounts stand in other cells."""
        said = [each.words for each in self.of_line(line)[1:]]
        return " ".join(said) or costs.say_nothing_cut()

    def of_sheet(self, sheet: CostSheet) -> list[Said]:
        """What concerns no line in particular."""
        by_line = {id(each) for line in sheet.lines for each in line.problems}
        said = [Said("warning", costs.say_problem(each)) for each in sheet.problems if id(each) not in by_line]
        return said + [Said("error", say_flaw(each)) for each in sheet.flaws]

    def _say_instructed(self, line: CostLineSheet) -> str:
        reason = (line.row.instructed_reason or "").strip().rstrip(".")
        words = self._instructed if reason else self._unexplained
        return words.format(eligible=money(line.eligible), reason=reason)
