"""A sitting of the example that is held: most seats are there, its first project is open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, open_base
from leaderdesk.services.sitting_lists import read_plan, read_sittings
from leaderdesk.services.sitting_plans import PointDraft, SittingDraft, add_points, create_sitting
from leaderdesk.services.sitting_rooms import read_live

_THERE = 20


def planned(base: OpenBase, today: date) -> int:
    """The sitting of the example that is in preparation."""
    return next(row.id for row in read_sittings(base, today) if row.phase == "preparation")


def hold_evening(path: Path, around: Around, today: date) -> int:
    """One more sitting in a closed example, with the agenda of the one in preparation."""
    base = open_base(path, around)
    points = read_plan(base, planned(base, today)).points
    held = create_sitting(base, SittingDraft("Comité de ce soir", today, place="Salle des fêtes"))
    add_points(
        base,
        held,
        [
            PointDraft(each.title, each.kind, each.dossier.id if each.dossier else None, each.decision, 15)
            for each in points
        ],
    )
    sittings.open_sitting(base, held)
    live = read_live(base, held)
    people = [each.name for each in live.room.people if each.role == "titulaire"]
    for person in people[:_THERE]:
        sittings.note_gesture(base, held, told.Arrived(person))
    project = next(line.key for line in live.agenda.lines if line.kind == "project")
    sittings.note_gesture(base, held, told.PointOpened(project))
    close_base(base, around)
    return held
