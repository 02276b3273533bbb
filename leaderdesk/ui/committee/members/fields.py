"""The fields of a member, of a place to give, of an interest to note."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.committee.files import MemberFile
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.kit.fields import (
    ChoiceField,
    CommuneField,
    CountField,
    DayField,
    MailField,
    NotesField,
    PhoneField,
    PostcodeField,
)
from leaderdesk.ui.kit.forms import Field
from leaderdesk.words import seats as words

_ON_SEAT = ("titulaire", "suppleant")


class MemberFields(QObject):
    """Forms as tables."""

    def member(self) -> list[Field]:
        """What is known of somebody."""
        return [
            Field("name", self.tr("Nom"), is_wide=True),
            Field("phone", self.tr("Téléphone"), PhoneField, is_optional=True),
            Field("email", self.tr("Courriel"), MailField, is_optional=True),
            Field("street", self.tr("Adresse"), is_optional=True),
            Field("postcode", self.tr("Code postal"), PostcodeField, is_optional=True),
            Field(
                *("commune", self.tr("Commune"), CommuneField),
                help=self.tr("Elle sert à proposer les intérêts possibles dans les dossiers de cette commune."),
                is_optional=True,
            ),
            Field("remark", self.tr("Remarque"), NotesField, is_wide=True, is_optional=True),
        ]

    def place(self) -> list[Field]:
        """A place to give; the rules say what each kind needs."""
        return [
            Field("role", self.tr("Place"), partial(ChoiceField, words.roles())),
            Field("since", self.tr("À partir du"), DayField),
            Field("seat", self.tr("Siège"), partial(ChoiceField, {}, 36), is_optional=True, rule=self._needs_seat),
            Field(
                *("college", self.tr("Collège"), partial(ChoiceField, words.colleges())),
                is_optional=True,
                rule=self._needs_college,
            ),
            Field(
                *("rank", self.tr("Rang"), CountField),
                help=self.tr("De la vice-présidence, ou du suppléant dans son collège."),
                is_optional=True,
            ),
        ]

    def interest(self) -> list[Field]:
        """An interest to note."""
        return [
            Field("dossier", self.tr("Dossier"), partial(ChoiceField, {}, 40), is_wide=True),
            Field("reason", self.tr("Motif"), is_wide=True, help=self.tr("Il figurera au procès-verbal.")),
        ]

    def _needs_seat(self, value: object, values: Any) -> str | None:  # noqa: ANN401 - of the form
        return self.tr("Dites sur quel siège.") if values.get("role") in _ON_SEAT and value is None else None

    def _needs_college(self, value: object, values: Any) -> str | None:  # noqa: ANN401 - of the form
        return self.tr("Dites de quel collège.") if values.get("role") == "pooled" and value is None else None


def values_of(file: MemberFile) -> dict[str, Any]:
    """A member as the form shows them."""
    line = file.line
    return {
        "name": line.name,
        "phone": line.phone,
        "email": line.email,
        "street": file.street,
        "postcode": file.postcode,
        "commune": Commune(line.commune, None, file.postcode) if line.commune else None,
        "remark": file.remark,
    }
