"""The fields of a holder."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.holders import HolderSheet, is_siret
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.kit.fields import (
    ChoiceField,
    CommuneField,
    InseeField,
    NotesField,
    PostcodeField,
    SiretField,
)
from leaderdesk.ui.kit.forms import Field
from leaderdesk.words.holders import legal_kinds, natures, sizes

_PLAIN = ("name", "legal_kind", "nature", "siret", "address", "postcode", "insee", "epci", "is_inside")
_MORE = ("recovers_vat", "size", "undertaking", "remark")
# The base cannot be without them: emptied, they take back what they had.
NEEDED = frozenset({"nature"})


class HolderFields(QObject):
    """The form of a holder as a table."""

    def fields(self) -> list[Field]:
        """The fields, in the order in which they are usually known."""
        who, where, money = self.tr("Qui"), self.tr("Où"), self.tr("Aides et TVA")
        yes_no = partial(ChoiceField, {True: self.tr("Oui"), False: self.tr("Non")})
        return [
            Field("name", self.tr("Nom"), is_wide=True, group=who),
            Field("legal_kind", self.tr("Forme juridique"), partial(ChoiceField, legal_kinds()), group=who),
            Field(
                *("nature", self.tr("Nature"), partial(ChoiceField, natures())),
                help=self.tr("Elle décide si l’argent propre du porteur appelle le fonds."),
                group=who,
            ),
            Field("siret", self.tr("SIRET"), SiretField, group=who, is_optional=True, rule=self._odd_siret),
            Field("commune", self.tr("Commune"), CommuneField, group=where, is_optional=True),
            Field("postcode", self.tr("Code postal"), PostcodeField, group=where, is_optional=True),
            Field("address", self.tr("Adresse"), group=where, is_optional=True),
            Field("insee", self.tr("Code INSEE"), InseeField, group=where, is_optional=True),
            Field("epci", self.tr("Intercommunalité"), group=where, is_optional=True),
            Field("is_inside", self.tr("Siège sur le territoire"), yes_no, group=where, is_optional=True),
            Field("recovers_vat", self.tr("Récupère la TVA"), yes_no, group=money, is_optional=True),
            Field("size", self.tr("Taille d’entreprise"), partial(ChoiceField, sizes()), group=money, is_optional=True),
            Field(
                *("undertaking", self.tr("Entreprise unique")),
                help=self.tr("Le même mot chez chaque porteur lié\u00a0: leurs aides de minimis s’additionnent."),
                group=money,
                is_optional=True,
            ),
            Field("remark", self.tr("Remarque"), NotesField, is_wide=True, group=money, is_optional=True),
        ]

    def _odd_siret(self, siret: str | None, _: object) -> str | None:
        if not siret or is_siret(siret):
            return None
        return self.tr("La clé de ce SIRET n’est pas la bonne\u00a0: vérifiez les chiffres.")


def values_of(sheet: HolderSheet) -> dict[str, Any]:
    """A holder as its form shows it."""
    values = {name: getattr(sheet, name) for name in (*_PLAIN, *_MORE)}
    commune = Commune(sheet.commune, sheet.insee, sheet.postcode) if sheet.commune else None
    return {**values, "commune": commune}
