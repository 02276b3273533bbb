"""What a column of a workbook may say of a dossier, and how its cells are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

# How the cells of a field are read (`domain/workbooks/reading/values`).
KINDS = (
    *("text", "number", "amount", "day", "siret", "commune", "fiche", "status", "holder_kind", "rate", "names"),
    *("step", "holder_nature"),
)
# A column of amounts headed by the name of a funder is the field of that name behind this mark.
OF_FUNDER = "cofunder "
# Columns that go two by two, a co-funder and what it gives; those of the second pair are « cofunders 2 »…
NAMES, AMOUNT = "cofunders", "cofunder_amount"
_OF_PAIR = re.compile(rf"(?:{NAMES}|{AMOUNT})(?: ([2-9]|[1-9][0-9]))?")
# A column of crosses headed by a state of dossiers is the field of that word behind this one.
STEP = "step "


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
    Field("date_claimed", "day"),
    Field("date_paid", "day"),
    Field("total_cost", "amount"),
    Field("eligible_cost", "amount"),
    Field("feader", "amount"),
    Field("feader_rate", "rate"),
    Field("national_public", "amount"),
    Field("private", "amount"),
    Field("own_funds", "amount"),
    Field(NAMES, "names"),
    Field(AMOUNT, "amount"),
    Field("paid", "amount"),
    Field("person", "text"),
    Field("next_step", "text"),
    Field("notes", "text"),
)
# No column gives it: it is supposed, and typed over where it is not so.
TYPED_ALONE = (Field("holder_nature", "holder_nature"),)
BY_CODE = {each.code: each for each in (*FIELDS, *TYPED_ALONE)}


def kind_of(code: str) -> str:
    """How the cells of a field are read; a column of one funder is of amounts, one of a step of crosses."""
    if code.startswith(STEP):
        return "step"
    return "amount" if code.startswith(OF_FUNDER) else BY_CODE[code.partition(" ")[0]].kind


def is_field(code: str) -> bool:
    """True for a field of ours, those of a funder, of a step and of a numbered pair included."""
    return code in BY_CODE or code.startswith((OF_FUNDER, STEP)) or pair_of(code) > 0


def pair_of(code: str) -> int:
    """Which pair of a co-funder and its amount a column is of, counted from one; 0 for none."""
    found = _OF_PAIR.fullmatch(code)
    return int(found[1] or 1) if found else 0


def of_pair(code: str, rank: int) -> str:
    """The field of the names or of the amounts of a pair."""
    return code if rank == 1 else f"{code} {rank}"
