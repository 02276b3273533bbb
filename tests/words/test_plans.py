"""The sentences of plans and cost lines: one for each code, filled, with French spaces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.costs.eligible import judge_costs
from leaderdesk.domain.costs.histories import DatedAmount, list_date_problems
from leaderdesk.domain.costs.lines import Band, CostLine, FlatRate, Known, Price, Quote, Quoted, Scale
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.financing import FinancingRules, Plan
from leaderdesk.domain.plans.advice import Project, advise_plan
from leaderdesk.domain.plans.funds import Dossier, Expense, FundTerms, Money, share_between_funds
from leaderdesk.domain.plans.lacks import list_lacks_for
from leaderdesk.domain.plans.levers import LEVERS
from leaderdesk.domain.plans.ranges import Range
from leaderdesk.domain.plans.reasons import reason_of_lack, reasons_of_advice, reasons_of_sharing, reasons_of_whole
from leaderdesk.domain.plans.shared_projects import OpenExpense, SharedFunder, SharedProject
from leaderdesk.domain.plans.sharing import advise_sharing
from leaderdesk.domain.steps import Step, Value
from leaderdesk.words import costs as cost_words
from leaderdesk.words import plans as plan_words
from tests.architecture.sources import sources_of, texts
from tests.words.test_typography import faults_of

USUAL = FinancingRules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))
TEN = Project(Fraction(10_000), Fraction(10_000))
LEADER = FundTerms("FEADER", USUAL)
DATA: dict[str, Value] = {
    **{name: Fraction("1600.5") for name in ("amount", "fund", "own", "limit", "most", "excess", "cost", "eligible")},
    **{name: Fraction(1, 5) for name in ("margin", "share", "rate")},
    **{name: Fraction(12) for name in ("european", "public", "private", "vat", "revenue", "cheapest")},
    "reason": "all",
    "reasons": "no_feader,overfunded",
    "remaining": "no_feader",
    "funder": "Région",
    "funds": "FEADER, FEDER",
    "names": "Halle, Site",
    "kind": "land",
}


def written(layer: str) -> set[str]:
    return {text for source in sources_of(layer) for text, _ in texts(source)}


def test_every_cut_and_problem_has_its_sentence() -> None:
    said = written("domain.costs")

    assert {text for text in said if text.startswith("cost.")} == cost_words.CODES
    assert said >= cost_words.PROBLEM_CODES


def test_every_step_of_a_plan_has_its_sentence() -> None:
    composed = {f"lack.{lever}" for lever in LEVERS} | {"advice.least_own", "advice.most_fund"}
    composed |= {"sharing.least_own", "sharing.most_fund", "sharing.none"}
    composed |= {f"advice.funder.{place}" for place in ("at_most", "within", "left_out")}
    doubles = {text for text in written("domain.plans") if text.endswith(("_twice", "_as_counterpart", "_overfunded"))}
    written_out = {
        text
        for text in written("domain.plans")
        if text.startswith(("advice.", "sharing.", "whole.")) and text[-1] != "."
    }

    codes = composed | written_out | {f"whole.{text}" for text in doubles if text != "fund_twice"}
    assert codes == plan_words.CODES


@pytest.mark.parametrize("code", sorted(plan_words.CODES | cost_words.CODES))
def test_every_sentence_follows_french_typography(code: str) -> None:
    words = plan_words if code in plan_words.CODES else cost_words
    data = DATA | {"reason": "Sans lien"} if code.startswith("cost.") else DATA | {"name": "requested"}

    assert faults_of(words.say(Step(code, data))) == []


def test_what_is_missing_is_said_with_the_fund_it_would_bring() -> None:
    (lack,) = list_lacks_for(Plan(Fraction(10_000), Fraction(10_000)), USUAL, Fraction(6_400))

    assert plan_words.say(reason_of_lack(lack)) == (
        "Il manque 1\u202f600,00\u00a0€ de contrepartie publique pour que le fonds soit augmenté "
        "(fonds\u00a0: 6\u202f400,00\u00a0€)."
    )


def test_an_advice_names_who_brings_what_and_what_binds() -> None:
    ranges = [Range("Région", Fraction(1_000)), Range("Commune", Fraction(2_000)), Range("Mécène", Fraction(0))]

    steps = reasons_of_advice(advise_plan(TEN, ranges, replace(USUAL, feader_max=Fraction(6_000))), ranges)

    assert [plan_words.say(each) for each in steps] == [
        "Plan qui demande le moins au porteur\u00a0: fonds 6\u202f000,00\u00a0€, reste à charge 2\u202f000,00\u00a0€.",
        "Région\u00a0: rien (maximum 1\u202f000,00\u00a0€).",
        "Commune\u00a0: 2\u202f000,00\u00a0€, son maximum.",
        "Mécène\u00a0: rien (maximum 0,00\u00a0€).",
        "Ce qui limite le fonds\u00a0: le plafond du fonds (6\u202f000,00\u00a0€).",
        "Ce qui limite le fonds\u00a0: le taux maximal d’aide publique (6\u202f000,00\u00a0€).",
        "Ce qui limite le fonds\u00a0: l’autofinancement minimal (6\u202f000,00\u00a0€).",
    ]


def test_a_refused_advice_says_what_would_make_it_accepted() -> None:
    ranges = [Range("Région", Fraction(1_000))]
    rules = replace(USUAL, feader_min=Fraction(5_250))

    said = [plan_words.say(each) for each in reasons_of_advice(advise_plan(TEN, ranges, rules), ranges)]

    assert said[0] == (
        "Aucun plan n’est accepté avec ces financeurs\u00a0: plancher du fonds non atteint "
        "(fonds\u00a0: 4\u202f000,00\u00a0€)."
    )
    assert said[-1] == (
        "Il manque 312,50\u00a0€ de contrepartie publique pour que le plancher du fonds soit atteint "
        "(fonds\u00a0: 5\u202f250,00\u00a0€)."
    )


UNPROVEN = "La recherche s’est arrêtée avant d’avoir tout comparé\u00a0: un plan à peine meilleur peut exister."


def test_a_search_that_was_cut_short_says_so_and_one_that_was_not_does_not() -> None:
    ranges = [Range("Région", Fraction(2_000))]
    hall = OpenExpense("Halle", Fraction(10_000), Fraction(10_000), frozenset({"FEADER"}))
    project = SharedProject((hall,), (LEADER,), (SharedFunder(ranges[0]),))

    said = [
        [plan_words.say(each) for each in reasons]
        for boxes in (0, 99)
        for reasons in (
            reasons_of_advice(advise_plan(TEN, ranges, USUAL, most_boxes=boxes), ranges),
            reasons_of_sharing(advise_sharing(project, most_boxes=boxes)),
        )
    ]

    assert [UNPROVEN in each for each in said] == [True, True, False, False]


def test_a_funder_that_brings_less_than_it_may_and_expenses_that_no_fund_takes_are_said() -> None:
    ranges = [Range("Région", Fraction(2_000))]
    party = SharedProject((OpenExpense("Fête", Fraction(500), Fraction(500), frozenset()),), (LEADER,))

    advised = [plan_words.say(each) for each in reasons_of_advice(advise_plan(TEN, ranges, USUAL), ranges)]
    shared = [each.code for each in reasons_of_sharing(advise_sharing(party))]

    assert advised[1] == "Région\u00a0: 1\u202f600,00\u00a0€ (maximum 2\u202f000,00\u00a0€)."
    assert shared == ["sharing.none", "whole.fund", "whole.refused", "whole.sum"]


def test_what_several_funds_count_twice_is_said() -> None:
    shares = {"FEADER": Fraction(3, 2)}
    whole = share_between_funds(
        Dossier((Expense("Halle", Fraction(10), Fraction(10), shares),), (LEADER,), (Money("Région", Fraction(4)),))
    )

    said = [plan_words.say(each) for each in reasons_of_whole(whole)]

    assert said[1] == "FEADER\u00a0: plan refusé (aucun montant pour le fonds)."
    assert said[-1] == (
        "La dépense «\u00a0Halle\u00a0» est présentée plus d’une fois (FEADER)\u00a0: 5,00\u00a0€ de trop. "
        "Elle ne compte pour aucun fonds."
    )


def test_a_sharing_says_which_fund_takes_what_and_who_brings_what_to_it() -> None:
    hall = OpenExpense("Halle", Fraction(10_000), Fraction(10_000), frozenset({"FEADER"}))
    some, few = (SharedFunder(Range("Région", Fraction(amount))) for amount in (1_600, 1_000))
    nobody = SharedFunder(Range("Commune", Fraction(0)))
    floor = FundTerms("FEADER", replace(USUAL, feader_min=Fraction(6_400)))

    best = advise_sharing(SharedProject((hall,), (LEADER,), (some, nobody)))
    nearest = advise_sharing(SharedProject((hall,), (floor,), (few,)))

    said, refused = ([plan_words.say(each) for each in reasons_of_sharing(one)] for one in (best, nearest))
    assert [each.replace("\u202f", " ").replace("\u00a0", " ") for each in said[:4]] == [
        "Répartition qui demande le moins au porteur : fonds européens 6 400,00 €, reste à charge 2 000,00 €.",
        "FEADER prend : Halle.",
        "Région : 1 600,00 € avec FEADER.",
        "Commune : rien.",
    ]
    assert refused[0].startswith("Aucune répartition entre les fonds n’est acceptée avec ces financeurs (fonds")
    assert refused[-2] == "Pour le plan FEADER\u00a0:"
    assert refused[-1].startswith("Il manque 600,00\u00a0€ de contrepartie publique")


def test_the_cut_of_a_line_and_its_problem_are_said() -> None:
    quotes = (Quote("A", Price(Fraction(2_400)), is_retained=True), Quote("B", Price(Fraction(2_000))))
    costs = judge_costs([CostLine("four", "Four", "investment", Quoted(quotes))], CostRules())

    assert cost_words.say(costs.lines[0].cuts[0]) == (
        "100,00\u00a0€ écartés\u00a0: au-delà du coût raisonnable de 2\u202f300,00\u00a0€ "
        "(devis le moins cher, 2\u202f000,00\u00a0€, plus 15\u00a0%)."
    )
    assert cost_words.say_problem(costs.problems[0]) == (
        "Four\u00a0: le devis retenu (2\u202f400,00\u00a0€) n’est pas le moins cher (2\u202f000,00\u00a0€)\u202f; "
        "dites pourquoi."
    )


def test_flat_rates_that_pay_twice_are_said() -> None:
    rent = CostLine("rent", "Loyer", "rent", Known(Price(Fraction(300))))
    staff = CostLine("staff", "Salaires", "staff", Known(Price(Fraction(1_000))))
    flats = [
        CostLine(f"f{percent}", f"F{percent}", "flat_rate", FlatRate(Fraction(percent, 100), frozenset({"staff"})))
        for percent in (40, 70)
    ]

    said = [cost_words.say_problem(each) for each in judge_costs([staff, rent, *flats], CostRules()).problems]

    assert [each.replace("\u202f", " ").replace("\u00a0", " ") for each in said[:3]] == [
        "F40 : ce forfait se calcule sur une dépense qui en porte déjà un autre (F70) ; gardez-en un seul.",
        "F40 : les forfaits sur une même dépense font 110 % en tout, plus que 100 %.",
        "F40 : ce forfait de 40 % couvre déjà tous les autres coûts ; ne présentez pas en plus : Loyer.",
    ]
    assert [fault for each in said for fault in faults_of(each)] == []


def test_dates_are_said_with_their_stages() -> None:
    history = [DatedAmount("voted", Fraction(1), date(2026, 3, 1)), DatedAmount("paid", Fraction(1), date(2026, 2, 1))]

    assert cost_words.say_date_problem(list_date_problems(history)[0]) == (
        "Montant payé\u00a0: daté du 01/02/2026, avant le montant voté (01/03/2026)."
    )


def test_mileage_scale_is_named_with_its_days() -> None:
    band, since = (Band(None, Fraction(1, 2)),), date(2023, 1, 1)
    known = {"A": Scale(band), "B": Scale(band, holds_from=since), "C": Scale(band, holds_until=since)}

    assert list(cost_words.scales(known).values()) == ["A", "B (depuis le 01/01/2023)", "C (jusqu’au 01/01/2023)"]
    assert cost_words.scales({"D": Scale(band, holds_from=since, holds_until=date(2023, 12, 31))}) == {
        "D": "D (du 01/01/2023 au 31/12/2023)"
    }
