"""A call for projects while it is decided, in French: each rank, where the envelope ends, who must leave for a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdesk.domain.ranking import RECEIVED, UNRESOLVED
from leaderdesk.domain.sheets.sittings.calls import Fate, RankedPot, RankedRow
from leaderdesk.words import formats
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.sitting_follow import OUTCOMES

_FATES: dict[Fate, str] = {
    "funded": "servi par l’enveloppe",
    "queued": "au-delà de l’enveloppe",
    "to_decide": "égalité à départager",
    "refused": "non retenu par les notes",
    "not_scored": "pas encore noté",
}
_TITLED = 4


def say_pot(pot: RankedPot) -> str:
    """An envelope, and what the ranking leaves of it."""
    if pot.envelope is None or pot.left is None:
        return spaced(f"{pot.grid} ; {pot.pot} : enveloppe non renseignée, tous sont servis")
    return spaced(f"{pot.grid} ; {pot.pot} : {money(pot.envelope)}, il resterait {money(pot.left)}")


def say_row(row: RankedRow, titles: Mapping[str, str]) -> str:
    """What a project has and gets: total, amount, fate, equals, what was decided."""
    total = f"{decimal(row.total)} points" if row.total is not None else "sans total"
    said = [total, money(row.amount), _FATES[row.fate]]
    if row.tied_with:
        said.append(f"ex æquo avec {', '.join(titles.get(key, key) for key in row.tied_with)}")
    elif row.tie_broken_by is not None and row.tie_broken_by != UNRESOLVED:
        said.append(f"égalité tranchée par {_breaker(row.tie_broken_by)}")
    if row.outcome is not None:
        said.append(f"décidé : {OUTCOMES[row.outcome]}")
    return spaced(", ".join(said))


def say_cut(pot: RankedPot) -> str:
    """Where the envelope ends."""
    served = formats.counted(sum(row.fate == "funded" for row in pot.rows), "projet servi", "projets servis")
    return spaced(f"Fin de l’enveloppe : {served}")


def say_warnings(pot: RankedPot, titles: Mapping[str, str]) -> list[str]:
    """What is to be known before the list is voted."""
    said = []
    if pot.has_ties:
        said.append("L’enveloppe ne peut pas servir toute l’égalité : votez ces projets un par un.")
    if pot.undated:
        names = ", ".join(titles.get(key, key) for key in pot.undated)
        said.append(f"Sans date de dépôt, l’égalité ne peut pas être tranchée par la date : {names}.")
    return [spaced(each) for each in said]


def list_title(rows: Sequence[RankedRow], *, is_waiting: bool) -> str:
    """What the point of a list is called."""
    projects = formats.counted(len(rows), "projet", "projets")
    return f"Liste d’attente, {projects}" if is_waiting else f"Vote de la liste, {projects}"


def list_motion(rows: Sequence[RankedRow], *, is_waiting: bool) -> str:
    """What is put to the vote of a list."""
    titles = ", ".join(f"« {row.title} »" for row in rows)
    if is_waiting:
        return spaced(f"Placer sur liste d’attente : {titles}")
    return spaced(f"Retenir, pour {_total(rows)} en tout : {titles}")


def say_list(rows: Sequence[RankedRow], leaving: Sequence[str], *, is_waiting: bool) -> list[str]:
    """What a vote on a list covers, and who leaves for it."""
    titles = ", ".join(row.title for row in rows[:_TITLED]) + ("…" if len(rows) > _TITLED else "")
    what = "à placer sur liste d’attente" if is_waiting else f"pour {_total(rows)}"
    said = [f"{formats.counted(len(rows), 'projet', 'projets')} {what} : {titles}."]
    if leaving:
        said.append(f"Doivent sortir, leur déport sera noté : {', '.join(leaving)}.")
    else:
        said.append("Personne ne doit sortir pour ce vote.")
    return [spaced(each) for each in said]


def say_adopted(rows: Sequence[RankedRow]) -> list[str]:
    """A list that was adopted and is not decided yet: what is about to be noted for each."""
    served = [row for row in rows if row.fate == "funded"]
    said = ["La liste est adoptée. Il reste à noter :"]
    if served:
        names = ", ".join(f"{row.title} ({money(row.amount)})" for row in served)
        said.append(f"favorable : {names} ;" if len(served) < len(rows) else f"favorable : {names}.")
    if len(served) < len(rows):
        said.append(f"liste d’attente : {', '.join(row.title for row in rows if row.fate != 'funded')}.")
    return [spaced(each) for each in said]


def _total(rows: Sequence[RankedRow]) -> str:
    return money(sum((row.amount for row in rows), start=rows[0].amount * 0))


def _breaker(code: str) -> str:
    return "la date de dépôt" if code == RECEIVED else "la note d’un critère"
