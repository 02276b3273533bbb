"""Envelopes, deadlines and the waiting list in sentences: every reason with its amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.chains import ChainProblem
from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.envelopes.replays import Replayed
from leaderdesk.domain.envelopes.targets import Progress
from leaderdesk.domain.sheets.avenants import AvenantSheet
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, PotSheet, Taken
from leaderdesk.domain.sheets.replays import ReplaySheet
from leaderdesk.domain.sheets.shares import ShareLine
from leaderdesk.domain.sheets.targets import Aim, TargetSheet
from leaderdesk.domain.sheets.waiting import WaitingLine, WaitingSheet
from leaderdesk.domain.steps import Step, Value
from leaderdesk.words import codes, formats, inputs
from leaderdesk.words.phrases import money, spaced

_SENTENCES = {
    "pot_over_limit": "Fiche-action {fiche} ({fund}) : la limite de {limit} est dépassée de {over}.",
    "pot_over_envelope": "Fiche-action {fiche} ({fund}) : l’enveloppe est dépassée de {over} ; "
    "la surprogrammation permet encore {room}.",
    "fund_over_limit": "{fund} : la limite de {limit}, toutes fiches-actions ensemble, est dépassée de {over}.",
    "target_met": "Objectif atteint : {reached} {measure} pour {due} attendus au {on}.",
    "target_running": "Il manque {missing} pour atteindre {due} {measure} au {on} "
    "({days_left} et {sittings} d’ici là).",
    "target_last_day": "Dernier jour, le {on} : il manque {missing} pour atteindre {due} {measure}.",
    "target_missed": "Objectif manqué au {on} : {reached} {measure} sur {due}, il manque {missing}.",
    "waiting_for_pot": "Fiche-action {fiche} ({fund}) : {amount} attendus, {left} disponibles à son tour.",
    "waiting_called": "Rang {rank} : {amount} tiennent dans les {left} disponibles ; le dossier peut être programmé.",
    "waiting_to_vote": "Rang {rank} : {amount} tiennent dans les {left} disponibles ; le comité doit encore voter.",
    "waiting_to_decide": "Rang {rank} : {left} ne suffisent pas pour tous les ex æquo ; le comité choisit.",
    "waiting_too_large": "Rang {rank} : {amount} ne tiennent pas dans les {left} disponibles.",
    "waiting_behind": "Rang {rank} : le dossier attend que le rang {held_by} soit réglé.",
    "waiting_no_decision": "Rang {rank} : aucune décision n’inscrit ce dossier sur la liste d’attente.",
    "waiting_expired": "Rang {rank} : la décision qui inscrit ce dossier sur la liste d’attente n’est plus valable.",
    "waiting_not_yet": "Rang {rank} : la décision qui inscrit ce dossier sur la liste d’attente ne vaut pas encore.",
    "waiting_tied": "{count} dossiers partagent le rang {rank} ; rien ne les départage.",
    "listed_to_call": "Décision {key} du {on} : le dossier est programmé dès que l’argent est disponible{until}.",
    "listed_to_vote": "Décision {key} du {on} : le dossier revient devant le comité{until}.",
}
CODES = frozenset(_SENTENCES)
_PROBLEMS = {
    "amount_grows": "{dossier} : le montant {after} dépasse de {grows_by} le montant {before}.",
    "amount_missing": "{dossier} : le montant {after} manque, alors que le montant {before} est connu.",
    "closed_without_payment": "{dossier} : le dossier est soldé sans montant payé.",
}

_FIGURES = {
    "asked": "Demandé au fonds",
    "provisional": "Vote à confirmer",
    "voted": "Voté",
    "programmed": "Programmé",
    "convention": "Engagé",
    "claimed": "Demandé en paiement",
    "certified": "Certifié",
    "paid": "Payé",
    "released": "Libéré",
}
_DOUBTS = {
    "voted_from_plan": "Aucun vote saisi : compté à la part du fonds au plan de financement.",
    "voted_from_later": "Aucun vote saisi : compté au montant conventionné, ou à ce qui a été demandé au-delà du plan.",
    "vote_not_final": "Un montant est voté, mais l’état du dossier ne le rend pas définitif : il ne pèse pas encore.",
    "closed_unpaid": "Clos sans paiement saisi : il pèse toujours ce qui lui a été accordé.",
}


def figure(name: str) -> str:
    """What a figure of a gauge is called."""
    return _FIGURES[name]


def pot_name(pot: PotSheet) -> str:
    """A pot by its fiche-action, or the sum that it is."""
    if pot.row is not None:
        return f"{pot.fiche} {pot.title}"
    return f"Total {pot.fund}".strip()


def taken_remark(taken: Taken) -> str:
    """What had to be supposed of a dossier, and what in its amounts nothing explains."""
    told = [_DOUBTS[taken.doubt]] if taken.doubt else []
    return spaced(" ".join([*told, *(say_problem(each) for each in taken.problems)]))


def behind(pot: PotSheet, name: str, count: int) -> str:
    """Which dossiers are listed under the table."""
    dossiers = formats.counted(count, "dossier", "dossiers")
    if not name:
        return spaced(f"{pot_name(pot)} ({pot.fund or 'tous les fonds'}) : {dossiers}")
    told = f"{_FIGURES[name].lower()}, {formats.money(pot.figure(name))}"
    return spaced(f"{pot_name(pot)} ({pot.fund or 'tous les fonds'}) : {told}, {dossiers}")


def remarks(sheet: EnvelopesSheet) -> Iterator[str]:
    """What the whole state calls for: limits passed, dossiers outside any pot, figures that were supposed."""
    if sheet.wrong is not None:
        yield spaced(f"Les avenants ne sont pas comptés : {inputs.say_wrong(sheet.wrong)}")
    yield from map(say, sheet.overview.steps)
    if sheet.outside:
        count = len({each.number for each in sheet.outside})
        yield spaced(
            f"{formats.counted(count, 'dossier prend', 'dossiers prennent')} sur un fonds sans enveloppe : leur poids"
            " n’est compté nulle part."
        )
    if sheet.doubtful:
        count = len({each.number for each in sheet.doubtful})
        yield spaced(
            f"{formats.counted(count, 'dossier est compté', 'dossiers sont comptés')} par supposition :"
            " voir la colonne « À savoir »."
        )


def say(step: Step) -> str:
    """The sentence of a step."""
    return spaced(_SENTENCES[step.code].format(**{name: _said(name, value) for name, value in step.data.items()}))


def say_problem(problem: ChainProblem) -> str:
    """The sentence of an amount that nothing explains; its place begins with the dossier."""
    place, _, stage = problem.place.rpartition(".")
    data = {
        "dossier": place,
        "after": codes.word("stage", stage),
        "before": codes.word("stage", problem.before or ""),
        "grows_by": formats.MISSING if problem.grows_by is None else money(problem.grows_by),
    }
    return spaced(_PROBLEMS[problem.code].format(**data))


def _said(name: str, value: Value) -> str:
    if name == "until":
        return f", jusqu’au {formats.day(value)}" if isinstance(value, date) else ""
    if name == "measure":
        return codes.word("stage", str(value))
    if name == "days_left" and isinstance(value, int):
        return formats.counted(value, "jour", "jours")
    if name == "sittings" and isinstance(value, int):
        return formats.counted(value, "séance", "séances")
    if isinstance(value, Fraction):
        return money(value)
    return formats.day(value) if isinstance(value, date) else str(value)


def pot_code(pot: Pot | None) -> str:
    """An envelope where there is little room."""
    return formats.MISSING if pot is None else f"{pot.fiche} · {pot.fund}"


def avenant_state(sheet: AvenantSheet) -> str:
    """Where an avenant stands."""
    match sheet.state:
        case "simulated":
            return spaced("Simulation : rien n’est décidé")
        case "awaiting_approval":
            return "Attend l’approbation de l’autorité"
        case "to_come":
            return f"En vigueur à partir du {formats.day(sheet.in_force_from)}"
        case _:
            return f"En vigueur depuis le {formats.day(sheet.in_force_from)}"


def avenant_effect(sheet: AvenantSheet) -> str:
    """What an avenant does, in a sentence or two."""
    moved = [each for each in sheet.effects if each.change]
    if not moved:
        return spaced("Saisissez un mouvement : de quelle enveloppe, vers laquelle, combien.")
    below = [each for each in moved if each.is_below_zero]
    over = [each for each in moved if each.left < 0 and not each.is_below_zero]
    told = [
        f"{pot_code(each.pot)} passerait sous zéro ({formats.money(each.after)}) : l’avenant ne peut pas être décidé."
        for each in below
    ]
    told += [
        f"{pot_code(each.pot)} : le programmé dépasserait l’enveloppe de {formats.money(-each.left)}." for each in over
    ]
    if sheet.needs_approval:
        told.append("De l’argent change de fonds : l’autorité de gestion doit approuver.")
    count = formats.counted(len(moved), "enveloppe change", "enveloppes changent")
    return spaced(" ".join([f"{count}.", *told]))


PACE_METHOD = (
    "La projection suit le rythme du groupe : ce que chacun des huit derniers trimestres entiers a apporté, moins"
    " ce qui a été déprogrammé ou baissé. Un trimestre sur quatre a fait le rythme bas ou moins, un sur quatre le"
    " rythme haut ou plus. Elle n’est pas une prévision : elle dit où mène ce qui s’est fait jusqu’ici."
)


def target_told(sheet: TargetSheet) -> str:
    """Where a target stands, what is still to do and by when, and where the pace leads."""
    if sheet.progress is None:
        return spaced("Ce fonds, ou cette fiche-action, n’a pas d’enveloppe : l’objectif ne peut pas être suivi.")
    told = [*map(say, sheet.progress.steps), *_per_sitting(sheet.progress)]
    if sheet.progress.state == "running" and sheet.progress.days_left:
        told.append(_paced(sheet))
    if sheet.progress.state == "missed" and sheet.row.is_decommitment:
        told.append(f"{money(sheet.progress.missing)} peuvent faire l’objet d’un dégagement d’office.")
    if sheet.since is not None:
        reached, measure = money(sheet.since.reached), codes.word("stage", sheet.row.measure)
        told.append(f"Depuis, cela a changé : {reached} {measure} au {formats.day(sheet.since.on)}.")
    return spaced(" ".join(told))


# The drawing of the targets: its heading, then what its parts are called.
AIMS = {
    "heading": "Objectif",
    "due": "visé",
    "reached": "atteint",
    "slow": "au rythme des trimestres lents",
    "quick": "au rythme des trimestres rapides",
    "left": "hors de ce rythme",
}


def aim_name(aim: Aim) -> str:
    """A target and what it measures."""
    return f"{aim.name}, {figure(aim.measure).lower()}"


def aim_end(aim: Aim) -> str:
    """What stands at the end of the bar of a target."""
    until = formats.day(aim.on)
    return f"manque {formats.money(aim.missing)} au {until}" if aim.missing else f"atteint pour le {until}"


def aims_said(aims: Sequence[Aim]) -> str:
    """The drawing of the targets in words."""
    return spaced(" ".join(f"{_reached_of(each)}{_paced_of(each)}." for each in aims))


def _reached_of(aim: Aim) -> str:
    return f"{aim_name(aim)} : {formats.money(aim.reached)} sur {formats.money(aim.due)}, {aim_end(aim)}"


def _paced_of(aim: Aim) -> str:
    """Nothing where no pace was measured, or where the day has passed."""
    if aim.low == aim.high == aim.reached:
        return ""
    return f" ; le rythme mène entre {formats.money(aim.low)} et {formats.money(aim.high)}"


def _per_sitting(progress: Progress) -> Iterator[str]:
    if progress.state != "running":
        return
    until = f"d’ici le {formats.day(progress.target.on)}" if progress.days_left else "ce jour-là"
    if progress.per_sitting is None:
        yield f"Aucune séance n’est prévue {until}."
        return
    count = formats.counted(progress.sittings_left, "séance", "séances")
    missing, each = money(progress.missing), money(progress.per_sitting)
    if progress.sittings_left == 1:
        yield f"À trouver {until} : {missing}, en une seule séance."
        return
    yield f"À trouver {until} : {missing}, soit {each} par séance sur {count}."


def _paced(sheet: TargetSheet) -> str:
    if sheet.pace is None or sheet.forecast is None or sheet.progress is None:
        return "Moins de quatre trimestres entiers ont été notés : le rythme ne peut pas être mesuré."
    low, median, high = (money(each) for each in (sheet.forecast.low, sheet.forecast.median, sheet.forecast.high))
    count = formats.counted(len(sheet.pace.quarters), "trimestre", "trimestres")
    paces = f"{money(sheet.pace.low)}, {money(sheet.pace.median)} et {money(sheet.pace.high)} par trimestre"
    return (
        f"Au rythme des {count} passés ({paces}), il y aurait entre {low} et {high} au"
        f" {formats.day(sheet.progress.target.on)}, sans doute près de {median}."
    )


_OUTCOMES = {
    "called": "Peut être programmé",
    "to_vote": "Peut être présenté au vote",
    "to_decide": "Ex æquo : le comité choisit",
    "too_large": "Trop grand pour ce qui reste",
    "behind": "Attend un rang avant lui",
    "no_decision": "Aucune décision d’inscription",
    "expired": "Inscription périmée",
    "not_yet": "Inscription à venir",
}


def outcome(code: str) -> str:
    """What is proposed for a dossier of the list."""
    return spaced(_OUTCOMES[code])


def waiting_amounts(line: WaitingLine) -> str:
    """What a dossier waits for from each pot."""
    return " ; ".join(f"{pot_code(pot)} {money(amount)}" for pot, amount in sorted(line.amounts.items()))


def waiting_reasons(line: WaitingLine) -> str:
    """Every reason of a proposal."""
    return spaced(" ".join(map(say, line.call.steps)))


def waiting_unknown(sheet: WaitingSheet) -> str:
    """Who waits without anything being known of what for."""
    if not sheet.unknown:
        return ""
    names = ", ".join(dict.fromkeys(each.number for each in sheet.unknown))
    return spaced(f"En liste d’attente sans montant demandé, ou sans enveloppe : {names}.")


ASPECTS = {
    "legal_kind": "Genre de porteur",
    "nature": "Public ou privé",
    "epci": "EPCI du porteur",
    "commune": "Commune du porteur",
    "theme": "Thème",
    "own": "Structure porteuse du GAL",
}
SHARES_METHOD = (
    "Les parts sont celles de tout ce qui est programmé, enveloppes et fonds ensemble. La structure porteuse du GAL est"
    " le porteur choisi à la page Programme et réglages."
)
_CARRIER_UNKNOWN = (
    "La part de la structure porteuse n’est pas connue : dites quel porteur elle est, à la page Programme et réglages."
)
_OWN = {"yes": "à la structure porteuse", "no": "aux autres porteurs"}


def shares_method(aspect: str, lines: Sequence[ShareLine]) -> str:
    """What the parts are of, and what keeps one from being told."""
    is_unknown = aspect == "own" and bool(lines) and all(line.key is None for line in lines)
    return spaced(f"{SHARES_METHOD} {_CARRIER_UNKNOWN}" if is_unknown else SHARES_METHOD)


def share_name(line: ShareLine) -> str:
    """Who a part goes to."""
    if line.key is None:
        return formats.MISSING
    if line.aspect == "own":
        return _OWN[line.key]
    return codes.word(line.aspect, line.key) if line.aspect in ("legal_kind", "nature") else line.key


def share_gap(line: ShareLine) -> str:
    """How far a part is from its target."""
    if line.gap is None:
        return formats.NO_BREAK
    points = formats.rate(abs(line.gap))
    return "atteint" if not line.gap else f"{points} {'au-dessus' if line.gap > 0 else 'au-dessous'}"


WAYS = {
    "first_come": "au fil de l’eau, dans l’ordre des séances",
    "call": "un seul appel à projets, les mieux notés d’abord",
}
_FATES = {
    "funded": "Aurait été financé",
    "below_threshold": "Sous le seuil",
    "not_scored": "Sans note",
    "no_money": "Plus assez d’argent",
}
REPLAY_METHOD = (
    "Chaque projet sur lequel une séance s’est prononcée est servi de ce qu’il demandait, ou de rien, sur les"
    " enveloppes d’aujourd’hui, moins ce qu’y ont pris les dossiers qui ne sont pas rejoués. La note est sa part du"
    " maximum de sa grille. Rien n’est changé dans la base."
)


def fate(line: Replayed) -> str:
    """What a project would have got."""
    return spaced(_FATES[line.fate])


def replay_told(sheet: ReplaySheet) -> str:
    """What other rules would have changed, in a sentence or two."""
    lines = sheet.replay.lines
    if not lines:
        return "Aucune séance de la base ne s’est encore prononcée sur un projet."
    funded = formats.counted(
        sum(each.is_funded for each in lines), "projet aurait été financé", "projets auraient été financés"
    )
    differing = formats.counted(len(sheet.replay.differences), "sort diffère", "sorts diffèrent")
    left = money(sum(sheet.replay.left.values(), Fraction(0)))
    told = [f"{funded} sur {len(lines)} ; {differing} de ce que le comité a fait ; il resterait {left}."]
    if sheet.unseen:
        count = formats.counted(sheet.unseen, "dossier n’est pas rejoué", "dossiers ne sont pas rejoués")
        told.append(f"{count} et gardent ce qu’ils ont pris : aucune séance de la base ne s’est prononcée dessus.")
    return spaced(" ".join(told))
