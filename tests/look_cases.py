"""Bases that an example does not look like: long names and great amounts, nothing, one of each, just imported, many."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

from sqlalchemy import Text, cast, func, insert, select, update

from leaderdesk.services import calls, claims, committees, controls, conversations, notes, sitting_plans
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, act, close_base, create_base, open_base
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.running.team import add_usual_tasks
from leaderdesk.services.workbooks.previews import NO_CHOICES
from leaderdesk.services.workbooks.reading import read_pasted
from leaderdesk.services.workbooks.taking import take
from leaderdesk.store.schema import (
    Assignment,
    ClaimExpense,
    Dossier,
    Fiche,
    Funder,
    FundingLine,
    PaymentClaim,
    Person,
    RunningTask,
    TimeEntry,
    TimeSheet,
)
from leaderdesk.store.schema.columns import Balance, Mapping, Money
from leaderdesk.store.unit import Unit
from tests.bench.followed import followed_base
from tests.examples import TODAY, put_example
from tests.factories import make_dossier, make_ground

Fill = Callable[[OpenBase], None]
_NUMBER = "2024-001"
_TIMES = 137
_PLACE = "des Hautes Vallées et des Plateaux de la Grande Montagne d’Arvelle-Saint-Symphorien"
# What each name is followed by: as long as people write them.
_LONGER = {
    "holders": f" — Communauté de communes du Pays {_PLACE}",
    "funders": f" — Direction départementale du Pays {_PLACE}",
    "structures": f" {_PLACE}",
    "people": " de Montmorency-Saint-Symphorien",
    "members": " de Montmorency-Saint-Symphorien",
    "gals": f" du Pays {_PLACE}",
    "dossiers": f", avec la réhabilitation de la grange attenante, l’aménagement de ses abords et de son parking, et "
    f"l’accueil de la population du Pays {_PLACE}",
    "fiches": f", en soutenant les services de proximité, la culture et les mobilités du Pays {_PLACE}",
    "calls": f" du Pays {_PLACE}",
    "cost_lines": f" du bâtiment du Pays {_PLACE}",
    "claim_expenses": f" du bâtiment du Pays {_PLACE}",
    "cash_movements": f" du bâtiment du Pays {_PLACE}",
    "cooperation_partners": f" du Pays {_PLACE}",
    "common_costs": f" du Pays {_PLACE}",
    "bridge_offers": f" du Pays {_PLACE}",
    "running_tasks": f" du Pays {_PLACE}",
    "indicators": f" dans les communes du Pays {_PLACE}",
    "sittings": f" à la salle des fêtes du Pays {_PLACE}",
    "agenda_points": f" et du Pays {_PLACE}",
    "tags": " du Pays des Hautes Vallées",
    "avenants": f" du Pays {_PLACE}",
    "follow_ups": f" du Pays {_PLACE}",
    "attachments": "-du-pays-des-hautes-vallees-et-des-plateaux-de-la-grande-montagne-version-signee-definitive.pdf",
}
_NOTE = "Appel du président : la commune hésite encore entre deux tranches, l’architecte rend son avis lundi. " * 30
_STATES = ("", "", "", "Programmé", "Payé", "Conventionné")
_IMPORTED = "N° dossier\tIntitulé\tPorteur\tÉtat\n" + "".join(
    f"2023-{rank:03}\tProjet n° {rank}\tPorteur n° {rank % 5}\t{_STATES[rank % 6]}\n" for rank in range(1, 13)
)


def make_case(case: str, folder: Path, around: Around) -> Path:
    """A closed base of a case in a folder, as it is named there."""
    path = folder / "exemple.leaderdesk"
    if case == "example":
        return put_example(folder, around)
    if case == "long":
        put_example(folder, around)
    elif case == "many":
        copyfile(followed_base(5_000, 12_000), path)
    else:
        close_base(create_base(path, around, gal_name="GAL Pays des Marais"), around)
    base = open_base(path, around)
    _FILLS[case](base)
    close_base(base, around)
    return path


def _lengthen(base: OpenBase) -> None:
    with Unit(base, act(base, "edit_dossiers", count="1")) as unit:
        for mapper in Mapping.registry.mappers:
            if changes := dict(_changes(mapper.class_)):
                unit.session.execute(update(mapper.class_).values(changes))
        unit.commit()
    with base.read() as session:
        key = session.scalars(select(Dossier.id).where(Dossier.number == _NUMBER)).one()
        funders = session.scalars(select(Funder.id)).all()
        last = session.scalar(select(func.max(FundingLine.position)).where(FundingLine.dossier_id == key)) or 0
    for rank in range(16):
        notes.add_tag(base, [key], f"étiquette de l’axe n° {rank + 1}")
    notes.add_note(base, key, _NOTE, TODAY)
    _write(
        base,
        FundingLine,
        (
            {
                "dossier_id": key,
                "position": last + rank,
                "nature": "public",
                "amount": 1_234_567_890 // rank,
                "funder_id": funder,
                "on_base": "eligible",
            }
            for rank, funder in enumerate(funders[:6], 1)
        ),
    )


def _changes(table: type[Mapping]) -> Iterator[tuple[str, Any]]:
    """A longer name and greater amounts, for all the rows of a table."""
    longer = _LONGER.get(table.__tablename__)
    for column in table.__table__.columns:
        if isinstance(column.type, Money | Balance):
            yield column.name, column * _TIMES
        elif longer and column.name in {"name", "title", "label"}:
            yield column.name, cast(column, Text).concat(longer)


def _put_one(base: OpenBase) -> None:
    ground = make_ground(base)
    dossier = make_dossier(base, ground)
    notes.add_note(base, dossier, "Rappeler la mairie", TODAY)
    seat = committees.SeatDraft("Commune d’Essai", "public", titulaire="Agathe Darvaux", suppleant="Bastien Marin")
    committees.add_seats(base, [seat], date(2026, 1, 5))
    calls.add_call(base, calls.CallDraft("Appel de l’hiver", closes_at=datetime.fromisoformat("2026-12-20T17:00")))
    conversations.add_conversation(base, conversations.ConversationDraft(TODAY, "Mairie d’Essai", "Une halle"))
    sitting = sitting_plans.create_sitting(base, sitting_plans.SittingDraft("Comité", TODAY + timedelta(20)))
    sitting_plans.add_points(base, sitting, [sitting_plans.PointDraft("", "project", dossier, "selection", 15)])
    claims.add_claim(base, dossier, ground.feader)
    controls.edit_controls(base, dossier, [RowEdit(None, {"body": "payer", "announced_on": TODAY})])


def _import(base: OpenBase) -> None:
    take(base, read_pasted(_IMPORTED), None, NO_CHOICES)


def _put_many(base: OpenBase) -> None:
    """Beside the dossiers: 60 sittings, 40 seats, 300 lines in a claim, 200 months of time sheets."""
    dice = random.Random(60)
    kinds = ("public", "private")
    committees.add_seats(
        base,
        [
            committees.SeatDraft(f"Structure n° {rank}", kinds[rank % 2], titulaire=f"Personne n° {rank}")
            for rank in range(1, 41)
        ],
        date(2023, 1, 5),
    )
    for rank in range(60):
        draft = sitting_plans.SittingDraft(f"Comité n° {rank + 1}", TODAY + timedelta(20 - rank * 20))
        sitting_plans.create_sitting(base, draft)
    add_usual_tasks(base)
    with base.read() as session:
        claim = session.scalars(select(PaymentClaim).order_by(PaymentClaim.id)).first()
        assert claim is not None
        tasks = session.scalars(select(RunningTask.id)).all()
        fiche = session.scalars(select(Fiche.id).order_by(Fiche.position)).all()[-1]
        running = session.scalars(select(Dossier.id).where(Dossier.fiche_id == fiche).order_by(Dossier.number)).first()
        lines = session.scalars(select(ClaimExpense.cost_line_id).where(ClaimExpense.claim_id == claim.id)).all()
        claim_id = claim.id
    _write(
        base,
        ClaimExpense,
        (
            {
                "claim_id": claim_id,
                "position": 10 + rank,
                "cost_line_id": dice.choice(lines),
                "label": f"Facture n° {rank}",
                "supplier": f"Entreprise n° {rank % 12}",
                "invoice": f"F-{rank:04}",
                "invoiced_on": date(2025, 1, 1) + timedelta(rank),
                "net": 10_00 + rank,
                "vat": 0,
                "claimed": 10_00 + rank,
                "paid_on": date(2025, 2, 1) + timedelta(rank),
                "proof": "bank_statement",
                "cut": 0,
            }
            for rank in range(300)
        ),
    )
    with Unit(base, act(base, "edit_dossiers", count="1")) as unit:
        unit.session.execute(update(Fiche).where(Fiche.id == fiche).values(strand="running"))
        unit.commit()
    people = [{"id": base.author.ids.key(), "name": f"Animatrice n° {rank}"} for rank in range(4)]
    sheets: list[dict[str, Any]] = [
        {"id": base.author.ids.key(), "person_id": person["id"], "month": date(2022 + rank // 12, rank % 12 + 1, 1)}
        for person in people
        for rank in range(50)
    ]
    _write(base, Person, people)
    put_on = {"dossier_id": running, "since": date(2023, 1, 1)}
    _write(base, Assignment, [{**put_on, "person_id": each["id"]} for each in people])
    _write(base, TimeSheet, sheets)
    _write(
        base,
        TimeEntry,
        (
            {
                "sheet_id": each["id"],
                "task_id": tasks[day % len(tasks)],
                "worked_on": each["month"] + timedelta(day),
                "minutes": 420,
            }
            for each in sheets
            for day in range(0, 20, 3)
        ),
    )


def _write(base: OpenBase, table: type[Mapping], rows: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> None:
    with Unit(base, act(base, "edit_dossiers", count="1")) as unit:
        unit.session.execute(insert(table), [{"id": base.author.ids.key(), **each} for each in rows])
        unit.commit()


_FILLS: dict[str, Fill] = {
    "long": _lengthen,
    "empty": lambda _: None,
    "one": _put_one,
    "imported": _import,
    "many": _put_many,
}
CASES = ("example", *_FILLS)
