"""How running costs are reckoned and watched: hours against pay, flat rates, kilometres, the ceiling; one setting."""

from __future__ import annotations

from leaderdesk.domain.running.rules import RunningRules, problems_in
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.settings.rules import RulesPart
from leaderdesk.words import running as words


class RunningRulesPart(RulesPart):
    """The rules of running costs."""

    def __init__(self) -> None:
        super().__init__("running_rules", RunningRules(), problems_in)

    def _shape(self) -> list[Cell]:
        usual = RunningRules()
        return [
            Cell("method", self.tr("Les heures éligibles se comparent"), "choice", words.METHODS, blank=usual.method),
            Cell("yearly_hours", self.tr("Heures d’une année de travail"), "quantity", blank=usual.yearly_hours),
            Cell("full_month", self.tr("Heures payées d’un mois à temps plein"), "quantity", blank=usual.full_month),
            Cell("full_day", self.tr("Signaler un jour de plus de, en heures"), "quantity", blank=usual.full_day),
            Cell("flat", self.tr("Frais demandés avec les salaires"), "choice", words.FLATS, blank=usual.flat),
            Cell("indirect_rate", self.tr("Forfait de frais indirects"), "share", blank=usual.indirect_rate),
            Cell("others_rate", self.tr("Forfait de tous les autres frais"), "share", blank=usual.others_rate),
            Cell("kilometre_cost", self.tr("Coût du kilomètre, en euros"), "quantity"),
            Cell("scale", self.tr("Nom du barème kilométrique des dépenses")),
            Cell("ceiling", self.tr("Plafond de ces frais"), "share"),
            Cell("ceiling_of", self.tr("Plafond compté sur"), "choice", words.CEILING_BASES, blank=usual.ceiling_of),
            Cell("near", self.tr("Alerter à partir de cette part du plafond"), "share", blank=usual.near),
        ]
