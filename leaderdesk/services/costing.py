"""The stored amounts of cost lines, kept equal to what the rule makes of them, in the action that changed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.services.drafts import CostDraft
from leaderdesk.services.reading import whole_in
from leaderdesk.store.schema import CostLine, Quote
from leaderdesk.store.unit import Unit


def recount(unit: Unit, dossier_id: int) -> None:
    """Work out the amounts of every line of a dossier anew."""
    found = {line.row.id: line for line in sheet_of_costs(whole_in(unit, dossier_id)).lines}
    for row in unit.session.scalars(select(CostLine).where(CostLine.dossier_id == dossier_id)):
        line = found[row.id]
        if (row.amount, row.eligible_amount) != (line.presented, line.eligible):
            row.amount, row.eligible_amount = line.presented, line.eligible


def add_drafted(unit: Unit, dossier_id: int, costs: Sequence[CostDraft]) -> None:
    """Enter cost lines whose amounts are known; what the draft kept otherwise than the rule is an instruction."""
    kept = {}
    for position, draft in enumerate(costs, 1):
        line = CostLine(id=unit.ids.key(), dossier_id=dossier_id, position=position, **_columns(draft))
        kept[line.id] = draft.eligible_amount
        unit.session.add(line)
        unit.session.flush()
        unit.session.add_all(
            Quote(id=unit.ids.key(), cost_line_id=line.id, position=rank, **asdict(each))
            for rank, each in enumerate(draft.quotes, 1)
        )
    if not kept:
        return
    sheet = sheet_of_costs(whole_in(unit, dossier_id))
    for each in sheet.lines:
        if each.row.id in kept and each.by_rule != kept[each.row.id]:
            unit.session.get_one(CostLine, each.row.id).instructed = kept[each.row.id]


def _columns(draft: CostDraft) -> dict[str, Any]:
    """A line is known by its quotes where the retained one says the same amount."""
    retained = [each for each in draft.quotes if each.is_retained]
    is_quoted = len(retained) == 1 and (retained[0].amount, retained[0].vat) == (draft.amount, 0)
    return {
        "label": draft.label,
        "kind": draft.kind,
        "measure": "quoted" if is_quoted else "known",
        "net": draft.amount,
        "vat": 0,
        "amount": draft.amount,
        "eligible_amount": draft.eligible_amount,
    }
