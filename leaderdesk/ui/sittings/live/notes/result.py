"""What the notes come to so far: the verdict in a word, its figures, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from leaderdesk.ui.parts.scores import ScoreWords, verdict_look
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.words import sitting_notes as words

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.scores import ScoreSheet


class ResultCard(VerdictCard):
    """Stays above the grid; it is written again only when something of it changed."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ScoreWords(self)
        self._said: tuple[object, ...] = ()

    def show_score(self, score: ScoreSheet, left: Sequence[tuple[str, int, int]], titles: Mapping[str, str]) -> None:
        """Say the result; `left` is whose notes are missing, `titles` the points by key."""
        word = self._words.verdict(score.verdict)
        look = verdict_look(score.verdict)
        missing = words.missing(left)
        if score.verdict == "no_score" and any(cell.state != "to_do" for row in score.rows for cell in row.cells):
            word = self.tr("Pas encore de résultat")
        if missing and score.total is not None:
            # Nobody is told a verdict before the last sheet.
            look, word = "information", self.tr("Provisoire\u00a0: {}").format(f"{word[:1].lower()}{word[1:]}")
        worth = [words.rate(score), words.standing(score, titles), self._counted(score)]
        lines = [*words.eliminated(score), " ".join(each for each in worth if each), missing]
        said = (look, word, words.figures(score), tuple(each for each in lines if each))
        if said != self._said:
            self._said = said
            self.say(look, word, words.figures(score), [*said[-1]])

    def _counted(self, score: ScoreSheet) -> str:
        return words.counted(score) if score.total is not None else ""
