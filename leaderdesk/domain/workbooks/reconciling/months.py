"""From one month to the next: which differences are new, still there or moved, which were mended, what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.workbooks.reconciling.lines import Line
from leaderdesk.domain.workbooks.reconciling.reports import KnownDifference, Report
from leaderdesk.domain.workbooks.reconciling.values import kept_text


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """What somebody said of a difference, of these two values and no others."""

    dossier: int
    field: str
    ours: str | None
    theirs: str | None
    verdict: str
    reason: str
    author: str
    said_on: date
    answered_on: date | None = None

    @property
    def place(self) -> tuple[int, str]:
        """The dossier and the field."""
        return self.dossier, self.field


@dataclass(frozen=True, slots=True)
class Standing:
    """A difference with what is known of it: since when, what moved, what was said of it."""

    line: Line
    since: date
    # Since the table before: "new", "still" the same, or one of the two values "moved".
    month: str
    # "open" is to be looked at; "ours" is right; the region was "asked".
    state: str = "open"
    # What was said of it, even of other values than today's.
    said: KeptVerdict | None = None

    @property
    def is_asked_again(self) -> bool:
        """True where something was said of it, and a value has changed since."""
        return self.state == "open" and self.said is not None


@dataclass(frozen=True, slots=True)
class Ended:
    """A difference of the table before that is no more, and how."""

    before: KnownDifference
    # "theirs_mended" came to ours, "ours_mended" to theirs, "both_moved", or the table is silent on it: "unsaid".
    end: str
    line: Line | None = None


def standings_of(
    lines: Iterable[Line], before: Report | None, verdicts: Iterable[KeptVerdict], on: date
) -> tuple[Standing, ...]:
    """Every difference and every silence of the table, with what the table before and people say of it."""
    known = {each.place: each for each in before.differences} if before else {}
    said = {each.place: each for each in verdicts}
    return tuple(_standing(each, known, said, on) for each in lines if each.kind in {"differs", "unsaid"})


def ended_of(lines: Sequence[Line], before: Report | None) -> tuple[Ended, ...]:
    """The differences of the table before that are no more; one that has become doubtful has not ended."""
    if before is None:
        return ()
    here = {(each.dossier, each.field): each for each in lines if each.dossier is not None}
    doubtful = {each.dossier for each in lines if each.kind == "doubt" and not each.field}
    ended = []
    for each in before.differences:
        line = here.get(each.place)
        if (line is not None and line.kind in {"differs", "doubt"}) or (line is None and each.dossier in doubtful):
            continue
        ended.append(Ended(each, _end(each, line), line))
    return tuple(ended)


def report_of(
    name: str, fingerprint: str, counts: Mapping[str, int], standings: Iterable[Standing], ended: Sequence[Ended]
) -> Report:
    """What is kept of it all."""
    return Report(
        name,
        fingerprint,
        counts,
        tuple(_known(each) for each in standings if each.line.kind == "differs"),
        sum(each.end != "unsaid" for each in ended),
    )


def _standing(
    line: Line, known: Mapping[tuple[int, str], KnownDifference], said: Mapping[tuple[int, str], KeptVerdict], on: date
) -> Standing:
    place = (line.dossier or 0, line.field)
    before, verdict = known.get(place), said.get(place)
    values = kept_text(line.ours), kept_text(line.theirs)
    month = "new" if before is None else "still" if (before.ours, before.theirs) == values else "moved"
    holds = verdict is not None and (verdict.ours, verdict.theirs) == values
    state = verdict.verdict if verdict is not None and holds else "open"
    return Standing(line, before.since if before else on, month, state, verdict)


def _end(before: KnownDifference, line: Line | None) -> str:
    if line is None or line.kind != "right":
        return "unsaid"
    now = kept_text(line.ours)
    if now == before.ours:
        return "theirs_mended"
    return "ours_mended" if now == before.theirs else "both_moved"


def _known(each: Standing) -> KnownDifference:
    line = each.line
    return KnownDifference(
        *(line.dossier or 0, line.number, line.title, line.field, kept_text(line.ours), kept_text(line.theirs)),
        *(each.since, line.sheet, line.row, line.column),
    )
