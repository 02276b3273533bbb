"""What open data asks of a dossier beyond what the other workbooks do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.store.queries.conventions import convention_end
from leaderdesk.store.schema import Dossier


@dataclass(frozen=True, slots=True)
class ConventionFacts:
    """Until when the convention runs, and under which regime the aid is given."""

    ends_on: date | None
    regime: str | None


def convention_facts(session: Session, on: date) -> dict[int, ConventionFacts]:
    """Of every dossier with a convention, by its key, as amended on a day."""
    query = select(Dossier.id, convention_end(on), Dossier.regime).where(Dossier.convention_on.is_not(None))
    return {key: ConventionFacts(ends, regime) for key, ends, regime in session.execute(query)}
