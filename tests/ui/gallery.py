"""One form with every kind of field, filled as people do, for tests and for eyes."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtWidgets import QScrollArea

from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.kit.controls import column, scrolled
from leaderdesk.ui.kit.fields import (
    ChoiceField,
    CommuneField,
    CountField,
    DayField,
    HourField,
    InseeField,
    MailField,
    MoneyField,
    NotesField,
    PhoneField,
    PostcodeField,
    RateField,
    SirenField,
    SiretField,
    TickField,
)
from leaderdesk.ui.kit.forms import Field, Form

TODAY = date(2026, 11, 21)
COMMUNES = (
    Commune("Étaples", "62318", "62630"),
    Commune("Saint-Martin", "62001", "62100"),
    Commune("Saint-Martin", "62002", "62200"),
    Commune("Sainte-Austreberthe", "62743", "62140"),
)
STATES = {"ok": "Éligible", "no": "Inéligible", "wait": "À instruire", "ask": "À compléter"}
VALUES: dict[str, Any] = {
    "title": "Rénovation de la halle d’Étaples en café associatif",
    "commune": COMMUNES[0],
    "state": "wait",
    "asked": 1_234_567,
    "rate": 625_000,
    "jobs": 12,
    "received": date(2026, 3, 1),
    "hour": time(18, 30),
    "siret": "73282932000074",
    "siren": "732829320",
    "phone": "0612345678",
    "mail": "jean.petit@gal.fr",
    "postcode": "62630",
    "insee": "62318",
    "vat": True,
    "notes": "Le porteur rappelle lundi.\nIl manque deux devis.",
}


def gallery_fields() -> list[Field]:
    """Every kind, in three groups."""
    project, money, people = "Projet", "Aide demandée", "Porteur"
    today = partial(DayField, lambda: TODAY)
    return [
        Field("title", "Intitulé du projet", group=project, is_wide=True, width=70),
        Field("commune", "Commune", partial(CommuneField, COMMUNES), group=project),
        Field("state", "Recevabilité", partial(ChoiceField, STATES), group=project),
        Field("received", "Reçu le", today, group=project, help="Date de dépôt, non celle du courrier."),
        Field("hour", "Heure de clôture", HourField, group=project, is_optional=True),
        Field("asked", "Montant demandé", MoneyField, group=money, rule=_above_ceiling),
        Field("rate", "Taux d’aide", RateField, group=money),
        Field("jobs", "Emplois créés", CountField, group=money),
        Field("vat", "La TVA est récupérée", TickField, group=money),
        Field("siret", "SIRET", SiretField, group=people),
        Field("siren", "SIREN", SirenField, group=people, is_read_only=True),
        Field("phone", "Téléphone", PhoneField, group=people, is_optional=True),
        Field("mail", "Courriel", MailField, group=people, is_optional=True),
        Field("postcode", "Code postal", PostcodeField, group=people),
        Field("insee", "Code INSEE", InseeField, group=people),
        Field("notes", "Notes", NotesField, group=people, is_wide=True, is_optional=True),
    ]


def gallery() -> tuple[QScrollArea, Form]:
    """The form on a page that scrolls, showing a record."""
    form = Form(gallery_fields())
    inside = column(form)
    inside.setContentsMargins(22, 16, 22, 16)
    page = scrolled(inside, 130)
    form.open(VALUES)
    return page, form


def _above_ceiling(cents: int | None, values: object) -> str | None:
    del values
    return "Ce montant dépasse le plafond de la fiche-action." if (cents or 0) > 5_000_000 else None
