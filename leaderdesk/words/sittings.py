"""The sitting in French: what was noted, and why a gesture cannot be made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.domain.steps import Step
from leaderdesk.words import committee, programmes
from leaderdesk.words.phrases import money, spaced

REFUSALS = {
    "no_such_point": "Ce point n’est pas à l’ordre du jour.",
    "not_open": "La séance n’est pas ouverte. Ouvrez-la, puis recommencez.",
    "already_open": "La séance est déjà ouverte : son plan ne change plus.",
    "already_closed": "La séance est close. Rouvrez-la avec un motif, ou corrigez le compte rendu.",
    "already_sealed": "La séance est scellée. Rouvrez-la avec un motif : ce qui est scellé est gardé.",
    "not_closed": "La séance n’est pas close.",
    "nothing_on_the_agenda": "L’ordre du jour est vide. Ajoutez-y un point, puis ouvrez la séance.",
    "moment_backwards": "Cette heure est avant celle du geste précédent. Vérifiez l’horloge de l’ordinateur.",
    "rank_backwards": "Ce geste porte un rang déjà donné.",
    "nothing_to_strike": "Ce geste n’existe pas, ou a déjà été retiré.",
    "opening_struck": "L’ouverture de la séance ne se retire pas : tout le reste en dépend.",
    "point_not_open": "Ce point n’est pas ouvert. Ouvrez-le, puis recommencez.",
    "point_already_open": "Ce point est déjà ouvert.",
    "point_exists": "Ce point est déjà à l’ordre du jour.",
    "not_the_same_points": "L’ordre demandé n’a pas les mêmes points que l’ordre du jour.",
    "already_recused": "Pour ce point, {person} est déjà déporté.",
    "already_heard": "Quelqu’un est déjà en train d’être entendu ({who}).",
    "nobody_heard": "Personne n’est en train d’être entendu.",
    "holder_still_there": "Le porteur entendu ({who}) est encore dans la salle. Notez sa sortie avant le vote.",
    "nobody_of_the_committee": "Ce jour-là, {person} n’est pas du comité.",
    "no_such_criterion": "Ce critère n’est pas dans la grille.",
    "note_outside_scale": "« {criterion} » se note de 0 à {most}, ou par ses niveaux. Choisissez une de ces notes.",
    "typed_thrice": "La fiche de {member} est déjà saisie deux fois.",
    "no_such_note": "Il n’y a pas de note à effacer.",
    "recused_notes": "Pour ce projet, {person} est déporté : sa note n’est pas prise.",
    "noted_on_another_grid": "La grille de « {title} » a changé depuis que cette note a été donnée.",
    "absent_notes": "La note de {person} n’est pas prise : ce membre n’est pas dans la salle.",
    "sheet_of_one": "Cette grille se remplit ensemble, en une seule fiche.",
    "sheet_of_each": "Cette grille se remplit par membre.",
    "sheets_differ": "Des fiches saisies deux fois diffèrent encore. Corrigez les écarts, puis décidez.",
    "vote_going_on": "Un vote est en cours. Terminez-le, ou abandonnez-le avec un motif.",
    "no_vote_open": "Aucun vote n’est en cours sur ce point.",
    "already_decided": "Ce point est déjà décidé. Reprenez la décision avec un motif pour voter de nouveau.",
    "nothing_decided": "Rien n’est décidé sur ce point.",
    "not_by_name": "Ce vote n’est pas nominatif : donnez ses totaux.",
    "totals_of_names": "Ce vote est nominatif : ses totaux se comptent seuls.",
    "totals_needed": "Donnez les totaux du vote.",
    "totals_below_zero": "Un total de voix ne peut pas être négatif. Corrigez-le, puis recommencez.",
    "nobody_left_to_say": "Tous les sièges de ce collège ont déjà voté.",
    "seat_has_no_voice": "Le siège {seat} n’a pas voix délibérative en ce moment.",
    "reason_needed": "Dites le motif, puis recommencez.",
    "words_needed": "Écrivez l’intitulé, puis recommencez.",
    "reservations_needed": "Écrivez au moins une réserve, puis recommencez.",
    "no_adopted_vote": "Aucun vote favorable ne fonde cette décision.",
    "vote_with_interest": "Le vote compte la voix de {person}, déporté depuis : votez de nouveau, puis décidez.",
    "amount_in_cents": "Le montant accordé va jusqu’aux centimes, pas au-delà. Arrondissez-le.",
    "amount_without_grant": "Cette décision n’accorde rien : retirez le montant.",
    "amount_without_money": "Ce point n’a pas de plan de financement : retirez le montant.",
    "amount_needed": "Dites le montant accordé.",
    "plan_refused": "Le plan de financement est refusé par les règles : corrigez-le avant d’accorder un montant.",
    "member_exists": "Un membre s’appelle déjà {member}. Distinguez les homonymes, par leur commune par exemple.",
    "member_sits": "Une place au comité est encore à {member}. Mettez fin à son mandat, puis recommencez.",
    "mandate_backwards": "Un mandat ne peut pas finir avant d’avoir commencé. Vérifiez les deux dates.",
    "seat_vacant": "Ce siège est vacant : la remarque est celle de son titulaire. Donnez d’abord le siège.",
    "seat_needed": "Choisissez le siège, puis recommencez.",
    "seat_number_taken": "Un autre siège porte déjà le numéro {number}.",
    "college_needed": "Choisissez le collège, puis recommencez.",
    "declaration_exists": "La déclaration de {year} existe déjà : complétez sa ligne.",
    "answer_too_late": "La réponse de {person} arrive après la date limite.",
    "already_counted": "Les réponses sur ce point sont déjà comptées.",
    "answers_still_awaited": "La date limite n’est pas passée ; réponses encore attendues : {count}.",
    "answered_with_interest": "Pour ce projet, {person} est déporté : sa réponse n’est pas prise.",
    "sitting_was_held": "Cette séance a été ouverte : elle reste dans la base, avec son procès-verbal.",
    "proxy_to_oneself": "Un pouvoir se donne à quelqu’un d’autre. Choisissez un autre membre.",
    "hours_backwards": "L’heure de départ est avant celle d’arrivée. Vérifiez les deux heures.",
    "nothing_to_follow": "Il ne reste rien à faire des suites de cette séance.",
    "not_a_list": "Une liste se vote sur des projets qui ne sont pas encore décidés, chacun une fois.",
    "list_with_interest": "Ce vote attend la sortie de {person}, qui a un intérêt dans un projet de la liste.",
    "vote_by_answers": "Une consultation écrite n’a pas de vote en salle : notez les réponses, puis comptez-les.",
    "not_written": "Cette séance n’est pas une consultation écrite.",
}
_WRONG = {
    "digest_differs": "L’empreinte écrite n’est pas celle du contenu ({computed}).",
    "result_differs": "{place} : le document dit {written}, le calcul donne {computed}.",
    "gesture_refused": "{place} : ce geste n’a pas pu être fait. {why}",
    "not_a_record": "Ce fichier n’est pas un procès-verbal de séance de LeaderDesk.",
}
_GESTURES = {
    "opened": "ouverture",
    "closed": "clôture",
    "reopened": "réouverture",
    "arrived": "arrivée de {person}",
    "departed": "départ de {person}",
    "stepped_out": "sortie de {person}",
    "came_back": "retour de {person}",
    "recused": "déport de {person}",
    "recusal_lifted": "levée du déport de {person}",
    "point_opened": "point ouvert",
    "point_closed": "point clos",
    "point_added": "point ajouté, {title}",
    "reordered": "nouvel ordre des points",
    "heard_in": "{who} est entendu",
    "heard_out": "sortie du porteur entendu",
    "notes_received": "notes envoyées par {member}, {file}",
    "noted": "note de {member}",
    "note_erased": "note de {member} effacée",
    "vote_opened": "vote ouvert",
    "ballot_keyed": "vote du siège {seat}",
    "college_keyed": "vote d’un collège",
    "vote_closed": "vote terminé",
    "answered": "réponse de {person}",
    "answers_counted": "réponses comptées",
    "vote_dropped": "vote abandonné",
    "decided": "décision",
    "decision_taken_back": "décision reprise",
    "written": "texte du compte rendu",
    "struck": "geste retiré",
}
# Those that need nothing but themselves.
_PLAIN_REFUSALS = frozenset(code for code, text in REFUSALS.items() if "{" not in text)
_VOWELS = frozenset("AEIOUÀÂÄÉÈÊËÎÏÔÖÙÛÜŒ")


def gesture(word: str, told: Mapping[str, Any]) -> str:
    """What was noted, in a few words."""
    said = _GESTURES[word]
    if str(told.get("person", ""))[:1] in _VOWELS:
        said = said.replace("de {person}", "d’{person}")
    return said.format_map(told)


def say_vote_cannot_be(data: Mapping[str, Any]) -> str:
    """What in a vote contradicts the room."""
    return spaced(f"Ce vote ne peut pas être enregistré. {_problem(data)}".strip())


def say_cannot_be_there(data: Mapping[str, Any]) -> str:
    """What in a movement contradicts the room."""
    return spaced(f"Ce mouvement ne peut pas être noté. {_problem(data)}".strip())


def say_record_problem(problem: Problem) -> str:
    """Why a record does not hold, and where in the document."""
    if problem.code not in _WRONG:
        return programmes.say_problem(problem)
    code = str(problem.data.get("refusal", ""))
    told = {**problem.data, "place": problem.place, "why": REFUSALS[code] if code in _PLAIN_REFUSALS else ""}
    return spaced(_WRONG[problem.code].format_map(told)).strip()


def say_no_quorum(data: Mapping[str, Any]) -> str:
    """Which half of the quorum is missing."""
    if not data["is_presence_met"]:
        return spaced("Le quorum de présence n’est pas atteint : le vote ne peut pas s’ouvrir.")
    return spaced("Ceux qui voteraient n’atteignent pas le quorum des votants : le vote ne peut pas s’ouvrir.")


def say_beyond_cap(data: Mapping[str, Any]) -> str:
    """The most that the rules give."""
    return spaced(f"Les règles donnent au plus {money(data['cap'])} à ce projet : {money(data['amount'])} est trop.")


def say_beyond_envelope(data: Mapping[str, Any]) -> str:
    """The most that the envelope holds."""
    left = money(data["allowed"])
    return spaced(f"L’enveloppe {data['pot']} n’a plus que {left} : {money(data['amount'])} ne peut pas être accordé.")


def _problem(data: Mapping[str, Any]) -> str:
    found = Step(str(data["problem"]), data.get("details") or {})
    return committee.say_step(found) if found.code in committee.CODES else ""


SPECIAL: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "vote_cannot_be": say_vote_cannot_be,
    "cannot_be_there": say_cannot_be_there,
    "no_quorum": say_no_quorum,
    "beyond_cap": say_beyond_cap,
    "beyond_envelope": say_beyond_envelope,
}
