"""What a column of a workbook may say of a dossier, and how its cells are read."""

from __future__ import annotations

from dataclasses import dataclass

# How the cells of a field are read (`domain/workbooks/reading/values`).
KINDS = ("text", "number", "amount", "day", "siret", "commune", "fiche", "status", "holder_kind", "rate", "names")
# A column of amounts headed by the name of a funder is the field of that name behind this mark.
OF_FUNDER = "cofunder "


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its code, and its kind."""

    code: str
    kind: str


FIELDS = (
    Field("number", "number"),
    Field("title", "text"),
    Field("summary", "text"),
    Field("holder_name", "text"),
    Field("holder_kind", "holder_kind"),
    Field("siret", "siret"),
    Field("address", "text"),
    Field("postcode", "text"),
    Field("commune", "commune"),
    Field("epci", "text"),
    Field("contact", "text"),
    Field("phone", "text"),
    Field("email", "text"),
    Field("fiche_action", "fiche"),
    Field("call", "text"),
    Field("status", "status"),
    Field("theme", "text"),
    Field("partners", "text"),
    Field("date_received", "day"),
    Field("date_eligible", "day"),
    Field("date_opinion", "day"),
    Field("date_committee", "day"),
    Field("date_convention", "day"),
    Field("date_start", "day"),
    Field("date_end", "day"),
    Field("date_paid", "day"),
    Field("total_cost", "amount"),
    Field("eligible_cost", "amount"),
    Field("feader", "amount"),
    Field("feader_rate", "rate"),
    Field("national_public", "amount"),
    Field("private", "amount"),
    Field("own_funds", "amount"),
    Field("cofunders", "names"),
    Field("paid", "amount"),
    Field("person", "text"),
    Field("next_step", "text"),
    Field("notes", "text"),
)
BY_CODE = {each.code: each for each in FIELDS}


def kind_of(code: str) -> str:
    """How the cells of a field are read; a column of one funder is of amounts."""
    return "amount" if code.startswith(OF_FUNDER) else BY_CODE[code].kind
