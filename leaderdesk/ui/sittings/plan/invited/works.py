"""What the convocation asks of the services, as works for the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderdesk.domain.sittings.forecasts import Forecast
from leaderdesk.domain.sittings.plans import Invited

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.rounds.awaited import Sendings


@dataclass(frozen=True, slots=True)
class Answers:
    """Who is asked to come, and what their answers let expect."""

    invited: tuple[Invited, ...]
    forecast: Forecast
    # Who sent notes already; nothing while nobody did.
    sendings: Sendings | None = None


def reading(key: int) -> Callable[[OpenBase], Answers]:
    """Read who is asked to come."""

    def work(base: OpenBase) -> Answers:
        from leaderdesk.services.rounds.awaited import read_sendings
        from leaderdesk.services.sitting_answers import read_forecast, read_invited

        return Answers(read_invited(base, key), read_forecast(base, key), read_sendings(base, key))

    return work


def copying_sent(key: int, folder: Path) -> Callable[[OpenBase], Path]:
    """Copies of the files that members sent, which other programs may open."""

    def work(base: OpenBase) -> Path:
        from leaderdesk.services.rounds.awaited import copy_sent_files

        return copy_sent_files(base, key, folder)

    return work


def answering(key: int, members: Sequence[int], answer: str | None) -> Callable[[OpenBase], Done]:
    """Keep the same answer of some people; hours and remarks that were noted before stay with one person."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_answers import Answer, note_answer, note_answers, read_invited

        if len(members) != 1:
            return note_answers(base, key, members, Answer(answer))
        line = next(each for each in read_invited(base, key) if each.member_id == members[0])
        kept = Answer(answer, line.proxy_to_id, line.comes_at, line.leaves_at, line.remark)
        return note_answer(base, key, members[0], kept)

    return work


def completing(key: int, line: Invited, fields: Mapping[str, Any]) -> Callable[[OpenBase], Done]:
    """Keep what was typed of an answer: to whom the vote goes, the hours, a remark."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_answers import Answer, note_answer, read_invited

        now = next((each for each in read_invited(base, key) if each.member_id == line.member_id), line)
        names = ("answer", "proxy_to_id", "comes_at", "leaves_at", "remark")
        known = {name: getattr(now, name) for name in names} | dict(fields)
        if known["answer"] is None and (known["comes_at"] or known["leaves_at"]):
            # Whoever says when they come says that they come.
            known["answer"] = "coming"
        if fields.get("proxy_to_id") is not None:
            known["answer"] = "absent"
        return note_answer(base, key, line.member_id, Answer(**known))

    return work


def sending(key: int, members: Sequence[int], on: date, way: str | None) -> Callable[[OpenBase], Done]:
    """Note that some people were sent the convocation."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_answers import send_invitations

        return send_invitations(base, key, members, on, way)

    return work
