"""The state of the envelopes in French: names of pots, what is left or passed, who waits, what the figures count."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, PotSheet, Taken
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_plans import long_day
from leaderdesk.words.statuses import status_or_code

TITLE = "État des enveloppes"
NOTHING = "Aucune enveloppe n’est renseignée : ce qui reste est inconnu."
NOBODY = "Aucun dossier n’est en liste d’attente."
COUNTED = (
    "Programmé : ce que pèse chaque dossier à qui le comité a donné de l’argent : le montant voté, puis celui de la"
    " convention, puis ce qui a été payé une fois le dossier clos ou abandonné ; sans vote saisi, la part du fonds au"
    " plan de financement. Reste : enveloppe, avenants compris, moins programmé. Payé : cumul des paiements constatés."
    " La liste d’attente est donnée par ancienneté d’inscription ; son rang est celui que décide le comité."
)


def reference(on: date) -> str:
    """How the state is named in letters: its day."""
    return f"ENVELOPPES-{on.isoformat()}"


def subject(on: date) -> str:
    """Of which day it is."""
    return f"au {long_day(on)}"


def pot(sheet: PotSheet) -> str:
    """A pot by its fiche-action and its fund."""
    return spaced(f"Fiche-action {sheet.fiche} ({sheet.fund}) : {sheet.title}")


def short_pot(sheet: PotSheet) -> str:
    """The same where there is little room."""
    return f"{sheet.fiche} · {sheet.fund}"


def fund_total(sheet: PotSheet) -> str:
    """The sum of a fund."""
    return f"Total {sheet.fund}"


def left(sheet: PotSheet) -> str:
    """What is left, or by how much the pot is passed."""
    if sheet.left < 0:
        return f"dépassée de {formats.money(-sheet.left)}"
    return f"reste {formats.money(sheet.left)}"


def waiting(sheet: PotSheet) -> str:
    """How many wait and for how much."""
    if not sheet.waiting:
        return "–"
    return f"{formats.money(sheet.waiting_amount)} ({formats.counted(len(sheet.waiting), 'dossier', 'dossiers')})"


def served(sheet: PotSheet) -> str:
    """Whether what is left would serve who waits."""
    if sheet.serves_all:
        return spaced("Ce qui reste suffirait à tous les dossiers en attente de cette enveloppe.")
    least = sheet.waiting_amount - max(sheet.left, 0)
    return spaced(f"Il manque {formats.money(least)} pour servir tous les dossiers en attente de cette enveloppe.")


def status(row: Taken) -> str:
    """The state of a dossier."""
    return status_or_code(row.status)


def said(sheet: EnvelopesSheet) -> str:
    """The drawing in words."""
    return " ".join(
        spaced(
            f"{short_pot(each)} : {formats.money(each.programmed)} programmés sur {formats.money(each.granted)},"
            f" {left(each)}{_who_waits(each)}."
        )
        for each in sheet.pots
    )


def _who_waits(sheet: PotSheet) -> str:
    return f", en attente {formats.money(sheet.waiting_amount)}" if sheet.waiting_amount else ""


def outside(count: int) -> str:
    """Dossiers whose money comes from no envelope that was set."""
    return spaced(
        f"{formats.counted(count, 'dossier demande', 'dossiers demandent')} un fonds sans enveloppe renseignée :"
        " leur poids n’est compté nulle part ci-dessus."
    )
