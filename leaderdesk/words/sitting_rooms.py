"""The room of an open sitting in French: where each is, what both gauges say, what a movement would do and did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from leaderdesk.domain.sheets.sittings.gauges import Gauge, Gauges
from leaderdesk.domain.sheets.sittings.rooms import PersonSheet, RoomSheet, Where, WhyNot
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

_WHERE: dict[Where, str] = {
    "in_room": "dans la salle",
    "absent": "pas là",
    "out": "hors de la salle pour ce point",
    "recused": "en déport pour ce point",
    "departed": "départ",
}
_SINCE: dict[Where, str] = {
    "in_room": "là depuis {hour}",
    "absent": "pas là",
    "out": "sortie à {hour}",
    "recused": "déport à {hour}",
    "departed": "départ à {hour}",
}
_ROLES = {"titulaire": "titulaire", "suppleant": "suppléant", "pooled": "suppléant de réserve", "observer": "invité"}
_WHY_NOT: dict[WhyNot, str] = {
    "observer": "voix consultative",
    "absent": "",
    "out": "",
    "recused": "",
    "departed": "",
    "titulaire_sits": "ne vote pas : la voix de son siège est prise",
    "seat_closed": "ne vote pas : le déport du titulaire ferme le siège",
    "not_called": "ne vote pas : aucun siège à remplacer",
}
_COLLEGES = {"public": "publics", "private": "privés"}
_COLLEGE = {"public": "public", "private": "privé"}
_BASES = {"seats": "sièges", "present": "présents", "voters": "votants"}
_WHY_NO_VOTE = {
    "point_not_open": "Le point n’est pas ouvert.",
    "vote_going_on": "Un vote est en cours.",
    "holder_still_there": "Le porteur entendu est encore dans la salle.",
    "already_decided": "Le point est déjà décidé.",
    "presence_not_met": "Le quorum de présence n’est pas atteint.",
    "vote_not_met": "Ceux qui voteraient n’atteignent pas le quorum des votants.",
}


def hour(moment: datetime | None) -> str:
    """The time of day on this machine, as it is said: `19 h 04`."""
    return formats.MISSING if moment is None else moment.astimezone().strftime("%H\u00a0h\u00a0%M")


def where(person: PersonSheet) -> str:
    """Where somebody is, and since when."""
    if person.since is None:
        return _WHERE[person.where]
    return _SINCE[person.where].format(hour=hour(person.since))


def standing(person: PersonSheet) -> str:
    """What is to be known of somebody who is there: other seats whose voice they bear, or why they bear none."""
    given = [seat for seat in person.voices if seat != person.seat]
    if given:
        return spaced(f"porte aussi la voix de {' et '.join(given)}")
    return "" if person.voices or person.why_not is None else spaced(_WHY_NOT[person.why_not])


def briefly(person: PersonSheet) -> str:
    """The same in two words: `ne vote pas`, `2 voix`; nothing where there is nothing to be known."""
    if len(person.voices) > 1:
        return f"{len(person.voices)}\u00a0voix"
    is_idle = person.where == "in_room" and not person.voices and person.role != "observer"
    return "ne vote pas" if is_idle else ""


def mark(person: PersonSheet) -> str:
    """The place of somebody in a few signs: the number of the seat, its college, the role: `03 public, suppléant`."""
    number = (person.seat or "").partition(" ")[0]
    parts = " ".join(part for part in (number, _COLLEGE.get(person.college or "", person.college or "")) if part)
    role = "" if person.role == "titulaire" else _ROLES[person.role]
    return ", ".join(part for part in (parts, role) if part)


def place(person: PersonSheet) -> str:
    """The place of somebody in the committee: seat or college, and the role where it is not the first."""
    seat = person.seat or (f"collège des {college(person.college)}" if person.college else "")
    role = "" if person.role == "titulaire" else _ROLES[person.role]
    return ", ".join(part for part in (seat, role) if part)


def college(key: str) -> str:
    """A college by its key, as its members are counted: `publics`, `privés`."""
    return _COLLEGES.get(key, key)


def say_gauge(gauge: Gauge) -> str:
    """A rule with its numbers: `Présents : 13 sur 24 sièges, il en faut 12`."""
    counted = f"{_counted(gauge)} : {gauge.counted} sur {gauge.out_of} {_BASES[gauge.of]}"
    return spaced(f"{counted}, {_bound(gauge)}")


def say_rule(gauge: Gauge) -> str:
    """The same, short: what it takes, or what is missing: `Présents : 13 sur 24, il en faut 12`."""
    counted = f"{_counted(gauge)} : {gauge.counted} sur {gauge.out_of}"
    if not gauge.is_met or gauge.margin <= 0:
        return spaced(f"{counted}, {say_margin(gauge)}")
    return spaced(f"{counted}, {_bound(gauge)}")


def say_margin(gauge: Gauge) -> str:
    """How far a rule is from its bound: what is to spare, or what is missing."""
    margin = gauge.margin
    if gauge.is_met:
        return f"marge {margin}" if margin > 0 else "sans marge"
    if not gauge.out_of:
        return "personne"
    return f"{-margin} de trop" if gauge.is_ceiling else f"il manque {max(1, -margin)}"


def say_half(gauges: Sequence[Gauge], name: str) -> str:
    """One half of the quorum in one line: `Présence : quorum atteint`."""
    if not gauges:
        return spaced(f"{name} : aucune règle")
    is_met = all(each.is_met for each in gauges)
    return spaced(f"{name} : {'quorum atteint' if is_met else 'pas de quorum'}")


def say_lack(gauges: Gauges) -> list[str]:
    """What is missing for the quorum, rule by rule; nothing where it stands."""
    missing = [each for each in (*gauges.presence, *gauges.votes) if not each.is_met]
    return [f"{say_gauge(each)} ({say_margin(each)})." for each in missing]


def say_missing(gauges: Gauges) -> str:
    """The same in a few words: `il manque 2 privés`."""
    missing = [each for each in (*gauges.presence, *gauges.votes) if not each.is_met]
    return spaced(" ; ".join(dict.fromkeys(_missing(each) for each in missing)))


def say_consequence(now: Gauges, then: Gauges) -> str:
    """What a movement would do to the quorum; empty where it changes neither half."""
    lost = [
        after
        for before, after in zip((*now.presence, *now.votes), (*then.presence, *then.votes), strict=True)
        if before.is_met and not after.is_met
    ]
    if lost:
        return spaced(f"Le quorum serait perdu : {' ; '.join(_brief(each) for each in lost)}.")
    if not now.is_quorate:
        return "Le quorum serait retrouvé." if then.is_quorate else "Le quorum manquerait toujours."
    tight = [each for each in (*then.presence, *then.votes) if each.margin == 0]
    if tight:
        return spaced(f"Le quorum tiendrait de justesse : {_brief(tight[0])}.")
    return "Le quorum tiendrait."


def say_effect(now: Gauges, then: Gauges) -> str:
    """The same in two or three words."""
    if now.is_quorate and not then.is_quorate:
        return "quorum perdu"
    if not now.is_quorate:
        return "quorum retrouvé" if then.is_quorate else "pas de quorum"
    is_tight = any(each.margin == 0 for each in (*then.presence, *then.votes))
    return "quorum sans marge" if is_tight else "quorum tenu"


def say_moved(before: RoomSheet, after: RoomSheet) -> list[str]:
    """What the last movement did by itself: seats taken and given back, the chair, the quorum."""
    said = [_taken(seat, person, before, after) for seat, person in after.voters.items()]
    said = [each for each in said if each]
    if after.chair != before.chair and before.chair is not None:
        heir = f"La présidence passe à {after.chair}." if after.chair else "Plus personne ne préside."
        said.append(heir)
    if before.gauges.is_quorate and not after.gauges.is_quorate:
        said.append("Le quorum est perdu.")
    elif after.gauges.is_quorate and not before.gauges.is_quorate:
        said.append("Le quorum est atteint.")
    return [spaced(each) for each in said]


def say_chair(room: RoomSheet) -> str:
    """Who presides."""
    if room.chair is None:
        return spaced("Présidence : personne dans la salle")
    return spaced(f"Présidence : {room.chair}{' (vice-présidence)' if room.is_chair_deputy else ''}")


def say_why_no_vote(code: str) -> str:
    """What stands in the way of a vote."""
    return _WHY_NO_VOTE[code]


def _taken(seat: str, person: str, before: RoomSheet, after: RoomSheet) -> str:
    """A seat whose voice somebody has taken over; nothing where its own titulaire came in."""
    was = before.voters.get(seat)
    told = after.person(person)
    if was == person or told is None:
        return ""
    if told.seat != seat:
        return f"{person} porte la voix du siège {seat}."
    if told.role != "titulaire":
        return f"{person}, {_ROLES[told.role]}, prend le siège {seat}."
    return f"{person} reprend le siège {seat} ; {was} ne vote plus." if was is not None else ""


def _counted(gauge: Gauge) -> str:
    if gauge.kind == "present_share":
        return "Présents"
    if gauge.kind == "group_cap":
        return "Groupe le plus fort"
    return college(gauge.college or "").capitalize()


def _missing(gauge: Gauge) -> str:
    if gauge.is_ceiling or not gauge.out_of:
        return f"{_counted(gauge).lower()} : {say_margin(gauge)}"
    lack = max(1, -gauge.margin)
    whose = _counted(gauge).lower() if lack > 1 else _counted(gauge).lower().removesuffix("s")
    return f"il manque {lack} {whose}"


def _bound(gauge: Gauge) -> str:
    return f"{gauge.wanted} au plus" if gauge.is_ceiling else f"il en faut {gauge.wanted}"


def _brief(gauge: Gauge) -> str:
    return f"{_counted(gauge).lower()} {gauge.counted} sur {gauge.out_of} {_BASES[gauge.of]}, {_bound(gauge)}"
