"""A claim for payment in French: where it stands, what is said of its expenses, what it lacks, what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from leaderdesk.domain.claims.checks import Remark
from leaderdesk.domain.claims.courses import Backwards, Course
from leaderdesk.domain.claims.lapses import Lapse
from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.claims.settling import AFTER_BALANCE, SettledClaim
from leaderdesk.domain.claims.sheets import NOT_SHARED, STAGES_BEHIND, ClaimSheet, FundClaims
from leaderdesk.domain.claims.wanting import Wanting
from leaderdesk.words import codes, formats, inputs, typed
from leaderdesk.words.explanations import explain
from leaderdesk.words.phrases import spaced

_STAGES = {
    "filing": "à déposer",
    "completing": "complétude à vérifier",
    "checking": "service fait à vérifier",
    "ordering": "à mettre en paiement",
    "paying": "en attente du versement",
}
DAYS = {
    "ready_on": "Prête",
    "filed_on": "Déposée",
    "complete_on": "Complète",
    "visited_on": "Visite",
    "service_done_on": "Service fait",
    "sent_on": "Mise en paiement",
    "paid_on": "Versée",
    "withdrawn_on": "Retirée",
}
SOURCES = {
    "amendment": "Conventionné (avenants compris)",
    "convention": "Conventionné",
    "voted": "Voté",
    "plan": "Prévu au plan",
    "nothing": "Convenu",
}
_REMARKS = {
    "invoiced_before": "La facture du {day} précède l’éligibilité des dépenses ({limit}).",
    "paid_after": "Payée le {day}, après la fin de la convention ({limit}).",
    "paid_before_invoice": "Payée le {day}, avant sa facture du {limit} : un acompte au fournisseur, ou une erreur ?",
    "no_invoice_day": "La date de la facture manque.",
    "no_invoice_number": "Le numéro de la facture manque.",
    "not_paid": "Pas encore payée.",
    "no_proof": "La preuve du paiement manque.",
    "above_invoice": "Le montant demandé dépasse la facture ({limit}).",
    "no_line": "N’est rattachée à aucune dépense du plan.",
    "vat_claimed": "La TVA est récupérée : au plus {limit}.",
    "other_supplier": "Fournisseur « {said} » : le devis retenu est de « {agreed} ».",
    "above_quote": "« {label} » dépasse le devis retenu ({limit}) ; déjà retenu : {spent}.",
    "above_line": "« {label} » dépasse le montant conventionné ({limit}) ; déjà retenu : {spent}.",
    "claimed_elsewhere": "Cette facture est aussi demandée dans le dossier {number}.",
    "claimed_other_fund": "Cette facture est aussi demandée à un autre fonds ({number}).",
    "claimed_twice": "Cette facture est déjà demandée dans ce dossier.",
    "maybe_elsewhere": "Même numéro, même date et même montant dans le dossier {number}, fournisseur non renseigné : "
    "la même facture ?",
    "maybe_other_fund": "Même numéro, même date et même montant demandés à un autre fonds ({number}), fournisseur non "
    "renseigné : la même facture ?",
    "maybe_twice": "Même numéro, même date et même montant déjà demandés dans ce dossier, fournisseur non renseigné : "
    "la même facture ?",
}
_UNKNOWN_REMARK = "À vérifier."
_MISSING = {
    "no_expense": "Aucune dépense : ajoutez les factures payées.",
    "no_invoice_day": "Des factures sont sans date.",
    "no_invoice_number": "Des factures sont sans numéro.",
    "not_paid": "Des dépenses ne sont pas payées.",
    "no_proof": "Des preuves de paiement manquent.",
}
_TO_PAY = {
    "convention_unsigned": "La convention n’est pas signée : le fonds ne peut pas être versé.",
    "funders_unpaid": "Il manque {amount} de versements des cofinanceurs pour que tout soit versé.",
    "funder_unpaid": "{label} doit encore verser {amount}.",
    "obligation": "{label} : reste à fournir{due}.",
}
_LAPSES = {
    "lapsed": "La décision de {name} est caduque depuis le {on} ; {left} n’ont pas été versés.",
    "soon": "La décision de {name} est caduque le {on} ; il reste {left} à en recevoir.",
    "before_fund": "La décision de {name} est caduque le {on}, avant le versement du fonds, au plus tard le {late} ;"
    " il reste {left} à en recevoir.",
}
_NOT_SHARED = (
    "Plusieurs fonds européens paient ce projet : rien ne dit lequel prend quelle dépense. Chacun est calculé sur"
    " toutes les dépenses."
)
_STAGES_BEHIND = (
    "Les dépenses, le plan ou les règles ont changé depuis le calcul des étapes : elles ne disent plus ce que disent"
    " les demandes."
)
_DOUBTS = {
    "counterpart_unknown": "On ne sait pas ce que les cofinanceurs ont versé : cette limite n’est pas regardée.",
    "expenses_unknown": "Sans dépense saisie, ce que la règle donne n’est pas connu.",
    AFTER_BALANCE: "Elle se range, ou a été déposée, après le solde du fonds, que rien ne devrait suivre.",
    "earlier_expenses_unknown": "Une demande précédente n’a pas de dépenses : ce qu’elle a retenu est déduit de ce"
    " qui a été versé.",
}
_WRONG = {
    "eligible_agreed": "Rien ne se calcule : aucune dépense n’est éligible dans le plan de ce dossier.",
    "ineligible": "Rien ne se calcule : les écarts dépassent ce qui est demandé.",
    "rules.feader_share": "Rien ne se calcule : la part du fonds, dans la fiche-action, doit être entre 0 et 100 %.",
}
_DIFFERS = {
    True: "Le payeur a retenu {amount} de plus que ce que la règle donne.",
    False: "Le payeur a retenu {amount} de moins que ce que la règle donne.",
}


def stage(claim: ClaimSheet) -> str:
    """Where a claim stands."""
    return stage_of(claim.settled.row, claim.course)


def stage_of(row: ClaimRow, course: Course) -> str:
    """The same, of a claim that was not settled."""
    if row.withdrawn_on is not None:
        return "retirée"
    return _STAGES[course.stage] if course.stage else "versée"


def since(claim: ClaimSheet) -> date | None:
    """Since when it stands there."""
    return since_of(claim.settled.row, claim.course)


def since_of(row: ClaimRow, course: Course) -> date | None:
    """The same, of a claim that was not settled."""
    return row.withdrawn_on or row.paid_on or course.since


def title(claim: ClaimSheet, fund: FundClaims) -> str:
    """A claim by its name: `Acompte n° 2, FEADER`."""
    row = claim.settled.row
    same = [each.settled.row.id for each in fund.claims if each.settled.row.kind == row.kind]
    kind = codes.word("kind", row.kind)
    rank = f" n°{formats.NO_BREAK}{same.index(row.id) + 1}" if len(same) > 1 else ""
    name = f", {fund.fund}" if fund.fund else ""
    return f"{kind[:1].upper()}{kind[1:]}{rank}{name}"


def source(code: str) -> str:
    """Where what a fund agreed to comes from, as a caption."""
    return SOURCES.get(code, SOURCES["nothing"])


def say_remark(remark: Remark) -> str:
    """One sentence about an expense."""
    data = {name: _shown(value) for name, value in remark.data.items()}
    return spaced(_REMARKS.get(remark.code, _UNKNOWN_REMARK).format(**data))


def say_cut(remark: Remark) -> str:
    """What a remark would cut, and why."""
    reason = codes.word("cut_reason", remark.reason) if remark.reason else ""
    return f"{formats.money(remark.cut)} ({reason})" if reason else formats.money(remark.cut)


def say_missing(code: str) -> str:
    """What a claim lacks to be filed."""
    return spaced(_MISSING.get(code, _UNKNOWN_REMARK))


def say_to_pay(wanting: Wanting) -> str:
    """What keeps a claim from being paid in full."""
    due = f", pour le {formats.day(wanting.due_on)}" if wanting.due_on else ""
    amount = formats.money(wanting.amount)
    return spaced(_TO_PAY[wanting.code].format(label=wanting.label or "Un cofinanceur", amount=amount, due=due))


def say_lapse(name: str, lapse: Lapse) -> str:
    """The decision of a funder that does not hold as long as it should."""
    return spaced(
        _LAPSES[lapse.warned].format(
            name=name,
            on=formats.day(lapse.on),
            late=formats.day(lapse.fund_late_on),
            left=formats.money(lapse.left),
        )
    )


def say_doubts_of_fund(fund: FundClaims) -> list[str]:
    """What is not sure of all the claims of a fund."""
    return [spaced(_NOT_SHARED)] if NOT_SHARED in fund.doubts else []


def say_after_balance(fund: FundClaims) -> list[str]:
    """The claims that follow the balance of their fund, each by its name."""
    return [
        spaced(
            f"{title(each, fund)} : elle se range, ou a été déposée, après le solde, que rien ne devrait suivre."
            " Corrigez sa date, faites de la dernière des deux le solde, ou retirez-la."
        )
        for each in fund.claims
        if AFTER_BALANCE in each.settled.doubts
    ]


def say_stages_behind(fund: FundClaims) -> str:
    """What stages say no longer follows its claims; nothing where they do."""
    return spaced(_STAGES_BEHIND) if STAGES_BEHIND in fund.doubts else ""


def say_taken_over(stage_code: str, on: date, said: int, reckoned: int) -> str:
    """An amount typed by hand that gives way to what claims come to."""
    name, typed, now = codes.word("stage", stage_code), formats.money(said), formats.money(reckoned)
    who = "les avenants" if stage_code == "convention" else "les demandes"
    return spaced(f"Le {formats.day(on)}, {name} : {who} donnent {now}, au lieu des {typed} saisis à la main.")


def say_done(said: str, done: object) -> str:
    """What was done, what parts came to, and the amounts typed by hand that gave way to it."""
    taken = getattr(done, "taken", ())
    over = [say_taken_over(each.stage, each.on, each.said, each.reckoned) for each in taken]
    return " ".join(filter(None, [said, say_parts(getattr(done, "parts", ())), *over]))


def say_parts(parts: Sequence[Any]) -> str:
    """What the percents typed as cuts came to, in all where they are several."""
    if len(parts) > 1:
        total = formats.money(sum(each.cut for each in parts))
        return spaced(f"Écartés en pourcentage de {len(parts)} dépenses : {total} en tout.")
    return "".join(
        spaced(
            f"{typed.rate(each.part.millionths)} de {formats.money(each.claimed)} : {formats.money(each.cut)} écartés."
        )
        for each in parts
    )


def say_backwards(wrong: Backwards) -> str:
    """Two days that cannot both be right."""
    first, second = (DAYS[name].lower() for name in (wrong.first, wrong.second))
    return spaced(f"La date « {second} » précède « {first} » : l’une des deux est à corriger.")


def say_settlement(settled: SettledClaim) -> list[str]:
    """How what a claim is due was reached, sentence by sentence."""
    if settled.wrong is not None:
        return [spaced(_WRONG.get(settled.wrong.place, "")) or inputs.say_wrong(settled.wrong)]
    return explain(settled.steps) if settled.expenses else []


def say_doubts(settled: SettledClaim) -> list[str]:
    """What is not sure of it."""
    said = [spaced(_DOUBTS[code]) for code in settled.doubts if code in _DOUBTS]
    differs = settled.differs
    if differs:
        said.append(_DIFFERS[differs > 0].format(amount=formats.money(abs(differs))))
    return said


def _shown(value: str | int | date) -> str:
    if isinstance(value, date):
        return formats.day(value)
    return formats.money(value) if isinstance(value, int) else value
