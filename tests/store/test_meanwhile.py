"""What is done while a backup is being taken is saved at once, and is in the copy or after it, never half."""

from __future__ import annotations

from itertools import count

from leaderdesk.services.around import Around
from leaderdesk.services.backups import backup_base, verify_backup
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.checks import check_base
from leaderdesk.services.dossiers import edit_dossier
from tests.factories import make_dossier, make_ground


def test_actions_between_the_slices_of_a_backup_are_saved(base: OpenBase, around: Around) -> None:
    ground = make_ground(base)
    for rank in range(300):
        dossier = make_dossier(base, ground, f"2026-{rank:03}", "Réhabiliter la halle et ses abords " * 20)
    turns, before = count(1), base.height

    def meanwhile() -> None:
        edit_dossier(base, dossier, title=f"Titre {next(turns)}")

    backup = backup_base(base, around, between_slices=meanwhile)

    assert base.height - before == next(turns) - 1 > 2
    assert before < backup.height <= base.height
    assert verify_backup(backup.path).is_clean
    assert check_base(base).is_clean
