"""How the programme pays claims: limits before the balance, funders first, the sanction of cuts; one setting."""

from __future__ import annotations

from leaderdesk.domain.claims.rules import ClaimRules, problems_in
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.settings.rules import RulesPart


class ClaimRulesPart(RulesPart):
    """The rules of claims."""

    def __init__(self) -> None:
        super().__init__("claim_rules", ClaimRules(), problems_in)

    def _shape(self) -> list[Cell]:
        first = {True: self.tr("oui, le fonds vient après eux"), False: self.tr("non")}
        compared = {"accepted": self.tr("à ce qui est retenu"), "claimed": self.tr("à ce qui est demandé")}
        return [
            Cell("max_before_balance", self.tr("Versé avant le solde, au plus"), "share"),
            Cell("max_instalments", self.tr("Acomptes avant le solde, au plus"), "count"),
            Cell("counterpart_paid_first", self.tr("Les cofinanceurs paient d’abord"), "choice", first, blank=True),
            Cell("tolerance", self.tr("Part écartée sans sanction, au plus"), "share"),
            Cell("tolerance_of", self.tr("Cette part se compare"), "choice", compared, blank="accepted"),
            Cell("warn_days", self.tr("Alerter avant une échéance, en jours"), "count", blank=90),
        ]
