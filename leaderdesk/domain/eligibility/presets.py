"""Settings to begin with, each with its source: a GAL changes them in its own version of the checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from leaderdesk.domain.eligibility.aid_regimes import AidRegime, AidRegimeRule, IntensityCap
from leaderdesk.domain.eligibility.applicants import ApplicantRule
from leaderdesk.domain.eligibility.checklists import Checklist, Item
from leaderdesk.domain.eligibility.cofunding import CofundingRule, EuropeanMoneyRule
from leaderdesk.domain.eligibility.de_minimis import Ceiling, DeMinimisRule
from leaderdesk.domain.eligibility.pieces import NeededPiece, PieceRule
from leaderdesk.domain.eligibility.procurement import AmendmentCap, Level, ProcurementRule, Threshold
from leaderdesk.domain.eligibility.quotes import QuoteRule, QuoteTier
from leaderdesk.domain.eligibility.starts import StartRule
from leaderdesk.domain.eligibility.territories import TerritoryRule

_GENERAL = ("de_minimis_general", "de_minimis_agriculture", "de_minimis_fishery")
_ANY = (*_GENERAL, "de_minimis_sieg")
_PUBLIC_KINDS = ("commune", "intercommunality", "public_body", "chamber")
_COMPANY_KINDS = ("company", "cooperative", "sole_trader", "farm")


def _ceiling(regime: str, since: date, amount: int | None, counts: tuple[str, ...], source: str) -> Ceiling:
    return Ceiling(f"de_minimis_{regime}", since, None if amount is None else Fraction(amount), counts, source)


CEILINGS = (
    _ceiling("general", date(2014, 1, 1), 200_000, _GENERAL, "Règl. (UE) 1407/2013, art. 3"),
    _ceiling("general", date(2024, 1, 1), 300_000, _GENERAL, "Règl. (UE) 2023/2831, art. 3"),
    _ceiling("sieg", date(2012, 4, 29), 500_000, _ANY, "Règl. (UE) 360/2012, art. 2"),
    _ceiling("sieg", date(2024, 1, 1), 750_000, _ANY, "Règl. (UE) 2023/2832, art. 3"),
    _ceiling("agriculture", date(2014, 1, 1), 15_000, ("de_minimis_agriculture",), "Règl. (UE) 1408/2013, art. 3"),
    _ceiling(
        "agriculture",
        date(2019, 3, 14),
        20_000,
        ("de_minimis_agriculture",),
        "Règl. (UE) 2019/316, sans registre national",
    ),
    _ceiling("agriculture", date(2024, 12, 16), 50_000, ("de_minimis_agriculture",), "Règl. (UE) 2024/3118"),
    _ceiling("fishery", date(2014, 7, 1), 30_000, ("de_minimis_fishery",), "Règl. (UE) 717/2014, art. 3"),
    # 40 000 € where a national register exists, 30 000 € elsewhere: which one holds in France is for the GAL to enter.
    _ceiling("fishery", date(2023, 10, 25), None, ("de_minimis_fishery",), "Règl. (UE) 2023/2391"),
)
REGIMES = (
    AidRegime("none", "none", "TFUE, art. 107"),
    *(AidRegime(code, "de_minimis", "Règlements de minimis") for code in _ANY),
    AidRegime(
        "exempted_sme_investment",
        "exempted",
        "Règl. (UE) 651/2014, art. 17",
        caps=(
            IntensityCap(Fraction(1, 5), "micro"),
            IntensityCap(Fraction(1, 5), "small"),
            IntensityCap(Fraction(1, 10), "medium"),
        ),
    ),
)

LEVELS = (
    Level("free"),
    Level("adapted", "chosen", needs_opening_report=True),
    Level("published", "bulletin", needs_opening_report=True),
    Level("formal", "european", needs_opening_report=True),
)
_BULLETIN = "CCP, art. R. 2131-12"


def _thresholds(level: str, kind: str, *steps: tuple[date, int, str]) -> tuple[Threshold, ...]:
    return tuple(Threshold(level, kind, since, Fraction(amount), source) for since, amount, source in steps)


# Without VAT, for local authorities and their bodies. Nothing is known before the first day of a level.
THRESHOLDS = (
    *_thresholds(
        *("adapted", "supplies_services"),
        (date(2015, 10, 1), 25_000, "Décret 2015-1163"),
        (date(2020, 1, 1), 40_000, "Décret 2019-1344 (CCP, art. R. 2122-8)"),
        (date(2026, 4, 1), 60_000, "Décret 2025-1386 (CCP, art. R. 2122-8)"),
    ),
    *_thresholds("published", "supplies_services", (date(2015, 10, 1), 90_000, _BULLETIN)),
    *_thresholds(
        *("formal", "supplies_services"),
        (date(2015, 10, 1), 207_000, "Seuils européens 2014-2015"),
        (date(2016, 1, 1), 209_000, "Décret 2015-1904"),
        (date(2018, 1, 1), 221_000, "Avis, JO du 31/12/2017"),
        (date(2020, 1, 1), 214_000, "Avis, JO du 10/12/2019"),
        (date(2022, 1, 1), 215_000, "Avis, JO du 09/12/2021"),
        (date(2024, 1, 1), 221_000, "Avis, JO du 07/12/2023"),
        (date(2026, 1, 1), 216_000, "Seuils européens 2026-2027"),
    ),
    *_thresholds(
        *("adapted", "works"),
        (date(2015, 10, 1), 25_000, "Décret 2015-1163"),
        (date(2020, 1, 1), 40_000, "Décret 2019-1344 (CCP, art. R. 2122-8)"),
        (date(2020, 7, 24), 70_000, "Décret 2020-893"),
        (date(2020, 12, 9), 100_000, "Loi 2020-1525, art. 142"),
        (date(2023, 1, 1), 100_000, "Décret 2022-1683"),
        (date(2025, 1, 1), 100_000, "Décret 2024-1217"),
        (date(2026, 1, 1), 100_000, "Décret 2025-1386 (CCP, art. R. 2122-8)"),
    ),
    # Works exempted from publicity up to 100 000 € are exempted from the bulletin too.
    *_thresholds(
        *("published", "works"),
        (date(2015, 10, 1), 90_000, _BULLETIN),
        (date(2020, 12, 9), 100_000, f"{_BULLETIN} ; loi 2020-1525, art. 142"),
        (date(2026, 1, 1), 100_000, f"{_BULLETIN} et R. 2122-8"),
    ),
    *_thresholds(
        *("formal", "works"),
        (date(2015, 10, 1), 5_186_000, "Seuils européens 2014-2015"),
        (date(2016, 1, 1), 5_225_000, "Décret 2015-1904"),
        (date(2018, 1, 1), 5_548_000, "Avis, JO du 31/12/2017"),
        (date(2020, 1, 1), 5_350_000, "Avis, JO du 10/12/2019"),
        (date(2022, 1, 1), 5_382_000, "Avis, JO du 09/12/2021"),
        (date(2024, 1, 1), 5_538_000, "Avis, JO du 07/12/2023"),
        (date(2026, 1, 1), 5_404_000, "Seuils européens 2026-2027"),
    ),
)
_AMENDED = "CCP, art. R. 2194-8"
AMENDMENT_CAPS = (
    AmendmentCap("works", Fraction(15, 100), _AMENDED),
    AmendmentCap("supplies_services", Fraction(10, 100), _AMENDED),
)

QUOTE_TIERS = (QuoteTier(Fraction(1_000), 2), QuoteTier(Fraction(90_000), 3, is_strict=True))
PIECES = (
    *(NeededPiece(code) for code in ("signed_form", "description", "budget", "bank_details")),
    NeededPiece("deliberation", legal_kinds=_PUBLIC_KINDS, comes_before_expenses=True),
    NeededPiece("procurement_annex", natures=("public", "public_like")),
    NeededPiece("company_register", legal_kinds=_COMPANY_KINDS),
    NeededPiece("statutes", legal_kinds=("association",)),
    NeededPiece("association_receipt", legal_kinds=("association",)),
    NeededPiece("board_list", legal_kinds=("association",)),
)


def usual_checklist(
    fiche: str,
    holds_from: date,
    *,
    version: int = 1,
    amounts: Sequence[Item] = (),
    questions: Mapping[str, str] | None = None,
) -> Checklist:
    """The checks most programmes have; floors and caps are the fiche-action's own, and so are the manual questions."""
    items = (
        Item("territory", "Règles du GAL ; 50 % : Châtaigneraie limousine", TerritoryRule()),
        Item("applicant", "Fiche-action", ApplicantRule()),
        *amounts,
        Item("start", "Fiche-action ; notice régionale", StartRule()),
        Item("quotes", "Notices 2014-2022 (Cœur d’Hérault, Chaumont), à revoir pour 2023-2027", QuoteRule(QUOTE_TIERS)),
        Item("cofunding", "Fiche-action, plan de financement", CofundingRule()),
        Item("european_money", "Fiche-action, plan de financement", EuropeanMoneyRule()),
        Item("aid_regime", "TFUE, art. 107 et 108", AidRegimeRule(REGIMES)),
        Item("de_minimis", "Règlements de minimis", DeMinimisRule(CEILINGS)),
        Item("procurement", "Code de la commande publique", ProcurementRule(LEVELS, THRESHOLDS, AMENDMENT_CAPS)),
        Item("pieces", "Notice régionale, liste des pièces", PieceRule(PIECES)),
        *(Item(code, "Fiche-action", question=question) for code, question in (questions or {}).items()),
    )
    return Checklist(fiche, version, holds_from, items)
