"""What members of the committee declare: each year, and for a dossier; an interest is lifted with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Interest, Member, YearlyDeclaration
from leaderdesk.store.unit import Unit

_OWNED = Owned(YearlyDeclaration, "member_id", {})


def edit_declarations(base: OpenBase, member_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change the yearly declarations of somebody; a new one is of this year unless another is said."""
    with Unit(base, act(base, "edit_declarations", member=name_of(base, Member, member_id))) as unit:
        query = select(YearlyDeclaration).where(YearlyDeclaration.member_id == member_id)
        for edit in edits:
            fields = dict(edit.fields)
            if edit.id is None:
                fields.setdefault("year", today(base).year)
            if fields.get("year", 0) is None:
                fields.pop("year")
            others = [row.year for row in unit.session.scalars(query) if row.id != edit.id]
            if fields.get("year") in others:
                raise Refusal("declaration_exists", year=str(fields["year"]))
            _OWNED.apply(unit, member_id, [RowEdit(edit.id, fields, edit.is_removed)])
        return done(unit.commit(), "committee")


def sign_declarations(base: OpenBase, member_ids: Sequence[int], signed_on: date) -> Done:
    """Note that these people signed their declaration of the year, as one action."""
    with Unit(base, act(base, "sign_declarations", count=str(len(member_ids)))) as unit:
        for member_id in member_ids:
            query = select(YearlyDeclaration).where(
                YearlyDeclaration.member_id == member_id, YearlyDeclaration.year == signed_on.year
            )
            row = unit.session.scalars(query).first()
            if row is None:
                row = YearlyDeclaration(id=unit.ids.key(), member_id=member_id, year=signed_on.year)
                unit.session.add(row)
            row.signed_on = signed_on
        return done(unit.commit(), "committee")


def lift_interest(base: OpenBase, interest_id: int, reason: str) -> Done:
    """An interest is one no more: it stays listed as set aside, with the reason."""
    if not reason.strip():
        raise Refusal("reason_needed")
    with Unit(base, act(base, "lift_interest", reason=reason.strip())) as unit:
        row = found(unit, Interest, interest_id)
        row.state, row.reason = "dismissed", reason.strip()
        row.author, row.said_on = base.author.operator, today(base)
        return done(unit.commit(), "committee", "sittings")
