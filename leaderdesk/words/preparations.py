"""The preparation of a sitting in French: what is missing, why a dossier is not ready, the dates, the forecast."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from leaderdesk.domain.quorum import RuleResult
from leaderdesk.domain.sittings.calendars import Milestone
from leaderdesk.domain.sittings.candidates import Candidate
from leaderdesk.domain.sittings.forecasts import Call, Hope
from leaderdesk.domain.sittings.orders import OrderAdvice
from leaderdesk.domain.sittings.plans import Plan, Readiness
from leaderdesk.domain.sittings.readiness import Missing
from leaderdesk.domain.steps import Step
from leaderdesk.domain.working_days import Idle
from leaderdesk.words import formats, lives
from leaderdesk.words.committee import say_agenda
from leaderdesk.words.phrases import Filler, spaced
from leaderdesk.words.statuses import status, status_or_code

_MISSING = {
    "no_deadline": "La date limite des réponses n’est pas fixée.",
    "deadline_passed": "La date limite des réponses est passée depuis le {day}.",
    "day_passed": "La date de la séance ({day}) est passée.",
    "no_hour": "L’heure de début n’est pas fixée.",
    "no_place": "Le lieu n’est pas fixé.",
    "no_seats": "Le comité n’a aucun siège.",
    "no_chair": "Personne n’a la présidence ce jour-là.",
    "no_chair_comes": "Ni le président ni un vice-président ne vient ({chairs}).",
    "conflicts_pending": "{count:links} à confirmer ou à écarter.",
    "no_points": "L’ordre du jour est vide.",
    "no_dossier": "Le point « {title} » est un projet sans dossier.",
    "dossier_twice": "Le dossier {number} est deux fois à l’ordre du jour.",
    "dossier_binned": "Le dossier {number} est à la corbeille.",
    "minutes_not_on_agenda": "Le compte rendu de « {sitting} » n’est pas à l’ordre du jour.",
    "no_grid": "Le dossier {number} n’a pas de grille de sélection.",
    "grid_not_frozen": "La grille du dossier {number} (« {grid} ») n’est pas figée.",
    "no_plan": "Le dossier {number} ne demande rien au fonds : son plan de financement est à compléter.",
    "plan_refused": "Le plan de financement du dossier {number} est refusé par les règles.",
    "no_envelope": "L’enveloppe de la fiche-action du dossier {number} n’est pas fixée.",
    "ineligible": "Le dossier {number} est inéligible.",
    "no_verdict": "L’éligibilité du dossier {number} n’est pas établie.",
    "quorum_not_forecast": "Le quorum n’est pas encore acquis pour {count:points} (d’abord « {title} ») : "
    "{silent:silent}.",
    "quorum_impossible": "Même si tous les silencieux viennent, « {title} » n’aura pas son quorum.",
    "technical_late": "Le comité technique était prévu le {due}.",
    "convocation_late": "La convocation devait partir le {due}.",
    "convocation_to_send": "La convocation est à envoyer avant le {due}.",
    "convocation_sent_late": "La convocation est partie le {day}, après le {due}.",
    "sheets_late": "Les fiches des projets devaient partir le {due}.",
    "reminder_late": "Les silencieux devaient être relancés le {due}.",
}
_REASONS = {
    "on_another_agenda": "Déjà à l’ordre du jour de « {sitting} ».",
    "not_there_yet": "Pas encore devant le comité : état « {status:status} »{next:next}.",
    "lacks": "Il manque {codes:lacks}.",
    "after_cut_off": "Prêt le {since}, après la clôture du {day}.",
    "no_grid": "Aucune grille de sélection.",
    "no_plan": "Aucun plan de financement.",
    "plan_refused": "Le plan de financement est refusé par les règles.",
    "to_confirm": "À confirmer : {codes:lacks}.",
    "asks_too_much": "Le fonds demandé dépasse ce que les règles permettent.",
    "treasury_orange": "Trésorerie : un relais est à prévoir.",
    "treasury_red": "Trésorerie en danger.",
}
CODES = frozenset(_MISSING)
REASON_CODES = frozenset(_REASONS)
_READINESS: dict[Readiness, str] = {
    "blocked": "à compléter",
    "to_check": "à vérifier",
    "ready": "prête",
    "open": "ouverte",
    "closed": "à sceller",
    "sealed": "scellée",
}
_MILESTONES = {
    "cut_off": "Clôture du dépôt des dossiers",
    "technical": "Comité technique",
    "convocation": "Convocation",
    "sheets": "Envoi des fiches des projets",
    "reminder": "Relance des silencieux",
    "day": "Séance",
    "deadline": "Date limite des réponses",
    "minutes": "Envoi du compte rendu",
    "decisions": "Notification des décisions",
}
_WEEK = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_IDLE: dict[Idle, str] = {
    "weekend": "week-end",
    "new_year": "jour de l’An",
    "good_friday": "Vendredi saint",
    "easter_monday": "lundi de Pâques",
    "labour_day": "fête du Travail",
    "victory_1945": "8 Mai",
    "ascension": "Ascension",
    "whit_monday": "lundi de Pentecôte",
    "national_day": "fête nationale",
    "assumption": "Assomption",
    "all_saints": "Toussaint",
    "armistice_1918": "11 Novembre",
    "christmas": "Noël",
    "saint_stephen": "Saint-Étienne",
}
_COURSES = {
    "done": "fait le {done}",
    "done_late": "fait le {done}, en retard",
    "passed": "passé",
    "late": "en retard de {days}",
    "today": "aujourd’hui",
    "next": "prochaine étape, dans {days}",
    "to_come": "à venir, dans {days}",
}
_HOPES: dict[Hope, str] = {
    "sure": "si personne d’autre ne vient",
    "hoped": "si les indécis viennent",
    "everybody": "si tous les silencieux viennent",
}
_COUNTED_ON: dict[Hope, str] = {
    "sure": "ceux qui ont dit venir",
    "hoped": "ceux qui ont dit venir et les indécis",
    "everybody": "tous ceux qui n’ont pas dit non",
}
_SILENCES = {
    "absent": "qui ne répond pas est absent",
    "for": "qui ne répond pas est favorable",
    "abstention": "qui ne répond pas s’abstient",
}
_BASES = {"seats": "sièges", "present": "présents", "voters": "votants"}
_COLLEGES = {"public": "publics", "private": "privés"}
_OPERATORS = {">=": "au moins", ">": "plus de", "<=": "au plus", "<": "moins de"}


def readiness(code: Readiness) -> str:
    """The state of a sitting in one word."""
    return _READINESS[code]


def say_missing(missing: Missing) -> str:
    """One thing that is missing before the day."""
    return _FILLER.fill(_MISSING[missing.code], missing.data)


def say_reason(reason: Step) -> str:
    """Why a dossier is not ready, or what is to be known of it."""
    return _FILLER.fill(_REASONS[reason.code], reason.data)


def say_candidate(candidate: Candidate) -> str:
    """Ready, or why not, then what is to be known."""
    said = ["Prêt."] if candidate.is_ready else [say_reason(each) for each in candidate.reasons]
    return " ".join([*said, *(say_reason(each) for each in candidate.remarks)])


def milestone(code: str) -> str:
    """The name of a date."""
    return _MILESTONES[code]


def say_course(each: Milestone) -> str:
    """Where a date stands: done, late, next."""
    days = formats.counted(abs(each.margin), "jour", "jours")
    said = _COURSES[each.course].format(done=formats.day(each.done_on), days=days)
    return spaced(f"{said} (avancé : {_IDLE[each.idle]})" if each.idle is not None else said)


def say_moved(each: Milestone) -> str:
    """Why a date is not where its delay puts it, in a sentence; empty where it is."""
    if each.idle is None or each.counted_on is None:
        return ""
    counted = f"{_WEEK[each.counted_on.weekday()]} {formats.day(each.counted_on)}"
    return spaced(f"Avancé du {counted}, où l’on ne travaille pas : {_IDLE[each.idle]}.")


def hope(code: Hope) -> str:
    """Which case a gauge is of."""
    return _HOPES[code]


def say_rule(result: RuleResult) -> str:
    """A rule of the quorum with its numbers: `Présents : 9 sur 18 sièges (au moins 50 %)`."""
    rule = result.rule
    what = {
        "present_share": "Présents",
        "college_share": f"{_COLLEGES.get(rule.college or '', '')}".capitalize(),
        "college_cap": f"{_COLLEGES.get(rule.college or '', '')}".capitalize(),
        "group_cap": "Groupe le plus fort",
    }[rule.kind]
    bound = f"{_OPERATORS[rule.op]} {formats.rate(Fraction(rule.bound))}"
    return spaced(f"{what} : {result.top} sur {result.bottom} {_BASES[rule.of]} ({bound})")


def say_call(call: Call) -> str:
    """What calling somebody would bring."""
    said = "n’a pas répondu" if call.answer is None else "hésite"
    if not call.repairs:
        return spaced(f"{call.person} ({said}) : rapproche du quorum.")
    points = formats.counted(len(call.repairs), "point retrouve son quorum", "points retrouvent leur quorum")
    return spaced(f"{call.person} ({said}) : {points}.")


def say_order(advice: OrderAdvice, names: dict[str, str]) -> list[str]:
    """What a proposed order is worth beside the present one; `names` are the titles of the points by key."""
    counted = spaced(f"Compté avec {_COUNTED_ON[advice.hope]}.")
    now = formats.counted(advice.present.moves, "mouvement", "mouvements")
    lost = len(advice.present.without_quorum)
    kept = f", {formats.counted(lost, 'point', 'points')} sans quorum" if lost else ""
    if advice.is_same:
        proof = "aucun autre n’est meilleur" if advice.proposed.is_optimal else "aucun meilleur n’a été trouvé à temps"
        return [counted, spaced(f"L’ordre actuel convient ({now}{kept}) : {proof}.")]
    return [counted, spaced(f"Ordre actuel : {now}{kept}."), *say_agenda(advice.proposed, names)]


def say_silence(plan: Plan) -> str:
    """Until when a written consultation is answered, and what silence says."""
    return spaced(f"Réponses jusqu’au {_moment(plan)} ; {_SILENCES[plan.silence]}.")


def _moment(plan: Plan) -> str:
    return formats.MISSING if plan.deadline is None else plan.deadline.strftime("%d/%m/%Y à %H:%M")


def _requirements(codes: str) -> str:
    return ", ".join(lives.requirement(code) for code in codes.split(",") if code)


def _counted(one: str, many: str) -> Callable[[int], str]:
    return lambda count: formats.counted(count, one, many)


_FILLER = Filler(
    {
        "status": status_or_code,
        "next": lambda code: f", puis « {status(code)} »" if code else "",
        "lacks": _requirements,
        "links": _counted("intérêt possible", "intérêts possibles"),
        "points": _counted("point", "points"),
        "silent": _counted("titulaire n’a pas répondu", "titulaires n’ont pas répondu"),
    }
)
