"""A holder's cash beside its plan in French: other ways to carry it, what drifts, projects together, who may lend."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.cash.alerts import TreasuryAlert
from leaderdesk.domain.cash.drifts import Drift
from leaderdesk.domain.cash.offers import BridgeOffer, Offered
from leaderdesk.domain.cash.together import Together
from leaderdesk.domain.cash.variants import Carrying, CashVariant, Compared
from leaderdesk.words import formats, numbers
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.treasuries import answer, round_money

ASK = "à demander"
_COUNTS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_LIMITS = {
    "fewer_instalments": "le programme admet moins d’acomptes",
    "capped_instalment": "un acompte est limité par le programme",
}
_AWAITED = {
    "funder": "{who} : attendu en {month}, pas encore reçu ({late} de retard).",
    "claim": "{who} : paiement attendu en {month}, pas encore reçu ({late} de retard).",
    "receipt": "{who} : attendu en {month}, pas noté « fait » ({late} de retard).",
    "filing": "{who} : demande à déposer en {month}, pas encore déposée ({late} de retard).",
}
_MISFITS = {
    "too_small": "plafond au-dessous du relais",
    "too_short": "durée plus courte que le relais",
}


def name_of_variant(variant: CashVariant) -> str:
    """Its own name, else what it changes."""
    if variant.name:
        return variant.name
    parts = [
        each
        for each in (_claims(variant), _phases(variant), _funders(variant), _deferred(variant), _loan(variant))
        if each
    ]
    said = ", ".join(parts) or "comme prévu"
    return spaced(capital(said))


def saved(found: Compared) -> str:
    """What a variant saves of the plan, or what it adds to it; then what its loan carries."""
    parts = []
    if found.bridge_saved:
        parts.append(f"{round_money(abs(found.bridge_saved))} de {'moins' if found.bridge_saved > 0 else 'plus'}")
    if found.months_saved:
        months = formats.counted(abs(found.months_saved), "mois", "mois")
        parts.append(f"{months} de {'moins' if found.months_saved > 0 else 'plus'}")
    if not parts and found.load_saved > 0 and found.first_paid is not None:
        parts.append(f"une part rendue dès {numbers.month(found.first_paid)}")
    if found.lent:
        parts.append(f"le prêt porte {round_money(found.lent)}")
    return ", ".join(parts) or "ne change rien"


def cost(carrying: Carrying) -> str:
    """What carrying costs; where a rate was not said, what is known without it."""
    if carrying.is_whole:
        return money(carrying.known)
    if not carrying.known:
        return ASK
    asked = "le reste" if not carrying.asks_loan else "les intérêts" if carrying.asks_rest else "les intérêts du prêt"
    return f"{money(carrying.known)}, {asked} {ASK}"


def limits(found: Compared) -> str:
    """What keeps it from being what was wished."""
    said = ", ".join(_LIMITS[each] for each in found.limits)
    return capital(said)


def drift(each: Drift) -> str:
    """What did not happen in its month."""
    late = formats.counted(abs(each.months), "mois", "mois")
    who = each.who or ("Recette" if each.kind == "receipt" else "Fonds européen")
    if each.happened is None:
        return spaced(_AWAITED[each.kind].format(who=who, month=numbers.month(each.planned), late=late))
    way = "plus tard" if each.months > 0 else "plus tôt"
    return spaced(f"{who} : versé {late} {way} que prévu.")


def together(found: Together, dossier_id: int | None = None) -> str:
    """The answer of all the projects; said from one of them, « avec ses deux autres projets : … »."""
    if found.ahead is None:
        return ""
    budget = None if found.annual_budget is None else Fraction(found.annual_budget, 100)
    said = answer(found.ahead["likely"], budget)
    if dossier_id is None:
        return said
    others = sum(each.id != dossier_id for each in found.counted)
    named = "son autre projet" if others == 1 else f"ses {_count(others)} autres projets"
    return spaced(f"Avec {named} : {said[:1].lower()}{said[1:]}")


def opening_from(found: Together) -> str:
    """Where the cash they all start from comes from, and which project says something else."""
    if found.opening is None:
        return "Trésorerie de départ non renseignée : elle est comptée pour zéro.".replace(" :", "\u00a0:")
    said = f"Trésorerie de départ : {formats.money(found.opening)}, celle que dit le dossier {found.opening_of}"
    if not found.differing:
        return spaced(f"{said}.")
    others = ", ".join(f"{formats.money(amount)} au dossier {number}" for number, amount in found.differing)
    return spaced(f"{said} ; à vérifier : {others}.")


def left_out(found: Together) -> str:
    """The projects that are not counted, because nothing of them is dated."""
    if not found.left_out:
        return ""
    named = ", ".join(each.number for each in found.left_out)
    return spaced(f"Sans dépense datée, donc non {'comptés' if len(found.left_out) > 1 else 'compté'} : {named}.")


def alert(each: TreasuryAlert) -> str:
    """Why a treasury needs a look, in one line."""
    parts = []
    if "worse" in each.codes:
        parts.append("plus tendue que prévu")
    elif "danger" in each.codes:
        parts.append("en danger")
    if each.bridge:
        months = formats.counted(each.months, "mois", "mois")
        parts.append(f"{round_money(Fraction(each.bridge, 100))} à porter pendant {months}")
    if each.gap:
        parts.append(f"{round_money(Fraction(each.gap, 100))} manquent")
    if each.months_late:
        months = formats.counted(each.months_late, "mois", "mois")
        parts.append(f"{each.late or 'Fonds européen'} : {months} de retard")
    return spaced(f"Trésorerie : {', '.join(parts)}.")


def fits(found: Offered) -> str:
    """Whether an offer carries what is needed; what it does not say is to be asked for."""
    if not found.needed:
        return "Trésorerie inconnue" if found.needed is None else "Rien à porter"
    if found.misfits:
        said = ", ".join(_MISFITS[each] for each in found.misfits)
        return capital(said)
    return f"Conditions {ASK}" if found.is_unsure else "Plafond et durée suffisants"


def offer_cells(offer: BridgeOffer) -> list[str]:
    """An offer on a line of a paper: who, how much, how long, at what rate, on what conditions, seen where and when."""
    months = ASK if offer.months is None else formats.counted(offer.months, "mois", "mois")
    told = [part.rstrip(" .") for part in (offer.lends_to, offer.conditions, offer.contact) if part]
    conditions = " ; ".join(part for part in told if part)
    seen = ", ".join(part for part in (offer.source, formats.day(offer.seen_on) if offer.seen_on else "") if part)
    amount = ASK if offer.amount_max is None else formats.money(offer.amount_max)
    rate = ASK if offer.loan_rate is None else formats.rate(offer.loan_rate)
    return [offer.name, amount, months, rate, spaced(conditions) or ASK, seen or formats.MISSING]


def _claims(variant: CashVariant) -> str:
    if not variant.claims:
        return ""
    if variant.claims == 1:
        return "une seule demande"
    if variant.claims == 2:  # noqa: PLR2004 - the first of two is at half way
        return "un acompte à mi-parcours"
    return f"aide demandée en {_count(variant.claims)} fois"


def _phases(variant: CashVariant) -> str:
    if not variant.phases:
        return ""
    return f"dépenses étalées sur {formats.counted(variant.phases, 'mois', 'mois')}"


def _funders(variant: CashVariant) -> str:
    return "cofinanceurs versés dès le début" if variant.funders_first else ""


def _deferred(variant: CashVariant) -> str:
    if not variant.deferred_share or not variant.deferred_months:
        return ""
    months = formats.counted(variant.deferred_months, "mois", "mois")
    return f"{formats.rate(variant.deferred_share)} des factures réglées {months} plus tard"


def _loan(variant: CashVariant) -> str:
    if not variant.loan:
        return ""
    months = f" sur {formats.counted(variant.loan_months, 'mois', 'mois')}" if variant.loan_months else ""
    return f"prêt de {round_money(Fraction(variant.loan, 100))}{months}"


def _count(count: int) -> str:
    return _COUNTS[count - 1] if 1 <= count <= len(_COUNTS) else formats.number(count)
