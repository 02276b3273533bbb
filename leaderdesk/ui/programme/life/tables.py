"""The tables of a life: statuses, moves, deadlines; a deadline that several moves start stands once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.lives.moves import DATES, DECIDERS, REQUIREMENTS, Deadline, Life, Move, Status
from leaderdesk.domain.lives.presets import Delays, two_passages
from leaderdesk.ui.programme.cells import Cell, CellKind
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.words import formats, lives
from leaderdesk.words.statuses import status_or_code


@dataclass(frozen=True, slots=True)
class Wait:
    """A deadline, and the ranks of the moves that start it."""

    deadline: Deadline
    moves: tuple[int, ...]


class LifeTables(QObject):
    """Makes them; `counts` says how many dossiers stand in each status now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.counts: dict[str, int] = {}
        self._life = Life((), ())
        self._present: dict[str, str] = {}
        self.delays = Rows(
            self.tr("Délais"),
            self._delay_cells(),
            self._new_delay,
            add=self.tr("Ajouter un délai au passage choisi"),
            help=self.tr("En mois, en jours, ou les deux. Un délai que rien ne remplit est une durée à respecter."),
            is_ordered=False,
            most=14,
        )
        self.moves = Rows(
            self.tr("Passages"),
            self._move_cells(),
            self._new_move,
            add=self.tr("Ajouter un passage"),
            help=self.tr("D’un état à l’autre\u00a0: qui décide, et ce qu’il faut pour passer."),
            most=10,
        )
        self.statuses = Rows(
            self.tr("États"),
            self._status_cells(),
            self._new_status,
            add=self.tr("Ajouter un état"),
            help=self.tr("Dans l’ordre de la vie d’un dossier\u202f; le premier est celui où elle commence."),
            most=10,
        )

    def renew(self, life: Life) -> None:
        """The life whose lines are shown."""
        self._life = life
        self._present.clear()
        self._present.update({each.code: status_or_code(each.code) for each in life.statuses})

    def _status_cells(self) -> list[Cell]:
        phases = {"open": self.tr("à instruire"), "decided": self.tr("décidé"), "ended": self.tr("terminé")}
        names = {code: status_or_code(code) for code in STATUSES}
        return [
            Cell("code", self.tr("État"), "choice", names, is_wide=True, width=24),
            Cell("phase", self.tr("Phase"), "choice", phases, width=16, blank="open"),
            Cell("dossiers", self.tr("Dossiers"), is_fixed=True, width=10, says=self._count),
        ]

    def _count(self, row: Status) -> str:
        return formats.number(self.counts.get(row.code, 0))

    def _move_cells(self) -> list[Cell]:
        deciders = {code: lives.decider(code) for code in DECIDERS}
        requirements = {code: lives.requirement(code) for code in REQUIREMENTS}
        return [
            Cell("start", self.tr("De"), "choice", self._present, width=18),
            Cell("end", self.tr("À"), "choice", self._present, width=18),
            Cell("decider", self.tr("Qui décide"), "choice", deciders, width=22, blank="team"),
            Cell(
                *("requires", self.tr("Ce qu’il faut"), "many", requirements),
                width=30,
                is_wide=True,
                blank=(),
                empty=self.tr("rien"),
            ),
        ]

    def _delay_cells(self) -> list[Cell]:
        dates = {code: lives.date_name(code) for code in DATES}
        return [
            _delay(
                "code", self.tr("Délai"), says=lambda row: lives.deadline(row.deadline.code), width=24, is_wide=True
            ),
            _delay("months", self.tr("Mois"), "count", width=6, blank=0),
            _delay("days", self.tr("Jours"), "count", width=6, blank=0),
            _delay("counted_from", self.tr("Compté depuis"), "choice", choices=dates, width=20, blank="moved_on"),
            Cell("moves", self.tr("Commence en passant"), is_fixed=True, is_wide=True, width=18, says=self._starts),
            _delay(
                *("met_by", self.tr("Rempli par l’état"), "many"),
                choices=self._present,
                width=18,
                blank=(),
                empty=self.tr("aucun"),
            ),
            _delay(
                "met_on",
                self.tr("Ou par la date"),
                "choice",
                choices={"": self.tr("aucune"), **dates},
                width=18,
                blank="",
                empty=self.tr("aucune"),
            ),
            _delay(
                *("dropped_by", self.tr("Sans objet à l’état"), "many"),
                choices=self._present,
                width=18,
                blank=(),
                empty=self.tr("aucun"),
            ),
        ]

    def _starts(self, row: Wait) -> str:
        known = [self._life.moves[rank] for rank in row.moves if rank < len(self._life.moves)]
        ends = dict.fromkeys(status_or_code(move.end) for move in known)
        return self.tr("à {}").format(", ".join(ends)) if ends else ""

    def _new_status(self, rows: Sequence[Status]) -> Status:
        taken = {row.code for row in rows}
        return next(
            (each for each in two_passages(Delays()).statuses if each.code not in taken), Status("contact", "open")
        )

    def _new_move(self, rows: Sequence[Move]) -> Move:
        del rows
        codes = [each.code for each in self._life.statuses]
        taken = {(move.start, move.end) for move in self._life.moves}
        free = [(start, end) for start in codes for end in codes if start != end and (start, end) not in taken]
        start, end = free[0] if free else ("contact", "contact")
        return Move(start, end, "team")

    def _new_delay(self, rows: Sequence[Wait]) -> Wait:
        del rows
        rank = max(self.moves.current, 0)
        return Wait(Deadline(self.tr("Nouveau délai"), months=1), (rank,))


def waits_of(life: Life) -> tuple[Wait, ...]:
    """The deadlines of a life, each once, in the order of its moves."""
    found: dict[Deadline, list[int]] = {}
    for rank, move in enumerate(life.moves):
        for deadline in move.deadlines:
            found.setdefault(deadline, []).append(rank)
    return tuple(Wait(deadline, tuple(ranks)) for deadline, ranks in found.items())


def with_waits(life: Life, waits: Sequence[Wait]) -> Life:
    """The life whose moves start these deadlines and no other."""
    moves = tuple(
        replace(move, deadlines=tuple(each.deadline for each in waits if rank in each.moves))
        for rank, move in enumerate(life.moves)
    )
    return replace(life, moves=moves)


def _delay(
    name: str,
    title: str,
    kind: CellKind = "words",
    *,
    says: Callable[[Any], str] | None = None,
    blank: Any = None,  # noqa: ANN401 - a value of the kind
    **looks: Any,
) -> Cell:
    """A property of the deadline of a row."""

    def put(row: Wait, value: Any) -> Wait:  # noqa: ANN401 - same
        taken = blank if value is None else value
        if name == "code":
            taken = _code_of(str(value)) if value else row.deadline.code
        return replace(row, deadline=replace(row.deadline, **{name: taken}))

    return Cell(name, title, kind, says=says, get=lambda row: getattr(row.deadline, name), put_with=put, **looks)


def _code_of(words: str) -> str:
    """A deadline that the program knows keeps its code; another is called by its words."""
    usual = {each for move in two_passages().moves for each in (deadline.code for deadline in move.deadlines)}
    return next((code for code in usual if lives.deadline(code) == words), words)
