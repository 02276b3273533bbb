"""A decision of an open sitting in French: what is proposed and why, what the envelope and the cash become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from leaderdesk.domain.cash.drifts import Drift
from leaderdesk.domain.cash.together import Together
from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.sheets.rows import CashMovementRow
from leaderdesk.domain.sheets.sittings.decisions import DecisionSheet, EnvelopeSheet
from leaderdesk.domain.sittings.gestures import Decided, Reservation
from leaderdesk.domain.sittings.ground import OutcomeKind
from leaderdesk.words import cash, formats, numbers, treasuries
from leaderdesk.words.explanation_sentences import LIMITS
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.sitting_follow import OUTCOMES
from leaderdesk.words.sittings import REFUSALS

_WHY_NOT = {
    "point_not_open": "ouvrez d’abord le point (F3)",
    "vote_going_on": "un vote est en cours (F5)",
    "already_decided": "le point est déjà décidé",
    "sheets_differ": "des fiches saisies deux fois diffèrent encore (F4)",
    "no_adopted_vote": "il faut d’abord un vote adopté (F5)",
    "plan_refused": "les règles refusent son plan de financement",
}


def outcome(code: str) -> str:
    """A decision, as a button says it."""
    return OUTCOMES[code].capitalize()


def say_why_not(outcomes: Mapping[OutcomeKind, str | None]) -> list[str]:
    """What stands in the way of some decisions; one sentence for those that it stops together."""
    grouped: dict[str, list[str]] = {}
    for code, why in outcomes.items():
        if why is not None:
            grouped.setdefault(why, []).append(OUTCOMES[code])
    if len(grouped) == 1 and len(next(iter(grouped.values()))) == len(outcomes):
        return [spaced(REFUSALS[next(iter(grouped))])]
    return [spaced(f"{', '.join(names).capitalize()} : {_WHY_NOT[why]}.") for why, names in grouped.items()]


def say_proposal(decision: DecisionSheet) -> list[str]:
    """What the rules propose, and what limits it."""
    if not decision.has_money:
        return ["Ce point n’a pas de plan de financement : la décision n’accorde aucun montant."]
    if decision.proposed is None:
        return ["Le montant ne peut pas être calculé : il manque des données au plan de financement du dossier."]
    rate = f" ({formats.rate(decision.rate)} de {money(decision.eligible)} éligibles)" if decision.rate else ""
    said = [f"Proposé : {money(decision.proposed)}{rate}."]
    if decision.bound_by == "envelope":
        said.append(f"C’est ce qui reste de l’enveloppe ; les règles donneraient {money(decision.given)}.")
    elif decision.binding:
        said.append(f"Ce qui limite le montant : {_joined([LIMITS.get(each, each) for each in decision.binding])}.")
    said += _said_of_tier(decision)
    return [spaced(each) for each in said]


def _said_of_tier(decision: DecisionSheet) -> list[str]:
    """The rate that the notes give, and how far the committee may go with a reason."""
    tier = decision.tier
    if tier is None:
        return []
    note = f"{numbers.decimal(tier.total)}/{numbers.decimal(tier.maximum)}"
    said = [f"Taux d’aide publique de {formats.rate(tier.rate)} donné par la note {note}."]
    if not decision.given and decision.cap:
        said.append("À ce taux, le plan passe sous un plancher des règles ; rien n’est proposé.")
    if decision.given < decision.cap:
        said.append(f"Un autre montant demande un motif, jusqu’à {money(decision.cap)}.")
    return said


def say_amount(decision: DecisionSheet, amount: Fraction | None) -> str:
    """What is wrong with an amount; empty where it may be granted."""
    envelope = decision.envelope
    if amount is None or amount <= 0:
        return REFUSALS["amount_needed"]
    if amount > decision.cap:
        return spaced(f"Au-dessus du plafond des règles : {money(decision.cap)} au plus.")
    if envelope is not None and envelope.is_set and amount > envelope.allowed:
        return spaced(f"L’enveloppe {envelope.name} n’a plus que {money(envelope.allowed)}.")
    return ""


def say_envelope(envelope: EnvelopeSheet) -> list[str]:
    """The envelope before this decision, after it, and if all the rest passes."""
    if not envelope.is_set:
        return [spaced(f"{envelope.name} : enveloppe non renseignée, rien ne limite.")]
    said = [f"{envelope.name} : {money(envelope.before)} avant ce point, {money(envelope.after)} après."]
    if envelope.waiting:
        others = formats.counted(envelope.waiting, "autre projet", "autres projets")
        sum_of = money(envelope.waiting_amount)
        if envelope.is_exhausted_by_all:
            said.append(f"Si tout le reste passe ({others}, {sum_of}), il manquera {money(-envelope.after_all)}.")
        else:
            said.append(f"Si tout le reste passe ({others}, {sum_of}), il restera {money(envelope.after_all)}.")
    else:
        said.append("Aucun autre projet n’attend sur cette enveloppe.")
    return [spaced(each) for each in said]


def say_granted(granted: int | None) -> str:
    """The amount in cents that a treasury counts on."""
    return "" if granted is None else f"Avec {formats.money(granted)} accordés."


def say_cash(
    outlooks: Mapping[str, Outlook],
    annual_budget: Fraction | None,
    undated: Sequence[CashMovementRow],
    drifts: Sequence[Drift],
    together: Together | None,
    dossier_id: int,
) -> list[str]:
    """What the holder must carry if this is granted, what is late already, what its other projects add."""
    said = [treasuries.answer(outlooks["likely"], annual_budget), treasuries.spread_of(outlooks)]
    said += [told for told in (treasuries.uncounted(undated), *map(cash.drift, drifts)) if told]
    return [*said, cash.together(together, dossier_id)] if together else said


def say_decided(decided: Decided, decision: DecisionSheet, titles: Mapping[str, str]) -> list[str]:
    """What was decided: amount and rate, reason, criteria, each reservation."""
    said = []
    if decided.amount is not None:
        rate = decision.rate_of(decided.amount)
        said.append(f"Accordé : {money(decided.amount)}{f' ({formats.rate(rate)})' if rate else ''}.")
    if decided.reason:
        said.append(f"Motif : {decided.reason}")
    if decided.criteria:
        said.append(f"Critères : {', '.join(titles.get(key, key) for key in decided.criteria)}.")
    said += [f"Réserve : {say_reservation(each)}" for each in decided.reservations]
    return [spaced(each) for each in said]


def say_reservation(reservation: Reservation) -> str:
    """A reservation, until when, and who sees to it."""
    until = f"avant le {formats.day(reservation.due_on)}" if reservation.due_on is not None else ""
    told = ", ".join(part for part in (until, reservation.owner) if part)
    return f"{reservation.text} ({told})" if told else reservation.text


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
