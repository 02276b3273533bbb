"""The demonstration base, as its committee sits: one sitting sealed, one closed, one being prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from fractions import Fraction
from functools import partial
from typing import Any, Protocol

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.decisions import award_of
from leaderdesk.domain.sittings.ground import GRANTS
from leaderdesk.domain.sittings.state import State
from leaderdesk.services import committees, sitting_answers, sitting_batches, sitting_calendars, sitting_plans, sittings
from leaderdesk.services.sitting_answers import Answer
from leaderdesk.store.base import OpenBase
from leaderdesk.words import formats

Seed = dict[str, Any]
Event = tuple[int, Callable[[], object]]
_MINUTES = 5
_CRITERIA = ("strategie", "partenariat", "innovation", "perennite", "environnement")
# What is no project is approved by everybody.
_APPROVED: Seed = {"against": 0, "abstentions": 0}


class Diary(Protocol):
    """What remembers the keys of all that was made, by name, and counts days back from today."""

    base: OpenBase
    keys: dict[tuple[str, ...], int]

    def day(self, ago: int) -> date:
        """A working day so many days ago; below zero, to come."""
        ...


def sitting_events(diary: Diary, seeds: list[Seed]) -> Iterator[Event]:
    """Everything that led to each sitting, what was said in it, what followed."""
    for rank, seed in enumerate(seeds):
        before = seeds[rank - 1] if rank else None
        yield seed["entered"], partial(_create, diary, seed)
        yield max(ago for _, ago, _ in seed["sent"]) + 1, partial(_plan, diary, seed, before)
        for code, ago, way in seed["sent"]:
            yield ago, partial(_send, diary, seed, code, ago, way)
        for member, dossier, reason, ago in seed["interests"]:
            yield ago, partial(_declare, diary, member, dossier, reason)
        for ago, answer, names in seed.get("answers", ()):
            yield ago, partial(_answer, diary, seed, names, Answer(answer))
        for ago, name, comes, leaves in seed.get("hours", ()):
            yield ago, partial(_come_partly, diary, seed, name, (comes, leaves))
        if "decisions" in seed:
            yield seed["days"] + 1, partial(_answer, diary, seed, _coming(seed), Answer("coming"))
            yield seed["days"], partial(_hold, diary, seed)
        if "followed" in seed:
            yield seed["followed"], partial(_follow, diary, seed)
        if "sealed" in seed:
            yield seed["sealed"], partial(_seal, diary, seed)


def _create(diary: Diary, seed: Seed) -> None:
    day = diary.day(seed["days"])
    draft = sitting_plans.SittingDraft(
        f"Comité du {formats.day(day)}", day, starts_at=_moment(day, seed["hour"]), place=seed["place"]
    )
    diary.keys["sitting", str(seed["days"])] = sitting_plans.create_sitting(diary.base, draft)


def _plan(diary: Diary, seed: Seed, before: Seed | None) -> None:
    drafts = []
    if seed.get("minutes") and before is not None:
        title = f"Approuver le compte rendu du {formats.day(diary.day(before['days']))}"
        drafts.append(sitting_plans.PointDraft(title, "minutes", None, "minutes", _MINUTES))
    drafts += [
        sitting_plans.PointDraft("", "project", diary.keys["dossier", title], decision, minutes)
        for title, decision, minutes in seed["points"]
    ]
    drafts += [
        sitting_plans.PointDraft(title, kind, None, decision, minutes)
        for title, kind, decision, minutes in seed.get("others", ())
    ]
    sitting_plans.add_points(diary.base, _key(diary, seed), drafts)


def _send(diary: Diary, seed: Seed, code: str, ago: int, way: str) -> None:
    key, day = _key(diary, seed), diary.day(ago)
    if code == "convocation":
        people = [row.member_id for row in sitting_answers.read_invited(diary.base, key)]
        sitting_answers.send_invitations(diary.base, key, people, day, way)
    else:
        sitting_calendars.mark_sent(diary.base, key, code, day, way=way, recipients="Membres du comité")


def _declare(diary: Diary, member: str, dossier: str, reason: str) -> None:
    key = _members(diary)[member]
    committees.declare_interest(diary.base, key, diary.keys["dossier", dossier], reason)


def _answer(diary: Diary, seed: Seed, names: list[str], answer: Answer) -> None:
    members = _members(diary)
    sitting_answers.note_answers(diary.base, _key(diary, seed), [members[name] for name in names], answer)


def _come_partly(diary: Diary, seed: Seed, name: str, hours: tuple[str | None, str | None]) -> None:
    day = diary.day(seed["days"])
    comes, leaves = (None if each is None else _moment(day, each) for each in hours)
    answer = Answer("coming", comes_at=comes, leaves_at=leaves)
    sitting_answers.note_answer(diary.base, _key(diary, seed), _members(diary)[name], answer)


def _hold(diary: Diary, seed: Seed) -> None:
    """The evening, gesture after gesture."""
    key = _key(diary, seed)
    sittings.open_sitting(diary.base, key)
    note = partial(sittings.note_gesture, diary.base, key)
    for name in seed["coming"]:
        note(told.Arrived(name))
    late, early = seed.get("late", ("", -1)), seed.get("early", ("", -1))
    for rank, point in enumerate(sittings.read_state(diary.base, key).order):
        if rank == late[1]:
            note(told.Arrived(late[0]))
        if rank == early[1]:
            note(told.Departed(early[0]))
        note(told.PointOpened(point))
        _hold_point(diary, key, point, seed)
        note(told.PointClosed(point))
    note(told.Closed())


def _hold_point(diary: Diary, key: int, point: str, seed: Seed) -> None:
    planned = sittings.read_state(diary.base, key).points[point]
    note = partial(sittings.note_gesture, diary.base, key)
    decided = seed["decisions"].get(planned.title, _APPROVED)
    for rank, judge in enumerate(seed["judges"] if "notes" in decided else ()):
        for criterion, digit in zip(_CRITERIA, decided["notes"], strict=True):
            # Nobody judges quite alike.
            points = int(digit) if (rank + len(criterion)) % 3 else max(1, int(digit) // 2)
            note(told.Noted(point, judge, criterion, Fraction(points)))
    if "against" in decided:
        motion = "Avis favorable" if planned.kind == "project" else "Approbation"
        note(told.VoteOpened(point, motion, planned.decision, "hands"))
        voters = len(sittings.read_state(diary.base, key).presence.quorum().voters)
        against, abstentions = decided["against"], decided["abstentions"]
        note(told.VoteClosed(point, Totals(voters - against - abstentions, against, abstentions)))
    if planned.kind == "project":
        note(_decision(diary, sittings.read_state(diary.base, key), point, decided))


def _decision(diary: Diary, state: State, point: str, decided: Seed) -> told.Decided:
    """All that the rules give at the rate of the notes is granted."""
    award = award_of(state, point)
    amount = award.amount if award is not None and decided["outcome"] in GRANTS else None
    reservations = tuple(
        told.Reservation(text, diary.day(due), owner) for text, due, owner in decided.get("reservations", ())
    )
    return told.Decided(point, decided["outcome"], amount, reason=decided.get("reason", ""), reservations=reservations)


def _follow(diary: Diary, seed: Seed) -> None:
    sitting_batches.close_batch(diary.base, _key(diary, seed))


def _seal(diary: Diary, seed: Seed) -> None:
    sittings.seal_sitting(diary.base, _key(diary, seed))


def _coming(seed: Seed) -> list[str]:
    return [*seed["coming"], *([seed["late"][0]] if "late" in seed else [])]


def _key(diary: Diary, seed: Seed) -> int:
    return diary.keys["sitting", str(seed["days"])]


def _members(diary: Diary) -> dict[str, int]:
    return {row.name: row.id for row in committees.read_committee(diary.base).members}


def _moment(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour))
