"""The controls of one dossier in French: until when it may be controlled, what was found, what to have at hand."""

from __future__ import annotations

from leaderdesk.domain.controls.periods import ControlPeriod
from leaderdesk.domain.controls.registers import ControlSheet, Found, RegisterLine
from leaderdesk.words import codes, controls, formats
from leaderdesk.words.phrases import spaced

NOTHING = "Rien à contrôler encore\u00a0: ni convention ni paiement n’ont de date."
NO_CONTROL = "Aucun contrôle n’est noté."
AT_HAND = (
    "À avoir sous la main\u00a0: la convention et ses avenants, les devis, les factures avec leur preuve de paiement,"
    " les pièces des obligations, le passage en comité. Le dossier de contrôle réunit ce que la base en a."
)


def say_period(line: RegisterLine | None, period: ControlPeriod) -> str:
    """Until when it may be controlled."""
    return NOTHING if line is None else controls.say_until(line, period)


def say_control(sheet: ControlSheet) -> str:
    """A control, how far it has come, its money."""
    row = sheet.row
    told = f"{codes.word('body', row.body)}, {controls.reached(sheet)}"
    reached = next((getattr(row, name) for name in (sheet.reached,) if name), None)
    told += f" le {formats.day(reached)}" if reached else ""
    money = " ".join(controls.say_money(sheet))
    conclusion = spaced(f" Conclusion : {row.conclusion.rstrip('.')}.") if row.conclusion else ""
    return f"{told[:1].upper()}{told[1:]}.{conclusion}{f' {money}' if money else ''}"


def say_recoveries(line: RegisterLine) -> list[str]:
    """What controls want back of what was paid, each in a sentence; what was paid stays as it is."""
    return [_say_recovery(sheet) for sheet in line.controls if sheet.row.to_recover]


def _say_recovery(sheet: ControlSheet) -> str:
    row = sheet.row
    told = f"Après contrôle ({codes.word('body', row.body)}) : {formats.money(row.to_recover)} à recouvrer"
    if row.recovered:
        on = f" le {formats.day(row.recovered_on)}" if row.recovered_on else ""
        told += f", dont {formats.money(row.recovered)} recouvrés{on}"
    return spaced(f"{told}. Les montants payés ci-dessous, et les enveloppes, restent ce que le fonds a versé.")


def say_finding(found: Found) -> str:
    """Something a control found, and where its answer stands."""
    row = found.row
    answer = f" Réponse : «\u00a0{row.answer}\u00a0»." if row.answer else ""
    return spaced(f"Constat : {row.text.rstrip('.')} ({controls.standing(found)}).{answer}")


def is_alarming(found: Found) -> bool:
    """True where the answer is late."""
    return found.standing == "late"


def say_lacks(without_file: int) -> str:
    """What is done and has nothing to show for it."""
    if not without_file:
        return ""
    return formats.counted(
        without_file, "obligation faite n’a pas de pièce jointe.", "obligations faites n’ont pas de pièce jointe."
    )
