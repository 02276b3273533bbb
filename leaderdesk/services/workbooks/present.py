"""All that a base knows, that the rows of a workbook are held against."""

from __future__ import annotations

from dataclasses import replace

from leaderdesk.domain.programmes.settings import read_communes
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.known import Known
from leaderdesk.domain.workbooks.proposing.present import Present
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.present import known_names, present_dossiers, present_holders, programme_span
from leaderdesk.words.imports import COST_LABELS, is_taken
from leaderdesk.words.workbooks import FIELDS


def read_known(base: OpenBase) -> Known:
    """The names that a programme knows, the communes of its territory among them."""
    with base.read() as session:
        known = known_names(session)
    communes = (*known.communes, *read_communes(setting(base, "territory_communes")))
    return replace(known, communes=tuple(sorted({folded(each): each for each in communes}.values())))


def read_present(base: OpenBase) -> Present:
    """Every dossier and every holder, in the fields of workbooks."""
    headings = {name: f"{said[:1].upper()}{said[1:]}" for name, said in FIELDS.items()}
    known = read_known(base)
    with base.read() as session:
        return Present(
            known,
            present_dossiers(session, COST_LABELS, is_taken),
            present_holders(session),
            headings,
            programme_span(session),
        )
