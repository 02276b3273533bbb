"""The schema as the models have it; `python -m tests.store.written_schema` writes `db/schema.sql` anew."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from leaderdesk.store.schema import METADATA
from leaderdesk.store.schema.journal import PROTECTIONS

FILE = Path(__file__).parents[2] / "db" / "schema.sql"


def written_schema() -> str:
    """Every statement that makes an empty base, in an order that does not change from run to run."""
    dialect = sqlite.dialect()
    statements = []
    for table in METADATA.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    lines = "\n".join(f"{statement.strip()};\n" for statement in (*statements, *PROTECTIONS)).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(written_schema(), encoding="utf-8")
