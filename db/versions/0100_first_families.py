"""1.0: the programme, fiches-actions, funders, holders, dossiers, attachments and the journal."""

from pathlib import Path

from alembic import op

revision = "0100"
down_revision = None


def upgrade() -> None:
    """Create every table from the statements frozen beside this file."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n\n"):
        op.execute(statement)
