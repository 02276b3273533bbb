"""The papers a sitting is held with, in French: running order, scoring sheets, slips, rescue sheet, declarations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaderdesk.domain.committee.files import TieLine
from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet, LevelSheet
from leaderdesk.domain.quorum import Quorum
from leaderdesk.domain.sheets.presented import Presented
from leaderdesk.domain.sheets.sittings.hand_notes import HandSheet
from leaderdesk.domain.sheets.sittings.running import RunningPoint
from leaderdesk.domain.sittings.plans import PlannedPoint
from leaderdesk.words import formats, seats
from leaderdesk.words.numbers import decimal
from leaderdesk.words.paper_calls import asked
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_notes import listed, scale
from leaderdesk.words.sitting_plans import minutes, say_expected, say_rules, say_start
from leaderdesk.words.sitting_votes import motion_of, say_majority

HOW_TO_NOTE = spaced(
    "Écrivez une note dans chaque case de droite, parmi celles du barème ; A pour vous abstenir sur un critère. Une"
    " case vide compte comme non notée."
)
HOW_TO_SLIP = spaced("Une croix dans une seule case. Tout autre signe rend le bulletin nul.")
SLIP = "Bulletin de vote secret"
WORKING_PAPER = spaced(
    "Document de travail de la présidence et de l’équipe : il n’est ni affiché ni diffusé. Le quorum"
    " attendu est compté avec ceux qui ont dit venir."
)
OPENING = (
    "Faire signer la feuille d’émargement, puis annoncer le nombre de présents par collège.",
    spaced("Rappeler : « Si l’un de vous a un intérêt dans un projet de l’ordre du jour, qu’il le dise maintenant. »"),
    "Constater le quorum à voix haute, règle par règle.",
)
CLOSING = (
    "Relire les décisions et les montants.",
    "Annoncer la date de la prochaine séance et l’envoi du compte rendu.",
    "Signer la feuille d’émargement et le relevé.",
)
RESCUE = (
    "À prendre si l’ordinateur s’arrête : notez ici chaque point, à partir de celui qui était en cours.",
    "Ce qui a été saisi avant l’arrêt est dans la base : ne le recopiez pas.",
    "Reprenez la saisie dans l’ordre et à l’heure notée dès que la base s’ouvre de nouveau.",
)
DECLARED = (
    "Je déclare ci-dessous ce qui me lie, moi ou mes proches, à un organisme susceptible de demander une aide au GAL.",
    "Je m’engage à signaler tout changement, et tout intérêt dans un projet avant qu’il soit examiné.",
    "Pour un projet dans lequel j’ai un intérêt, je quitte la salle : ni débat, ni notation, ni vote.",
    "Je garde confidentiels les débats et les documents du comité.",
)
DECLARED_BY_PROJECT = spaced(
    "Pour chaque projet, cochez une case. Un intérêt est ce qui lie au porteur, à un partenaire ou à un financeur :"
    " mandat, emploi, responsabilité, parenté, affaires."
)
OTHER_TIES = spaced("Mandats, emplois, responsabilités, activités, y compris des proches ; ou « aucun ».")
NO_TIES = "Aucun autre lien que la place au comité n’est connu du GAL à ce jour."
_MODES = {
    "by_name": "Le vote est nominatif : à l’appel de son nom, chacun dit pour, contre ou abstention.",
    "secret": "Le vote est secret : chacun dépose un bulletin.",
    "either": "Qui vote contre ? Qui s’abstient ? Qui vote pour ?",
}


def running_title(point: RunningPoint) -> str:
    """The point with its hour: `18 h 05 · 2. Halle`."""
    start = say_start(point.point)
    return f"{start} · {point.rank}. {point.point.title}" if start else f"{point.rank}. {point.point.title}"


def running_facts(point: RunningPoint, heard: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Who holds it, who is heard, how long, who leaves and comes back, the quorum with and without them."""
    dossier = point.point.dossier
    if dossier is not None:
        yield "Porteur", f"{dossier.holder} ({dossier.number})"
        yield "À entendre", listed(list(heard)) if heard else formats.MISSING
        yield "Aide demandée", asked(point.point)
    yield "Durée", minutes(point.point.minutes) if point.point.minutes else formats.MISSING
    if point.returning:
        yield "Reviennent", listed(point.returning)
    if point.leaving:
        yield "Sortent avant le débat", listed(point.leaving)
    elif point.point.interested:
        yield "Restent dehors", listed(point.point.interested)
    yield "Quorum attendu", _quorum(point.expected)
    if point.whole is not None:
        yield "Si personne ne sortait", _quorum(point.whole)
    if not point.expected.is_quorate:
        yield "Si tous les silencieux viennent", _quorum(point.hoped)


def formula(point: PlannedPoint, majority: Majority | None) -> str:
    """What is read aloud before a vote."""
    if majority is None:
        return "Pour information, sans vote."
    amount = (
        f", pour une aide européenne de {asked(point)}" if point.dossier is not None and point.dossier.asked else ""
    )
    motion = motion_of(point.kind, point.title)
    motion = f"{motion[:1].lower()}{motion[1:]}"
    return spaced(f"« Le comité est appelé à voter : {motion}{amount}. {_MODES[majority.secrecy]} »")


def rule(majority: Majority) -> str:
    """Which majority it takes."""
    return say_majority(majority)


def scoring_title(sheet: HandSheet) -> str:
    """Whose sheet it is."""
    return spaced(f"Fiche de notation : {sheet.name if sheet.name is not None else 'réserve'}")


def set_aside(sheet: HandSheet) -> str:
    """What a member does not note."""
    titles = listed([f"« {each} »" for each in sheet.set_aside])
    return spaced(f"Intérêt déclaré : pas de note pour {titles}.")


def criterion_weight(each: CriterionSheet) -> str:
    """How much a criterion weighs, and the note below which a project is out; nothing for an ordinary one."""
    said = [] if each.weight == 1 else [f"coefficient {decimal(each.weight)}"]
    if each.eliminatory_min is not None:
        said.append(f"éliminatoire sous {decimal(each.eliminatory_min)}")
    return ", ".join(said)


def levels(each: CriterionSheet) -> str:
    """The notes that a criterion takes, a line each where they have a wording."""
    said = [_level(level) for level in sorted(each.levels, key=lambda level: level.points)]
    said = (
        said if any(level.wording for level in each.levels) else [scale(each.max, [one.points for one in each.levels])]
    )
    return "\n".join(said)


def groups(grid: GridSheet) -> list[str]:
    """What groups of criteria ask for."""
    return [
        spaced(
            f"Groupe « {each.title} » : au moins {formats.counted(each.at_least, 'critère', 'critères')} à"
            f" {formats.rate(each.met_from)} de leur maximum."
        )
        for each in grid.groups
    ]


def slips_help(count: int) -> str:
    """What to do with the slips."""
    return spaced(
        f"{formats.counted(count, 'bulletin identique', 'bulletins identiques')}, à découper selon les pointillés."
        " Comptez-les avant de les distribuer : un par voix."
    )


def project(each: Presented) -> str:
    """A project by its number and its title."""
    return f"{each.record.number} {each.point.title}"


def parties(each: Presented) -> str:
    """Everybody a member may be bound to by a project: holder, partners, funders beside the European fund."""
    partners = [each.record.partners] if each.record.partners else []
    funders = [row.name for row in each.standing if row.nature in {"public", "private"} and row.name]
    return "\n".join(dict.fromkeys([each.holder, *partners, *funders]))


def tie(line: TieLine) -> tuple[str, str]:
    """A known tie: its kind, and with whom."""
    return seats.ties().get(line.kind, line.kind), line.name


def _level(level: LevelSheet) -> str:
    return spaced(f"{decimal(level.points)} : {level.wording}") if level.wording else decimal(level.points)


def _quorum(quorum: Quorum) -> str:
    if not quorum.rules:
        return "aucune règle"
    return f"{say_expected(quorum)}\n{say_rules(quorum)}"
