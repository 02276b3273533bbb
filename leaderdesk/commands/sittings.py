"""The command that holds the record of a sitting against its own raw inputs."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.commands.answers import Answer
from leaderdesk.services.around import Around


def verify(around: Around, record: str) -> Answer:
    """Hold the record of a sitting against its own raw inputs."""
    from leaderdesk.services.verification import verify_file
    from leaderdesk.words.sittings import say_record_problem

    del around
    found = verify_file(Path(record))
    if found.holds:
        lines = ["Le procès-verbal tient : chaque résultat se recalcule.", f"Empreinte : {found.digest}"]
    else:
        lines = ["Le procès-verbal ne tient pas.", *(say_record_problem(each) for each in found.problems)]
    problems = [{"code": each.code, "place": each.place, **each.data} for each in found.problems]
    return Answer(lines, {"holds": found.holds, "digest": found.digest, "problems": problems}, found.holds)
