"""The record of a sitting once it is over: as it stands or as it was sealed, written to a file, computed again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.problems import blocks
from leaderdesk.domain.sittings.records import digest_of
from leaderdesk.domain.sittings.recounts import Recount, recount
from leaderdesk.services.sittings import record_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.schema import SealedRecord
from leaderdesk.system.safe_write import write_safely


def read_record(base: OpenBase, sitting_id: int, version: int | None = None) -> str:
    """The document: a sealed version, or the sitting as it stands."""
    return record_of(base, sitting_id) if version is None else _sealed(base, sitting_id, version)[0]


def export_record(base: OpenBase, sitting_id: int, target: Path, version: int | None = None) -> str:
    """Write the document to a file that is read anywhere; returns its digest."""
    text = read_record(base, sitting_id, version)
    with world_faults(target):
        write_safely(target, f"{text}\n".encode())
    return digest_of(text)


def recount_record(base: OpenBase, sitting_id: int, version: int | None = None) -> Recount:
    """Every result computed again; a sealed version must also bear the digest that it was sealed with."""
    if version is None:
        return recount(record_of(base, sitting_id))
    text, digest = _sealed(base, sitting_id, version)
    found = recount(text)
    if not found.verified.digest or found.verified.digest == digest:
        return found
    problem = blocks("digest_differs", "digest", written=digest, computed=found.verified.digest)
    first = replace(found.results[0], problems=(*found.results[0].problems, problem)) if found.results else None
    results = found.results if first is None else (first, *found.results[1:])
    return Recount(replace(found.verified, problems=(*found.verified.problems, problem)), results)


def _sealed(base: OpenBase, sitting_id: int, version: int) -> tuple[str, str]:
    with base.read() as session:
        query = select(SealedRecord).where(SealedRecord.sitting_id == sitting_id, SealedRecord.version == version)
        row = session.scalars(query).first()
        if row is None:
            raise Refusal("record_gone")
        return row.record, row.digest
