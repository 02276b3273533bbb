"""Versioned documents of the programme: grids with their versions, and checklists of the fiches-actions.

A definition is the JSON of `domain/programmes/`, as it is exported and shared between GALs.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.store.schema.columns import Day, Key, Keyed, Mapping, Words


class Grid(Keyed, Mapping):
    """A grid of selection, known by its title; what it says is in its versions."""

    __tablename__ = "grids"

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"), index=True)
    title: Mapped[str] = mapped_column(Words)
    binned_on: Mapped[date | None] = mapped_column(Day)


class GridVersion(Keyed, Mapping):
    """What a grid says; frozen from the day it was first used."""

    __tablename__ = "grid_versions"
    __table_args__ = (UniqueConstraint("grid_id", "version"),)

    grid_id: Mapped[int] = mapped_column(Key, ForeignKey("grids.id", ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(Integer)
    definition: Mapped[str] = mapped_column(Words)
    frozen_on: Mapped[date | None] = mapped_column(Day)


class Checklist(Keyed, Mapping):
    """One version of the checklist of a fiche-action."""

    __tablename__ = "checklists"
    __table_args__ = (UniqueConstraint("fiche_id", "version"),)

    fiche_id: Mapped[int] = mapped_column(Key, ForeignKey("fiches.id", ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(Integer)
    holds_from: Mapped[date] = mapped_column(Day)
    definition: Mapped[str] = mapped_column(Words)
