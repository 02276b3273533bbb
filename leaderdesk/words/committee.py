"""The committee in French: its seats, who is in the room, what a vote decided and why, possible conflicts, the agenda.

Seats, people and projects are keys in the domain; the caller gives the name of each, and a key without one is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from leaderdesk.domain.agendas.items import Agenda, Passage
from leaderdesk.domain.committee.votes import Outcome
from leaderdesk.domain.conflicts import Dismissal, Reason, Role, Screening, Suggestion
from leaderdesk.domain.steps import Step
from leaderdesk.words import formats
from leaderdesk.words.inputs import NO_NAMES, Names
from leaderdesk.words.phrases import Filler, spaced

# What a tie is with, until it is said.
UNNAMED_TIE = "à préciser"

_ROLES = {
    "titulaire": "titulaire",
    "suppleant": "suppléant",
    "holder": "porteur",
    "partner": "partenaire",
    "funder": "financeur",
}
_SIDES = {"for": "pour", "against": "contre"}
_KINDS = {
    "arrival": "une arrivée",
    "departure": "un départ",
    "return": "un retour",
    "absence": "une sortie pour ce projet",
    "recusal": "un déport",
    "recusal_withdrawn": "la levée d’un déport",
}
_BASES = {
    "expressed": "voix exprimées",
    "cast": "bulletins",
    "present": "sièges présents",
    "voters": "sièges ayant voix délibérative",
    "seats": "sièges du comité",
}
_SECRECIES = {"by_name": "nominatif", "secret": "secret"}
_FACTS = {
    "structure": "sa structure",
    "mandate": "ses mandats",
    "employer": "son employeur",
    "commune": "sa commune",
    "address": "l’adresse",
    "siren": "le SIREN",
    "people": "les représentants",
}
_REASONS: Mapping[Reason, str] = {
    "same_person": "représente {party} ({role:role})",
    "same_structure": "vient de la même structure que {party} ({role:role})",
    "mandate": "exerce un mandat dans {party} ({role:role})",
    "employer": "a pour employeur {party} ({role:role})",
    "commune": "est de la commune {party} ({role:role})",
    "same_surname_and_address": "porte le nom et habite à l’adresse d’un représentant de {party} ({role:role})",
    "same_address": "habite à l’adresse de {party} ({role:role})",
}
_STEPS = {
    # Seats and mandates.
    "seat_twice": "Le siège {seat:name} figure deux fois. Gardez-en un.",
    "unknown_seat": "{person:name} a un mandat sur le siège {seat:name}, qui n’existe pas.",
    "unknown_college": "{person:name} est suppléant du collège {college:name}, qui n’a aucun siège.",
    "mandate_backwards": "Le mandat de {person:name} finit le {until}, avant de commencer le {since}.",
    "two_holders": "Le siège {seat:name} a deux personnes pour une place ({role:role}) à partir du {since}.",
    "two_titles": "{person:name} est titulaire de deux sièges à la fois : {seat:name} et {other:name}.",
    "same_rank": "Deux suppléants du collège {college:name} ont le rang {rank}, dont {person:name}.",
    # Presence.
    "simultaneous": "{person:name} : {kind:kind} et son contraire sont notés au même instant. Corrigez l’heure.",
    "simultaneous_openings": "Le projet {item:name} s’ouvre au même instant qu’un autre. Corrigez l’heure.",
    "no_item_open": "{person:name} : {kind:kind}, alors qu’aucun projet n’est ouvert.",
    "item_not_open": "La fin du projet {item:name} est notée, alors qu’il n’est pas ouvert.",
    "already_here": "{person:name} arrive, mais était déjà là.",
    "not_here": "{person:name} sort, mais n’était pas là.",
    "not_recused": "Le déport de {person:name} pour le projet {item:name} est levé, mais n’était pas noté.",
    "still_recused": "{person:name} revient pendant le projet {item:name}, mais reste un membre déporté.",
    "not_away": "{person:name} revient pendant le projet {item:name}, mais n’en était pas sorti.",
    # Quorum record.
    "recused_votes": "{person:name} vote, mais s’est déporté.",
    "absent_votes": "{person:name} vote, mais n’est pas là.",
    "more_counted_than_seats": "Plus de sièges comptés ({counted}) que de sièges ({seats}).",
    "more_voters_than_counted": "Plus de votants ({voters}) que de sièges comptés ({counted}).",
    # Ballots.
    "secrecy_differs": "Le vote doit être {asked:secrecy}, il a été {held:secrecy}.",
    "more_votes_than_voters": "Plus de bulletins ({votes}) que de voix délibératives ({voters}).",
    "total_differs": "Le total des voix ({votes}) n’est pas le nombre de voix délibératives ({voters}).",
    "seat_votes_twice": "Le siège {seat:name} vote deux fois.",
    "seat_without_voice": "{person:name} vote pour le siège {seat:name}, qui n’a pas voix délibérative.",
    "not_the_holder": "{person:name} vote pour le siège {seat:name}, dont la voix est à {holder:name}.",
    "ballot_missing": "Le vote du siège {seat:name} ({person:name}) n’est pas saisi.",
    # Result.
    "presence_not_valid": "Le quorum de présence n’est pas atteint pour {item:name}.",
    "vote_not_valid": "Le quorum des votants n’est pas atteint pour {item:name}.",
    "nothing_cast": "Personne ne s’est prononcé pour ou contre (abstentions : {abstentions}).",
    "simple_majority": "{in_favour} pour, {against} contre, abstentions : {abstentions} ; "
    "majorité simple : {needed} des {base} {base_is:base}.",
    "absolute_majority": "{in_favour} pour, {against} contre, abstentions : {abstentions} ; "
    "majorité absolue : {needed} des {base} {base_is:base}.",
    "qualified_majority": "{in_favour} pour, {against} contre, abstentions : {abstentions} ; "
    "majorité qualifiée : {needed} des {base} {base_is:base}.",
    "tie": "Partage des voix : {votes} pour, {votes} contre.",
    "no_casting_vote_in_rules": "Le règlement ne donne de voix prépondérante à personne.",
    "no_chair_votes": "Ni le président ni un vice-président ne vote : il n’y a pas de voix prépondérante.",
    "casting_vote_not_given": "{person:name} n’a pas donné sa voix prépondérante.",
    "casting_vote": "La voix prépondérante de {person:name}{is_deputy:office} l’emporte ({side:side}).",
    # Conflicts.
    "seen_on_siren": "même SIREN ({siren}), {name}",
    "seen_on_name": "même nom, {name}",
    "seen_on_address": "même adresse, {address}",
    "seen_on_surname_and_address": "même nom de famille, {surname}, et même adresse, {address}",
    "member_lacks": "On ne connaît pas, pour ce membre, {what:fact}.",
    "party_lacks": "On ne connaît pas, pour {party} ({role:role}), {what:fact}.",
}
CODES = frozenset(_STEPS)
_LOST_BY_ORDER = "{item:name} n’a pas son quorum à son heure dans cet ordre."
_RESULTS = {"adopted": "Adopté", "rejected": "Non adopté", "no_result": "Sans résultat"}


def say_step(step: Step, names: Names = NO_NAMES) -> str:
    """The sentence of a reason, of a problem, or of what a suggestion was seen on."""
    return _filler(names).fill(_STEPS[step.code], step.data)


def say_outcome(outcome: Outcome, names: Names = NO_NAMES) -> list[str]:
    """What was decided, then each reason."""
    word = _RESULTS[outcome.result]
    if outcome.is_by_casting_vote:
        word = f"{word}, par la voix prépondérante"
    return [f"{word}.", *(say_step(reason, names) for reason in outcome.reasons)]


def say_suggestion(suggestion: Suggestion, names: Names = NO_NAMES) -> str:
    """The link, and what it was seen on."""
    link = _REASONS[suggestion.reason]
    data = {"member": suggestion.member, "party": suggestion.party.name, "role": suggestion.party.role}
    seen = say_step(suggestion.basis, names)
    return _filler(names).fill(f"{{member:name}} {link} : {{seen}}.", {**data, "seen": seen})


def say_screening(screening: Screening, names: Names = NO_NAMES) -> list[str]:
    """Each suggestion, what was set aside, and what could not be compared; never that there is no conflict."""
    said = [say_suggestion(suggestion, names) for suggestion in screening.suggestions]
    if not said:
        text = "Aucun lien repéré dans ce qui est connu ; seul le membre peut dire s’il a un intérêt."
        said = [_filler(names).fill(text, {})]
    said += [_set_aside(suggestion, dismissal, names) for suggestion, dismissal in screening.set_aside]
    return [*said, *(say_step(step, names) for step in screening.not_compared)]


def say_agenda(agenda: Agenda, names: Names = NO_NAMES) -> list[str]:
    """How good the order is, and which projects lack their quorum whatever or because of it."""
    moves = formats.counted(agenda.moves, "mouvement", "mouvements")
    if agenda.is_optimal:
        first = f"Ordre optimal : {moves} (sorties et retours)."
    elif len(agenda.without_quorum) > agenda.fewest_without_quorum:
        first = f"Bon ordre, {moves} : un autre pourrait encore garder un quorum de plus."
    else:
        gap = formats.counted(agenda.gap, "mouvement", "mouvements")
        first = f"Bon ordre, {moves} : un meilleur en épargnerait au plus {gap}."
    filler = _filler(names)
    never = set(agenda.never_quorate)
    lost = [
        filler.fill("{item:name} n’a son quorum à aucune heure." if key in never else _LOST_BY_ORDER, {"item": key})
        for key in agenda.without_quorum
    ]
    return [filler.fill(first, {}), *lost]


def say_passage(passage: Passage, names: Names = NO_NAMES) -> str:
    """Who goes out and who comes back before a project; empty when nobody moves."""
    leaving, returning = ([names.get(each, each) for each in group] for group in (passage.leaving, passage.returning))
    out = f"Sortent : {', '.join(leaving)}." if leaving else ""
    back = f"Reviennent : {', '.join(returning)}." if returning else ""
    return spaced(" ".join(part for part in (out, back) if part))


def role(code: Role) -> str:
    """The role of a party in a project."""
    return _ROLES[code]


def _set_aside(suggestion: Suggestion, dismissal: Dismissal, names: Names) -> str:
    data = {"said": say_suggestion(suggestion, names), "on": dismissal.dismissed_on, "because": dismissal.because}
    return _filler(names).fill("Écarté le {on} ({because}) : {said}", data)


def _filler(names: Names) -> Filler:
    tables: dict[str, Names] = {
        "name": names,
        "role": _ROLES,
        "side": _SIDES,
        "kind": _KINDS,
        "base": _BASES,
        "secrecy": _SECRECIES,
        "fact": _FACTS,
    }
    ways: dict[str, Callable[[Any], str]] = {way: partial(_word, table) for way, table in tables.items()}
    return Filler({**ways, "office": _office})


def _office(is_deputy: int) -> str:
    """Who presides in the president’s place is told as such."""
    return ", à la vice-présidence," if is_deputy else ""


def _word(table: Names, code: str) -> str:
    return table.get(code, code)
