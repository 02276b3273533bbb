"""A committee for one item from plain values, and its quorum back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from leaderdesk.domain import quorum, seating
from leaderdesk.domain.exact import shown
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.quorum import Quorum, QuorumRule
from leaderdesk.domain.seating import Proxy, Room, Seat
from leaderdesk.domain.simulation.fields import Fields, read_choice, read_text, refuse_repeated

ITEM = (
    *("seats", "present", "recused", "rules", "recusal", "recused_seat", "vacant_seats_count"),
    *("pool", "proxies", "max_proxies", "proxies_count_in_quorum"),
)
SEAT = ("seat", "college", "group", "titulaire", "suppleant")
RULE = ("kind", "college", "of", "min", "max", "op")
PROXY = ("seat", "to")
LEAST = (">=", ">")
MOST = ("<=", "<")
TOTAL = "total"


def read(value: object) -> tuple[Room, tuple[QuorumRule, ...]]:
    """The room and the rules."""
    fields = Fields(value, "", ITEM)
    seats = _seats(fields)
    colleges = dict.fromkeys(seat.college for seat in seats)
    pool = _pool(fields, colleges)
    known = {*(seat.titulaire for seat in seats), *(seat.suppleant for seat in seats)}
    known |= {person for people in pool.values() for person in people}
    room = Room(
        seats=seats,
        present=_people(fields, "present", known),
        recused=_people(fields, "recused", known),
        recusal=fields.choice("recusal", seating.RECUSALS, seating.LEAVES),
        recused_seat=fields.choice("recused_seat", seating.RECUSED_SEATS, seating.SILENT),
        vacant_seats_count=fields.flag("vacant_seats_count", default=True),
        pool=pool,
        proxies=tuple(_proxy(Fields(item, place, PROXY), seats, known) for place, item in fields.each("proxies")),
        max_proxies=fields.count("max_proxies", 0),
        proxies_count_in_quorum=fields.flag("proxies_count_in_quorum", default=False),
    )
    return room, tuple(_rule(Fields(item, place, RULE), colleges) for place, item in fields.each("rules"))


def write(result: Quorum, room: Room) -> dict[str, Any]:
    """What is shown of a quorum."""
    tally = result.heads.present
    colleges = sorted({seat.college for seat in room.seats})
    return {
        "voters": dict(result.voters),
        "seats": result.heads.seats,
        "counted": {TOTAL: tally.total, **{college: tally.colleges.get(college, 0) for college in colleges}},
        "rules": [
            {"kind": each.rule.kind, "of": each.rule.of, "value": shown(each.value, 4), "ok": each.is_met}
            for each in result.rules
        ],
        "presence_ok": result.is_presence_met,
        "vote_ok": result.is_vote_met,
        "quorum": result.is_quorate,
        "fragile": list(result.fragile),
    }


def _seats(fields: Fields) -> tuple[Seat, ...]:
    fields.need("seats")
    items = list(fields.each("seats"))
    seats = tuple(_seat(Fields(item, place, SEAT)) for place, item in items)
    if not seats:
        raise WrongInput("no_seat", place=fields.at("seats"))
    refuse_repeated([seat.name for seat in seats], [f"{place}.seat" for place, _ in items])
    return seats


def _seat(fields: Fields) -> Seat:
    college = fields.text("college")
    if college == TOTAL:
        # It would stand beside the total in the result.
        raise WrongInput("reserved_word", place=fields.at("college"))
    return Seat(
        name=fields.text("seat"),
        college=college,
        group=fields.maybe_text("group"),
        titulaire=fields.maybe_text("titulaire"),
        suppleant=fields.maybe_text("suppleant"),
    )


def _pool(fields: Fields, colleges: dict[str, None]) -> dict[str, tuple[str, ...]]:
    pool = {}
    for college, place, people in fields.entries("pool"):
        read_choice(college, place, colleges)
        if people is None:
            continue
        if not isinstance(people, list):
            raise WrongInput("not_a_list", place=place)
        places = [f"{place}[{rank}]" for rank in range(len(people))]
        pool[college] = tuple(read_text(person, at) for person, at in zip(people, places, strict=True))
        refuse_repeated(pool[college], places)
    return pool


def _people(fields: Fields, key: str, known: Collection[str | None]) -> frozenset[str]:
    """People of the committee, each once: a name that nobody has there is misspelt."""
    named = [(place, read_text(item, place)) for place, item in fields.each(key)]
    refuse_repeated([person for _, person in named], [place for place, _ in named])
    return frozenset(_person(person, place, known) for place, person in named)


def _person(person: str, place: str, known: Collection[str | None]) -> str:
    if person not in known:
        raise WrongInput("unknown_person", place=place, person=person)
    return person


def _proxy(fields: Fields, seats: tuple[Seat, ...], known: Collection[str | None]) -> Proxy:
    seat = fields.choice("seat", [seat.name for seat in seats])
    return Proxy(seat, _person(fields.text("to"), fields.at("to"), known))


def _rule(fields: Fields, colleges: dict[str, None]) -> QuorumRule:
    kind = fields.choice("kind", quorum.KINDS)
    is_cap = kind in quorum.CAPS
    bound, other, operators = ("max", "min", MOST) if is_cap else ("min", "max", LEAST)
    _refuse(fields, other)
    if kind not in quorum.OF_A_COLLEGE:
        _refuse(fields, "college")
    return QuorumRule(
        kind=kind,
        of=fields.choice("of", quorum.BASES),
        bound=fields.share(bound),
        op=fields.choice("op", operators, operators[0]),
        college=fields.choice("college", colleges) if kind in quorum.OF_A_COLLEGE else None,
    )


def _refuse(fields: Fields, key: str) -> None:
    """A key of another kind of rule has no meaning here."""
    if fields.has(key):
        raise WrongInput("unknown_key", place=fields.at(key))
