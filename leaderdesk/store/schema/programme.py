"""The programme: the base itself, the GAL and its team, period, funds, structures, settings, funders, views."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.programmes import FUNDER_KINDS, STRANDS, STRUCTURE_KINDS
from leaderdesk.store.schema.columns import Code, Day, Flag, Key, Keyed, Mapping, Money, Rate, Words


class Base(Mapping):
    """The one row that says which base this is; a restore gives it a new lineage."""

    __tablename__ = "base"
    __table_args__ = (CheckConstraint("one = 1", name="one"),)

    one: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(Key)
    lineage: Mapped[int] = mapped_column(Key)
    created_at: Mapped[str] = mapped_column(Words)
    is_example: Mapped[bool] = mapped_column(Flag)


class Gal(Keyed, Mapping):
    """The local action group and the structure that carries it."""

    __tablename__ = "gals"

    name: Mapped[str] = mapped_column(Words)
    carrier: Mapped[str | None] = mapped_column(Words)
    # The carrier as a holder, once it asks for money itself.
    holder_id: Mapped[int | None] = mapped_column(Key, ForeignKey("holders.id", ondelete="SET NULL"), index=True)
    region: Mapped[str | None] = mapped_column(Words)


class Programme(Keyed, Mapping):
    """A programming period of the GAL."""

    __tablename__ = "programmes"

    gal_id: Mapped[int] = mapped_column(Key, ForeignKey("gals.id"), index=True)
    title: Mapped[str] = mapped_column(Words)
    starts_on: Mapped[date] = mapped_column(Day)
    ends_on: Mapped[date] = mapped_column(Day)


class Person(Keyed, Mapping):
    """Somebody of the team; one who leaves keeps the dossiers that bear the name."""

    __tablename__ = "people"

    name: Mapped[str] = mapped_column(Words)
    role: Mapped[str | None] = mapped_column(Words)
    phone: Mapped[str | None] = mapped_column(Words)
    email: Mapped[str | None] = mapped_column(Words)
    left_on: Mapped[date | None] = mapped_column(Day)
    binned_on: Mapped[date | None] = mapped_column(Day)


class SavedView(Keyed, Mapping):
    """A way to look at a list, kept under a name for everybody who opens the base."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("view", "name"),)

    view: Mapped[str] = mapped_column(Words)
    name: Mapped[str] = mapped_column(Words)
    value: Mapped[str] = mapped_column(Words)


class Fund(Keyed, Mapping):
    """A European fund of the programme."""

    __tablename__ = "funds"
    __table_args__ = (UniqueConstraint("programme_id", "code"),)

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"))
    code: Mapped[str] = mapped_column(Words)
    name: Mapped[str] = mapped_column(Words)


class Structure(Keyed, Mapping):
    """A body that sits on the committee, or stands behind a holder."""

    __tablename__ = "structures"

    name: Mapped[str] = mapped_column(Words)
    kind: Mapped[str] = mapped_column(Code(STRUCTURE_KINDS))
    commune: Mapped[str | None] = mapped_column(Words)


class Setting(Keyed, Mapping):
    """A setting of the GAL, in the version that holds from a given day."""

    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("code", "version"),)

    code: Mapped[str] = mapped_column(Words)
    version: Mapped[int] = mapped_column(Integer)
    holds_from: Mapped[date | None] = mapped_column(Day)
    value: Mapped[str] = mapped_column(Words)


class Funder(Keyed, Mapping):
    """Who gives money beside the European funds."""

    __tablename__ = "funders"

    name: Mapped[str] = mapped_column(Words)
    kind: Mapped[str] = mapped_column(Code(FUNDER_KINDS))
    is_public: Mapped[bool] = mapped_column(Flag)
    # What its money usually is; a line of a plan may say otherwise.
    is_european_money: Mapped[bool | None] = mapped_column(Flag)
    contact: Mapped[str | None] = mapped_column(Words)
    binned_on: Mapped[date | None] = mapped_column(Day)


class Fiche(Keyed, Mapping):
    """A fiche-action: a strand of the strategy with its own rules and envelopes."""

    __tablename__ = "fiches"
    __table_args__ = (UniqueConstraint("programme_id", "code"),)

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"))
    code: Mapped[str] = mapped_column(Words)
    title: Mapped[str] = mapped_column(Words)
    purpose: Mapped[str | None] = mapped_column(Words)
    # What it pays for: projects, cooperation with other territories, or the GAL itself.
    strand: Mapped[str] = mapped_column(Code(STRANDS))
    position: Mapped[int] = mapped_column(Integer)
    grid_id: Mapped[int | None] = mapped_column(Key, ForeignKey("grids.id"), index=True)
    binned_on: Mapped[date | None] = mapped_column(Day)


class Envelope(Keyed, Mapping):
    """What one fund gives to one fiche-action."""

    __tablename__ = "envelopes"
    __table_args__ = (UniqueConstraint("fiche_id", "fund_id"),)

    fiche_id: Mapped[int] = mapped_column(Key, ForeignKey("fiches.id", ondelete="CASCADE"))
    fund_id: Mapped[int] = mapped_column(Key, ForeignKey("funds.id"), index=True)
    amount: Mapped[int] = mapped_column(Money)


class FicheRules(Keyed, Mapping):
    """One version of the money rules of a fiche-action; a change makes a new version."""

    __tablename__ = "fiche_rules"
    __table_args__ = (UniqueConstraint("fiche_id", "version"),)

    fiche_id: Mapped[int] = mapped_column(Key, ForeignKey("fiches.id", ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(Integer)
    holds_from: Mapped[date] = mapped_column(Day)
    feader_share: Mapped[Fraction] = mapped_column(Rate)
    max_public_aid_rate: Mapped[Fraction] = mapped_column(Rate)
    min_own_rate: Mapped[Fraction] = mapped_column(Rate)
    min_own_of_public_funding: Mapped[Fraction | None] = mapped_column(Rate)
    eligible_min: Mapped[int | None] = mapped_column(Money)
    eligible_max: Mapped[int | None] = mapped_column(Money)
    public_aid_min: Mapped[int | None] = mapped_column(Money)
    public_aid_max: Mapped[int | None] = mapped_column(Money)
    feader_min: Mapped[int | None] = mapped_column(Money)
    feader_max: Mapped[int | None] = mapped_column(Money)
    own_public_money_calls: Mapped[bool] = mapped_column(Flag)
    private_funds_count_as_own: Mapped[bool] = mapped_column(Flag)
    revenue_before_share: Mapped[bool] = mapped_column(Flag)
    rounding_step: Mapped[int] = mapped_column(Money)
    early_start_loses_operation: Mapped[bool] = mapped_column(Flag)
    source: Mapped[str | None] = mapped_column(Words)
