"""What the base says of its envelopes: the pots, the avenants that move money between them, the targets to hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.envelopes.rows import AvenantRow, TargetRow, TransferRow
from leaderdesk.domain.envelopes.rules import EnvelopeRules, read_envelope_rules
from leaderdesk.domain.sheets.envelopes import (
    EnvelopesSheet,
    Maquette,
    PotRow,
    maquette_of,
    sheet_of_envelopes,
    taken_of,
)
from leaderdesk.domain.sheets.settings import read_setting
from leaderdesk.store.queries.money import fund_facts
from leaderdesk.store.queries.plain import select_as
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.schema import Avenant, Envelope, Fiche, Fund, Programme, Target, Transfer


def read_sheet(session: Session, on: date, *, is_today: bool = True) -> EnvelopesSheet:
    """Every gauge as it stands today, or as it stood on another day."""
    taken = [taken_of(each) for each in fund_facts(session, on, is_today=is_today)]
    return sheet_of_envelopes(read_maquette(session), taken, read_rules(session).gauges(), on)


def read_rules(session: Session) -> EnvelopeRules:
    """How the programme watches its envelopes; the usual way where that cannot be read."""
    return read_setting(kept_settings(session), "envelope_rules", read_envelope_rules, EnvelopeRules())[0]


def read_maquette(session: Session) -> Maquette:
    """Every envelope that somebody set, by fiche-action then fund, and every avenant."""
    rows = _pot_rows(session)
    pots = {row.id: pot for pot, row in maquette_of(rows).pots.items()}
    return maquette_of(rows, [each.read(pots) for each in avenant_rows(session)])


def _pot_rows(session: Session) -> list[PotRow]:
    """A fund that several programmes have is told with the programme."""
    query = (
        select(Envelope.id, Fiche.id, Fiche.code, Fiche.title, Fund.id, Fund.code, Envelope.amount, Programme.title)
        .join(Fiche, Envelope.fiche_id == Fiche.id)
        .join(Fund, Fund.id == Envelope.fund_id)
        .join(Programme, Programme.id == Fund.programme_id)
        .order_by(Programme.starts_on, Fiche.position, Fiche.code, Fund.code)
    )
    found = session.execute(query).all()
    counts = Counter(code for _, code in {(row[4], row[5]) for row in found})
    return [
        PotRow(key, fiche, code, title, fund_id, fund if counts[fund] == 1 else f"{fund} ({programme})", amount)
        for key, fiche, code, title, fund_id, fund, amount, programme in found
    ]


def avenant_rows(session: Session) -> list[AvenantRow]:
    """Every avenant with its transfers, in their order."""
    moves: defaultdict[int, list[TransferRow]] = defaultdict(list)
    query = select(
        Transfer.id, Transfer.avenant_id, Transfer.amount, Transfer.taken_from_id, Transfer.given_to_id
    ).order_by(Transfer.id)
    for row in session.execute(query):
        moves[row[1]].append(TransferRow(*row))
    columns = (Avenant.id, Avenant.number, Avenant.title, Avenant.sitting_id, Avenant.decided_on, Avenant.approved_on)
    rows = session.execute(select(*columns, Avenant.remark).order_by(Avenant.number, Avenant.id))
    return [AvenantRow(*row, tuple(moves[row[0]])) for row in rows]


def target_rows(session: Session) -> list[TargetRow]:
    """What must be reached, by day."""
    rows = session.execute(select_as(TargetRow, Target).order_by(Target.due_on, Target.id))
    return [TargetRow(*row) for row in rows]


def current_programme(session: Session) -> int | None:
    """The programme that began last."""
    return session.scalar(select(Programme.id).order_by(Programme.starts_on.desc(), Programme.id.desc()).limit(1))
