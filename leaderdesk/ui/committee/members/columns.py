"""The columns of the people of the committee, and of what hangs on one of them."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QObject

from leaderdesk.domain.committee.attendance import Attendance
from leaderdesk.domain.committee.files import InterestLine, MemberLine, PlaceLine
from leaderdesk.domain.typed.amounts import read_count
from leaderdesk.domain.typed.identifiers import read_siren
from leaderdesk.ui.kit.fields import CountField, SirenField
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import as_typed, choice_column, day_column, shown, words_column
from leaderdesk.words import seats as words
from leaderdesk.words.formats import day
from leaderdesk.words.phrases import spaced
from leaderdesk.words.typed import phone, siret


class MemberColumns(QObject):
    """Titles and values."""

    def members(self) -> list[Column]:
        """What is shown of somebody in the list."""
        return [
            Column("name", self.tr("Nom"), lambda row: row.name, width=18, is_wide=True),
            Column("places", self.tr("Places"), self._places, tone=_voice, width=26, is_wide=True),
            Column("phone", self.tr("Téléphone"), lambda row: shown(phone, row.phone), width=14),
            Column("email", self.tr("Courriel"), lambda row: row.email or "", width=20),
            Column("commune", self.tr("Commune"), lambda row: row.commune or "", width=14),
            Column(
                *("signed_on", self.tr("Déclaration de l’année"), self._signed, lambda row: row.signed_on),
                kind="day",
                tone=lambda row: "" if row.signed_on else "muted",
                width=13,
            ),
        ]

    def places(self) -> list[Column]:
        """Every place somebody had: only the days are typed in."""
        return [
            Column("place", self.tr("Place"), words.say_place, width=26, is_wide=True),
            day_column("since", self.tr("Du"), current_day, width=11),
            day_column("until", self.tr("Au"), current_day, text=self._until, width=11),
        ]

    def ties(self) -> list[Column]:
        """Structures and communes, typed in."""
        return [
            choice_column("kind", self.tr("Lien"), words.ties(), width=16),
            words_column("name", self.tr("Structure ou commune"), width=22, is_wide=True),
            words_column(
                *("siren", self.tr("SIREN")),
                text=lambda row: shown(siret, row.siren),
                read=lambda pasted: as_typed(read_siren(pasted), siret),
                width=12,
                editor=SirenField,
            ),
            day_column("since", self.tr("Depuis"), current_day, width=11),
            day_column("until", self.tr("Jusqu’au"), current_day, width=11),
        ]

    def declarations(self) -> list[Column]:
        """One line a year, typed in."""
        return [
            Column(
                *("year", self.tr("Année"), lambda row: str(row.year), lambda row: row.year),
                is_number=True,
                value=lambda row: row.year,
                read=lambda text: as_typed(read_count(text), str),
                width=9,
                editor=CountField,
            ),
            day_column("signed_on", self.tr("Signée le"), current_day, width=12),
            words_column("text", self.tr("Ce qui est déclaré"), width=30, is_wide=True),
        ]

    def interests(self) -> list[Column]:
        """Declared, lifted or set aside, dossier by dossier."""
        return [
            Column("number", self.tr("Dossier"), lambda row: row.number, width=10),
            Column("title", self.tr("Intitulé"), lambda row: row.title, width=18, is_wide=True),
            Column("state", self.tr("État"), lambda row: words.state(row.state), tone=_stands, width=15),
            Column("reason", self.tr("Motif"), lambda row: row.reason, width=20, is_wide=True),
            _day("said_on", self.tr("Le")),
        ]

    def attendance(self) -> list[Column]:
        """Sitting by sitting."""
        return [
            _day("held_on", self.tr("Le")),
            Column("title", self.tr("Séance"), lambda row: row.title, width=24, is_wide=True),
            Column("attended", self.tr("Présence"), self._attended, width=26, is_wide=True),
        ]

    def _places(self, row: MemberLine) -> str:
        told = spaced(" ; ".join(words.say_place(each) for each in row.current))
        return told or self.tr("aucune aujourd’hui")

    def _signed(self, row: MemberLine) -> str:
        return day(row.signed_on) if row.signed_on else self.tr("à demander") if row.has_voice else ""

    def _until(self, place: PlaceLine) -> str:
        return self.tr("en cours") if place.until is None else day(place.until)

    def _attended(self, row: Attendance) -> str:
        told = words.attended(row.attended)
        return self.tr("{} par {}").format(told, row.by) if row.by else told


def _voice(row: MemberLine) -> str:
    return "" if row.current else "muted"


def _stands(row: InterestLine) -> str:
    return "" if row.state == "declared" else "muted"


def _day(name: str, title: str) -> Column:
    get = attrgetter(name)
    return Column(name, title, lambda row: day(get(row)), get, kind="day", width=11)
