"""The life of a dossier in French: moves, what they lack, deadlines, what is wrong with a life that was edited."""

from __future__ import annotations

from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.lives.soundness import Problem
from leaderdesk.words import formats
from leaderdesk.words.phrases import Filler, spaced
from leaderdesk.words.statuses import status_or_code

_REQUIREMENTS = {
    "request_received": "la demande reçue",
    "acknowledgement_sent": "l’accusé de réception envoyé",
    "opinion_favourable": "un avis d’opportunité favorable",
    "opinion_unfavourable": "un avis d’opportunité défavorable",
    "pieces_complete": "toutes les pièces",
    "instruction_report": "le rapport d’instruction",
    "eligibility_verdict": "un dossier éligible",
    "ineligibility_verdict": "un dossier inéligible",
    "committee_decision": "la décision du comité",
    "quorum_record": "le relevé du quorum",
    "fund_amount": "le montant du fonds",
    "envelope_room": "la place dans l’enveloppe",
    "conditions_lifted": "les réserves levées",
    "file_revised": "le dossier revu",
    "convention_signed": "la convention signée",
    "work_begun": "le début des travaux",
    "claim_received": "la demande de paiement",
    "claim_returned": "la demande de paiement renvoyée au porteur",
    "service_done": "le service fait",
    "payment_received": "le paiement reçu par le porteur",
    "more_claims_expected": "d’autres demandes de paiement attendues",
    "balance_paid": "le solde payé",
    "control_opened": "l’ouverture du contrôle",
    "control_closed": "la clôture du contrôle",
    "holder_letter": "un courrier du porteur",
    "reason": "un motif",
}
_DECIDERS = {
    "team": "l’équipe technique",
    "committee": "le comité de programmation",
    "holder": "le porteur",
    "authority": "l’autorité de gestion",
    "payer": "l’organisme payeur",
}
_DEADLINES = {
    "acknowledge": "Accuser réception",
    "complete_file": "Compléter le dossier",
    "seek_opinion": "Obtenir l’avis d’opportunité",
    "instruct": "Instruire",
    "lift_conditions": "Lever les réserves",
    "sign_convention": "Signer la convention",
    "begin_work": "Commencer les travaux",
    "claim_balance": "Demander le solde",
    "pay": "Payer",
    "maintain_investment": "Maintenir l’investissement",
    "keep_pieces": "Conserver les pièces",
}
_DATES = {
    "moved_on": "le changement d’état",
    "received_on": "la réception de la demande",
    "programmed_on": "la programmation",
    "convention_on": "la convention",
    "balance_claimed_on": "la demande de solde",
    "last_payment_on": "le dernier paiement",
}
_PROBLEMS = {
    "no_status": "La vie du dossier n’a aucun état.",
    "no_end": "Aucun état ne termine la vie du dossier.",
    "unknown_status": "« {status:status} » n’est pas un état de cette vie.",
    "status_twice": "L’état « {status:status} » figure deux fois.",
    "unknown_phase": "« {phase} » n’est pas une phase connue.",
    "move_nowhere": "Un passage ramène l’état « {status:status} » à lui-même.",
    "move_twice": "Le passage de « {start:status} » à « {end:status} » figure deux fois.",
    "unknown_decider": "« {decider} » n’est pas un décideur connu.",
    "unknown_requirement": "« {requirement} » n’est pas une condition connue.",
    "unknown_date": "« {date} » n’est pas une date connue d’un dossier.",
    "no_length": "Le délai « {deadline:deadline} » n’a pas de durée.",
    "unreachable": "Aucun chemin ne mène à l’état « {status:status} ».",
    "dead_end": "De l’état « {status:status} », aucun chemin ne mène à une fin.",
}
PROBLEM_CODES = frozenset(_PROBLEMS)


def requirement(code: str) -> str:
    """What a move requires; one of a later version keeps its code."""
    return _REQUIREMENTS.get(code, code)


def decider(code: str) -> str:
    """Who decides a move."""
    return _DECIDERS.get(code, code)


def deadline(code: str) -> str:
    """What is to be done before a day; one that a GAL named itself keeps its name."""
    return _DEADLINES.get(code, code)


def date_name(code: str) -> str:
    """The day that a deadline counts from."""
    return _DATES.get(code, code)


def say_deadline(started: Started) -> str:
    """A deadline with its day, and how early or late it is."""
    name = deadline(started.code)
    if started.course == "dropped":
        return spaced(f"{name} : délai sans objet depuis le {formats.day(started.ended_on)}.")
    if started.due_on is None or started.margin is None:
        return spaced(f"{name} : échéance inconnue, il manque {date_name(started.counted_from)}.")
    days = formats.counted(abs(started.margin), "jour", "jours")
    due = formats.day(started.due_on)
    left = f"il reste {days}" if started.margin else "c’est aujourd’hui"
    ends = {
        "running": f"au plus tard le {due}, {left}",
        "late": f"en retard de {days} (échéance le {due})",
        "met": f"fait le {formats.day(started.ended_on)}, {days} avant l’échéance",
        "met_late": f"fait le {formats.day(started.ended_on)}, {days} après l’échéance",
        "over": f"terminé depuis le {due}",
    }
    return spaced(f"{name} : {ends[started.course]}.")


def say_problem(problem: Problem) -> str:
    """What is wrong with a life."""
    return _FILLER.fill(_PROBLEMS[problem.code], problem.data)


_FILLER = Filler({"status": status_or_code, "deadline": deadline})
