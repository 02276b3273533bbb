"""Dossiers with everything that hangs on them: a prepared query for each family of rows, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.claims.rows import AmendmentRow, ClaimRow, FollowUpRow, FunderPaymentRow
from leaderdesk.domain.sheets import dossiers, rows
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.reviews import DayNote
from leaderdesk.store.queries.plain import plain_rows
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.schema import (
    Amendment,
    Attachment,
    Call,
    CashMovement,
    CashPlan,
    Checklist,
    CheckMark,
    Commitment,
    Contract,
    ContractChange,
    CostLine,
    Dossier,
    DossierTag,
    Fiche,
    FicheRules,
    FollowUp,
    Fund,
    Funder,
    FunderPayment,
    FundingLine,
    Gal,
    Grid,
    GridNote,
    GridVersion,
    Holder,
    Note,
    PastAid,
    PaymentClaim,
    Person,
    Piece,
    PlannedClaim,
    Quote,
    StagedAmount,
    StatusStep,
    Tag,
)
from leaderdesk.store.schema.columns import Mapping as Mapped

T = TypeVar("T")
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_DE_MINIMIS = "de_minimis"


@dataclass(frozen=True, slots=True)
class _Family(Generic[T]):
    """A kind of row and the query that fills it, made once: the key a row is asked by comes before its columns."""

    kind: type[T]
    query: Select[*tuple[Any, ...]]

    def read(self, session: Session, keys: Iterable[int | None]) -> Mapping[int, tuple[T, ...]]:
        """The rows of each key; of some keys there may be none."""
        asked = {key for key in keys if key is not None}
        found: defaultdict[int, list[T]] = defaultdict(list)
        if asked:
            for key, *row in plain_rows(session, self.query, {"keys": list(asked)}):
                found[key].append(self.kind(*row))
        return {key: tuple(same) for key, same in found.items()}

    def first(self, session: Session, keys: Iterable[int | None]) -> dict[int | None, T]:
        """The only row of each key, or the first."""
        return {key: same[0] for key, same in self.read(session, keys).items()}


class _CallRow(NamedTuple):
    """A call, and the version of the grid that it asks."""

    title: str
    grid_version_id: int | None


def _columns(kind: type, table: type[Mapped], by: Any, *others: Any) -> Select[Any]:  # noqa: ANN401 - a column
    """The key a row is asked by, the columns named by the fields of the row, then others."""
    named = [each.name for each in fields(kind)]
    own = named[: len(named) - len(others)] if others else named
    return select(by, *(getattr(table, name) for name in own), *others).where(by.in_(_KEYS))


def _of_dossier(kind: type[T], table: Any, *order: Any) -> _Family[T]:  # noqa: ANN401 - any mapped class
    return _Family(kind, _columns(kind, table, table.dossier_id).order_by(*order, table.id))


def _of_key(kind: type[T], table: Any) -> _Family[T]:  # noqa: ANN401 - any mapped class
    return _Family(kind, _columns(kind, table, table.id))


_RECORD = _of_key(rows.DossierRecord, Dossier)
_HOLDER = _of_key(rows.HolderRecord, Holder)
_FICHE = _of_key(rows.FicheRecord, Fiche)
_RULES = _of_key(rows.RulesRecord, FicheRules)
_STEPS = _of_dossier(rows.StepRow, StatusStep, StatusStep.since, StatusStep.until.is_(None), StatusStep.until)
_NOTES = _of_dossier(rows.NoteRow, Note, Note.written_on.desc())
_COSTS = _of_dossier(rows.CostRow, CostLine, CostLine.position)
_CONTRACTS = _of_dossier(rows.ContractRow, Contract, Contract.name)
_ATTACHMENTS = _of_dossier(rows.AttachmentRow, Attachment, Attachment.added_on, Attachment.name)
_PIECES = _of_dossier(rows.PieceRow, Piece, Piece.code)
_MARKS = _of_dossier(rows.MarkRow, CheckMark, CheckMark.item)
_GRID_NOTES = _of_dossier(rows.GridNoteRow, GridNote, GridNote.author, GridNote.criterion)
_CASH_PLAN = _of_dossier(rows.CashPlanRow, CashPlan)
_MOVEMENTS = _of_dossier(rows.CashMovementRow, CashMovement, CashMovement.due_on.is_(None), CashMovement.due_on)
_CLAIMS = _of_dossier(rows.PlannedClaimRow, PlannedClaim, PlannedClaim.position)
_AMENDMENTS = _of_dossier(AmendmentRow, Amendment, Amendment.position)
_FOLLOW_UPS = _of_dossier(FollowUpRow, FollowUp, FollowUp.due_on.is_(None), FollowUp.due_on)
_PAYMENT_CLAIMS = _of_dossier(ClaimRow, PaymentClaim, PaymentClaim.position)
_FUNDER_PAYMENTS = _Family(
    FunderPaymentRow,
    _columns(FunderPaymentRow, FunderPayment, FundingLine.dossier_id)
    .join(FundingLine, FundingLine.id == FunderPayment.funding_line_id)
    .order_by(FunderPayment.paid_on, FunderPayment.id),
)
_QUOTES = _Family(
    rows.QuoteRow,
    _columns(rows.QuoteRow, Quote, CostLine.dossier_id)
    .join(CostLine, CostLine.id == Quote.cost_line_id)
    .order_by(Quote.position, Quote.id),
)
_COMMITMENTS = _Family(
    rows.CommitmentRow,
    _columns(rows.CommitmentRow, Commitment, CostLine.dossier_id)
    .join(CostLine, CostLine.id == Commitment.cost_line_id)
    .order_by(Commitment.made_on, Commitment.id),
)
_CHANGES = _Family(
    rows.ContractChangeRow,
    _columns(rows.ContractChangeRow, ContractChange, Contract.dossier_id)
    .join(Contract, Contract.id == ContractChange.contract_id)
    .order_by(ContractChange.agreed_on, ContractChange.id),
)
_FUNDING = _Family(
    rows.FundingRow,
    _columns(
        *(rows.FundingRow, FundingLine, FundingLine.dossier_id),
        *(Funder.is_european_money, func.coalesce(Fund.code, Funder.name, "")),
    )
    .outerjoin(Fund, Fund.id == FundingLine.fund_id)
    .outerjoin(Funder, Funder.id == FundingLine.funder_id)
    .order_by(FundingLine.position, FundingLine.id),
)
_STAGED = _Family(
    rows.StagedRow,
    _columns(rows.StagedRow, StagedAmount, StagedAmount.dossier_id, Fund.code)
    .join(Fund, Fund.id == StagedAmount.fund_id)
    .order_by(StagedAmount.said_on, StagedAmount.id),
)
_TAGS: _Family[str] = _Family(
    str,
    select(DossierTag.dossier_id, Tag.name)
    .join(Tag, Tag.id == DossierTag.tag_id)
    .where(DossierTag.dossier_id.in_(_KEYS))
    .order_by(Tag.name),
)
_CHECKLISTS = _Family(
    dossiers.ChecklistRecord,
    _columns(dossiers.ChecklistRecord, Checklist, Checklist.fiche_id).order_by(Checklist.version),
)
_VERSION = (GridVersion.id, GridVersion.grid_id, Grid.title, GridVersion.version, GridVersion.definition)
_GRID_VERSION, _GRID = (
    _Family(
        dossiers.GridVersionRecord,
        select(by, *_VERSION, GridVersion.frozen_on)
        .join(Grid, Grid.id == GridVersion.grid_id)
        .where(by.in_(_KEYS))
        .order_by(GridVersion.version.desc()),
    )
    for by in (GridVersion.id, GridVersion.grid_id)
)
_CALL = _Family(_CallRow, select(Call.id, Call.title, Call.grid_version_id).where(Call.id.in_(_KEYS)))
_PERSON: _Family[str] = _Family(str, select(Person.id, Person.name).where(Person.id.in_(_KEYS)))
_GAL = select(Gal.name).order_by(Gal.id).limit(1)
# The families of rows that a dossier owns, by field.
_OWN: dict[str, _Family[Any]] = {
    "tags": _TAGS,
    "steps": _STEPS,
    "notes": _NOTES,
    "costs": _COSTS,
    "contracts": _CONTRACTS,
    "funding": _FUNDING,
    "staged": _STAGED,
    "attachments": _ATTACHMENTS,
    "pieces": _PIECES,
    "marks": _MARKS,
    "grid_notes": _GRID_NOTES,
    "movements": _MOVEMENTS,
    "claims": _CLAIMS,
    "amendments": _AMENDMENTS,
    "follow_ups": _FOLLOW_UPS,
    "payment_claims": _PAYMENT_CLAIMS,
}
# Those that hang on rows of another family: they are only asked for where there are any.
_BELOW: dict[str, tuple[str, _Family[Any]]] = {
    "quotes": ("costs", _QUOTES),
    "commitments": ("costs", _COMMITMENTS),
    "contract_changes": ("contracts", _CHANGES),
    "funder_payments": ("funding", _FUNDER_PAYMENTS),
}
_PAST_AIDS = select(PastAid.regime, PastAid.amount, PastAid.granted_on, PastAid.granted_by).join(
    Holder, Holder.id == PastAid.holder_id
)
_OWN_AIDS = (
    select(Dossier.regime, func.sum(FundingLine.amount), Dossier.programmed_on, Dossier.number)
    .join(Holder, Holder.id == Dossier.holder_id)
    .join(FundingLine, FundingLine.dossier_id == Dossier.id)
    .where(
        FundingLine.nature.in_(("european", "public")),
        FundingLine.refused_on.is_(None),
        Dossier.regime.startswith(_DE_MINIMIS),
        Dossier.programmed_on.is_not(None),
        Dossier.binned_on.is_(None),
    )
    .group_by(Dossier.id)
    .order_by(Dossier.programmed_on, Dossier.id)
)


def read_whole(session: Session, dossier_id: int) -> WholeDossier | None:
    """Everything of a dossier; nothing where there is none."""
    return next(iter(read_wholes(session, [dossier_id])), None)


def read_wholes(session: Session, dossier_ids: Sequence[int]) -> list[WholeDossier]:
    """The same of several, in the order they are asked; those that are gone are left out."""
    records = _RECORD.first(session, dossier_ids)
    found = [records[key] for key in dossier_ids if key in records]
    holders = _HOLDER.first(session, (each.holder_id for each in found))
    fiches = _FICHE.first(session, (each.fiche_id for each in found))
    rules = _RULES.first(session, (each.rules_id for each in found))
    people = _PERSON.first(session, (each.person_id for each in found))
    calls = _CALL.first(session, (each.call_id for each in found))
    checklists = _CHECKLISTS.read(session, (each.id for each in fiches.values()))
    grids = _grids(session, found, fiches, calls)
    gal, settings = session.scalar(_GAL) or "", kept_settings(session)
    own = {name: family.read(session, records) for name, family in _OWN.items()}
    own |= {name: family.read(session, own[above]) for name, (above, family) in _BELOW.items()}
    plans = _CASH_PLAN.first(session, records)
    return [
        WholeDossier(
            record=record,
            holder=(holder := holders[record.holder_id]),
            fiche=fiches.get(record.fiche_id),
            rules=rules.get(record.rules_id),
            person=people.get(record.person_id),
            call=calls[record.call_id].title if record.call_id in calls else None,
            gal=gal,
            aids=_aids(session, holder) if (record.regime or "").startswith(_DE_MINIMIS) else (),
            checklists=checklists.get(record.fiche_id, ()) if record.fiche_id else (),
            grid=grids.get(record.id),
            settings=settings,
            cash_plan=plans.get(record.id),
            **{name: rows_of.get(record.id, ()) for name, rows_of in own.items()},
        )
        for record in found
    ]


def _grids(
    session: Session,
    records: Sequence[rows.DossierRecord],
    fiches: Mapping[int | None, rows.FicheRecord],
    calls: Mapping[int | None, _CallRow],
) -> dict[int, dossiers.GridVersionRecord]:
    """The version each dossier was noted by, else its call's, else the last one of its fiche-action."""
    of_calls = {key: call.grid_version_id for key, call in calls.items()}
    pinned = {each.id: each.grid_version_id or of_calls.get(each.call_id) for each in records}
    of_fiches = {each.id: fiches[each.fiche_id].grid_id for each in records if each.fiche_id in fiches}
    versions = _GRID_VERSION.first(session, pinned.values())
    last = _GRID.first(session, (grid for key, grid in of_fiches.items() if pinned[key] is None))
    found = {
        key: last.get(of_fiches.get(key)) if version is None else versions.get(version)
        for key, version in pinned.items()
    }
    return {key: grid for key, grid in found.items() if grid is not None}


def _aids(session: Session, holder: rows.HolderRecord) -> tuple[rows.AidRow, ...]:
    """What others gave to the undertaking, then what our own dossiers did."""
    same = Holder.undertaking == holder.undertaking if holder.undertaking else Holder.id == holder.id
    past = [rows.AidRow(*row) for row in session.execute(_PAST_AIDS.where(same).order_by(PastAid.id))]
    own = [
        rows.AidRow(regime or "", amount, on, None, number)
        for regime, amount, on, number in session.execute(_OWN_AIDS.where(same))
    ]
    return (*past, *own)


def note_rows(session: Session, dossier_id: int) -> tuple[rows.NoteRow, ...]:
    """The notes of a dossier, the last first."""
    return _NOTES.read(session, [dossier_id]).get(dossier_id, ())


def open_dossier_ids(session: Session, ended: Sequence[str]) -> list[int]:
    """The dossiers that are neither in the bin nor in one of the states that end a life."""
    gone = select(StatusStep.dossier_id).where(StatusStep.until.is_(None), StatusStep.status.in_(ended))
    query = select(Dossier.id).where(Dossier.binned_on.is_(None), Dossier.id.not_in(gone)).order_by(Dossier.number)
    return list(session.scalars(query))


def notes_on(session: Session, day: date) -> tuple[DayNote, ...]:
    """The notes of every dossier written on a day, or finished on it, by number of dossier and in their order."""
    kind = [getattr(Note, each.name) for each in fields(rows.NoteRow)]
    query = (
        select(Dossier.id, Dossier.number, Dossier.title, Holder.name, *kind)
        .join(Dossier, Dossier.id == Note.dossier_id)
        .join(Holder, Holder.id == Dossier.holder_id)
        .where((Note.written_on == day) | (Note.done_on == day), Dossier.binned_on.is_(None))
        .order_by(Dossier.number, Note.written_on, Note.id)
    )
    return tuple(
        DayNote(key, number, title, holder, rows.NoteRow(*note))
        for key, number, title, holder, *note in session.execute(query).all()
    )
