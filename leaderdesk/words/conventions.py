"""The convention of a dossier in French: what each amendment changes, what is released, what is owed and when."""

from __future__ import annotations

from leaderdesk.domain.claims.amending import Amended
from leaderdesk.domain.claims.conventions import ConventionSheet, FundConvention
from leaderdesk.domain.claims.obligations import Obligation
from leaderdesk.domain.claims.releases import Release
from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.words import codes, formats
from leaderdesk.words.phrases import spaced

_STANDINGS = {
    "draft": "en préparation",
    "asked": "demandé",
    "decided": "décidé, à signer",
    "in_force": "signé",
    "refused": "refusé",
}
_NOTHING = "ni montant, ni délai"


def standing(amended: Amended) -> str:
    """Where an amendment stands."""
    return _STANDINGS[amended.standing]


def say_effect(amended: Amended) -> str:
    """What an amendment changes: the amount and the end, before and after, and what goes back to the envelope."""
    said = []
    if amended.amount_after is not None:
        before = formats.money(amended.amount_before)
        said.append(f"{before} → {formats.money(amended.amount_after)}")
        if amended.released:
            said.append(_released(amended.released))
    if amended.ends_after is not None:
        said.append(f"fin {formats.day(amended.ends_before)} → {formats.day(amended.ends_after)}")
    return spaced(" ; ".join(said)) or _NOTHING


def say_whole(amended: Amended) -> str:
    """An amendment in one sentence: its kind, where it stands, what it changes."""
    kind = codes.word("kind", amended.row.kind)
    return spaced(f"Avenant ({kind}), {standing(amended)} : {say_effect(amended)}.")


def say_end(sheet: ConventionSheet) -> str:
    """When the convention ends, and what it was before amendments."""
    if sheet.ends_on is None:
        return "La fin de la convention n’est pas renseignée."
    end = f"La convention court jusqu’au {formats.day(sheet.ends_on)}"
    if sheet.first_end is None or sheet.ends_on == sheet.first_end:
        return f"{end}."
    return f"{end}, par avenant (au départ, {formats.day(sheet.first_end)})."


def say_fund(fund: FundConvention) -> str:
    """What the convention gives of a fund, and what amendments gave back."""
    name = fund.fund or "Fonds"
    if fund.now is None:
        return spaced(f"{name} : aucun montant voté ni conventionné.")
    if not fund.released:
        return spaced(f"{name} : {formats.money(fund.now)}.")
    return spaced(f"{name} : {formats.money(fund.signed)} → {formats.money(fund.now)} ; {_released(fund.released)}.")


def say_owed(obligation: Obligation) -> str:
    """Where an obligation stands."""
    days = formats.counted(abs(obligation.days or 0), "jour", "jours")
    if obligation.days == 0:
        return "aujourd’hui"
    match obligation.standing:
        case "done":
            return f"fait le {formats.day(obligation.row.done_on)}"
        case "late":
            return f"en retard de {days}"
        case "soon":
            return f"bientôt, dans {days}"
        case "waiting":
            return f"dans {days}"
    return "à dater"


def say_release(release: Release) -> str:
    """What a dossier that leaves gives back, to which pots, and who may then be served."""
    if not release.pots:
        return "Rien ne revient à l’enveloppe."
    parts = [f"{formats.money(each.amount)} ({_pot(each.pot)})" for each in release.pots]
    said = f"Reviendraient à l’enveloppe : {', '.join(parts)}."
    if release.served:
        names = ", ".join(f"{each.taken.number} {each.taken.title}" for each in release.served)
        said += f" En liste d’attente, ce serait le tour de : {names}."
    return spaced(said)


def _pot(pot: Pot | None) -> str:
    return "sans enveloppe prévue" if pot is None else f"fiche {pot.fiche}, {pot.fund}"


def _released(amount: int) -> str:
    words = "rendus à l’enveloppe" if amount > 0 else "pris en plus à l’enveloppe"
    return f"{formats.money(abs(amount))} {words}"
