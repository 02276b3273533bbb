"""Advised plans of one to eight funders, a dossier on two funds, what a refused plan lacks, forty cost lines."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from leaderdesk.domain.costs.eligible import judge_costs
from leaderdesk.domain.costs.lines import CostLine, FlatRate, Hours, Price, Quote, Quoted
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.financing import FinancingRules
from leaderdesk.domain.plans.advice import Project, advise_plan
from leaderdesk.domain.plans.funds import FundTerms
from leaderdesk.domain.plans.lacks import list_lacks
from leaderdesk.domain.plans.ranges import Range, with_amounts
from leaderdesk.domain.plans.shared_projects import OpenExpense, SharedFunder, SharedProject
from leaderdesk.domain.plans.sharing import advise_sharing
from tests.bench.measure import Figure, timed

RULES = FinancingRules(
    Fraction(4, 5), Fraction(4, 5), Fraction(1, 5), public_aid_max=Fraction(60_000), feader_max=Fraction(40_000)
)
PROJECT = Project(Fraction("73456.78"), Fraction("61234.57"))
FUNDERS = (
    Range("Région", Fraction(20_000), Fraction(2_000), Fraction(500)),
    Range("Département", Fraction("12345.67"), on="total"),
    Range("Commune", Fraction(5_000), step=Fraction(100)),
    Range("Mécène", Fraction(8_000), nature="private"),
    Range("Communauté de communes", Fraction(3_000), Fraction(500), Fraction(1)),
    Range("État", Fraction(10_000), Fraction(5_000), Fraction(1_000), is_decided=True),
    Range("Fondation", Fraction(2_500), nature="private", on="total"),
    Range("Agence", Fraction(30_000), Fraction(1_000)),
)


def plans() -> list[Figure]:
    """Advice, what is missing, and cost lines."""
    refused = with_amounts(PROJECT.plan, FUNDERS[:1], [Fraction(2_000)])
    floor = replace(RULES, feader_min=Fraction(20_000))
    lines = cost_lines(40)
    return [
        *(
            Figure(f"advised plan, {count} funders", "ms", timed(lambda count=count: _advise(count), 3))  # type: ignore[misc]  # bound now
            for count in (1, 3, 5, 8)
        ),
        Figure("a dossier shared between two funds, 4 expenses, 3 funders", "ms", timed(_share, 3)),
        Figure("what a refused plan lacks", "ms", timed(lambda: list_lacks(refused, floor))),
        Figure(f"{len(lines)} cost lines judged", "ms", timed(lambda: judge_costs(lines, CostRules()))),
    ]


def cost_lines(count: int) -> list[CostLine]:
    """Purchases with two quotes, hours, and one flat rate on them."""
    found = [
        CostLine(
            f"achat {rank}",
            "Achat",
            "investment",
            Quoted(
                (
                    Quote("A", Price(Fraction(1_000 + rank), Fraction(200)), is_retained=True),
                    Quote("B", Price(Fraction(990), Fraction(198))),
                )
            ),
        )
        for rank in range(count // 2)
    ]
    found += [
        CostLine(f"heures {rank}", "Heures", "staff", Hours(Fraction(35), Fraction("31.17") + rank))
        for rank in range(count - count // 2 - 1)
    ]
    return [
        *found,
        CostLine("forfait", "Forfait", "flat_rate", FlatRate(Fraction(15, 100), kinds=frozenset({"staff"}))),
    ]


def _advise(count: int) -> None:
    advise_plan(PROJECT, FUNDERS[:count], RULES)


def _share() -> None:
    both, one = frozenset({"FEADER", "FEDER"}), frozenset({"FEDER"})
    expenses = [
        OpenExpense(f"ligne {rank}", Fraction(amount), Fraction(amount), one if rank == 3 else both)
        for rank, amount in enumerate((21_000, 17_500, 9_300, 13_400))
    ]
    terms = (FundTerms("FEADER", RULES), FundTerms("FEDER", FinancingRules(Fraction(3, 5), Fraction(1))))
    advise_sharing(SharedProject(expenses, terms, [SharedFunder(each) for each in FUNDERS[:3]]))
