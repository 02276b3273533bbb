"""The commands that show where the money stands: the envelopes on a day, the claims of the base or of a dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderdesk.commands.answers import Answer, Misuse
from leaderdesk.services.around import Around

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.envelopes import PotSheet
    from leaderdesk.services.claims import ListedClaim

# What a line says of a pot, and what is only in the data.
_SHOWN = ("programmed", "paid")


def envelopes(around: Around, base: str, *, on: str | None = None) -> Answer:
    """Each envelope as it stands, or as it stood on a day, in cents, with what had to be supposed."""
    from leaderdesk.domain.sheets.envelopes import FIGURES
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.envelopes import read_envelopes
    from leaderdesk.words import envelopes as words

    day = _day(on, around.today())
    with looked_base(Path(base), around) as looked:
        sheet = read_envelopes(looked, day)
    pots = [*sheet.pots, *sheet.funds]
    data = [
        {
            "fiche": each.fiche or None,
            "fund": each.fund,
            "granted": each.granted,
            **{name: each.figure(name) for name in FIGURES},
            "left": each.left,
            "room": each.room,
            "dossiers": len(each.takers),
        }
        for each in pots
    ]
    remarks = list(words.remarks(sheet))
    lines = [*map(_pot_line, pots), *remarks] or ["Aucune enveloppe dans cette base."]
    return Answer(lines, {"on": sheet.on.isoformat(), "pots": data, "remarks": remarks})


def claims(around: Around, base: str, dossier: str | None = None) -> Answer:
    """Each claim with where it stands, since when and in whose hands, those of one dossier if it is said."""
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.claims import list_claims

    with looked_base(Path(base), around) as looked:
        found = list_claims(looked, dossier)
    lines = [*map(_claim_line, found)] or ["Aucune demande de paiement."]
    return Answer(lines, [dict(_claim_data(each)) for each in found])


def _day(text: str | None, today: date) -> date | None:
    from leaderdesk.domain.typed.days import read_day

    if text is None:
        return None
    day = read_day(text, today).value
    if day is None:
        raise Misuse("Le jour s’écrit comme 31/12/2026.")
    return day


def _pot_line(pot: PotSheet) -> str:
    from leaderdesk.words import envelopes as words
    from leaderdesk.words import formats
    from leaderdesk.words.phrases import spaced

    told = [f"{words.figure(name).lower()} {formats.money(pot.figure(name))}" for name in _SHOWN]
    fund = f" ({pot.fund})" if pot.row is not None else ""
    left = formats.money(pot.left)
    return spaced(f"{words.pot_name(pot)}{fund} : {formats.money(pot.granted)}, {', '.join(told)}, reste {left}")


def _claim_line(each: ListedClaim) -> str:
    from leaderdesk.words import claim_sheets, codes, formats

    since = claim_sheets.since_of(each.row, each.course)
    told = [
        each.number,
        f"{codes.word('kind', each.row.kind)} {each.fund}",
        claim_sheets.stage_of(each.row, each.course),
        f"depuis le {formats.day(since)}" if since else "",
        f"chez {codes.word('held_by', each.course.hand)}" if each.course.hand else "",
    ]
    return "  ".join(filter(None, told))


def _claim_data(each: ListedClaim) -> Iterator[tuple[str, Any]]:
    yield from (("dossier", each.number), ("fund", each.fund), ("kind", each.row.kind), ("stage", each.course.stage))
    yield "hand", each.course.hand
    for name in ("ready_on", "filed_on", "complete_on", "service_done_on", "sent_on", "paid_on", "withdrawn_on"):
        day = getattr(each.row, name)
        yield name, day.isoformat() if day else None
    yield from (("asked", each.row.asked), ("certified", each.row.certified), ("paid", each.row.paid))
