"""Commands on a base: make the demonstration one, check one, say what one is."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.commands.answers import Answer
from leaderdesk.commands.backups import backup_data
from leaderdesk.services.around import Around


def demo(around: Around, base: str) -> Answer:
    """Make the demonstration base."""
    from leaderdesk.services.demo import create_demo

    path = create_demo(Path(base), around)
    return Answer([f"Base d’exemple créée : {path}"], {"base": str(path)})


def check(around: Around, base: str) -> Answer:
    """Look for everything that can be wrong with a base."""
    from leaderdesk.services.checks import check_file
    from leaderdesk.words import findings, formats

    report = check_file(Path(base), around)
    lines = [f"{findings.level(each)} : {findings.say(each)}" for each in report.findings]
    if report.is_clean:
        lines.append("Aucune anomalie.")
    if report.counts:
        lines.append(
            f"{formats.counted(report.counts['entries'], 'action', 'actions')} dans l’historique, "
            f"{formats.counted(report.counts['rows'], 'ligne vérifiée', 'lignes vérifiées')}, "
            f"{formats.counted(report.counts['attachments'], 'pièce jointe', 'pièces jointes')}."
        )
    found = [
        {"code": each.code, "level": each.level, "data": dict(each.data), "sentence": findings.say(each)}
        for each in report.findings
    ]
    data = {"sound": report.is_sound, "findings": found, "counts": dict(report.counts)}
    return Answer(lines, data, is_well=report.is_clean)


def info(around: Around, base: str) -> Answer:
    """Say what a base is, how far it goes, and when it was last saved and backed up."""
    from leaderdesk.services.bases import base_facts, looked_base
    from leaderdesk.words import formats

    with looked_base(Path(base), around) as looked:
        facts = base_facts(looked, around)
    last = facts.last_backup
    lines = [
        f"Base        : {facts.path}",
        f"GAL         : {facts.gal_name or formats.MISSING}{' (EXEMPLE)' if facts.is_example else ''}",
        f"Version     : {facts.version}",
        f"Actions     : {formats.number(facts.height)}",
        f"Enregistrée : {formats.moment(facts.saved_at)}",
        f"Sauvegardée : {formats.moment(last.at) if last else 'jamais sur cet ordinateur'}",
    ]
    data = {
        "base": str(facts.path),
        "id": f"{facts.id:016x}",
        "gal": facts.gal_name,
        "version": facts.version,
        "example": facts.is_example,
        "height": facts.height,
        "created_at": facts.created_at.isoformat(),
        "saved_at": facts.saved_at.isoformat(),
        "last_backup": backup_data(last) if last else None,
        "place": facts.place,
    }
    return Answer(lines, data)
