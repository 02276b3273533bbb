"""The demonstration base: the GAL's own file, entered lately: who worked on it, for how long, at what cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.payments import BALANCE
from leaderdesk.domain.running.months import days_of, last_day, month_of
from leaderdesk.domain.running.rules import RunningRules, write_running_rules
from leaderdesk.domain.working_days import why_idle
from leaderdesk.services import claims
from leaderdesk.services.attachments import attach_all
from leaderdesk.services.demo_desk import cents
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.programmes import set_setting
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.running import team
from leaderdesk.services.running.claims import gather_claim
from leaderdesk.services.running.reading import read_running
from leaderdesk.services.running.time_sheets import edit_sheet, write_hours
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.claims import read_followed

Seed = dict[str, Any]
Event = tuple[int, Callable[[], object]]
_STAGES = ("filed", "complete", "service_done", "sent", "paid")
_SPENT = ("fares", "meals", "nights")


class Diary(Protocol):
    """What remembers the keys of all that was made, by name, and counts days back from today."""

    base: OpenBase
    folder: Path
    keys: dict[tuple[str, ...], int]

    def day(self, ago: int) -> date:
        """A working day so many days ago; below zero, to come."""
        ...


def running_events(diary: Diary, seeds: dict[str, Any]) -> Iterator[Event]:
    """All of it is entered in one day, long after: the claim was filed and paid, one signature is still missing."""
    told = seeds["running"]
    for act in (_set_rules, _attach, _assign, _write_sheets, _pay, _travel, _claim):
        yield told["days"], partial(act, diary, told)


def _set_rules(diary: Diary, told: Seed) -> None:
    """Indirect costs at a flat rate, as the plan of the dossier has them; the usual tasks."""
    rules = RunningRules(flat="indirect", kilometre_cost=Fraction(told["kilometre_cost"]))
    set_setting(diary.base, "running_rules", write_running_rules(rules), holds_from=diary.day(told["days"]))
    team.add_usual_tasks(diary.base)


def _attach(diary: Diary, told: Seed) -> None:
    sources = []
    for name, content in told["files"].values():
        source = diary.folder / name
        source.write_bytes(content.encode())
        sources.append(source)
    attach_all(diary.base, _key(diary, told), sources)


def _assign(diary: Diary, told: Seed) -> None:
    """One by time sheets, the other at the share of a letter."""
    months, shared = _months(diary, told), told["share"]
    time = {"since": months[0], "until": last_day(months[-1])}
    letter = {"share": Fraction(shared["share"]), "signed_on": months[0], "attachment_id": _file(diary, told, "letter")}
    edits = [
        RowEdit(None, time | {"person_id": _person(diary, told["sheets"])}),
        RowEdit(None, time | letter | {"person_id": _person(diary, shared)}),
    ]
    team.edit_assignments(diary.base, _key(diary, told), edits)


def _write_sheets(diary: Diary, told: Seed) -> None:
    """Each month's hours, signed by both; the last one lacks a signature."""
    seed, months = told["sheets"], _months(diary, told)
    tasks = {each.label: each.id for each in read_running(diary.base, _key(diary, told)).tasks}
    person, scan = _person(diary, seed), _file(diary, told, "sheets")
    for rank, month in enumerate(months):
        worked = [day for day in days_of(month) if why_idle(day, in_alsace_moselle=False) is None]
        hours = {(tasks[task], day): Fraction(spent) for day in worked for task, spent in _spent(seed, rank, day)}
        write_hours(diary.base, person, month, hours)
        signed = months_after(month, 1) + timedelta(days=2)
        fields: Seed = {"countersigned_on": signed + timedelta(days=5), "countersigned_by": seed["countersigned_by"]}
        last = {"remark": seed["unsigned"]} if month == months[-1] else {"signed_on": signed}
        edit_sheet(diary.base, person, month, fields | last | {"attachment_id": scan})


def _spent(seed: Seed, rank: int, day: date) -> Iterator[tuple[str, str]]:
    """The tasks of a day: those of its weekday, a leave, an evening in committee."""
    leave, evening = seed["leave"], seed["evening"]
    first, last = leave["days"]
    if rank == leave["month"] and first <= day.day <= last:
        yield leave["task"], leave["hours"]
        return
    yield from seed["week"][day.weekday()].items()
    if rank == evening["month"] and day.weekday() == evening["weekday"] and 0 <= day.day - evening["since"] < _WEEK:
        yield evening["task"], evening["hours"]


def _pay(diary: Diary, told: Seed) -> None:
    payslips = _file(diary, told, "payslips")
    edits = [
        RowEdit(
            None,
            {
                "person_id": diary.keys["person", name],
                "month": month,
                "gross": cents(seed["gross"]),
                "charges": cents(seed["charges"]),
                "paid_hours": Fraction(seed["hours"]),
                "paid_on": last_day(month) - timedelta(days=3),
                "attachment_id": payslips,
            },
        )
        for month in _months(diary, told)
        for name, seed in told["pay"].items()
    ]
    team.edit_pay(diary.base, _key(diary, told), edits)


def _travel(diary: Diary, told: Seed) -> None:
    months, receipts = _months(diary, told), _file(diary, told, "travel")
    edits = [RowEdit(None, _mission(diary, months, each) | {"attachment_id": receipts}) for each in told["missions"]]
    team.edit_missions(diary.base, _key(diary, told), edits)


def _mission(diary: Diary, months: list[date], seed: Seed) -> Seed:
    month = months[seed["month"]]
    went = month.replace(day=seed["day"])
    # Nobody leaves at a week-end.
    went -= timedelta(days=max(0, went.weekday() - _FRIDAY))
    fields = {"person_id": _person(diary, seed), "went_on": went, "refunded_on": last_day(month)}
    fields |= {name: seed[name] for name in ("place", "purpose")}
    fields |= {name: cents(seed[name]) for name in _SPENT if name in seed}
    if "lasts" in seed:
        fields["came_back_on"] = went + timedelta(days=seed["lasts"])
    return fields | ({"kilometres": Fraction(seed["kilometres"])} if "kilometres" in seed else {})


def _claim(diary: Diary, told: Seed) -> None:
    """Gathered from all this, then its days and amounts as the dossier had them already."""
    months, seed, key = _months(diary, told), told["claim"], _key(diary, told)
    drawn = gather_claim(diary.base, key, months[0], last_day(months[-1]), kind=BALANCE)
    with diary.base.read() as session:
        expenses = read_followed(session, key).expenses_of(drawn.claim_id)
    proofs = [RowEdit(each.id, {"proof": "bank_statement"}) for each in expenses if each.mission_id is not None]
    claims.edit_expenses(diary.base, drawn.claim_id, proofs)
    days = {f"{name}_on": diary.day(seed[name]) for name in _STAGES}
    amounts = dict.fromkeys(("asked", "certified", "paid"), cents(seed["amount"]))
    claims.edit_claims(diary.base, key, [RowEdit(drawn.claim_id, days | amounts | {"remark": seed["remark"]})])


def _months(diary: Diary, told: Seed) -> list[date]:
    """The months claimed; the claim was filed in the second month after them."""
    filed, count = month_of(diary.day(told["claim"]["filed"])), told["months"]
    return [months_after(filed, rank - count - 1) for rank in range(count)]


def _file(diary: Diary, told: Seed, name: str) -> int:
    wanted = told["files"][name][0]
    found = whole_dossier(diary.base, _key(diary, told)).attachments
    return next(each.id for each in found if each.name == wanted)


def _person(diary: Diary, seed: Seed) -> int:
    return diary.keys["person", seed["person"]]


def _key(diary: Diary, told: Seed) -> int:
    return diary.keys["dossier", told["dossier"]]


_WEEK, _FRIDAY = 7, 4
