"""A vote of an open sitting in French: what it asks for, what was said so far, what it came to, why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdesk.domain.committee.majorities import DEFAULT_MAJORITY, Majority, Totals
from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.sheets.sittings.gauges import Gauges
from leaderdesk.domain.sheets.sittings.points import PointSheet
from leaderdesk.domain.sheets.sittings.votes import HeldSheet, VoterSheet, VoteSheet
from leaderdesk.domain.sittings.gestures import VoteMode
from leaderdesk.domain.text import folded
from leaderdesk.words import formats
from leaderdesk.words.committee import say_step
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_rooms import say_half, say_lack, say_why_no_vote

SAYINGS: dict[Saying, str] = {
    "for": "pour",
    "against": "contre",
    "abstention": "abstention",
    "void": "blanc ou nul",
    "not_voting": "ne prend pas part",
}
MODES: dict[VoteMode, str] = {"by_name": "nominatif", "hands": "à main levée", "secret": "secret"}
_RESULTS = {"adopted": "Adopté", "rejected": "Non adopté", "no_result": "Sans résultat"}
_MAJORITIES = {"simple": "Majorité simple", "absolute": "Majorité absolue", "qualified": "Majorité qualifiée"}
_BASES = {
    "cast": "des votes exprimés",
    "present": "des sièges présents",
    "voters": "des votants",
    "seats": "des sièges du comité",
}
_TIES = {"no_result": "rien n’est décidé", "rejected": "c’est un rejet"}
_SECRECIES = {"by_name": "nominatif", "secret": "secret"}
_CAST = {"for": "c’est adopté", "against": "c’est rejeté"}
_COURSES = {
    "adopted": "La majorité est acquise.",
    "rejected": "La majorité ne peut plus être atteinte.",
    "tie": "Partage des voix.",
}
# What would make the vote possible, beside what stands in its way.
_REMEDIES = {
    "point_not_open": "Ouvrez le point (F3), puis revenez voter (F5).",
    "vote_going_on": "Terminez le vote de l’autre point, ou abandonnez-le.",
    "holder_still_there": "Notez la sortie du porteur (F3), puis revenez voter (F5).",
    "already_decided": "Pour voter de nouveau, reprenez d’abord la décision (F7).",
}
# The step of the page where that is done, and the words of the button that leads there.
_WAYS_OUT = {
    "point_not_open": ("point", "Ouvrir le point (F3)"),
    "vote_going_on": ("", "Revenir au vote en cours"),
    "holder_still_there": ("point", "Noter sa sortie (F3)"),
    "already_decided": ("decision", "Voir la décision (F7)"),
    "presence_not_met": ("room", "Noter une arrivée (F2)"),
    "vote_not_met": ("room", "Noter une arrivée (F2)"),
}
_MOTIONS = {
    "project": "Donner un avis favorable au projet « {title} »",
    "minutes": "Approuver : {title}",
    "amendment": "Accepter l’avenant : {title}",
}
# A title that says already what is asked is put to the vote as it is.
_ASKING = ("approuver", "approbation", "accepter", "acceptation", "adopter", "adoption", "valider", "validation")


def usual_motion(point: PointSheet) -> str:
    """What is put to the vote, until somebody words it otherwise."""
    return motion_of(point.point.kind, point.point.title)


def motion_of(kind: str, title: str) -> str:
    """The same before the sitting, from the kind of a point and its title."""
    if kind != "project" and folded(title).startswith(_ASKING):
        return spaced(title)
    return spaced(_MOTIONS.get(kind, "Adopter : {title}").format(title=title))


def say_majority(majority: Majority = DEFAULT_MAJORITY) -> str:
    """What a kind of decision takes: the majority, what a tie is worth, how it must be held."""
    name = _MAJORITIES[majority.kind]
    if majority.kind == "simple":
        said = f"{name} : plus de pour que de contre"
    elif majority.kind == "absolute":
        said = f"{name} : plus de la moitié {_BASES[majority.of]}"
    else:
        least = "au moins" if majority.operator == ">=" else "plus de"
        said = f"{name} : {least} {formats.rate(majority.share)} {_BASES[majority.of]}"
    tie = "la voix de qui préside l’emporte" if majority.casting_vote else _TIES[majority.tie]
    said = f"{said}. En cas d’égalité, {tie}."
    if majority.secrecy != "either":
        said = f"{said} Le vote doit être {_SECRECIES[majority.secrecy]}."
    return spaced(said)


def say_vote(vote: VoteSheet) -> str:
    """How the vote that is open is held, and by which majority."""
    return spaced(f"Vote {MODES[vote.mode]}. {say_majority(vote.majority)}")


def say_totals(totals: Totals, *, missing: int = 0) -> str:
    """What was said so far: `Pour : 7, contre : 2, abstentions : 1, reste : 3`."""
    said = [
        f"Pour : {totals.in_favour}",
        f"contre : {totals.against}",
        f"abstentions : {totals.abstentions}",
    ]
    said += [f"blancs ou nuls : {totals.voids}"] if totals.voids else []
    said += [f"ne prennent pas part : {totals.not_voting}"] if totals.not_voting else []
    said += [f"reste : {missing}"] if missing else []
    return spaced(", ".join(said))


def say_course(vote: VoteSheet) -> str:
    """What the ballots so far decide, whatever the others say."""
    if vote.course == "tie":
        return " ".join([_COURSES["tie"], say_named_tie(vote)])
    if vote.course != "open":
        return _COURSES[vote.course]
    more = vote.needed - vote.totals.in_favour
    if vote.totals.votes and 0 < more <= vote.missing:
        return spaced(f"Il faut encore {more} pour.") if more > 1 else "Il faut encore une voix pour."
    return ""


def say_tie(majority: Majority, casting_by: str | None) -> str:
    """Who breaks a tie, or what the rule makes of it."""
    if not majority.casting_vote:
        return spaced(f"Aucune voix n’est prépondérante : {_TIES[majority.tie]}.")
    if casting_by is None:
        return spaced(f"Ni la présidence ni une vice-présidence ne vote : {_TIES[majority.tie]}.")
    return f"La voix prépondérante est à {casting_by}."


def say_named_tie(vote: VoteSheet) -> str:
    """The same where everybody has spoken: the casting vote is the ballot of who presides."""
    said = say_tie(vote.majority, vote.casting_by)
    own = next((each for each in vote.voters if each.person == vote.casting_by and not each.is_proxy), None)
    if own is None:
        return said
    if own.says in {"for", "against"}:
        return spaced(f"{said[:-1]}, qui vote {SAYINGS[own.says]} : {_CAST[own.says]}.")
    return spaced(f"{said[:-1]}, qui ne l’a pas donnée : corrigez son vote, sinon {_TIES[vote.majority.tie]}.")


def say_voter(voter: VoterSheet, before: Saying | None = None) -> str:
    """Who speaks for a seat, and what was said; a correction says what stood before."""
    who = f"{voter.person}, par pouvoir" if voter.is_proxy else voter.person
    if voter.says is None:
        return spaced(f"{who} : à venir")
    was = f" (corrigé, était : {SAYINGS[before]})" if before is not None and before != voter.says else ""
    return spaced(f"{who} : {SAYINGS[voter.says]}{was}")


def say_count(given: int, voters: int) -> str:
    """How a count stands against the number of voices; empty while nothing is typed, and when it is right."""
    if given == voters:
        return ""
    gap = f"il en manque {voters - given}" if given < voters else f"{given - voters} de trop"
    return spaced(
        f"{formats.counted(given, 'voix', 'voix')} pour {formats.counted(voters, 'votant', 'votants')} : {gap}."
    )


def say_missing(count: int) -> str:
    """How many seats have said nothing, where the list shows the first of them."""
    return spaced(f"Pas encore dit : {count}. Voici le premier.") if count > 1 else "Il n’en manque qu’un, que voici."


def say_result(held: HeldSheet) -> str:
    """The result in a word."""
    return _RESULTS[held.result]


def say_held(held: HeldSheet, titles: Mapping[str, str]) -> list[str]:
    """How a vote came to its result: the motion, the rule that applied, both halves of the quorum, each voice."""
    said = [f"Vote {MODES[held.mode]} : {held.motion}"]
    said += [say_step(reason) for reason in held.reasons]
    if held.casting_by is not None:
        said.append(f"Partage des voix tranché par {held.casting_by}.")
    said.append(say_validity(held.gauges))
    if held.covers:
        said.append(f"Vote de liste : {', '.join(titles.get(key, key) for key in held.covers)}.")
    said += say_ballots(held.ballots)
    return [spaced(each) for each in said]


def say_validity(gauges: Gauges) -> str:
    """Both halves of the quorum that a vote stood on, apart."""
    return f"{say_half(gauges.presence, 'Présence')}. {say_half(gauges.votes, 'Votants')}."


def say_ballots(ballots: Sequence[VoterSheet]) -> list[str]:
    """A vote by name, one line for each thing said."""
    lines = []
    for says, word in SAYINGS.items():
        people = [each.person for each in ballots if each.says == says]
        if people:
            lines.append(spaced(f"{word.capitalize()} ({len(people)}) : {', '.join(people)}."))
    return lines


def way_out(code: str) -> tuple[str, str]:
    """Where what stands in the way of a vote is mended: the step, and what its button says."""
    return _WAYS_OUT[code]


def say_why_not(code: str, gauges: Gauges) -> str:
    """Why no vote may open, and what would make it possible."""
    if code in _REMEDIES:
        return spaced(f"{say_why_no_vote(code)} {_REMEDIES[code]}")
    return spaced(" ".join([say_why_no_vote(code), *say_lack(gauges)]))
