"""What the six rules say of themselves: each step has its sentence, with the figures that a member can check."""

from __future__ import annotations

import ast
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import leaderdesk
from leaderdesk.domain.simulation.running import RULES
from leaderdesk.domain.steps import step
from leaderdesk.words import formats
from leaderdesk.words.explanation_sentences import SENTENCES
from leaderdesk.words.explanations import explain
from leaderdesk.words.inputs import wrong_input

STEP = re.compile(r"(financing|score|ranking|quorum|cashflow|payment)\..*[^.]")
PACKAGE = Path(leaderdesk.__file__).parent


def plain(text: str) -> str:
    return text.replace(formats.NARROW, " ").replace(formats.NO_BREAK, " ")


def said(rule: str, case: dict[str, Any]) -> list[str]:
    return [plain(sentence) for sentence in explain(RULES[rule](case)[1]())]


def plan(**others: Any) -> dict[str, Any]:
    funds = [{"funder": "Région", "amount": "1600"}]
    return {
        "eligible": "20000",
        "rules": {"feader_share": "0.8", "max_public_aid_rate": "0.8"},
        "public_funds": funds,
    } | others


def test_a_plan_says_what_its_counterpart_calls_and_what_is_missing() -> None:
    sentences = said("financing", plan())

    assert "La contrepartie publique (1 600,00 €) appelle au plus 6 400,00 €." in sentences
    assert "Ce qui limite le fonds : la contrepartie." in sentences
    assert sentences[-1] == (
        "Il manque 1 600,00 € de contrepartie publique pour porter le fonds à 12 800,00 €, où une autre limite joue."
    )


def test_the_counterpart_that_is_missing_is_the_right_one() -> None:
    more = [{"funder": "Région", "amount": "3200"}]

    assert RULES["financing"](plan(public_funds=more))[0]["feader"] == "12800.00"
    assert RULES["financing"](plan(public_funds=more))[0]["binding"] == ["counterpart", "max_public_aid_rate"]


def test_a_plan_says_what_would_be_without_its_limit_and_by_how_much_a_floor_is_missed() -> None:
    sentences = said("financing", plan(requested="300", rules={"feader_share": "0.8", "feader_min": "612.50"}))

    assert (
        "Refusé : le fonds possible (300,00 €) n’atteint pas le plancher de 612,50 € ; il manque 312,50 €." in sentences
    )
    assert "Sans cette limite, le fonds irait jusqu’à 6 400,00 € (la contrepartie)." in sentences


SEATS = [{"seat": f"S{rank}", "college": "privé", "titulaire": f"T{rank}"} for rank in range(23)]
HALF = [{"kind": "present_share", "of": "seats", "min": "0.5"}]


@pytest.mark.parametrize(
    ("there", "sentence"),
    [
        (12, "12 sièges présents sur 23 : il en faut 12 (sur tous les sièges, 50 %)."),
        (12, "Le quorum est atteint."),
        (13, "Aucun départ à lui seul ne ferait perdre le quorum."),
        (9, "Il manque 3 sièges (sur tous les sièges)."),
    ],
)
def test_a_quorum_says_how_many_are_there_and_how_many_are_needed(there: int, sentence: str) -> None:
    present = [f"T{rank}" for rank in range(there)]

    assert sentence in said("quorum", {"seats": SEATS, "present": present, "rules": HALF})


@pytest.mark.parametrize(
    ("rule", "public", "private", "lacking"),
    [
        ({"kind": "college_share", "college": "private", "min": "0.5"}, 5, 2, 3),
        ({"kind": "college_share", "college": "private", "min": "0.5", "op": ">"}, 5, 2, 4),
        ({"kind": "college_cap", "college": "public", "max": "0.49"}, 5, 2, 4),
    ],
)
def test_what_a_quorum_lacks_would_just_meet_it(rule: dict[str, str], public: int, private: int, lacking: int) -> None:
    def quorum(number: int) -> dict[str, Any]:
        names = [f"a{rank}" for rank in range(public)] + [f"b{rank}" for rank in range(private + number)]
        seats = [
            {"seat": name, "college": "public" if name[0] == "a" else "private", "titulaire": name} for name in names
        ]
        return {"seats": seats, "present": names, "rules": [rule | {"of": "present"}]}

    assert any(sentence.startswith(f"Il manque {lacking} sièges") for sentence in said("quorum", quorum(0)))
    assert RULES["quorum"](quorum(lacking))[0]["quorum"]
    assert not RULES["quorum"](quorum(lacking - 1))[0]["quorum"]


@pytest.mark.parametrize(("op", "last"), [(">=", "en passant de 3,33 à 4."), (">", "en passant de 3,33 à plus de 4.")])
def test_a_score_says_which_note_would_change_it(op: str, last: str) -> None:
    grid = {"criteria": [{"key": "need", "max": "5"}], "threshold": {"value": "4", "op": op, "unit": "points"}}
    ballots = [{"member": f"m{rank}", "notes": {"need": note}} for rank, note in enumerate("334")]

    sentences = said("score", {"grid": grid, "ballots": ballots})

    assert sentences[-1] == f"« need » seul suffirait {last}"


def test_a_note_to_reach_is_never_shown_below_what_it_takes() -> None:
    change = step("score.change.to", criterion="a", value=Fraction(1), wanted=Fraction(10, 3))

    assert plain(explain([change])[0]) == "« a » seul suffirait en passant de 1 à 3,34."


def test_a_rank_says_what_told_it_apart_and_what_is_missing() -> None:
    projects = [
        {"key": key, "total": "5", "amount": "10", "verdict": "pass", "received": f"2026-01-0{day}"}
        for key, day in (("A", 1), ("B", 2))
    ]

    sentences = said("ranking", {"envelope": "15", "ties": ["received"], "projects": projects})

    assert "« B » est à égalité de points ; ce qui départage : la date de réception." in sentences
    assert "« B » attend : 10,00 € pour 5,00 € disponibles ; il manque 5,00 €." in sentences


def test_more_money_serves_those_ahead_first() -> None:
    case = {
        "envelope": "5000",
        "policy": "stop",
        "projects": [
            {"key": "A", "total": "10", "amount": "10000", "verdict": "pass"},
            {"key": "B", "total": "8", "amount": "6000", "verdict": "pass"},
        ],
    }

    sentences = said("ranking", case)

    assert "« A » attend : 10 000,00 € pour 5 000,00 € disponibles ; il manque 5 000,00 €." in sentences
    assert [each for each in sentences if "il manque" in each and "« B »" in each] == []


def test_what_is_missing_is_never_said_too_small() -> None:
    rules = {"feader_share": "0.85", "feader_max": "10040", "rounding_step": "100"}
    case = {"eligible": "100000", "public_funds": [{"funder": "Région", "amount": "1000"}], "rules": rules}
    (missing,) = [each for each in said("financing", case) if "Il manque" in each]

    # (10 040 − 1 000 × 17/3) × 3/17 = 771,764… ; the fund is rounded down to its step.
    assert missing == (
        "Il manque 771,77 € de contrepartie publique pour porter le fonds à 10 000,00 €, où une autre limite joue."
    )


def test_cash_says_when_it_is_paid_and_what_would_avoid_the_loan() -> None:
    sentences = said(
        "cashflow",
        {
            "start": "2026-01",
            "months": 6,
            "spending": [{"month": "2026-02", "amount": "50"}],
            "claims": [{"label": "solde", "amount": "50", "delays": {"early": 2, "likely": 3, "late": 9}}],
        },
    )

    assert "La demande de paiement « solde » (50,00 €) est payée en avril 2026." in sentences
    assert sentences[-1] == "Avec 50,00 € de trésorerie en plus au départ, le solde ne passerait pas sous zéro."


def test_a_payment_says_which_counterpart_would_release_more() -> None:
    claim = {"kind": "instalment", "eligible_agreed": "50000", "feader_agreed": "32000", "claimed": "20000"}

    sentences = said("payment", {**claim, "counterpart_paid": "1600", "rules": {"feader_share": "0.8"}})

    assert sentences[-1] == "Avec 1 600,00 € de contrepartie payée en plus, le paiement irait jusqu’à 12 800,00 €."


def test_colleges_people_and_void_proxies_are_said_as_people_write_them() -> None:
    seats = [
        {"seat": "A", "college": "private", "titulaire": "t1"},
        {"seat": "B", "college": "Agriculture", "titulaire": "t2"},
    ]
    rules = [
        {"kind": "college_share", "college": college, "of": "seats", "min": "1"}
        for college in ("private", "Agriculture")
    ]
    case = {
        "seats": seats,
        "present": ["t1"],
        "recused": ["t1"],
        "proxies": [{"seat": "B", "to": "t1"}],
        "rules": rules,
    }

    sentences = said("quorum", case)

    assert "t1 se déporte sur ce point." in sentences
    assert "Le pouvoir du siège B à t1 ne compte pas : les pouvoirs ne sont pas admis." in sentences
    assert "Collège privé : 0 sur 2 (sur tous les sièges), il en faut 2 (100 %)." in sentences
    assert "Il manque 2 sièges du collège « Agriculture » (sur tous les sièges)." in sentences


def test_a_note_that_a_rule_supplied_is_not_said_to_be_given() -> None:
    criteria = [{"key": "need", "max": "5"}, {"key": "bonus", "max": "2", "required": False}]
    ballots = [{"member": "a", "notes": {"need": "4", "bonus": "2"}}, {"member": "b", "notes": {"need": "4"}}]

    sentences = said("score", {"grid": {"criteria": criteria}, "ballots": ballots})

    assert sentences[2] == (
        "« bonus » : moyenne de 1 sur 2 (1 note et 1 fiche sans note comptée zéro), poids 1, soit 1 point."
    )


def test_a_floor_a_passed_limit_and_a_bridge_say_what_they_are_about() -> None:
    floor = said("financing", plan(eligible="10000", rules={"feader_share": "0.8", "feader_min": "6712.50"}))
    claim = {"kind": "instalment", "eligible_agreed": "50000", "feader_agreed": "32000", "claimed": "0"}
    paid = {**claim, "counterpart_paid": "0", "previous": [{"accepted": "9000", "feader": "1600"}]}
    spent = {"start": "2026-01", "months": 6, "spending": [{"month": "2026-02", "amount": "50"}]}
    loan = {**spent, "claims": [{"amount": "50"}], "alert": {"red_share": "1", "annual_budget": "50"}}
    late = {**loan, "claims": [{"amount": "50", "lag": 1}]}

    assert floor[-1] == (
        "Il manque 78,13 € de contrepartie publique pour que le plancher du fonds soit atteint (fonds : 6 712,52 €)."
    )
    assert "Les 1 600,00 € versés dépassent de 1 600,00 € ce que la contrepartie payée (0,00 €) appelle." in said(
        "payment", {**paid, "rules": {"feader_share": "0.8"}}
    )
    assert "Le prêt relais (50,00 €) atteint ou dépasse le seuil d’alerte de 50,00 €." in said("cashflow", late)


def codes() -> list[str]:
    """The code of each step that the reasons of the six rules make, as a pattern where it is composed."""
    found = []
    for path in sorted((PACKAGE / "domain" / "reasons").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(each.value) if isinstance(each, ast.Constant) else ".*" for each in node.values)
            # What ends with a dot is the beginning of a composed one.
            if isinstance(text, str) and re.fullmatch(
                r"(financing|score|ranking|quorum|cashflow|payment)\..*[^.]", text
            ):
                found.append(text)
    return found


def test_every_step_has_its_sentence_and_every_sentence_its_step() -> None:
    made = codes()

    unsaid = [code for code in made if not any(re.fullmatch(code, known) for known in SENTENCES)]
    unmade = [known for known in SENTENCES if not any(re.match(code, known) for code in made)]
    assert unsaid == unmade == []


@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_a_sentence_is_french_and_ends(sentence: str) -> None:
    assert sentence.endswith(".")
    assert "'" not in sentence
    assert not re.search(r"[^ ][;:?!](?![a-z_]+\})", re.sub(r"\{[^}]*\}", "x", sentence))


def test_a_wrong_input_is_one_sentence_that_names_the_case_and_the_field() -> None:
    data = {"case": "halle", "place": "public_funds[1].amount", "problem": "negative"}

    sentence = wrong_input(data)

    assert plain(sentence) == "Cas « halle », champ « public_funds[1].amount » : la valeur ne peut pas être négative."


def test_a_strange_key_is_told_on_one_line() -> None:
    sentence = wrong_input({"case": "1", "place": "a\nb\ud800" + "x" * 500, "problem": "unknown_key"})

    assert "\n" not in sentence
    assert sentence.encode("utf-8")
    assert len(sentence) < 300
