"""A wide list of invented dossiers, some of whose columns can be typed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields.plain import MoneyField, WordsField
from leaderdesk.ui.kit.lines import Column, Line, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.words.formats import day, money

COMMUNES = ("Étaples", "Œuf-en-Ternois", "Saint-Josse", "Berck", "Cucq", "Montreuil")
STATUSES = ("Reçu", "Complet", "En instruction", "Programmé", "Soldé")
TITLES = ("Réhabiliter la halle", "Café associatif", "Épicerie solidaire", "Sentier du littoral", "Atelier partagé")


@dataclass(frozen=True, slots=True)
class Wide:
    """One invented dossier."""

    id: int
    number: str
    title: str
    commune: str
    status: str
    received_on: date | None
    cost: int | None
    asked: int


def wide_items(count: int) -> list[Wide]:
    """So many dossiers, always the same."""
    return [
        Wide(
            id=place,
            number=f"2026-{place + 1}",
            title=f"{TITLES[place % 5]} {place // 5 + 1}",
            commune=COMMUNES[place % 6] if place % 7 else "",
            status=STATUSES[place * 7 % 5],
            received_on=date(2026, 1, 5) + timedelta(days=place % 300) if place % 4 else None,
            cost=(place * 7919 % 90_000) * 100 + place % 100 if place % 9 else None,
            asked=place * 104_729 % 5_000_000,
        )
        for place in range(count)
    ]


def wide_columns(extra: int = 0) -> list[Column]:
    """Seven columns, some to type in; and so many more of words."""
    return [
        Column("number", "Numéro", lambda each: each.number, width=9),
        Column("title", "Intitulé", lambda each: each.title, width=18, is_wide=True, editor=WordsField),
        Column("commune", "Commune", lambda each: each.commune, width=13, editor=WordsField),
        Column("status", "Statut", lambda each: each.status, width=13),
        Column("received_on", "Reçu le", _received, key=lambda each: each.received_on, kind="day", width=10),
        Column("cost", "Coût total", _cost, key=lambda each: each.cost, kind="amount", has_sum=True, editor=MoneyField),
        Column("asked", "Aide demandée", lambda each: money(each.asked), key=_asked, kind="amount", has_sum=True),
        *(Column(f"more_{place}", f"Champ {place}", _more(place), width=10) for place in range(extra)),
    ]


def wide_lines(columns: Sequence[Column], count: int) -> list[Line]:
    """Prepared as pages do."""
    return lines_of(columns, wide_items(count), lambda each: each.id)


def wide_listing(count: int, *, is_editable: bool = False, accepts_new_lines: bool = False, extra: int = 0) -> Listing:
    """A listing of them."""
    columns = wide_columns(extra)
    empty = Empty("dossiers", "Aucun dossier", "Ajoutez-en un.")
    made = Listing(columns, "Dossiers", empty, is_editable=is_editable, accepts_new_lines=accepts_new_lines)
    made.resize(1100, 560)
    made.show_lines(wide_lines(columns, count))
    return made


def _received(each: Wide) -> str:
    return day(each.received_on) if each.received_on else ""


def _cost(each: Wide) -> str:
    return money(each.cost) if each.cost is not None else ""


def _asked(each: Wide) -> int:
    return each.asked


def _more(place: int) -> Any:  # noqa: ANN401 - a small function
    return lambda each: f"{TITLES[(each.id + place) % 5]} {each.id % 97}"
