"""The demonstration base: a fictional GAL, entered action after action from the seeds of `resources/demo`.

The seeds count days back from today, so that the base is always of the present; the same day
gives the same bytes.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import attachments, committees, dossiers, holders, programmes
from leaderdesk.services.around import Around
from leaderdesk.services.bases import create_base, forget_example
from leaderdesk.services.demo_cooperation import cooperation_events
from leaderdesk.services.demo_desk import cents, desk_events
from leaderdesk.services.demo_drafts import rules_of, seat_draft
from leaderdesk.services.demo_followed import followed_events
from leaderdesk.services.demo_indicators import indicator_events
from leaderdesk.services.demo_running import running_events
from leaderdesk.services.demo_sittings import sitting_events
from leaderdesk.services.funding import say_amount
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.pieces import copy_missing, piece_digests
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import SeededIds
from leaderdesk.system.paths import as_base_path, folders_under, pieces_folder, program_folder
from leaderdesk.system.safe_write import flush_folder

Seed = dict[str, Any]
Event = tuple[int, Callable[[], object]]  # how many days ago, and what was done

_FILES = (
    *("programme", "funders", "committee", "fiches", "holders", "dossiers"),
    *("desk", "followed", "cooperation", "indicators", "running", "sittings"),
)
_PACE = timedelta(seconds=41)
_OPENING_TIME = time(7, 30, tzinfo=UTC)
_SATURDAY = 5
_ENTERPRISES = frozenset({"company", "cooperative", "sole_trader", "farm"})
# The states whose amount is said as they are reached, and the stages that say it.
_SAID = {
    "complete": ("requested",),
    "instructed": ("instructed",),
    "programmed": ("voted",),
    "convention": ("convention",),
    "claimed": ("claimed",),
    "paid": ("certified", "paid"),
}
_CLAIMED = frozenset({"claimed", "certified", "paid"})


def create_demo(path: Path, around: Around, *, today: date | None = None) -> Path:
    """Make the demonstration base as of a day; it takes its name only once it is whole."""
    seeds = {name: json.loads((program_folder("resources") / "demo" / f"{name}.json").read_bytes()) for name in _FILES}
    target = as_base_path(path)
    if target.exists():
        raise Refusal("already_there", path=str(target))
    day = today or around.today()
    with world_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".exemple-", dir=target.parent) as scratch:
            made, digests = _build(Path(scratch), around, seeds, day)
            copy_missing(digests, pieces_folder(made), pieces_folder(target))
            made.rename(target)
        flush_folder(target.parent)
    # An example made, edited and deleted earlier the same day was this same base.
    forget_example(target, around)
    return target


def _build(folder: Path, around: Around, seeds: dict[str, Any], today: date) -> tuple[Path, list[str]]:
    calendar, programme = _Calendar(today), seeds["programme"]
    clock = SteppingClock(calendar.morning(programme["created"]), _PACE)
    ids, folders = SeededIds(f"LeaderDesk demo {today.isoformat()}"), folders_under(folder)
    inside = replace(around, clock=clock, ids=ids, folders=folders, **programme["author"])
    base = create_base(folder / "exemple", inside, gal_name=programme["gal"]["name"], is_example=True)
    try:
        _live(_Diary(base, calendar, folder).events(seeds), clock, calendar)
        return base.path, piece_digests(base.connection)
    finally:
        base.close()


def _live(events: Iterator[Event], clock: SteppingClock, calendar: _Calendar) -> None:
    """Do everything in the order of its day; what belongs to one day keeps the order of the seeds."""
    for ago, day in groupby(sorted(events, key=itemgetter(0), reverse=True), key=itemgetter(0)):
        clock.jump_to(max(calendar.morning(ago), clock()))
        for _, action in day:
            action()


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Days counted back from today; an office is closed at week-ends, so those days fall on the Friday."""

    today: date

    def day(self, ago: int) -> date:
        wanted = self.today - timedelta(days=ago)
        return wanted - timedelta(days=max(0, wanted.weekday() - _SATURDAY + 1))

    def morning(self, ago: int) -> datetime:
        return datetime.combine(self.day(ago), _OPENING_TIME) + timedelta(minutes=ago * 37 % 120)


@dataclass(slots=True)
class _Diary:
    """Turns seeds into dated actions of the services, and remembers the keys of what they made, by its name."""

    base: OpenBase
    calendar: _Calendar
    folder: Path
    keys: dict[tuple[str, ...], int] = field(default_factory=dict)
    numbers: Counter[int] = field(default_factory=Counter)
    # The dossiers whose claims are there: what they say of the stages is not said by hand.
    claimed: set[str] = field(default_factory=set)

    def events(self, seeds: dict[str, Any]) -> Iterator[Event]:
        """Everything that happened, each family after those it speaks of."""
        self.claimed |= {title for title, each in seeds["followed"]["dossiers"].items() if "claims" in each}
        yield seeds["programme"]["created"], partial(self.open_programme, seeds["programme"])
        for setting in seeds["programme"]["settings"]:
            yield setting["days"], partial(self.set_setting, setting)
        for funder in seeds["funders"]["funders"]:
            yield seeds["funders"]["entered"], partial(self.add_funder, funder)
        yield seeds["committee"]["entered"], partial(self.seat_committee, seeds["committee"])
        for fiche in seeds["fiches"]:
            first, *later = fiche["versions"]
            yield first["days"], partial(self.add_fiche, fiche, first)
            for number, version in enumerate(later, 2):
                yield version["days"], partial(self.revise_rules, fiche["code"], version, number)
        for holder in seeds["holders"]:
            yield holder["days"], partial(self.add_holder, holder)
        # A sitting decides before the states of its dossiers change, on the same day.
        yield from sitting_events(self, seeds["sittings"]["sittings"])
        for dossier in seeds["dossiers"]:
            yield from self.dossier_events(dossier)
        yield from desk_events(self, seeds)
        yield from followed_events(self, seeds)
        yield from cooperation_events(self, seeds)
        yield from indicator_events(self, seeds)
        yield from running_events(self, seeds)

    def day(self, ago: int) -> date:
        """A working day so many days ago; below zero, to come."""
        return self.calendar.day(ago)

    def dossier_events(self, seed: Seed) -> Iterator[Event]:
        """The life of one dossier: entered, moved from state to state, financed, annotated."""
        (status, began), *later = seed["life"]
        yield began, partial(self.create_dossier, seed, status, began)
        for each in seed.get("plans", ()):
            yield each["days"], partial(self.finance, seed["title"], each)
        for status, ago in later:
            yield ago, partial(self.move, seed, status, ago)
        for family, act in (("notes", self.note), ("attachments", self.attach)):
            for each in seed.get(family, ()):
                yield each["days"], partial(act, seed["title"], each)

    def open_programme(self, seed: Seed) -> None:
        programmes.describe_gal(self.base, **seed["gal"])
        title, start, end = seed["title"], *map(date.fromisoformat, seed["period"])
        made = programmes.open_programme(self.base, title=title, starts_on=start, ends_on=end, funds=seed["funds"])
        self.keys |= {("programme",): made.pop(title)} | {("fund", code): key for code, key in made.items()}

    def set_setting(self, seed: Seed) -> None:
        since = self.calendar.day(seed["days"])
        programmes.set_setting(self.base, seed["code"], seed["value"], holds_from=since)

    def add_funder(self, seed: Seed) -> None:
        self.keys["funder", seed["name"]] = programmes.add_funder(self.base, **seed)

    def seat_committee(self, seed: Seed) -> None:
        since = self.calendar.day(seed["entered"])
        drafts = [seat_draft(each) for each in seed["seats"]]
        committees.add_seats(self.base, drafts, since)
        members = {row.name: row.id for row in committees.read_committee(self.base).members}
        for rank, name in enumerate(seed["chairs"], 1):
            committees.give_office(self.base, members[name], rank, since)

    def add_fiche(self, seed: Seed, version: Seed) -> None:
        self.keys["fiche", seed["code"]], self.keys["rules", seed["code"], "1"] = programmes.add_fiche(
            self.base,
            programme_id=self.keys["programme",],
            rules=rules_of(version["rules"]),
            holds_from=self.calendar.day(version["days"]),
            envelopes={self.keys["fund", code]: cents(amount) for code, amount in seed["envelopes"].items()},
            **{name: seed[name] for name in ("code", "title", "purpose", "strand")},
        )

    def revise_rules(self, code: str, version: Seed, number: int) -> None:
        rules, since = rules_of(version["rules"]), self.calendar.day(version["days"])
        self.keys["rules", code, str(number)] = programmes.revise_rules(
            self.base, self.keys["fiche", code], rules, holds_from=since, reason=version["reason"]
        )

    def add_holder(self, seed: Seed) -> None:
        contacts = tuple(holders.ContactDraft(**contact) for contact in seed["contacts"])
        known = {name: value for name, value in seed.items() if name not in {"days", "contacts"}}
        known["is_inside"] = True
        if seed["legal_kind"] in _ENTERPRISES:
            known |= {"size": "micro", "undertaking": seed["name"]}
        self.keys["holder", seed["name"]] = holders.add_holder(self.base, holders.HolderDraft(**known), contacts)

    def create_dossier(self, seed: Seed, status: str, began: int) -> None:
        day = self.calendar.day(began)
        self.numbers[day.year] += 1
        draft = dossiers.DossierDraft(
            number=f"{day.year}-{self.numbers[day.year]:03d}",
            fiche_id=self.keys["fiche", seed["fiche"]],
            rules_id=self.keys["rules", seed["fiche"], str(seed["rules"])],
            holder_id=self.keys["holder", seed["holder"]],
            eligible_from_origin=seed.get("eligible_origin"),
            inside_share=Fraction(seed.get("inside_share", "1")),
            steps=(dossiers.StepDraft(status, day),),
            costs=tuple(self.cost(each) for each in seed.get("costs", ())),
            tags=tuple(seed["tags"]),
            **{name: seed[name] for name in ("title", "summary")},
        )
        self.keys["dossier", seed["title"]] = dossiers.create_dossier(self.base, draft)

    def cost(self, seed: Seed) -> dossiers.CostDraft:
        quotes = tuple(self.quote(each) for each in seed.get("quotes", ()))
        return dossiers.CostDraft(seed["label"], seed["kind"], cents(seed["amount"]), cents(seed["eligible"]), quotes)

    def quote(self, seed: Seed) -> dossiers.QuoteDraft:
        day, amount, is_retained = self.calendar.day(seed["days"]), cents(seed["amount"]), seed.get("retained", False)
        return dossiers.QuoteDraft(seed["supplier"], amount, day, is_retained, seed.get("reason"))

    def finance(self, dossier: str, plan: Seed) -> None:
        lines = [self.funding(line) for line in plan["lines"]]
        dossiers.replace_funding(self.base, self.keys["dossier", dossier], lines)

    def funding(self, line: Seed) -> dossiers.FundingDraft:
        return dossiers.FundingDraft(
            nature=line["nature"],
            amount=cents(line["amount"]),
            fund_id=self.keys.get(("fund", line.get("from", ""))),
            funder_id=self.keys.get(("funder", line.get("from", ""))),
            on_base=line.get("on_base", "eligible"),
            decided_on=self.calendar.day(line["decided"]) if "decided" in line else None,
        )

    def move(self, seed: Seed, status: str, ago: int) -> None:
        key, day = self.keys["dossier", seed["title"]], self.calendar.day(ago)
        dates = (
            {"convention_ends_on": self.calendar.day(ago - seed["convention_lasts"])} if status == "convention" else {}
        )
        dossiers.move_dossier(self.base, key, status, day, dates=dates)
        if status in _SAID:
            for stage in _SAID[status]:
                if stage not in _CLAIMED or seed["title"] not in self.claimed:
                    self.say(seed, stage, ago)

    def say(self, seed: Seed, stage: str, ago: int) -> None:
        """What a stage said of the fund: all that the plan of that day asked.

        What is said at several times is shared between them: claims and payments add up.
        """
        plans = [plan for plan in seed.get("plans", ()) if plan["days"] >= ago]
        times = sum(stage in _SAID.get(status, ()) for status, _ in seed["life"])
        lines = [line for line in (plans[-1]["lines"] if plans else ()) if line["nature"] == "european"]
        for line in lines[:1]:
            fund, day = self.keys["fund", line["from"]], self.calendar.day(ago)
            say_amount(self.base, self.keys["dossier", seed["title"]], fund, stage, cents(line["amount"]) // times, day)

    def note(self, dossier: str, note: Seed) -> None:
        key, day = self.keys["dossier", dossier], self.calendar.day(note["days"])
        dossiers.add_note(self.base, key, note["text"], day)

    def attach(self, dossier: str, piece: Seed) -> None:
        source = self.folder / piece["name"]
        source.write_bytes(piece["text"].encode())
        attachments.attach(self.base, self.keys["dossier", dossier], source)
