"""The convention of a dossier: read, amended, and what the holder owes for it.

A signed amendment changes what stages say of the fund within the same action; the end that was typed at first stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderdesk.domain.claims.conventions import ConventionSheet, sheet_of_convention
from leaderdesk.domain.claims.releases import Release, release_of
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.envelopes import taken_of
from leaderdesk.services.bases import act
from leaderdesk.services.claims import Claimed, reckon
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import today, whole_dossier, whole_in
from leaderdesk.services.waiting import read_standings
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.claims import read_followed
from leaderdesk.store.queries.envelopes import read_maquette, read_rules
from leaderdesk.store.queries.money import fund_facts
from leaderdesk.store.schema import Amendment, FollowUp
from leaderdesk.store.unit import Unit
from leaderdesk.words.codes import word
from leaderdesk.words.formats import capital

AMENDMENTS = Owned(Amendment, "dossier_id", {"kind": "amount"})
FOLLOW_UPS = Owned(FollowUp, "dossier_id", {"kind": "other", "label": ""})


def read_convention(base: OpenBase, dossier_id: int, on: date) -> ConventionSheet:
    """The convention as it stands on a day."""
    whole = whole_dossier(base, dossier_id)
    with base.read() as session:
        return sheet_of_convention(whole, read_followed(session, dossier_id), on)


def edit_amendments(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Claimed:
    """Change amendments, new and removed ones included, as one action; the amount is of a fund that is said."""
    with Unit(base, act(base, "edit_amendments", dossier=number_of(base, dossier_id))) as unit:
        rows = AMENDMENTS.apply(unit, dossier_id, edits)
        funds = {row.fund_id for row in whole_in(unit, dossier_id).funding if row.fund_id is not None}
        for row in rows:
            if row.amount is not None and row.fund_id is None:
                if len(funds) != 1:
                    raise Refusal("amendment_without_fund")
                row.fund_id = next(iter(funds))
        taken = reckon(unit, dossier_id, today(base))
        return Claimed(unit.commit(), frozenset({"dossiers"}), taken)


def edit_follow_ups(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change what the holder owes, as one action."""
    with Unit(base, act(base, "edit_follow_ups", dossier=number_of(base, dossier_id))) as unit:
        for row in FOLLOW_UPS.apply(unit, dossier_id, edits):
            # A name that was not given is that of its kind.
            row.label = row.label or capital(word("kind", row.kind))
        return done(unit.commit(), "dossiers")


def add_usual_follow_ups(base: OpenBase, dossier_id: int, on: date) -> Done:
    """Add what is usually owed and not there yet, with the days that are known; all can be changed."""
    usual = read_convention(base, dossier_id, on).usual
    fields = [{"kind": each.kind, "due_on": each.due_on} for each in usual]
    return edit_follow_ups(base, dossier_id, [RowEdit(None, each) for each in fields])


def read_release(base: OpenBase, dossier_id: int, status: str, on: date) -> Release:
    """What would come back to the envelopes if a dossier were in a state, and who could then be served."""
    with base.read() as session:
        maquette, rules = read_maquette(session), read_rules(session)
        taken = [taken_of(each) for each in fund_facts(session, on, is_today=True)]
    standings = read_standings(base, {each.facts.dossier_id for each in taken if each.is_waiting})
    return release_of(dossier_id, status, taken, maquette, rules, on, standings)
