"""The base that a version leaves behind: `python -m tests.faults.stored_base` writes it, once, before the release."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from leaderdesk.services import bases, dossiers, history
from leaderdesk.services.around import Around
from leaderdesk.store.engine.connection import VERSION, version_name
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import SeededIds
from leaderdesk.system.locations import ThisSystem
from leaderdesk.system.paths import folders_under
from tests.factories import START, make_dossier, make_ground

FOLDER = Path(__file__).parents[1] / "data" / "bases"


def write_stored_base(folder: Path) -> Path:
    """Three dossiers with a life: states, a note, the bin, an undo and a redo."""
    clock = SteppingClock(datetime.combine(START, datetime.min.time(), UTC))
    around = Around(clock, SeededIds("stored"), "Jeanne", "portable-1", folders_under(folder / "home"), ThisSystem())
    base = bases.create_base(folder / version_name(VERSION), around, gal_name="GAL d’essai")
    ground = make_ground(base)
    first = make_dossier(base, ground, "2023-001")
    dossiers.change_status(base, first, "programmed", date(2026, 3, 1))
    dossiers.add_note(base, first, "Accord de la commune reçu.", date(2026, 3, 1))
    make_dossier(base, ground, "2023-002", "Épicerie solidaire")
    dossiers.bin_dossier(base, make_dossier(base, ground, "2023-003", "À la corbeille"))
    dossiers.delete_dossier(base, make_dossier(base, ground, "2023-004", "Supprimé"))
    dossiers.edit_dossier(base, first, summary="Un résumé")
    history.undo(base)
    history.redo(base)
    base.close()
    return base.path


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        written = write_stored_base(Path(made))
        if not (FOLDER / written.name).exists():
            shutil.copyfile(written, FOLDER / written.name)
