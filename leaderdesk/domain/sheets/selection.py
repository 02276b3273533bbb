"""The selection of a dossier: the grid it is noted by, the notes of each author, their scores apart and together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.grids.contests import Candidate, open_contest
from leaderdesk.domain.grids.sensitivity import Change, find_margins
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.grids import GridSheet, parse_grid
from leaderdesk.domain.reasons.score import reasons_of_score
from leaderdesk.domain.scoring import Ballot, BallotFault, Grid, Score, Threshold, score_project
from leaderdesk.domain.sheets.amounts import Flaw
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import GridNoteRow
from leaderdesk.domain.steps import Step


@dataclass(frozen=True, slots=True)
class AuthorScore:
    """One person's notes by criterion, and the score that they alone would give."""

    author: str
    notes: Mapping[str, GridNoteRow]
    score: Score | BallotFault | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class SelectionSheet:
    """The grid and what everybody noted; no grid where the fiche-action has none."""

    version_id: int | None = None
    title: str = ""
    version: int | None = None
    frozen_on: date | None = None
    sheet: GridSheet | None = None
    authors: tuple[AuthorScore, ...] = ()
    together: Score | BallotFault | None = None
    steps: tuple[Step, ...] = ()
    # What the rules refuse in the notes, or in the grid itself.
    flaws: tuple[Flaw, ...] = ()

    @property
    def threshold(self) -> Threshold | None:
        """What the total must reach."""
        return self.sheet.threshold if self.sheet else None

    @property
    def rate(self) -> Fraction | None:
        """The rate that the total gives, where the grid has tiers."""
        return self.together.rate if isinstance(self.together, Score) else None


def sheet_of_selection(whole: WholeDossier) -> SelectionSheet:
    """The notes as they stand; a note for a criterion that the version has not is left out, and named."""
    record = whole.grid
    if record is None:
        return SelectionSheet(flaws=(Flaw("grid_missing"),))
    try:
        sheet = parse_grid(record.definition)
    except WrongInput as wrong:
        return SelectionSheet(record.id, record.title, record.version, record.frozen_on, flaws=(_wrong(wrong),))
    known = {each.key for each in sheet.criteria}
    by_author: dict[str, dict[str, GridNoteRow]] = {}
    for row in whole.grid_notes:
        if row.criterion in known:
            by_author.setdefault(row.author, {})[row.criterion] = row
    lost = [
        Flaw("note_of_no_criterion", row.id, row.criterion) for row in whole.grid_notes if row.criterion not in known
    ]
    rule = sheet.rule()
    ballots = [_ballot(author, notes) for author, notes in by_author.items()]
    together, steps, refused = _scored(rule, ballots)
    return SelectionSheet(
        version_id=record.id,
        title=record.title,
        version=record.version,
        frozen_on=record.frozen_on,
        sheet=sheet,
        authors=tuple(_author(rule, ballot, by_author[ballot.member]) for ballot in ballots),
        together=together,
        steps=steps,
        flaws=(*lost, *refused),
    )


def changes_of(whole: WholeDossier) -> tuple[Change, ...]:
    """The smallest change of each weight, and of the threshold, that would change the decision of this dossier."""
    found = sheet_of_selection(whole)
    if found.sheet is None or not isinstance(found.together, Score) or found.together.total is None:
        return ()
    rule = found.sheet.rule()
    ballots = [Ballot(each.author, {key: row.note for key, row in each.notes.items()}) for each in found.authors]
    contest = open_contest(rule, [Candidate(whole.record.number, ballots)])
    return tuple(change for margin in find_margins(contest) for change in margin.smallest)


def _author(rule: Grid, ballot: Ballot, notes: Mapping[str, GridNoteRow]) -> AuthorScore:
    score, steps, _ = _scored(rule, [ballot])
    return AuthorScore(ballot.member, notes, score, steps)


def _scored(rule: Grid, ballots: Sequence[Ballot]) -> tuple[Score | BallotFault | None, tuple[Step, ...], list[Flaw]]:
    try:
        score = score_project(rule, ballots)
    except WrongInput as wrong:
        return None, (), [_wrong(wrong)]
    return score, reasons_of_score(rule, ballots, score), []


def _ballot(author: str, notes: Mapping[str, GridNoteRow]) -> Ballot:
    return Ballot(author, {key: row.note for key, row in notes.items()})


def _wrong(wrong: WrongInput) -> Flaw:
    return Flaw("grid_wrong", wrong=wrong)
