"""The costs on the screen, shared by those who work on them."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.domain.sheets.costs import CostSheet


@dataclass(slots=True)
class CostsShown:
    """The dossier whose costs are shown, and the costs as they were last read."""

    key: int | None = None
    sheet: CostSheet | None = None
