"""One dossier with everything that hangs on it: a prepared query for each family of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.claims.rows import AmendmentRow, ClaimRow, FollowUpRow, FunderPaymentRow
from leaderdesk.domain.sheets import dossiers, rows
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.reviews import DayNote
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
from leaderdesk.store.schema.columns import Mapping

T = TypeVar("T")
_KEY: BindParameter[int] = bindparam("key")
_DE_MINIMIS = "de_minimis"


@dataclass(frozen=True, slots=True)
class _Family(Generic[T]):
    """A kind of row and the query that fills it, made once: its text is compiled at its first use."""

    kind: type[T]
    query: Select[Any]

    def read(self, session: Session, key: int) -> tuple[T, ...]:
        """The rows of one key."""
        return tuple(self.kind(*row) for row in session.execute(self.query, {"key": key}))

    def first(self, session: Session, key: int | None) -> T | None:
        """The only row of a key, if any."""
        found = self.read(session, key) if key is not None else ()
        return found[0] if found else None


def _columns(kind: type, table: type[Mapping], *others: Any) -> Select[Any]:
    """The columns named by the fields of a row, then others."""
    named = [each.name for each in fields(kind)]
    own = named[: len(named) - len(others)] if others else named
    return select(*(getattr(table, name) for name in own), *others)


def _of_dossier(kind: type[T], table: Any, *order: Any) -> _Family[T]:  # noqa: ANN401 - any mapped class
    return _Family(kind, _columns(kind, table).where(table.dossier_id == _KEY).order_by(*order, table.id))


def _of_key(kind: type[T], table: Any) -> _Family[T]:  # noqa: ANN401 - any mapped class
    return _Family(kind, _columns(kind, table).where(table.id == _KEY))


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
    _columns(FunderPaymentRow, FunderPayment)
    .join(FundingLine, FundingLine.id == FunderPayment.funding_line_id)
    .where(FundingLine.dossier_id == _KEY)
    .order_by(FunderPayment.paid_on, FunderPayment.id),
)
_QUOTES = _Family(
    rows.QuoteRow,
    _columns(rows.QuoteRow, Quote)
    .join(CostLine, CostLine.id == Quote.cost_line_id)
    .where(CostLine.dossier_id == _KEY)
    .order_by(Quote.position, Quote.id),
)
_COMMITMENTS = _Family(
    rows.CommitmentRow,
    _columns(rows.CommitmentRow, Commitment)
    .join(CostLine, CostLine.id == Commitment.cost_line_id)
    .where(CostLine.dossier_id == _KEY)
    .order_by(Commitment.made_on, Commitment.id),
)
_CHANGES = _Family(
    rows.ContractChangeRow,
    _columns(rows.ContractChangeRow, ContractChange)
    .join(Contract, Contract.id == ContractChange.contract_id)
    .where(Contract.dossier_id == _KEY)
    .order_by(ContractChange.agreed_on, ContractChange.id),
)
_FUNDING = _Family(
    rows.FundingRow,
    _columns(rows.FundingRow, FundingLine, Funder.is_european_money, func.coalesce(Fund.code, Funder.name, ""))
    .outerjoin(Fund, Fund.id == FundingLine.fund_id)
    .outerjoin(Funder, Funder.id == FundingLine.funder_id)
    .where(FundingLine.dossier_id == _KEY)
    .order_by(FundingLine.position, FundingLine.id),
)
_STAGED = _Family(
    rows.StagedRow,
    _columns(rows.StagedRow, StagedAmount, Fund.code)
    .join(Fund, Fund.id == StagedAmount.fund_id)
    .where(StagedAmount.dossier_id == _KEY)
    .order_by(StagedAmount.said_on, StagedAmount.id),
)
_TAGS = (
    select(Tag.name)
    .join(DossierTag, DossierTag.tag_id == Tag.id)
    .where(DossierTag.dossier_id == _KEY)
    .order_by(Tag.name)
)
_CHECKLISTS = _Family(
    dossiers.ChecklistRecord,
    _columns(dossiers.ChecklistRecord, Checklist).where(Checklist.fiche_id == _KEY).order_by(Checklist.version),
)
_VERSION: Select[*tuple[Any, ...]] = select(
    *(GridVersion.id, GridVersion.grid_id, Grid.title, GridVersion.version, GridVersion.definition),
    GridVersion.frozen_on,
).join(Grid, Grid.id == GridVersion.grid_id)
_GRID_VERSION = _Family(dossiers.GridVersionRecord, _VERSION.where(GridVersion.id == _KEY))
_GRID = _Family(
    dossiers.GridVersionRecord,
    _VERSION.where(GridVersion.grid_id == _KEY).order_by(GridVersion.version.desc()).limit(1),
)
_CALL = select(Call.title, Call.grid_version_id).where(Call.id == _KEY)
_PERSON = select(Person.name).where(Person.id == _KEY)
_GAL = select(Gal.name).order_by(Gal.id).limit(1)
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
    record = _RECORD.first(session, dossier_id)
    if record is None:
        return None
    holder = _HOLDER.first(session, record.holder_id)
    assert holder is not None, record.holder_id  # noqa: S101 - the reference is checked by the base
    fiche = _FICHE.first(session, record.fiche_id)
    call = session.execute(_CALL, {"key": record.call_id}).first() if record.call_id else None
    return WholeDossier(
        record=record,
        holder=holder,
        fiche=fiche,
        rules=_RULES.first(session, record.rules_id),
        person=session.scalar(_PERSON, {"key": record.person_id}) if record.person_id else None,
        call=call.title if call else None,
        gal=session.scalar(_GAL) or "",
        tags=tuple(session.scalars(_TAGS, {"key": dossier_id})),
        steps=_STEPS.read(session, dossier_id),
        notes=_NOTES.read(session, dossier_id),
        aids=_aids(session, holder) if (record.regime or "").startswith(_DE_MINIMIS) else (),
        checklists=_CHECKLISTS.read(session, fiche.id) if fiche else (),
        grid=_grid(session, record, fiche, call.grid_version_id if call else None),
        settings=kept_settings(session),
        **_lines(session, dossier_id),
    )


def _lines(session: Session, key: int) -> dict[str, Any]:
    """The families of rows that the dossier owns; those that hang on others are only asked for where there are any."""
    costs, contracts, funding = (each.read(session, key) for each in (_COSTS, _CONTRACTS, _FUNDING))
    return {
        "costs": costs,
        "quotes": _QUOTES.read(session, key) if costs else (),
        "commitments": _COMMITMENTS.read(session, key) if costs else (),
        "contracts": contracts,
        "contract_changes": _CHANGES.read(session, key) if contracts else (),
        "funding": funding,
        "staged": _STAGED.read(session, key),
        "attachments": _ATTACHMENTS.read(session, key),
        "pieces": _PIECES.read(session, key),
        "marks": _MARKS.read(session, key),
        "grid_notes": _GRID_NOTES.read(session, key),
        "cash_plan": _CASH_PLAN.first(session, key),
        "movements": _MOVEMENTS.read(session, key),
        "claims": _CLAIMS.read(session, key),
        "amendments": _AMENDMENTS.read(session, key),
        "follow_ups": _FOLLOW_UPS.read(session, key),
        "payment_claims": _PAYMENT_CLAIMS.read(session, key),
        "funder_payments": _FUNDER_PAYMENTS.read(session, key) if funding else (),
    }


def _grid(
    session: Session, record: rows.DossierRecord, fiche: rows.FicheRecord | None, of_call: int | None
) -> dossiers.GridVersionRecord | None:
    """The version the dossier was noted by, else its call's, else the last one of its fiche-action."""
    pinned = record.grid_version_id or of_call
    if pinned is not None:
        return _GRID_VERSION.first(session, pinned)
    return _GRID.first(session, fiche.grid_id) if fiche else None


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
    return _NOTES.read(session, dossier_id)


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
