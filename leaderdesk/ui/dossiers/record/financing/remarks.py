"""What is to be said of a plan: the verdict, what limits the fund, what would lift a refusal and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from leaderdesk.domain.envelopes.chains import Fall, list_falls
from leaderdesk.domain.plans.lacks import Lack
from leaderdesk.domain.sheets.advices import AdvisedPlan
from leaderdesk.domain.sheets.financing import FinancingSheet, FundChain
from leaderdesk.ui.parts.sentences import Said, without_label
from leaderdesk.words import envelopes, plans
from leaderdesk.words.codes import word
from leaderdesk.words.costs import say_date_problem
from leaderdesk.words.explanations import explain
from leaderdesk.words.formats import money
from leaderdesk.words.phrases import money as money_of
from leaderdesk.words.sheets import say_flaw

_MAIN = frozenset({"financing.binding", "financing.top_up"})
_REFUSED, _CHANGE = "financing.refused.", "financing.change."
_NOTHING = "financing.refused.no_feader"
# Goes to what a lever moves.
Go = Callable[[str], None]


class FinancingRemarks(QObject):
    """Sentences for each part of the tab."""

    def verdict(self, sheet: FinancingSheet) -> tuple[str, str]:
        """The look of the verdict, and its words."""
        if not sheet.total_cost:
            return "information", self.tr("Rien à calculer pour l’instant")
        if sheet.financing is None:
            return "warning", self.tr("Plan pas encore calculé")
        if sheet.is_refused:
            return "error", self.tr("Plan refusé par les règles")
        if sheet.to_find or (sheet.asked_over or 0) > 0:
            return "warning", self.tr("Plan à équilibrer")
        return "success", self.tr("Plan accepté par les règles")

    def main(self, sheet: FinancingSheet, go: Go) -> list[Said]:
        """What limits the fund, why it is refused, what does not add up."""
        if not sheet.total_cost:
            words = self.tr(
                "Saisissez d’abord les dépenses, puis ici qui les paie\u00a0: les règles disent aussitôt l’aide."
            )
            return [Said("next", words, self.tr("Saisir les dépenses"), lambda: go("more_eligible"))]
        said = [Said("error", say_flaw(each)) for each in sheet.flaws]
        refused = [each for each in sheet.steps if each.code.startswith(_REFUSED)]
        # That nothing can be granted goes without saying where something else is refused.
        refused = [each for each in refused if each.code != _NOTHING] or refused
        kept = [each for each in sheet.steps if each.code in _MAIN]
        said += [Said("error", words) for words in explain(refused)]
        said += [Said("", words) for words in explain(kept)]
        return [*said, *self._asked(sheet, go), *self._balance(sheet)]

    def limits(self, sheet: FinancingSheet) -> list[Said]:
        """Every limit with its value, and what would come if the one that binds were lifted."""
        if not sheet.total_cost:
            return []
        left = [each for each in sheet.steps if each.code not in _MAIN and not each.code.startswith(_REFUSED)]
        # What would change the result comes last.
        ordered = sorted(left, key=lambda each: each.code.startswith(_CHANGE))
        return [Said("", words) for words in explain(ordered)]

    def lacks(self, sheet: FinancingSheet, go: Go) -> list[Said]:
        """What would lift each refusal, with the way to it."""
        if not sheet.total_cost:
            return []
        pairs = list(zip(sheet.lacks, sheet.lack_steps, strict=True))
        # What lifts every refusal at once makes the others needless.
        whole = [pair for pair in pairs if pair[0].reason == "all"]
        return [self._lever(lack, plans.say(step), go) for lack, step in whole or pairs]

    def gains(self, gains: tuple[Lack, ...], words: list[str], go: Go) -> list[Said]:
        """What would bring more of the fund."""
        return [self._lever(lack, said, go) for lack, said in zip(gains, words, strict=True)]

    def advice(self, plan: AdvisedPlan, apply: Callable[[], None], *, is_best_twice: bool) -> list[Said]:
        """An advised plan, with the button that makes it the plan; the same one may be the best for both aims."""
        # What is missing from a refused plan is said apart.
        first, *others = [plans.say(step) for step in plan.steps if not step.code.startswith("lack.")]
        if plan.is_accepted and plan.is_new:
            head = Said("success", first, self.tr("Appliquer"), apply)
        elif plan.is_accepted:
            head = Said("success", self.tr("{} C’est déjà le plan saisi.").format(first))
        else:
            head = Said("warning", first)
        twice = [self.tr("C’est aussi le plan qui mobilise le plus le fonds européen.")] if is_best_twice else []
        return [head, *(Said("", words) for words in [*others, *twice])]

    def chain(self, chain: FundChain) -> list[Said]:
        """What in the amounts of a fund needs an explanation."""
        holes = [each.place.rpartition(".")[2] for each in chain.problems if each.code == "amount_missing"]
        odd = [each for each in chain.problems if each.code != "amount_missing"]
        said = [Said("warning", without_label(envelopes.say_problem(each), "chain")) for each in odd]
        if holes:
            words = self.tr("Montants passés sans être notés ({fund})\u00a0: {stages}.")
            stages = ", ".join(word("stage", each) for each in holes)
            said.insert(0, Said("warning", words.format(fund=chain.fund, stages=stages)))
        said += [Said("warning", say_date_problem(each)) for each in chain.date_problems]
        return said + [Said("cut", self._lost(fall)) for fall in list_falls(chain.chain)]

    def _lost(self, fall: Fall) -> str:
        words = self.tr("Entre «\u00a0{before}\u00a0» et «\u00a0{after}\u00a0»\u00a0: {amount} de moins.")
        before, after = word("stage", fall.before), word("stage", fall.after)
        return words.format(before=before, after=after, amount=money_of(fall.amount))

    def _asked(self, sheet: FinancingSheet, go: Go) -> Iterator[Said]:
        """The checks judge another amount than this tab: the same words on both sides, and the way there."""
        if sheet.asked_otherwise is not None:
            asked, possible = sheet.asked_otherwise
            icon, there = "warning" if asked > possible else "information", self.tr("Voir l’éligibilité")
            yield Said(icon, plans.say_asked(asked, possible), there, lambda: go("eligibility"))

    def _balance(self, sheet: FinancingSheet) -> Iterator[Said]:
        if sheet.to_find > 0:
            yield Said("warning", self.tr("Il reste {} à trouver pour couvrir le coût.").format(money(sheet.to_find)))
        elif sheet.to_find < 0:
            words = self.tr("Les financements dépassent le coût de {}.").format(money(-sheet.to_find))
            yield Said("warning", words)

    def _lever(self, lack: Lack, words: str, go: Go) -> Said:
        actions = {
            "more_public": self.tr("Ajouter un financeur public"),
            "less_public": self.tr("Baisser un financement public"),
            "less_private": self.tr("Baisser un financement privé"),
            "more_eligible": self.tr("Voir les dépenses"),
            "more_requested": self.tr("Changer le montant demandé"),
            "less_revenue": self.tr("Changer les recettes"),
        }
        return Said("next", words, actions[lack.lever], lambda: go(lack.lever))
