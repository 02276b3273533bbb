"""The envelopes computed again from the journal alone, in whole cents and without any rule of the program.

Every row is what the journal last said of it; the amounts of a day are those said up to it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

_GIVEN = {"programmed", "convention", "in_progress", "claimed", "paid", "closed", "in_control"}
_ENDED = {"withdrawn", "abandoned", "deprogrammed"}
Figures = dict[str, int]


def replayed(path: Path) -> dict[str, dict[int, dict[str, Any]]]:
    """Every table as the journal makes it."""
    tables: defaultdict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = base.execute("SELECT table_name, row_key, verb, after FROM journal_changes ORDER BY height, position")
    for table, key, verb, after in rows:
        if verb == "deleted":
            tables[table].pop(key, None)
        else:
            tables[table][key] = tables[table].get(key, {}) | json.loads(after)
    base.close()
    return dict(tables)


def envelopes_on(tables: dict[str, dict[int, dict[str, Any]]], on: date) -> dict[tuple[int, int], Figures]:
    """What each envelope, by fiche-action and fund, had programmed, engaged, paid and released on a day."""
    until = on.isoformat()
    found = {
        (row["fiche_id"], row["fund_id"]): dict.fromkeys(("programmed", "convention", "paid", "released"), 0)
        for row in tables["envelopes"].values()
    }
    plans: defaultdict[tuple[int, int], int] = defaultdict(int)
    for row in tables["funding_lines"].values():
        if row["fund_id"] is not None and row["refused_on"] is None:
            plans[row["dossier_id"], row["fund_id"]] += row["amount"]
    amounts: defaultdict[tuple[int, int], dict[str, tuple[str, int]]] = defaultdict(dict)
    for row in tables["staged_amounts"].values():
        said = amounts[row["dossier_id"], row["fund_id"]]
        if row["said_on"] <= until and row["said_on"] >= said.get(row["stage"], ("", 0))[0]:
            said[row["stage"]] = (row["said_on"], row["amount"])
    settled = {
        (row["dossier_id"], row["fund_id"])
        for row in tables["payment_claims"].values()
        if row["kind"] == "balance" and row["withdrawn_on"] is None and (row["paid_on"] or "9") <= until
    }
    for dossier, fund in {*plans, *amounts}:
        record = tables["dossiers"][dossier]
        pot = found.get((record["fiche_id"], fund))
        if pot is not None and record["binned_on"] is None:
            status, is_settled = _status(tables, dossier, until), (dossier, fund) in settled
            _add(pot, status, amounts[dossier, fund], plans[dossier, fund], is_settled=is_settled)
    return found


def _status(tables: dict[str, dict[int, dict[str, Any]]], dossier: int, until: str) -> str:
    for row in tables["status_steps"].values():
        is_on = row["since"] <= until and (row["until"] is None or row["until"] > until)
        if row["dossier_id"] == dossier and is_on:
            return str(row["status"])
    return ""


def _add(pot: Figures, status: str, said: dict[str, tuple[str, int]], plan: int, *, is_settled: bool) -> None:
    amounts = {stage: amount for stage, (_, amount) in said.items()}
    if status not in _GIVEN | _ENDED:
        return
    voted = amounts.get("voted")
    if voted is None and status in _GIVEN:
        later = max(amounts.get(stage, 0) for stage in ("claimed", "certified", "paid"))
        is_over = "paid" in amounts and (is_settled or status == "closed")
        voted = amounts.get("convention", later if is_over else max(plan, later))
    if voted is None:
        return
    weight = amounts.get("convention", voted)
    if "convention" not in amounts and "instructed" in said and said["instructed"][0] > said.get("voted", ("9",))[0]:
        weight = min(voted, amounts["instructed"])
    if status in _ENDED or (((is_settled and status in _GIVEN) or status == "closed") and "paid" in amounts):
        weight = amounts.get("paid", 0)
    pot["programmed"] += weight
    pot["convention"] += min(weight, amounts.get("convention", 0))
    pot["paid"] += amounts.get("paid", 0)
    pot["released"] += max(0, voted - weight)
