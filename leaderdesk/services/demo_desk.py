"""The demonstration base, as the desk works in it: team, settings, grids, checklists, calls, contact log, evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from leaderdesk.domain.eligibility.checklists import Item
from leaderdesk.domain.orientations.answers import Answers, AskedCost
from leaderdesk.domain.programmes.checklists import usual_items
from leaderdesk.domain.programmes.documents import read_document
from leaderdesk.domain.programmes.grids import GridSheet
from leaderdesk.services import (
    calls,
    checklists,
    contracts,
    conversations,
    dossiers,
    eligibility,
    fiches,
    grids,
    holders,
    pieces,
    programmes,
    selection,
    team,
    treasuries,
)
from leaderdesk.services.settings import set_setting
from leaderdesk.store.base import OpenBase

Seed = dict[str, Any]
Event = tuple[int, Callable[[], object]]
_HELPED_KINDS = frozenset({"company", "cooperative", "sole_trader", "farm"})
# From the last day of the diary: what everybody agreed on is entered in one go.
_SHARED_OUT = 1
_SAID = ("caller", "about", "phone", "email", "commune", "answered", "asked_of", "fits")


class Diary(Protocol):
    """What remembers the keys of all that was made, by name, and counts days back from today."""

    base: OpenBase
    folder: Path
    keys: dict[tuple[str, ...], int]

    def day(self, ago: int) -> date:
        """A working day so many days ago; below zero, to come."""
        ...


def desk_events(diary: Diary, seeds: dict[str, Any]) -> Iterator[Event]:
    """Everything the desk did, family after family."""
    desk = seeds["desk"]
    for person in desk["team"]:
        yield person["days"], partial(_add_person, diary, person)
    for setting in desk["settings"]:
        since = diary.day(setting["days"])
        yield setting["days"], partial(set_setting, diary.base, setting["code"], setting["value"], holds_from=since)
    for grid in desk["grids"]:
        yield grid["days"], partial(_add_grid, diary, grid)
    for checklist in desk["checklists"]:
        yield checklist["days"], partial(_write_checklist, diary, checklist)
    for aid in desk["aids"]:
        yield aid["days"], partial(_add_aid, diary, aid)
    for call in desk["calls"]:
        yield from _call_events(diary, call)
    for title, seed in desk["dossiers"].items():
        yield from _dossier_events(diary, title, seed)
    for conversation in desk["conversations"]:
        yield conversation["days"], partial(_note_conversation, diary, conversation)
    yield _SHARED_OUT, partial(_share_out, diary, seeds)


def _add_person(diary: Diary, seed: Seed) -> None:
    known = {name: value for name, value in seed.items() if name != "days"}
    diary.keys["person", seed["name"]] = team.add_person(diary.base, **known)


def _add_grid(diary: Diary, seed: Seed) -> None:
    sheet = read_document({"format": "leaderdesk-grid", "version": 1, **seed["sheet"]}).document
    assert isinstance(sheet, GridSheet)  # noqa: S101 - our own seed
    key = grids.add_grid(diary.base, sheet.title, sheet)
    diary.keys["grid", sheet.title] = grids.latest_version(diary.base, key) or 0
    for code in seed["fiches"]:
        fiches.attach_grid(diary.base, diary.keys["fiche", code], key)


def _write_checklist(diary: Diary, seed: Seed) -> None:
    key = diary.keys["fiche", seed["fiche"]]
    row = next(each for each in programmes.read_programme(diary.base).fiches if each.id == key)
    asked = tuple(Item(code, "Fiche-action", question=question) for code, question in seed["questions"].items())
    items = (*usual_items(row.versions[0].rules), *asked)
    checklists.save_checklist(diary.base, key, items, holds_from=diary.day(seed["days"]))


def _add_aid(diary: Diary, seed: Seed) -> None:
    granted = None if seed["granted"] is None else diary.day(seed["granted"])
    draft = holders.AidDraft(seed["regime"], cents(seed["amount"]), granted, seed["by"])
    holders.add_aid(diary.base, diary.keys["holder", seed["holder"]], draft)


def _call_events(diary: Diary, seed: Seed) -> Iterator[Event]:
    yield seed["days"], partial(_add_call, diary, seed)
    if seed["published"]:
        yield seed["published"][0], partial(_publish, diary, seed)
    for deposit in seed["deposits"]:
        yield deposit["at"][0], partial(_register, diary, seed["title"], deposit)


def _add_call(diary: Diary, seed: Seed) -> None:
    draft = calls.CallDraft(
        title=seed["title"],
        rules=seed["rules"],
        opens_at=_moment(diary, seed["opens"]),
        closes_at=_moment(diary, seed["closes"]),
        envelope=cents(seed["envelope"]),
        fiche_id=diary.keys["fiche", seed["fiche"]],
        grid_version_id=diary.keys["grid", seed["grid"]] if seed["grid"] else None,
    )
    diary.keys["call", seed["title"]] = calls.add_call(diary.base, draft)
    if seed["grid"]:
        calls.freeze_call_grid(diary.base, diary.keys["call", seed["title"]])


def _publish(diary: Diary, seed: Seed) -> None:
    ago, where, name = seed["published"]
    proof = diary.folder / name
    proof.write_text(f"{seed['title']}\n{where}\n{seed['rules']}\n", "utf-8")
    calls.publish_call(diary.base, diary.keys["call", seed["title"]], on=diary.day(ago), where=where, proof=proof)


def _register(diary: Diary, call: str, seed: Seed) -> None:
    draft = calls.DepositDraft(
        holder_name=seed["holder"],
        received_at=_moment(diary, seed["at"]),
        title=seed["title"],
        way=seed["way"],
        is_complete=seed["complete"],
        missing=seed.get("missing"),
    )
    key = calls.register_deposit(diary.base, diary.keys["call", call], draft)
    dossier = diary.keys.get(("dossier", seed.get("dossier", "")))
    if dossier is not None:
        calls.edit_deposit(diary.base, key, dossier_id=dossier)


def _dossier_events(diary: Diary, title: str, seed: Seed) -> Iterator[Event]:
    """What was brought, noted, answered and planned for one dossier."""
    for piece in seed.get("pieces", ()):
        yield piece["days"], partial(_receive, diary, title, piece)
    if "asked" in seed:
        codes, ago = seed["asked"]
        yield ago, partial(_ask, diary, title, codes, ago)
    for sheet in seed.get("notes", ()):
        yield sheet["days"], partial(_score, diary, title, sheet)
    for mark in seed.get("marks", ()):
        yield mark["days"], partial(_mark, diary, title, mark)
    if "contract" in seed:
        yield 30, partial(_contract, diary, title, seed["contract"])
    if "treasury" in seed:
        yield 15, partial(_plan_cash, diary, title, seed["treasury"])


def _receive(diary: Diary, title: str, seed: Seed) -> None:
    received = diary.day(seed["days"])
    dated = diary.day(seed["dated"]) if "dated" in seed else None
    expires = diary.day(seed["dated"] - seed["lasts"]) if "lasts" in seed else None
    key = diary.keys["dossier", title]
    pieces.receive_piece(diary.base, key, seed["code"], None, received_on=received, dated_on=dated, expires_on=expires)


def _ask(diary: Diary, title: str, codes: list[str], ago: int) -> None:
    pieces.ask_pieces(diary.base, diary.keys["dossier", title], codes, diary.day(ago))


def _score(diary: Diary, title: str, seed: Seed) -> None:
    for criterion, note in seed["notes"].items():
        selection.note_criterion(diary.base, diary.keys["dossier", title], seed["author"], criterion, Fraction(note))


def _mark(diary: Diary, title: str, seed: Seed) -> None:
    key = diary.keys["dossier", title]
    eligibility.mark_check(diary.base, key, seed["item"], seed["outcome"], seed["reason"], diary.day(seed["days"]))


def _contract(diary: Diary, title: str, seed: Seed) -> None:
    known = {name: value for name, value in seed.items() if name not in {"name", "kind", "estimate"}}
    contracts.add_contract(
        diary.base,
        diary.keys["dossier", title],
        seed["name"],
        seed["kind"],
        estimate=cents(seed["estimate"]),
        launched_on=diary.day(30),
        **known,
    )


def _plan_cash(diary: Diary, title: str, seed: Seed) -> None:
    key = diary.keys["dossier", title]
    start, end = diary.day(seed["starts"]), diary.day(seed["ends"])
    treasuries.edit_cash_plan(
        diary.base, key, opening=cents(seed["opening"]), annual_budget=cents(seed["budget"]), starts_on=start
    )
    treasuries.spread_costs(diary.base, key, start, end, seed["shape"])


def _note_conversation(diary: Diary, seed: Seed) -> None:
    known = {name: seed[name] for name in _SAID if name in seed}
    draft = conversations.ConversationDraft(
        held_on=diary.day(seed["days"]),
        due_on=diary.day(seed["due"]) if "due" in seed else None,
        fiche_id=diary.keys.get(("fiche", seed.get("fiche", ""))),
        holder_id=diary.keys.get(("holder", seed.get("holder", ""))),
        **known,
    )
    key = conversations.add_conversation(diary.base, draft)
    linked: Seed = {}
    if "dossier" in seed:
        linked["dossier_id"] = diary.keys["dossier", seed["dossier"]]
    if "done" in seed:
        linked["done_on"] = diary.day(seed["done"])
    if linked:
        conversations.edit_conversation(diary.base, key, **linked)
    if "answers" in seed:
        conversations.keep_orientation(diary.base, key, _answers(diary, seed["days"], seed["answers"]))


def _answers(diary: Diary, ago: int, seed: Seed) -> Answers:
    return Answers(
        on=diary.day(ago),
        about=seed["about"],
        legal_kind=seed["legal_kind"],
        nature=seed["nature"],
        commune=seed["commune"],
        has_started=seed["has_started"],
        fiche_id=diary.keys["fiche", seed["fiche"]],
        costs=tuple(AskedCost(kind, Fraction(amount)) for kind, amount in seed["costs"]),
        public_funds=Fraction(seed["public_funds"]),
        european_counterpart=False,
        starts_on=diary.day(seed["starts"]),
        ends_on=diary.day(seed["ends"]),
        opening=Fraction(seed["opening"]),
    )


def _share_out(diary: Diary, seeds: dict[str, Any]) -> None:
    """Who follows what, the theme, the regime, the next steps: one bulk edit, as from a list."""
    kinds = {each["name"]: each for each in seeds["holders"]}
    people = [diary.keys["person", each["name"]] for each in seeds["desk"]["team"]]
    themes = {each["code"]: each["title"] for each in seeds["fiches"]}
    edits: list[tuple[int, str, Any]] = []
    for rank, seed in enumerate(seeds["dossiers"]):
        holder = kinds[seed["holder"]]
        own: Seed = {
            "person_id": people[rank % len(people)],
            "theme": themes[seed["fiche"]],
            "communes": holder["commune"],
            "benefits_territory": True,
            "regime": "de_minimis_general" if holder["legal_kind"] in _HELPED_KINDS else "none",
        }
        own |= _next_of(diary, seeds["desk"]["dossiers"].get(seed["title"], {}))
        edits += [(diary.keys["dossier", seed["title"]], name, value) for name, value in own.items()]
    edits += [
        (diary.keys["dossier", deposit["dossier"]], "call_id", diary.keys["call", call["title"]])
        for call in seeds["desk"]["calls"]
        for deposit in call["deposits"]
        if "dossier" in deposit
    ]
    dossiers.edit_many(diary.base, edits)


def _next_of(diary: Diary, seed: Seed) -> Seed:
    own: Seed = {}
    if "next" in seed:
        own["next_step"], own["next_step_on"] = seed["next"][0], diary.day(seed["next"][1])
    if "committee" in seed:
        own["committee_on"] = diary.day(seed["committee"])
    return own


def _moment(diary: Diary, written: list[int]) -> datetime:
    ago, hour, minute = written
    return datetime.combine(diary.day(ago), time(hour, minute))


def cents(euros: str) -> int:
    """An amount as seeds write it."""
    return int(Fraction(euros) * 100)
