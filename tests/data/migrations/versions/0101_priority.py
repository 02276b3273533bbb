"""1.1, for the tests only: a parent table made anew, its children looking on."""

import sqlalchemy as sa
from alembic import op

revision = "0101"
down_revision = "0100"


def upgrade() -> None:
    """Give dossiers a priority; a change that SQLite only knows by making the table again."""
    with op.batch_alter_table("dossiers", recreate="always", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("priority", sa.Integer(), nullable=False, server_default="0"))
