"""The control file of a dossier in French: the titles of its parts, and each kind of line in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from leaderdesk.domain.holders import HolderSheet
from leaderdesk.domain.papers.enclosures import Enclosure, EnclosureState
from leaderdesk.domain.sheets.control import ControlSheet, DoneLine, PassageSheet
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.eligibility import EligibilitySheet, ItemSheet
from leaderdesk.domain.sheets.financing import FundingLineSheet
from leaderdesk.domain.sheets.rows import CostRow, NoteRow
from leaderdesk.domain.sheets.selection import SelectionSheet
from leaderdesk.words import codes, costs, eligibility, formats
from leaderdesk.words.actions import entry_label
from leaderdesk.words.fields import field
from leaderdesk.words.numbers import percent
from leaderdesk.words.phrases import spaced
from leaderdesk.words.statuses import status_or_code
from leaderdesk.words.tables import table as table_name

WARNING = spaced(
    "Document confidentiel : il réunit tout ce que la base garde du dossier, coordonnées, notes de suivi et trésorerie"
    " comprises. Il se conserve dix ans et ne se communique qu’à un contrôle."
)
PARTS = {
    "holder": "Porteur",
    "project": "Projet et calendrier",
    "eligibility": "Contrôles d’éligibilité",
    "costs": "Dépenses, devis et marchés",
    "financing": "Plan de financement",
    "selection": "Grille de sélection",
    "passages": "Passages en comité",
    "stages": "Montants, étape par étape",
    "treasury": "Trésorerie du porteur",
    "pieces": "Pièces du dossier",
    "notes": "Échanges et notes de suivi",
    "history": "Historique des modifications",
    "enclosures": "Pièces jointes et empreintes",
}
NOTHING = "Rien n’est renseigné."
DIGESTS = "Empreintes SHA-256, recalculées le jour de ce document."
_STATES: dict[EnclosureState, str] = {"intact": "intacte", "altered": "altérée", "missing": "absente"}
_YES_NO = {True: "oui", False: "non", None: formats.MISSING}
_LONG = 6


def title(number: str) -> str:
    """What the file is called."""
    return spaced(f"Dossier de contrôle : {number}")


def reference(number: str) -> str:
    """How it is named in letters."""
    return f"CONTROLE-{number}"


def folder_name(number: str, on: date) -> str:
    """The folder it goes out in."""
    return f"Contrôle {number} du {on.isoformat()}"


def archive_name(stem: str) -> str:
    """The attachments beside the file of that name."""
    return f"{stem} pièces jointes.zip"


def part(rank: int, code: str) -> str:
    """A part by its rank and title."""
    return f"{rank}. {PARTS[code]}"


def said(value: str | None) -> str:
    """What was typed, or that nothing was."""
    return value.strip() if value and value.strip() else formats.MISSING


def yes_no(value: bool | None) -> str:  # noqa: FBT001 - what is said
    """A yes, a no, or nothing said."""
    return _YES_NO[value]


def summed(sheet: ControlSheet) -> Iterator[tuple[str, str]]:
    """The dossier in a few lines."""
    whole = sheet.sheets.whole
    fiche = f"{whole.fiche.code} {whole.fiche.title}" if whole.fiche else formats.MISSING
    since = f", depuis le {formats.day(whole.present.since)}" if whole.present else ""
    yield "Dossier", whole.record.number
    yield "Projet", whole.record.title
    yield "Porteur", whole.holder.name
    yield "Fiche-action", fiche
    yield "Statut", f"{status_or_code(whole.status)}{since}"
    yield "Suivi par", said(whole.person)
    yield "État au", formats.day(sheet.on)


def holder_facts(holder: HolderSheet) -> Iterator[tuple[str, str]]:
    """Who asks."""
    town = " ".join(each for each in (holder.postcode, holder.commune) if each)
    yield "Nom", holder.name
    yield "Forme", said(codes.word("legal_kind", holder.legal_kind or "")).capitalize()
    yield "Nature", codes.word("nature", holder.nature)
    yield "SIRET", said(holder.siret)
    yield "Adresse", said(", ".join(each for each in (*(holder.address or "").splitlines(), town) if each))
    yield "Intercommunalité", said(holder.epci)
    yield "Dans le territoire", yes_no(holder.is_inside)
    yield "Récupère la TVA", yes_no(holder.recovers_vat)
    yield "Taille", codes.word("size", holder.size) if holder.size else formats.MISSING
    if holder.remark:
        yield "Remarque", holder.remark


def project_facts(whole: WholeDossier) -> Iterator[tuple[str, str]]:
    """What it is about, and its days."""
    record = whole.record
    origin = codes.word("eligible_from_origin", record.eligible_from_origin) if record.eligible_from_origin else ""
    yield "Thème", said(record.theme)
    yield "Communes", said(record.communes)
    yield "Partenaires", said(record.partners)
    yield "Étiquettes", said(", ".join(whole.tags))
    yield "Appel à projets", said(whole.call)
    yield "Reçu le", formats.day(record.received_on)
    yield "Éligible à partir du", f"{formats.day(record.eligible_from)}{f' ({origin})' if origin else ''}"
    yield "Début du projet", formats.day(record.starts_on)
    yield "Fin du projet", formats.day(record.ends_on)
    yield "Part dans le territoire", formats.MISSING if record.inside_share is None else percent(record.inside_share)
    yield "Régime d’aide", codes.word("regime", record.regime) if record.regime else formats.MISSING
    yield "Avis d’opportunité", formats.day(record.opinion_on)
    yield "Programmé le", formats.day(record.programmed_on)
    yield "Convention signée le", formats.day(record.convention_on)
    yield "Fin de la convention", formats.day(record.convention_ends_on)


def check(item: ItemSheet) -> str:
    """A check by its name, or by its question."""
    name = item.question if item.is_manual and item.question else eligibility.item(item.code)
    return f"{name} (bloquant)" if item.is_blocking else name


def conclusion(sheet: EligibilitySheet) -> str:
    """Whether the dossier may be helped, and by which version of the checklist."""
    said = eligibility.conclusion(sheet.verdict.conclusion)
    version = f"liste de contrôle, version {sheet.checklist_version}" if sheet.checklist_version else "liste usuelle"
    return spaced(f"Conclusion : dossier {said} ({version}).")


def reasons(sheet: EligibilitySheet) -> list[str]:
    """What it rests on; what only a person answers is known by its question."""
    questions = {item.code: item.question for item in sheet.items if item.is_manual and item.question}
    return eligibility.verdict_reasons(sheet.verdict, questions)


def evidence(item: ItemSheet) -> str:
    """What was looked at, and what somebody answered, with the reason."""
    lines = [eligibility.say(look) for look in item.looks]
    mark = item.mark
    if mark is not None:
        told = f"{mark.author}, le {formats.day(mark.marked_on)} : {codes.word('outcome', mark.outcome)}"
        if item.is_overridden:
            told += f" au lieu de {codes.word('outcome', item.automatic)}"
        if item.is_lapsed:
            told += ", réponse devenue caduque"
        lines.append(f"{told}. Motif : {mark.reason}" if mark.reason else f"{told}.")
    if item.source and not any(look.step.data.get("source") for look in item.looks):
        lines.append(f"Source : {item.source}")
    return spaced("\n".join(lines)) or formats.MISSING


def cost(row: CostRow) -> str:
    """An expense with its kind and how it is measured."""
    return spaced(f"{said(row.label)}\n{codes.word('kind', row.kind)}, {codes.word('measure', row.measure)}")


def instructed(row: CostRow) -> str:
    """Why an instruction changed a line."""
    if row.instructed is None:
        return ""
    return spaced(f"Instruit à {formats.money(row.instructed)} : {said(row.instructed_reason)}")


def commitment(kind: str, label: str, made_on: date | None) -> str:
    """What binds the holder to an expense."""
    return spaced(f"{codes.word('kind', kind).capitalize()}, {label} : {formats.day(made_on)}")


def funding_state(line: FundingLineSheet) -> str:
    """Where a funding stands."""
    row = line.row
    if row.refused_on is not None:
        return f"refusé le {formats.day(row.refused_on)}"
    if row.decided_on is None:
        return "à décider" if row.nature != "own" else ""
    until = f", jusqu’au {formats.day(row.expires_on)}" if row.expires_on else ""
    return f"décidé le {formats.day(row.decided_on)}{until}"


def grid(sheet: SelectionSheet) -> str:
    """The grid and its version."""
    frozen = f", figée le {formats.day(sheet.frozen_on)}" if sheet.frozen_on else ""
    return spaced(f"Grille « {sheet.title} », version {sheet.version}{frozen}.")


def authors(count: int) -> str:
    """How many of the team noted before any committee."""
    return f"Notation préparatoire de l’équipe\u00a0: {formats.counted(count, 'fiche', 'fiches')}."


def passage(each: PassageSheet) -> str:
    """A sitting as a title."""
    found = each.passage
    return spaced(f"{found.title} : séance n° {found.number}, {codes.word('phase', found.phase)}")


def seal(version: int, digest: str) -> str:
    """What makes the minutes sure."""
    return spaced(f"Compte rendu scellé, version {version}, empreinte {digest}.")


def stay(since: date, until: date | None) -> str:
    """From when to when."""
    return f"depuis le {formats.day(since)}" if until is None else f"du {formats.day(since)} au {formats.day(until)}"


def asked(row: NoteRow) -> str:
    """What a note asks of somebody, for when, and when it was done."""
    if row.asked_of is None and row.due_on is None:
        return ""
    due = f" pour le {formats.day(row.due_on)}" if row.due_on else ""
    end = f", fait le {formats.day(row.done_on)}" if row.done_on else ", en attente"
    return f"demandé à {said(row.asked_of)}{due}{end}"


def done(line: DoneLine) -> str:
    """An action as the history shows it."""
    said = entry_label(line.action, line.kind, line.subject)
    return said if line.times == 1 else f"{said} ({formats.number(line.times)}\u00a0fois)"


def touched(line: DoneLine) -> str:
    """What it changed, in short."""
    by_table: dict[str, list[str]] = {}
    for table, name in line.touched:
        by_table.setdefault(table_name(table), []).append(field(name))
    return spaced(" ; ".join(f"{table} ({_some(dict.fromkeys(names))})" for table, names in by_table.items()))


def state(each: Enclosure) -> str:
    """How a file was found."""
    return _STATES[each.state]


def enclosed(sheet: ControlSheet) -> str:
    """How many files, and whether all are sound."""
    count = formats.counted(len(sheet.enclosures), "fichier", "fichiers")
    if sheet.is_whole:
        return f"{count}, {'intact' if len(sheet.enclosures) == 1 else 'tous intacts'}."
    wrong = sum(each.state != "intact" for each in sheet.enclosures)
    return spaced(f"{count}, dont {formats.number(wrong)} à retrouver : la sauvegarde en garde peut-être une copie.")


def cuts(lines: tuple[str, ...]) -> str:
    """Why a line loses an amount, or that nothing is to say of it."""
    return "\n".join(lines) if lines else costs.say_nothing_cut()


def _some(names: Iterable[str]) -> str:
    """The first few of them."""
    listed = list(names)
    more = len(listed) - _LONG
    shown = ", ".join(listed[:_LONG])
    return f"{shown} et {formats.counted(more, 'autre', 'autres')}" if more > 0 else shown
