"""The fields of a conversation, in the order of a call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.holders import FITS
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.kit.fields import ChoiceField, CommuneField, DayField, MailField, NotesField, PhoneField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.words import codes
from leaderdesk.words.formats import capital

_PLAIN = ("held_on", "caller", "phone", "email", "about", "answered", "asked_of", "due_on", "fits", "fiche_id")
# The base cannot be without it: emptied, it takes back what it had.
NEEDED = frozenset({"held_on"})


class ConversationFields(QObject):
    """The form as a table."""

    def fields(self, today: Callable[[], date]) -> list[Field]:
        """What one writes while somebody speaks."""
        who, what, after = self.tr("Qui appelle"), self.tr("Au sujet de quoi"), self.tr("Et ensuite")
        fits = {code: capital(codes.word("fits", code)) for code in FITS}
        return [
            Field("caller", self.tr("Nom ou structure"), is_wide=True, group=who),
            Field("phone", self.tr("Téléphone"), PhoneField, group=who, is_optional=True),
            Field("commune", self.tr("Commune"), CommuneField, group=who, is_optional=True),
            Field("email", self.tr("Courriel"), MailField, group=who, is_optional=True),
            Field("held_on", self.tr("Jour de l’échange"), partial(DayField, today), group=who),
            Field("about", self.tr("Sujet"), partial(NotesField, 2, 8), is_wide=True, group=what, is_optional=True),
            Field(
                *("answered", self.tr("Réponse donnée"), partial(NotesField, 2, 8)),
                is_wide=True,
                group=what,
                is_optional=True,
            ),
            Field("due_on", self.tr("À rappeler le"), partial(DayField, today), group=after, is_optional=True),
            Field("asked_of", self.tr("À voir avec"), group=after, is_optional=True),
            Field("fits", self.tr("LEADER convient"), partial(ChoiceField, fits), group=after, is_optional=True),
            Field("fiche_id", self.tr("Fiche-action"), partial(ChoiceField, {}, 32), group=after, is_optional=True),
            Field("holder_id", self.tr("Porteur connu"), partial(ChoiceField, {}, 40), group=after, is_optional=True),
        ]


def values_of(row: ConversationRow) -> dict[str, Any]:
    """A conversation as its form shows it."""
    values = {name: getattr(row, name) for name in (*_PLAIN, "holder_id")}
    return {**values, "commune": Commune(row.commune) if row.commune else None}


def stored(name: str, value: object) -> object:
    """A value of the form as the base keeps it."""
    if isinstance(value, Commune):
        return value.name
    return "" if value is None and name in ("about", "caller") else value
