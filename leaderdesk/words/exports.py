"""What workbooks say in French beside their data: names of sheets, totals, the sheet that explains the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from leaderdesk.domain.sittings.gestures import Reservation
from leaderdesk.domain.text import file_name as fit
from leaderdesk.domain.workbooks.cells import Remark
from leaderdesk.words import formats, open_data, whole
from leaderdesk.words.export_presets import PRESETS
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_decisions import say_reservation
from leaderdesk.words.sitting_follow import OUTCOMES
from leaderdesk.words.sitting_plans import decisions

CONTINUED = " … (suite dans LeaderDesk)"
TOTAL, TOTAL_OF_ALL = "Total", "Total, tous statuts"
NOTICE = "Lisez-moi"
NOTICE_HEADINGS = ("Feuille", "Colonne", "Ce qu’elle dit")
WHOLE = "Tout le classeur"
EXAMPLE = "EXEMPLE"
TITLE, GAL, MADE_ON, ROWS, READER = "Titre", "GAL", "Établi", "Lignes", "Pour qui"
FILTER, ORDER, PEOPLE, COLUMNS = "Ce qui est montré", "Ordre", "Personnes", "Colonnes"
DOSSIERS, FOLLOW_UP, PUBLIC, COMMITTEE = "Dossiers", "Suivi", "Projets aidés", "Avis du comité"
ALL_FUNDERS, NO_FUNDER, NO_EPCI, NO_COMMUNE = "Ensemble", "Financeur à trouver", "EPCI non renseigné", "non renseignée"
PAYMENTS, BALANCES, EXPECTED = "Versements", "Soldes", "Cofinancements attendus"
STAGES, SAID, CLAIMS = "Par étape", "Tout ce qui a été dit", "Demandes prévues"
FILED = "Demandes de paiement"
REGISTER, CONTROLS, FINDINGS, QUESTIONS = "Registre", "Contrôles", "Constats", "Questions"
PARTNERS, COMMON_COSTS, OWED, UNSHARED = "Partenaires", "Coûts communs", "Qui doit quoi", "non réparti"
POTS, TAKERS, NO_POT = "Enveloppes", "Dossiers", "hors enveloppe"
BY_PROJECT, BY_CRITERION, BY_MEMBER = "Par projet", "Par critère", "Par membre et critère"
DECIDED_AMOUNT = "Montant décidé"
UNTOLD, UNTOLD_HOLDER = "non publié", "Particulier ou entreprise individuelle"
ABOUT_DOSSIER = "un dossier, ceux de la corbeille mis à part."
ABOUT_REQUEST = "un dossier, à partir de la pré-demande."
ABOUT_PROJECT = "un dossier ; les porteurs d’une même commune se suivent."
ABOUT_GRANTED = "un projet programmé, sans aucune donnée personnelle."
ABOUT_FUNDER = "un fonds ou un financeur, avec tout ce qui lui est demandé."
ABOUT_SHARE = "ce que le plan d’un projet compte de ce financeur."
ABOUT_PAID = "un versement d’un fonds européen ; une année après l’autre."
ABOUT_BALANCE = "un dossier sur un fonds."
ABOUT_EXPECTED = "une décision d’un cofinanceur qui vaut encore."
ABOUT_STAGED = "un dossier sur un fonds, avec le dernier montant de chaque étape."
ABOUT_SAID = "un montant dit un jour d’un dossier, le plus ancien d’abord."
ABOUT_FILED = "une demande de paiement, avec le jour de chacune de ses étapes."
ABOUT_CLAIM = "une demande de paiement prévue."
ABOUT_CONTROLLED = "un dossier qui peut être contrôlé, ou qui l’a été."
ABOUT_CONTROL = "un contrôle d’un dossier."
ABOUT_FINDING = "un constat d’un contrôle, avec sa réponse."
ABOUT_QUESTION = "un écart avec le tableau de la région, qui attend sa réponse."
ABOUT_PARTNER = "un partenaire d’une coopération, avec son compte."
ABOUT_COMMON_COST = "ce qu’un partenaire porte d’un coût commun."
ABOUT_OWED = "ce qu’un partenaire doit à un autre pour solder ce qui est payé."
ABOUT_POT = "ce qu’un fonds donne à une fiche-action."
ABOUT_TAKER = "un dossier qui prend sur une enveloppe, qui l’attend, ou qui n’en a pas."
ABOUT_EXAMINED = "un projet à l’ordre du jour d’une séance ; les séances se suivent, la dernière d’abord."
ABOUT_NOTED = "un projet noté en séance."
ABOUT_CRITERION = "un critère d’un projet : la note collective, et ce qui sépare les membres."
AS_SHOWN = "Comme à l’écran."
AS_KEPT = "Comme dans LeaderDesk."
EXAMPLE_TOLD = "Base d’exemple\u00a0: rien n’y est réel."
_NOTED = {"scored": "noté", "abstained": "abstention", "recused": "déport", "to_do": "pas de note"}
_ORIGINS = {"typed": "en séance", "early": "avant la séance", "none": ""}
_COURSES = {"asked": "demandé", "decided": "décidé", "expired": "expiré, à redemander", "refused": "refusé"}
_LONGEST_NAME = 31
# Of the remarks of a workbook, in the bar of the window.
_SAID = 4
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """A name of a sheet that spreadsheets take: short, without their signs, like no other."""
    name = " ".join(_REFUSED.sub(" ", wanted).split()).strip("'")[:_LONGEST_NAME].strip("' ") or "Feuille"
    if name.casefold() == "history":
        # Excel keeps this one for itself.
        name = "Historique"
    known, found, rank = {each.casefold() for each in taken}, name, 1
    while found.casefold() in known:
        rank += 1
        ending = f" ({rank})"
        found = f"{name[: _LONGEST_NAME - len(ending)].rstrip()}{ending}"
    return found


def made_on(day: date) -> str:
    """From when the data are."""
    return f"Établi le {formats.day(day)}"


def subtotal(label: str, count: int) -> str:
    """What stands before the sums of a group."""
    return f"Sous-total {label} ({formats.number(count)})"


def rows_of(count: int, about: str) -> str:
    """How many rows a sheet has, and what each is."""
    lines = formats.counted(count, "ligne", "lignes")
    return spaced(f"{lines} : {about}" if about else f"{lines}.")


def same_columns(name: str) -> str:
    """The columns of a sheet that are those of another."""
    return spaced(f"Les mêmes que celles de « {name} ».")


def losses(cut: int, marked: int) -> Iterator[tuple[str, str]]:
    """What no cell could hold whole."""
    if cut:
        cells = formats.counted(cut, "texte coupé", "textes coupés")
        yield "Textes coupés", spaced(f"{cells} à 32 767 caractères, la limite d’une cellule : « …{CONTINUED[2:]} ».")
    if marked:
        cells = formats.counted(marked, "texte porte", "textes portent")
        yield "Caractères", spaced(f"{cells} le signe « \ufffd » à la place d’un caractère qu’aucun classeur n’admet.")


def combined(added: Sequence[str], taken: Sequence[str]) -> str:
    """How a column is computed from others."""
    return spaced(f"Calculé : {' + '.join(added)}{''.join(f' − {each}' for each in taken)}.")


def share(part: str, whole: str) -> str:
    """The same of what part one column is of another."""
    return spaced(f"Calculé : {part} ÷ {whole}.")


def told(remark: Remark) -> str:
    """What else is to be said of a workbook that was written."""
    return open_data.say_remark(remark) or whole.say_remark(remark) or ""


def told_in_short(remarks: Sequence[Remark]) -> str:
    """The first of them, and how many more there are: the command line says them all."""
    said = [told(each) for each in remarks[:_SAID]]
    if len(remarks) > _SAID:
        said.append(spaced(f"Et {formats.counted(len(remarks) - _SAID, 'autre remarque', 'autres remarques')}."))
    return " ".join(said)


def is_warning(remarks: Sequence[Remark]) -> bool:
    """True where something is wrong, and not only told."""
    return any(open_data.is_breach(each) or each.code == "whole_piece_missing" for each in remarks)


def preset(code: str) -> str:
    """What a workbook is called."""
    return PRESETS[code][0]


def reader(code: str) -> str:
    """For whom it is, and what it says."""
    return spaced(PRESETS[code][1])


def shown(code: str) -> str:
    """Which rows it has."""
    return spaced(PRESETS[code][2])


def order(code: str) -> str:
    """In which order."""
    return spaced(PRESETS[code][3])


def people(*, names_people: bool) -> str:
    """Whether people are named in it."""
    if names_people:
        return "Ce classeur peut nommer des personnes\u00a0: ne le publiez pas."
    return "Aucune donnée personnelle\u00a0: ni nom, ni adresse, ni téléphone, ni courriel."


def line(code: str) -> str:
    """A workbook with the word that the command line knows it by."""
    return f"{code:<10} {spaced(f'{preset(code)} : ')}{reader(code)}"


def file_name(code: str, gal: str, on: date, ending: str, sitting: int | None = None) -> str:
    """How its file is named when nobody names it: `Enveloppes - Pays des Sources - 2026-11-22.xlsx`."""
    of_sitting = "" if sitting is None else f"Séance {sitting}"
    parts = [part for part in (preset(code), of_sitting, gal, on.isoformat()) if part]
    return f"{fit(' - '.join(parts))}{ending}"


def of_fund(fund: str) -> str:
    """The heading of what one European fund brings."""
    return f"Dont {fund}"


def course(code: str) -> str:
    """Where the decision of a funder stands."""
    return _COURSES[code]


def outcome(code: str | None) -> str:
    """What a committee decided."""
    return "non décidé" if code is None else OUTCOMES[code]


def decision(code: str) -> str:
    """What a committee was asked."""
    return decisions().get(code, code)


def noted(state: str) -> str:
    """What a member said on a criterion: four words that are not each other."""
    return _NOTED[state]


def origin(code: str) -> str:
    """When a sheet was given."""
    return _ORIGINS[code]


def sitting(number: int, title: str) -> str:
    """A sitting by its number and its name."""
    return f"{number}. {title}"


def reservation(each: Reservation) -> str:
    """What a favourable opinion is subject to."""
    return spaced(f"Réserve : {say_reservation(each)}")


def member_code(rank: int) -> str:
    """Whose sheet it is, where names are not published."""
    return f"Membre {rank}"


def about_member(*, has_names: bool) -> str:
    """What a row of notes is, and whether it names whose."""
    if has_names:
        return "la note d’un membre sur un critère. Le règlement du GAL publie les noms."
    return (
        "la note d’un membre sur un critère. Le règlement du GAL ne publie pas les noms : chaque membre a un code, "
        "tiré au sort pour chaque projet, pour que le déport d’une personne ne dise pas ses autres notes."
    )


def place(*, has_pot: bool, is_waiting: bool) -> str:
    """What a dossier does to its pot."""
    if not has_pot:
        return NO_POT
    return "en attente" if is_waiting else "programmé"


def untold_title(number: str) -> str:
    """A project whose title names somebody."""
    return spaced(f"Dossier {number} : intitulé non publié")


def written(name: str, rows: int, sheets: int) -> str:
    """What was written where."""
    said = (formats.counted(rows, "ligne", "lignes"), formats.counted(sheets, "feuille", "feuilles"))
    return f"{name} enregistré, {' en '.join(said)}."


def written_folder(name: str, files: int) -> str:
    """What was written in which folder."""
    return f"{formats.counted(files, 'classeur enregistré', 'classeurs enregistrés')} dans le dossier {name}."


def held(rows: int, sheets: int) -> str:
    """What a workbook would hold."""
    return " en ".join((formats.counted(rows, "ligne", "lignes"), formats.counted(sheets, "feuille", "feuilles")))


def lines(*, is_filtered: bool) -> str:
    """Which lines of a list there are, where nothing names its filter."""
    return "Une partie des lignes, comme à l’écran." if is_filtered else "Toutes les lignes."


def filters(told: Sequence[str]) -> str:
    """All that narrows a list, one after the other."""
    return spaced(" ; ".join(told))


def wanted(text: str) -> str:
    """The words that a list was searched for."""
    return spaced(f"Mots cherchés : {text}")


def view(title: str) -> str:
    """The view of a list."""
    return spaced(f"Vue : {title}")


def grouped_by(title: str) -> str:
    """The column whose values are groups."""
    return spaced(f"par groupes de « {title} »")


def sorted_by(title: str, *, is_descending: bool) -> str:
    """A key of the order."""
    return f"{title} (décroissant)" if is_descending else title
