"""Commands on backups: take one, list them, put one in the place of a base."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderdesk.commands.answers import Answer
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.around import Around

if TYPE_CHECKING:
    from leaderdesk.services.backups import Backup


def backup(around: Around, base: str, to: str | None = None) -> Answer:
    """Take a verified backup, in the user's backups or where asked."""
    from leaderdesk.services.backups import backup_base, backup_to
    from leaderdesk.services.bases import open_base

    opened = open_base(Path(base), around)
    try:
        path = backup_to(opened, Path(to)) if to else backup_base(opened, around).path
        height = opened.height
    finally:
        opened.close()
    return Answer([f"Sauvegarde vérifiée : {path}"], {"backup": str(path), "height": height})


def backups(around: Around, base: str) -> Answer:
    """List the backups of a base, newest first."""
    from leaderdesk.services.backups import list_backups

    found = list_backups(Path(base), around)
    lines = [f"{rank:>3}  {_backup_line(each)}" for rank, each in enumerate(found, 1)]
    return Answer(
        lines or ["Aucune sauvegarde de cette base sur cet ordinateur."], [backup_data(each) for each in found]
    )


def restore(around: Around, base: str, chosen: str) -> Answer:
    """Put a backup in the place of a base: its path, its name, or its rank in the list."""
    from leaderdesk.services.backups import list_backups, restore_backup
    from leaderdesk.words import formats

    path = Path(base)
    restored = restore_backup(path, _chosen(list_backups(path, around), chosen), around)
    lines = [
        f"Base restaurée à son état du {formats.moment(restored.at)} (action nᵒ {formats.number(restored.height)}).",
        f"L’ancienne base est gardée dans {restored.quarantine}",
    ]
    if restored.lost:
        lines.insert(
            1,
            f"{formats.counted(restored.lost, 'action plus récente n’y est', 'actions plus récentes n’y sont')} plus.",
        )
    data = {
        "base": str(restored.base_path),
        "height": restored.height,
        "at": restored.at.isoformat(),
        "lost": restored.lost,
        "quarantine": str(restored.quarantine),
    }
    return Answer(lines, data)


def backup_data(each: Backup) -> dict[str, Any]:
    """A backup as data."""
    return {
        "path": str(each.path),
        "at": each.at.isoformat(),
        "height": each.height,
        "why": each.why,
        "size": each.size,
    }


def _chosen(found: Sequence[Backup], chosen: str) -> Path:
    if chosen.isdecimal() and 1 <= int(chosen) <= len(found):
        return found[int(chosen) - 1].path
    named = [each.path for each in found if each.path.name == chosen]
    path = named[0] if named else Path(chosen)
    if not path.exists():
        raise Refusal("no_such_backup", wanted=chosen)
    return path


def _backup_line(each: Backup) -> str:
    from leaderdesk.words import formats, occasions

    return (
        f"{formats.moment(each.at)}  action nᵒ {formats.number(each.height)}  "
        f"{formats.size(each.size)}  {occasions.occasion(each.why)}  {each.path.name}"
    )
