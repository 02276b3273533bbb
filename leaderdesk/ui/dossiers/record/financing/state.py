"""The plan on the screen, shared by those who work on it."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.domain.sheets.financing import FinancingSheet


@dataclass(slots=True)
class PlanShown:
    """The dossier whose plan is shown, and the plan as it was last read."""

    key: int | None = None
    sheet: FinancingSheet | None = None
