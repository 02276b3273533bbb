"""The dossiers whose treasury deserves a look: in danger, worse than was planned, late on what was planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from leaderdesk.domain.cashflow import Level
from leaderdesk.domain.sheets.amounts import cents
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.treasuries import TreasurySheet

# From the gravest to the least: the level got worse, the level is red, a payment is late on the plan.
AlertCode = Literal["worse", "danger", "drifts"]
_RANKS: Mapping[Level, int] = {"green": 0, "orange": 1, "red": 2}


@dataclass(frozen=True, slots=True)
class TreasuryAlert:
    """One dossier, its gravest reason first; amounts in cents."""

    dossier_id: int
    number: str
    title: str
    holder: str
    codes: tuple[AlertCode, ...]
    level: Level
    # What the plan alone came to, before anything happened.
    planned: Level
    bridge: int
    gap: int
    months: int
    # The payment that is the latest on the plan: who pays, and by how many months.
    late: str = ""
    months_late: int = 0


@dataclass(frozen=True, slots=True)
class TreasuryAlerts:
    """The alerts of a base, the gravest first, and how many living dossiers stand at each level."""

    alerts: tuple[TreasuryAlert, ...] = ()
    levels: Mapping[Level, int] = field(default_factory=dict)
    # The dossiers that are still to be read: asked again, some more of them are.
    left: int = 0

    @property
    def is_whole(self) -> bool:
        """True once every living dossier was read."""
        return not self.left

    def count(self, code: AlertCode) -> int:
        """How many dossiers have this reason."""
        return sum(code in each.codes for each in self.alerts)


def alert_of(whole: WholeDossier, sheet: TreasurySheet) -> TreasuryAlert | None:
    """What is to be said of one dossier; nothing where all goes as planned, or nothing is dated."""
    if sheet.ahead is None or sheet.level is None:
        return None
    likely = sheet.ahead["likely"]
    planned = sheet.planned_outlooks["likely"].level if sheet.planned_outlooks else sheet.level
    # Money of one's own that nobody noted as come is for the dossier to say, not for the whole base.
    drifts = [each for each in sheet.drifts if each.months > 0 and each.kind != "receipt"]
    late = max(drifts, key=lambda each: each.months, default=None)
    codes: list[AlertCode] = []
    if _RANKS[sheet.level] > _RANKS[planned]:
        codes.append("worse")
    if sheet.level == "red":
        codes.append("danger")
    if late is not None:
        codes.append("drifts")
    if not codes:
        return None
    return TreasuryAlert(
        dossier_id=whole.record.id,
        number=whole.record.number,
        title=whole.record.title,
        holder=whole.holder.name,
        codes=tuple(codes),
        level=sheet.level,
        planned=planned,
        bridge=cents(likely.bridge),
        gap=cents(likely.gap),
        months=likely.months_carried,
        late=late.who if late else "",
        months_late=late.months if late else 0,
    )


def in_order(alerts: Iterable[TreasuryAlert]) -> tuple[TreasuryAlert, ...]:
    """The gravest first: worse than planned, then in danger, then the latest; by number where all is alike."""
    return tuple(
        sorted(
            alerts,
            key=lambda each: (
                *(code not in each.codes for code in ("worse", "danger")),
                -each.months_late,
                -each.bridge - each.gap,
                each.number,
            ),
        )
    )
