"""Which dossiers are ready for a sitting, and why the others are not: their life, their checks, their plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.money import Cents
from leaderdesk.domain.sheets.heads import Sheets
from leaderdesk.domain.sheets.situations import MoveOption, next_move
from leaderdesk.domain.steps import Step, step

# What a committee says yes with, and the majority that the point takes.
_PASSAGES: Mapping[str, str] = {"opinion": "opinion", "programmed": "selection"}
# The sitting itself brings these.
_OF_THE_SITTING = frozenset(
    {"committee_decision", "quorum_record", "opinion_favourable", "opinion_unfavourable", "reason"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier that could come before the committee; `reasons` keep it from being ready, `remarks` do not."""

    dossier_id: int
    number: str
    title: str
    holder: str
    fiche: str | None
    status: str
    asked: Cents
    decision: str
    reasons: tuple[Step, ...] = ()
    remarks: tuple[Step, ...] = ()

    @property
    def is_ready(self) -> bool:
        """True when nothing speaks against it."""
        return not self.reasons


def candidate_of(sheets: Sheets, *, cut_off: date | None = None, elsewhere: str | None = None) -> Candidate:
    """A dossier before a sitting whose files are closed on a day; `elsewhere` is the sitting that has it already."""
    whole = sheets.whole
    move = _favourable(sheets)
    return Candidate(
        dossier_id=whole.record.id,
        number=whole.record.number,
        title=whole.record.title,
        holder=whole.holder.name,
        fiche=whole.fiche.code if whole.fiche else None,
        status=whole.status,
        asked=sheets.financing.sums.european,
        decision=_PASSAGES[move.status] if move else "selection",
        reasons=tuple(_reasons(sheets, move, cut_off, elsewhere)),
        remarks=tuple(_remarks(sheets, move)),
    )


def _favourable(sheets: Sheets) -> MoveOption | None:
    """The yes that a committee may say to it from where it stands; an opinion is given once."""
    given = {"opinion"} if sheets.whole.record.opinion_on is not None else set[str]()
    wanted = _PASSAGES.keys() - given
    return next((each for each in sheets.options if each.decider == "committee" and each.status in wanted), None)


def _reasons(sheets: Sheets, move: MoveOption | None, cut_off: date | None, elsewhere: str | None) -> Iterator[Step]:
    whole, present = sheets.whole, sheets.whole.present
    if elsewhere is not None:
        yield step("on_another_agenda", sitting=elsewhere)
    if move is None:
        after = next_move(sheets.options, whole.status)
        yield step("not_there_yet", status=whole.status, next=after.status if after else "")
        if after is not None and after.lacks:
            yield step("lacks", codes=",".join(after.lacks))
        return
    if move.lacks:
        yield step("lacks", codes=",".join(move.lacks))
    if cut_off is not None and present is not None and present.since > cut_off:
        yield step("after_cut_off", since=present.since, day=cut_off)
    if move.status == "programmed":
        yield from _reasons_to_programme(sheets)


def _reasons_to_programme(sheets: Sheets) -> Iterator[Step]:
    if sheets.selection.sheet is None:
        yield step("no_grid")
    if not sheets.financing.lines:
        yield step("no_plan")
    elif sheets.financing.is_refused:
        yield step("plan_refused")


def _remarks(sheets: Sheets, move: MoveOption | None) -> Iterator[Step]:
    if move is not None:
        asked = [code for code in move.asks if code not in _OF_THE_SITTING]
        if asked:
            yield step("to_confirm", codes=",".join(asked))
    if sheets.financing.lines and (sheets.financing.asked_over or 0) > 0:
        yield step("asks_too_much")
    if sheets.treasury is not None and sheets.treasury.level in {"orange", "red"}:
        yield step(f"treasury_{sheets.treasury.level}")
