"""The GAL's own file: who works on it, at what, for how long, and what their pay and missions cost."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.store.schema.columns import Day, Flag, Key, Keyed, Mapping, Money, Quantity, Rate, Words


class RunningTask(Keyed, Mapping):
    """What the team does with its days; what is not LEADER's has its tasks too, for a sheet to be whole."""

    __tablename__ = "running_tasks"

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(Words)
    is_eligible: Mapped[bool] = mapped_column(Flag)
    binned_on: Mapped[date | None] = mapped_column(Day)


class Assignment(Keyed, Mapping):
    """Somebody of the team put on a running-cost dossier: at a share fixed beforehand, or by their time sheets."""

    __tablename__ = "assignments"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(Key, ForeignKey("people.id"), index=True)
    since: Mapped[date] = mapped_column(Day)
    until: Mapped[date | None] = mapped_column(Day)
    # None counts the hours of the time sheets.
    share: Mapped[Fraction | None] = mapped_column(Rate)
    # The letter of assignment that a fixed share asks for.
    signed_on: Mapped[date | None] = mapped_column(Day)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class TimeSheet(Keyed, Mapping):
    """The sheet of somebody for a month: who signed it and when."""

    __tablename__ = "time_sheets"
    __table_args__ = (UniqueConstraint("person_id", "month"),)

    person_id: Mapped[int] = mapped_column(Key, ForeignKey("people.id"))
    # The first day of the month.
    month: Mapped[date] = mapped_column(Day)
    signed_on: Mapped[date | None] = mapped_column(Day)
    countersigned_on: Mapped[date | None] = mapped_column(Day)
    countersigned_by: Mapped[str | None] = mapped_column(Words)
    remark: Mapped[str | None] = mapped_column(Words)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class TimeEntry(Keyed, Mapping):
    """Minutes of a day at a task."""

    __tablename__ = "time_entries"
    __table_args__ = (UniqueConstraint("sheet_id", "task_id", "worked_on"),)

    sheet_id: Mapped[int] = mapped_column(Key, ForeignKey("time_sheets.id", ondelete="CASCADE"))
    task_id: Mapped[int] = mapped_column(Key, ForeignKey("running_tasks.id"), index=True)
    worked_on: Mapped[date] = mapped_column(Day)
    minutes: Mapped[int] = mapped_column(Integer)


class Payroll(Keyed, Mapping):
    """What somebody cost their employer in a month, as the payslip says."""

    __tablename__ = "payrolls"
    __table_args__ = (UniqueConstraint("person_id", "month"),)

    person_id: Mapped[int] = mapped_column(Key, ForeignKey("people.id"))
    month: Mapped[date] = mapped_column(Day)
    gross: Mapped[int] = mapped_column(Money)
    charges: Mapped[int] = mapped_column(Money)
    # What the employer gets back, and the hours that the pay stands for.
    helped: Mapped[int | None] = mapped_column(Money)
    paid_hours: Mapped[Fraction | None] = mapped_column(Quantity)
    paid_on: Mapped[date | None] = mapped_column(Day)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class Mission(Keyed, Mapping):
    """A journey for the dossier: where, why, and what it cost."""

    __tablename__ = "missions"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(Key, ForeignKey("people.id"), index=True)
    went_on: Mapped[date] = mapped_column(Day)
    came_back_on: Mapped[date | None] = mapped_column(Day)
    place: Mapped[str] = mapped_column(Words)
    purpose: Mapped[str] = mapped_column(Words)
    kilometres: Mapped[Fraction | None] = mapped_column(Quantity)
    # Euros for a kilometre.
    kilometre_cost: Mapped[Fraction | None] = mapped_column(Quantity)
    fares: Mapped[int | None] = mapped_column(Money)
    meals: Mapped[int | None] = mapped_column(Money)
    nights: Mapped[int | None] = mapped_column(Money)
    refunded_on: Mapped[date | None] = mapped_column(Day)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )
