"""What the programme brings and where: indicators with their values per dossier, outlines of the communes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.indicators.vocabulary import GATHERINGS
from leaderdesk.store.schema.columns import Code, Day, Key, Keyed, Mapping, Quantity, Words


class Indicator(Keyed, Mapping):
    """Something the programme measures of its projects, and what it wants of it by the end."""

    __tablename__ = "indicators"
    __table_args__ = (UniqueConstraint("programme_id", "code"),)

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"))
    # None measures the projects of all fiches-actions.
    fiche_id: Mapped[int | None] = mapped_column(Key, ForeignKey("fiches.id", ondelete="SET NULL"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    code: Mapped[str] = mapped_column(Words)
    label: Mapped[str] = mapped_column(Words)
    unit: Mapped[str | None] = mapped_column(Words)
    gathering: Mapped[str] = mapped_column(Code(GATHERINGS))
    target: Mapped[Fraction | None] = mapped_column(Quantity)
    target_on: Mapped[date | None] = mapped_column(Day)
    source: Mapped[str | None] = mapped_column(Words)
    binned_on: Mapped[date | None] = mapped_column(Day)


class IndicatorValue(Keyed, Mapping):
    """What one dossier promises and brings of an indicator."""

    __tablename__ = "indicator_values"
    __table_args__ = (UniqueConstraint("dossier_id", "indicator_id"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    indicator_id: Mapped[int] = mapped_column(Key, ForeignKey("indicators.id", ondelete="CASCADE"), index=True)
    planned: Mapped[Fraction | None] = mapped_column(Quantity)
    achieved: Mapped[Fraction | None] = mapped_column(Quantity)
    measured_on: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Words)


class Outline(Keyed, Mapping):
    """The outline of a commune as a file of outlines gave it, made lighter."""

    __tablename__ = "outlines"
    __table_args__ = (UniqueConstraint("insee"),)

    insee: Mapped[str] = mapped_column(Words)
    name: Mapped[str] = mapped_column(Words)
    epci: Mapped[str | None] = mapped_column(Words)
    # Rings of longitudes and latitudes in hundred-thousandths of a degree, as JSON.
    rings: Mapped[str] = mapped_column(Words)
    source: Mapped[str] = mapped_column(Words)
    imported_on: Mapped[date] = mapped_column(Day)
