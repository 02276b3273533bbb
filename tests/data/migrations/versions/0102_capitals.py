"""1.2, for the tests only: a column more, and a change of the data themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0102"
down_revision = "0101"


def upgrade() -> None:
    """Write titles in capitals and say whether a funder is known by them."""
    op.add_column("funders", sa.Column("short_name", sa.Text(), nullable=True))
    op.execute("UPDATE funders SET short_name = upper(name)")
    op.execute("UPDATE dossiers SET title = 'RÉHABILITER LA HALLE'")
