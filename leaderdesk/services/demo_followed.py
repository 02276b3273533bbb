"""The demonstration base, after its decisions: claims at every stage, amendments, controls, treasuries, targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, Protocol

from leaderdesk.services import avenants, bridges, claims, controls, conventions, funding, targets, treasuries
from leaderdesk.services.demo_desk import cents
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.reading import whole_dossier
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.envelopes import avenant_rows, read_maquette

Seed = dict[str, Any]
Event = tuple[int, Callable[[], object]]
# The stages of a claim after it was filed, by the word that a seed has for each.
_STAGES = ("complete", "service_done", "sent", "paid")


class Diary(Protocol):
    """What remembers the keys of all that was made, by name, and counts days back from today."""

    base: OpenBase
    keys: dict[tuple[str, ...], int]

    def day(self, ago: int) -> date:
        """A working day so many days ago; below zero, to come."""
        ...


def followed_events(diary: Diary, seeds: dict[str, Any]) -> Iterator[Event]:
    """Everything that followed the decisions, and what the envelopes became."""
    followed = seeds["followed"]
    for number, avenant in enumerate(followed["avenants"]):
        yield avenant["days"], partial(_write_avenant, diary, number, avenant)
    for ago in sorted({each["days"] for each in followed["targets"]}):
        yield ago, partial(_set_targets, diary, [each for each in followed["targets"] if each["days"] == ago])
    yield followed["offers_days"], partial(_list_offers, diary, followed["offers"])
    for title, seed in followed["dossiers"].items():
        yield from _dossier_events(diary, title, seed)


def _dossier_events(diary: Diary, title: str, seed: Seed) -> Iterator[Event]:
    """The cash that was planned, what funders paid, each claim from stage to stage, what is owed and was controlled."""
    if "treasury" in seed:
        yield seed["treasury"]["days"], partial(_plan_cash, diary, title, seed["treasury"])
    for payment in seed.get("received", ()):
        yield payment.get("paid", payment["asked"]), partial(_receive, diary, title, payment)
    for lapse in seed.get("lapses", ()):
        yield 2, partial(_lapse, diary, title, lapse)
    for rank, claim in enumerate(seed.get("claims", ())):
        yield claim.get("filed", claim["ready"]), partial(_claim, diary, title, rank, claim)
        for stage in (each for each in _STAGES if each in claim):
            yield claim[stage], partial(_advance, diary, title, rank, claim, stage)
        if "withdrawn" in claim:
            yield claim["withdrawn"], partial(_withdraw, diary, title, rank, claim)
    for amendment in seed.get("amendments", ()):
        last = min(amendment[name] for name in ("asked", "decided", "refused", "signed") if name in amendment)
        yield last, partial(_amend, diary, title, amendment)
    if "owed" in seed:
        # What is done is noted with what is still owed, in one go.
        known = [each[name] for each in seed["owed"] for name in ("due", "done") if name in each]
        yield min((ago for ago in known if ago > 0), default=1), partial(_owe, diary, title, seed["owed"])
    for control in seed.get("controls", ()):
        yield (
            control.get("closed", control.get("reported", control["announced"])),
            partial(_control, diary, title, control),
        )


def _claim(diary: Diary, title: str, rank: int, seed: Seed) -> None:
    fund, dossier = diary.keys["fund", seed["fund"]], diary.keys["dossier", title]
    known: Seed = {f"{name}_on": diary.day(seed[name]) for name in ("ready", "filed") if name in seed}
    known |= {name: seed[name] for name in ("held_by",) if name in seed}
    known |= {name: cents(seed[name]) for name in ("asked",) if name in seed}
    key = claims.add_claim(diary.base, dossier, fund, seed["kind"], **known)
    diary.keys["claim", title, str(rank)] = key
    lines = {row.label: row.id for row in whole_dossier(diary.base, dossier).costs}
    edits = [RowEdit(None, _expense(diary, lines[each["cost"]], each)) for each in seed["expenses"]]
    claims.edit_expenses(diary.base, key, edits)


def _expense(diary: Diary, line: int, seed: Seed) -> Seed:
    fields = {
        "cost_line_id": line,
        "label": seed["cost"],
        "invoiced_on": diary.day(seed["invoiced"]),
        "paid_on": diary.day(seed["paid"]) if "paid" in seed else None,
        "cut_reason": seed.get("reason"),
        "cut_remark": seed.get("remark"),
    }
    fields |= {name: cents(seed[name]) for name in ("net", "vat", "claimed", "cut") if name in seed}
    return fields | {name: seed[name] for name in ("supplier", "invoice", "proof") if name in seed}


def _advance(diary: Diary, title: str, rank: int, seed: Seed, stage: str) -> None:
    claims.advance_claim(diary.base, diary.keys["claim", title, str(rank)], f"{stage}_on", diary.day(seed[stage]))


def _withdraw(diary: Diary, title: str, rank: int, seed: Seed) -> None:
    fields = {"withdrawn_on": diary.day(seed["withdrawn"]), "remark": seed["remark"]}
    edit = RowEdit(diary.keys["claim", title, str(rank)], fields)
    claims.edit_claims(diary.base, diary.keys["dossier", title], [edit])


def _receive(diary: Diary, title: str, seed: Seed) -> None:
    fields = {"amount": cents(seed["amount"]), "asked_on": diary.day(seed["asked"])}
    if "paid" in seed:
        fields["paid_on"] = diary.day(seed["paid"])
    claims.edit_funder_payments(diary.base, _line_of(diary, title, seed["funder"]), [RowEdit(None, fields)])


def _lapse(diary: Diary, title: str, seed: Seed) -> None:
    edit = RowEdit(_line_of(diary, title, seed["funder"]), {"expires_on": diary.day(seed["days"])})
    funding.edit_funding_lines(diary.base, diary.keys["dossier", title], [edit])


def _amend(diary: Diary, title: str, seed: Seed) -> None:
    days = {f"{name}_on": diary.day(seed[name]) for name in ("asked", "decided", "refused", "signed") if name in seed}
    fields = days | {name: seed[name] for name in ("kind", "reason", "content") if name in seed}
    if "amount" in seed:
        fields["amount"] = cents(seed["amount"])
    if "ends" in seed:
        fields["ends_on"] = diary.day(seed["ends"])
    conventions.edit_amendments(diary.base, diary.keys["dossier", title], [RowEdit(None, fields)])


def _owe(diary: Diary, title: str, seeds: list[Seed]) -> None:
    edits = []
    for seed in seeds:
        fields = {name: seed[name] for name in ("kind", "label") if name in seed}
        days = {f"{name}_on": diary.day(seed[name]) for name in ("due", "done") if name in seed}
        edits.append(RowEdit(None, fields | days))
    conventions.edit_follow_ups(diary.base, diary.keys["dossier", title], edits)


def _control(diary: Diary, title: str, seed: Seed) -> None:
    dossier = diary.keys["dossier", title]
    days = ("announced", "visited", "reported", "closed")
    fields: Seed = {f"{name}_on": diary.day(seed[name]) for name in days if name in seed}
    if "paid_back" in seed:
        fields["recovered_on"] = diary.day(seed["paid_back"])
    fields |= {name: cents(seed[name]) for name in ("to_recover", "recovered") if name in seed}
    fields |= {name: seed[name] for name in ("body", "sample", "conclusion") if name in seed}
    controls.edit_controls(diary.base, dossier, [RowEdit(None, fields)])
    lines = controls.read_register(diary.base, diary.day(0)).lines
    key = next(each.row.id for line in lines if line.facts.id == dossier for each in line.controls)
    controls.edit_findings(diary.base, key, [RowEdit(None, _finding(diary, each)) for each in seed["findings"]])


def _finding(diary: Diary, seed: Seed) -> Seed:
    fields: Seed = {"text": seed["text"], "answer": seed.get("answer"), "is_upheld": seed.get("upheld")}
    fields["answer_due_on"] = diary.day(seed["due"])
    if "answered" in seed:
        fields["answered_on"] = diary.day(seed["answered"])
    if "correction" in seed:
        fields["correction"] = cents(seed["correction"])
    return fields


def _plan_cash(diary: Diary, title: str, seed: Seed) -> None:
    key, start = diary.keys["dossier", title], diary.day(seed["starts"])
    amounts = {"opening": cents(seed["opening"]), "annual_budget": cents(seed["budget"])}
    treasuries.edit_cash_plan(diary.base, key, **amounts, starts_on=start)
    treasuries.spread_costs(diary.base, key, start, diary.day(seed["ends"]), seed["shape"])
    planned = [
        {"label": each["label"], "amount": cents(each["amount"]), "ready_on": diary.day(each["ready"])}
        for each in seed.get("claims", ())
    ]
    if planned:
        treasuries.edit_planned_claims(diary.base, key, [RowEdit(None, each) for each in planned])
    expected = [_expected(diary, title, each) for each in seed.get("expected", ())]
    if expected:
        treasuries.edit_cash_movements(diary.base, key, [RowEdit(None, each) for each in expected])
    if "variant" in seed:
        treasuries.edit_variants(diary.base, key, [RowEdit(None, _loan(seed["variant"]))])


def _expected(diary: Diary, title: str, seed: Seed) -> Seed:
    """Money of a funder, in the month that it was told for."""
    line = _line_of(diary, title, seed["funder"])
    rows = whole_dossier(diary.base, diary.keys["dossier", title]).funding
    amount = next(row.amount for row in rows if row.id == line)
    known = {"kind": "cofunder", "label": seed["funder"], "amount": amount, "funding_line_id": line}
    return known | {"due_on": diary.day(seed["days"])}


def _loan(seed: Seed) -> Seed:
    known: Seed = {name: seed[name] for name in ("name", "loan_months")}
    known |= {name: cents(seed[name]) for name in ("loan", "loan_fee")}
    return known | {"loan_rate": Fraction(seed["loan_rate"])}


def _write_avenant(diary: Diary, number: int, seed: Seed) -> None:
    days = {f"{name}_on": diary.day(seed[name]) for name in ("decided", "approved") if name in seed}
    fields = days | {name: seed[name] for name in ("title", "remark")}
    avenants.edit_avenants(diary.base, [RowEdit(None, fields)])
    with diary.base.read() as session:
        key = avenant_rows(session)[number].id
        pots = {str(pot): row.id for pot, row in read_maquette(session).pots.items()}
    ends = {"taken_from_id": "from", "given_to_id": "to"}
    moves = [
        {"amount": cents(each["amount"])} | {name: pots["/".join(each[end])] for name, end in ends.items()}
        for each in seed["transfers"]
    ]
    avenants.edit_transfers(diary.base, key, [RowEdit(None, each) for each in moves])


def _set_targets(diary: Diary, seeds: list[Seed]) -> None:
    targets.edit_targets(diary.base, [RowEdit(None, _target(diary, each)) for each in seeds])


def _target(diary: Diary, seed: Seed) -> Seed:
    """Years close on their last day, whatever today is."""
    fields: Seed = {name: seed[name] for name in ("measure", "label", "is_decommitment") if name in seed}
    fields |= {"due_on": date(diary.day(0).year + seed["year"], 12, 31), "fund_id": diary.keys["fund", seed["fund"]]}
    if "fiche" in seed:
        fields["fiche_id"] = diary.keys["fiche", seed["fiche"]]
    if "rate" in seed:
        return fields | {"rate": Fraction(seed["rate"])}
    return fields | {"amount": cents(seed["amount"])}


def _list_offers(diary: Diary, seeds: list[Seed]) -> None:
    edits = []
    for seed in seeds:
        fields: Seed = dict(seed)
        fields |= {name: cents(seed[name]) for name in ("amount_max", "loan_fee") if name in seed}
        fields["loan_rate"] = Fraction(seed["loan_rate"])
        edits.append(RowEdit(None, fields))
    bridges.edit_offers(diary.base, edits)


def _line_of(diary: Diary, title: str, funder: str) -> int:
    """The line that a funder has in the plan of a dossier."""
    rows = whole_dossier(diary.base, diary.keys["dossier", title]).funding
    wanted = diary.keys["funder", funder]
    return next(row.id for row in rows if row.funder_id == wanted)
