"""Holders in French: their kinds to choose from, their de minimis aid, what a merge would do."""

from __future__ import annotations

from leaderdesk.domain.eligibility.facts import ENTERPRISE_SIZES
from leaderdesk.domain.holders import LEGAL_KINDS, NATURES, DeMinimisCount, MergedField, MergePlan, SimilarHolder
from leaderdesk.words import codes, fields, formats
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import spaced
from leaderdesk.words.typed import siret

_ON = {"siren": "même SIREN", "name": "même nom", "near": "nom voisin"}
_CODED = frozenset({"legal_kind", "nature", "size"})
_YES_NO = {True: "oui", False: "non"}
# The regimes under which small aids are declared.
_REGIMES = ("de_minimis_general", "de_minimis_sieg", "de_minimis_agriculture", "de_minimis_fishery")


def legal_kinds() -> dict[str, str]:
    """Every legal kind with its word."""
    return {code: capital(codes.word("legal_kind", code)) for code in LEGAL_KINDS}


def natures() -> dict[str, str]:
    """Every nature with its word."""
    return {code: capital(codes.word("nature", code)) for code in NATURES}


def sizes() -> dict[str, str]:
    """Every size of enterprise with its word."""
    return {code: capital(codes.word("size", code)) for code in ENTERPRISE_SIZES}


def regimes() -> dict[str, str]:
    """The regimes of small aids with their words."""
    return {code: capital(codes.word("regime", code)) for code in _REGIMES}


def say_de_minimis(count: DeMinimisCount) -> str:
    """What was received, of how much, and what is left."""
    regime = capital(codes.word("regime", count.regime))
    said = f"{regime} : {formats.money(count.received)} reçus du {formats.day(count.since)} au "
    said += f"{formats.day(count.until)}"
    if count.undated:
        said += f", et {formats.money(count.undated)} sans date, comptés par prudence"
    left = count.left
    if count.ceiling is None or left is None:
        return spaced(f"{said}. Plafond non renseigné.")
    said += f", sur un plafond de {formats.money(count.ceiling)}."
    if left < 0:
        return spaced(f"{said} Le plafond est dépassé de {formats.money(-left)}.")
    return spaced(f"{said} Il reste {formats.money(left)}.")


def say_similar(holder: SimilarHolder) -> str:
    """A holder that may be the same, and by what."""
    parts = [_ON[holder.on]]
    parts += [siret(holder.siret)] if holder.siret else []
    parts += [holder.commune] if holder.commune else []
    parts += [formats.counted(holder.dossiers, "dossier", "dossiers")]
    return spaced(f"{holder.name} ({', '.join(parts)})")


def say_moved(plan: MergePlan) -> str:
    """How much moves to the holder kept."""
    parts = [
        formats.counted(plan.dossiers, "dossier", "dossiers"),
        formats.counted(plan.contacts, "contact", "contacts"),
        formats.counted(plan.aids, "aide de minimis", "aides de minimis"),
        formats.counted(plan.conversations, "échange", "échanges"),
    ]
    told = [part for part in parts if not part.startswith("0")]
    return "Rien n’est à déplacer." if not told else spaced(f"À déplacer : {', '.join(told)}.")


def say_field(merged: MergedField) -> str:
    """The name of a field of a holder."""
    return capital(fields.field(merged.name))


def say_value(name: str, value: str | bool | None) -> str:  # noqa: FBT001 - the value of a field
    """The value of a field of a holder."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES_NO[value]
    if name in _CODED:
        return codes.word(name, value)
    return siret(value) if name == "siret" else value
