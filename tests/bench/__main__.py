"""`run.py bench [names]`: prints the table of the benches asked for, or of all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from tests.bench import (
    days,
    delays,
    desk,
    envelopes,
    exports,
    finding,
    home,
    minutes,
    papers,
    replay,
    rules_agenda,
    rules_likeness,
    rules_plans,
    rules_simple,
    showings,
    sitting_notes,
    starting,
    storing,
    workbooks,
)
from tests.bench.measure import Figure, machine, table

BENCHES: dict[str, Callable[[], list[Figure]]] = {
    "start": starting.starting,
    "commit": storing.commits,
    "check": storing.check_and_backup,
    "growth": storing.growth,
    "quorum": rules_simple.quorum,
    "score": rules_simple.score_and_rank,
    "agenda": rules_agenda.agendas,
    "likeness": rules_likeness.likeness,
    "plans": rules_plans.plans,
    "stream": rules_simple.streamed,
    "table": desk.table,
    "days": days.days,
    "day": partial(days.days, days.SIZES[:1]),
    "search": finding.finding,
    "showings": showings.showings,
    "papers": papers.papers,
    "minutes": minutes.minutes_made,
    "sitting": sitting_notes.sitting,
    "ballots": sitting_notes.ballots,
    "workbooks": workbooks.workbooks,
    "exports": exports.exports,
    "envelopes": envelopes.envelopes,
    "followed": envelopes.growth,
    "home": home.home,
    "delays": delays.delays,
    "replay": replay.replay,
}


def main(names: list[str]) -> int:
    """Run the benches named, or all of them."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"Bancs connus : {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    print(machine())
    # "day" is the small half of "days".
    for name in names or [name for name in BENCHES if name != "day"]:
        print(f"\n{name}\n{table(BENCHES[name]())}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
