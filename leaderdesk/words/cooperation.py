"""A cooperation in French: accounts, what does not hold, what is missing, what a departure changes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from leaderdesk.domain.cooperation.checks import Wanting, When
from leaderdesk.domain.cooperation.rows import PartnerRow
from leaderdesk.domain.cooperation.sharing import Account, SharedCost, Transfer, total_share
from leaderdesk.domain.cooperation.sheets import CooperationSheet, Departure, Ours
from leaderdesk.domain.steps import Step
from leaderdesk.words import codes, formats
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import Filler, spaced

METHOD = spaced(
    "Chaque coût commun est réparti par les parts, au centime près : le centime qui reste va au plus grand reste, puis"
    " dans l’ordre de la liste. Un coût payé avant le départ d’un partenaire reste réparti avec lui ; les autres"
    " le sont entre ceux qui restent, leurs parts augmentées en proportion."
)
TITLE = "Accord de coopération : partenaires et coûts"
NO_PARTNER = "Aucun partenaire n’est saisi."
PAPER_LIMITS = "Ce tableau dit ce qui est saisi ce jour. Il s’annexe à l’accord de coopération, qui seul engage."
_FLAWS = {
    "no_lead": "Aucun partenaire n’est chef de file.",
    "several_lead": "Plusieurs partenaires sont chefs de file : {names}.",
    "no_us": "Aucun partenaire n’est notre GAL.",
    "several_us": "Plusieurs partenaires sont dits notre GAL : {names}.",
    "share_missing": "Sans part des coûts communs : {names}.",
    "shares_above": "Les parts font {whole:rate} : {gap:rate} de trop, rien n’est réparti.",
    "shares_amended": "Ceux qui restent font 100 % à eux seuls : leurs parts sont celles d’un avenant. Ce qui était "
    "payé avant le départ reste réparti avec la part de {names}, et le reste entre les autres, dans ces proportions.",
    "shares_below": "Les parts font {whole:rate} : il manque {gap:rate}, que personne ne porte.",
    "one_country": "La coopération est dite transnationale, et tous les partenaires sont du même pays.",
    "several_countries": "La coopération est dite interterritoriale, et les partenaires sont de plusieurs pays.",
    "paid_by_nobody": "« {label} » : payé le {on}, sans que l’on sache par qui.",
    "payer_left": "« {label} » : {name}, qui doit le payer, est parti le {on}.",
    "ends_before_agreed": "L’accord finit le {ends}, avant sa signature le {agreed}.",
    "signed_after_end": "Signature après la fin de l’accord : {names}.",
}
_WANTING = {
    "kind": "la nature de la coopération",
    "common_action": "l’action commune",
    "partners": "un second partenaire",
    "lead": "un chef de file, un seul",
    "us": "notre GAL parmi les partenaires",
    "costs": "les coûts communs",
    "shares": "des parts qui font 100 %",
    "decisions": "la décision de leur comité : {names}",
    "budgets": "les dépenses propres (zéro s’il n’y en a pas) : {names}",
    "territories": "le pays ou la région : {names}",
    "agreement": "la signature de l’accord",
    "signatures": "la signature de l’accord par : {names}",
    "attachment": "l’accord signé, parmi les pièces jointes",
    "approval": "l’approbation de l’autorité de gestion, si elle est demandée",
    "convention": "notre convention",
    "payers": "qui paie : {names}",
}
BEFORE: dict[When, str] = {"agreement": "Avant de signer l’accord", "claim": "Avant de déposer une demande de paiement"}
_FILLER = Filler({})
_NONE = "–"


def role(partner: PartnerRow) -> str:
    """What a partner is in the cooperation."""
    names = [name for name, holds in (("notre GAL", partner.is_us), ("chef de file", partner.is_lead)) if holds]
    return ", ".join(names) or _NONE


def say_flaw(flaw: Step) -> str:
    """What does not hold together."""
    return _FILLER.fill(_FLAWS[flaw.code], flaw.data)


def say_wanting(missing: Wanting) -> str:
    """One thing that is missing."""
    words = _FILLER.fill(f"{_WANTING[missing.code]}.", missing.data)
    return capital(words)


def say_no_want() -> str:
    """Nothing is missing."""
    return "Rien ne manque pour signer l’accord ni pour déposer une demande de paiement."


def say_whole(sheet: CooperationSheet) -> str:
    """The common costs, what of them is paid, and what the shares make."""
    if not sheet.costs:
        return "Aucun coût commun n’est saisi."
    paid = sum(each.paid for each in sheet.accounts)
    shares = formats.rate(total_share(sheet.partners))
    common = formats.money(sheet.common)
    return spaced(f"Coûts communs : {common}, dont {formats.money(paid)} payés. Les parts font {shares}.")


def say_ours(ours: Ours) -> list[str]:
    """What the agreement says of us beside our dossier: the costs, then the fund."""
    bears = f"{formats.money(ours.own)} de dépenses propres et {formats.money(ours.common)} de coûts communs"
    said = f"Dans l’accord, nous portons {formats.money(ours.total)} : {bears}. Le dossier présente"
    dossier = formats.money(ours.dossier_total)
    match ours.costs:
        case "same":
            found = [f"{said} la même somme."]
        case "whole":
            whole = formats.money(ours.paid_whole)
            carried = f"nos dépenses propres et les coûts communs que nous payons en entier ({whole})"
            found = [f"{said} {dossier} : {carried}. Les autres nous devront leur part."]
        case _:
            more = "de plus" if ours.gap > 0 else "de moins"
            found = [f"{said} {dossier}, soit {formats.money(abs(ours.gap))} {more}."]
    if ours.fund_asked is None:
        found.append("Le fonds que nous demandons n’est pas renseigné dans l’accord.")
    elif ours.fund_gap:
        more = "de plus" if ours.fund_gap > 0 else "de moins"
        found.append(
            f"L’accord dit {formats.money(ours.fund_asked)} de fonds demandé ; le plan du dossier en demande"
            f" {formats.money(ours.dossier_fund)}, soit {formats.money(abs(ours.fund_gap))} {more}."
        )
    return [spaced(each) for each in found]


def differs(ours: Ours) -> bool:
    """Whether something of ours does not agree with our dossier."""
    return ours.costs == "different" or bool(ours.fund_gap)


def say_parts(cost: SharedCost, names: Mapping[int, str]) -> str:
    """What each partner bears of a common cost, and what nobody does."""
    parts = [f"{names[key]} {formats.money(amount)}" for key, amount in cost.parts.items() if key in names]
    if cost.unshared:
        parts.append(f"non réparti {formats.money(cost.unshared)}")
    return " · ".join(parts)


def say_missing(sheet: CooperationSheet) -> str:
    """Whose own costs are not known."""
    names = [each.partner.name for each in sheet.accounts if each.own is None]
    return spaced(f"À renseigner : {', '.join(names)}") if names else ""


def title(number: str) -> str:
    """What the table of the agreement is called."""
    return spaced(f"{TITLE} – dossier {number}")


def reference(number: str) -> str:
    """What stands at the foot of its pages."""
    return f"coopération {number}"


def whole_share(sheet: CooperationSheet) -> str:
    """What the shares make together."""
    return formats.rate(total_share(sheet.partners))


def say_transfer(transfer: Transfer, names: Mapping[int, str]) -> str:
    """Who sends what to whom."""
    return f"{names[transfer.debtor]} doit {formats.money(transfer.amount)} à {names[transfer.creditor]}."


def say_transfers(sheet: CooperationSheet) -> list[str]:
    """What settles what was paid until now."""
    if sheet.is_unsettled:
        return ["Qui doit quoi ne peut pas être dit : les parts ne font pas 100\u00a0%."]
    if sheet.transfers:
        return [say_transfer(each, sheet.names) for each in sheet.transfers]
    if any(each.paid for each in sheet.accounts):
        return ["Les comptes sont soldés."]
    return ["Aucun coût commun n’est encore payé : personne ne doit rien."]


def balance(account: Account) -> str:
    """Whether a partner owes or is owed."""
    if not account.balance:
        return "soldé"
    words = "à recevoir" if account.balance > 0 else "à verser"
    return f"{formats.money(abs(account.balance))} {words}"


def share_now(account: Account) -> str:
    """The share that was agreed, and what it has become since somebody left."""
    agreed = account.partner.share
    if agreed is None:
        return formats.MISSING
    if account.share == agreed:
        return formats.rate(agreed)
    return f"{formats.rate(agreed)} → {near_rate(account.share)}"


def near_rate(share: Fraction | None) -> str:
    """A share that may be no whole number of hundredths of a percent, and is then told as near."""
    is_near = share is not None and (share * 10_000).denominator != 1
    return f"≈{formats.NO_BREAK}{formats.rate(share)}" if is_near else formats.rate(share)


def say_departure(departure: Departure) -> list[str]:
    """What a departure would change, for each partner and in all."""
    name, on = departure.partner.name, formats.day(departure.on)
    (leaver,) = [after for _, after in departure.accounts if after.partner.id == departure.partner.id]
    found = [f"Si {name} partait le {on}, {formats.money(departure.moved)} de coûts communs iraient aux autres."]
    found += [
        f"{after.partner.name} : part {near_rate(before.share)} → {near_rate(after.share)},"
        f" coûts communs {formats.money(before.planned)} → {formats.money(after.planned)}."
        for before, after in departure.accounts
        if after.partner.id != leaver.partner.id and before != after
    ]
    found.append(f"{name} garderait sa part de ce qui est déjà payé : {formats.money(leaver.borne)}.")
    own = departure.partner.budget
    if own:
        found.append(f"Ses dépenses propres ({formats.money(own)}) sortiraient du projet.")
    found += [say_flaw(each) for each in departure.flaws]
    found.append("Rien n’est encore noté. L’accord se modifie par avenant : corrigez les parts s’il en dit d’autres.")
    return [spaced(each) for each in found]


def kind(code: str | None) -> str:
    """Between which territories."""
    return formats.MISSING if code is None else codes.word("kind", code)
