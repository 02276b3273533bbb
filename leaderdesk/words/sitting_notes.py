"""The notes of a point in French: what they come to, what is missing, how far members stand from each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from leaderdesk.domain.sheets.sittings.points import PointSheet
from leaderdesk.domain.sheets.sittings.scores import Cell, CriterionResult, ScoreSheet
from leaderdesk.domain.sittings.gestures import CONSENSUS
from leaderdesk.domain.sittings.sheets import Difference
from leaderdesk.words import formats
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import spaced

TOGETHER = "Comité"
_AWAY = {
    "recused": "déport : ne note pas",
    "out": "hors de la salle",
    "departed": "départ",
    "absent": "absence",
    "in_room": "ne note pas",
}
# From a quarter of the scale on, opinions are worth a word before the debate.
_DIVIDED = Fraction(1, 4)


def name_of(member: str) -> str:
    """Whose sheet it is."""
    return TOGETHER if member == CONSENSUS else member


def away(where: str) -> str:
    """Why nothing is typed in a sheet."""
    return spaced(_AWAY[where])


def note(value: Fraction | None) -> str:
    """A note, or an abstention."""
    return "abstention" if value is None else decimal(value)


def scale(most: Fraction, levels: Sequence[Fraction]) -> str:
    """The notes that a criterion has: `de 0 à 5`, `0, 2 ou 5`."""
    if not levels:
        return f"de 0 à {decimal(most)}"
    told = [decimal(each) for each in sorted(levels)]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} ou {told[-1]}"


def off_scale(text: str, criterion: CriterionResult) -> str:
    """Why what was typed is no note, and what is."""
    return spaced(f"« {text} » n’est pas une note : {scale(criterion.maximum, criterion.levels)}.")


def others(count: int) -> str:
    """How many more notes are to be typed again."""
    return f" Et {formats.counted(count, 'autre', 'autres')}." if count else ""


def to_redo(member: str, rank: int, text: str, more: int) -> str:
    """A note to be typed again elsewhere in the grid."""
    where = f"Critère {rank}" if member == CONSENSUS else f"{member}, critère {rank}"
    return spaced(f"{where} : « {text} » est hors barème.{others(more)}")


def figures(score: ScoreSheet) -> str:
    """The total beside its maximum and its threshold."""
    if score.total is None:
        return ""
    told = f"{decimal(score.total)} sur {decimal(score.maximum)}"
    over = score.over_threshold
    if score.threshold is None or over is None:
        return told
    strictly = "plus de " if score.is_threshold_strict else ""
    return spaced(f"{told}, seuil {strictly}{decimal(score.threshold)} : {_over(over)}")


def standing(score: ScoreSheet, titles: Mapping[str, str]) -> str:
    """The rank among the projects noted on the same grid so far."""
    if score.rank is None:
        return ""
    if score.ranked == 1:
        return "Premier projet noté sur cette grille."
    ties = [titles.get(key, key) for key in score.tied_with]
    tied = f", à égalité avec {listed([f'« {each} »' for each in ties])}" if ties else ""
    return spaced(f"Rang {score.rank} sur {score.ranked} projets notés jusqu’ici{tied}.")


def rate(score: ScoreSheet) -> str:
    """The rate that the total gives."""
    return "" if score.rate is None else spaced(f"Taux du palier : {formats.rate(score.rate)}.")


def eliminated(score: ScoreSheet) -> list[str]:
    """Each eliminatory criterion with its note and what it needs."""
    return [
        spaced(
            f"Note éliminatoire : « {each.title} » a {decimal(each.value or Fraction(0))},"
            f" il faut {decimal(each.eliminatory_min)}."
        )
        for each in score.criteria
        if each.is_eliminating and each.eliminatory_min is not None
    ]


def counted(score: ScoreSheet) -> str:
    """How many sheets the total is made of."""
    if score.is_consensus:
        return ""
    early = sum(row.origin == "early" and row.is_counted for row in score.rows)
    told = formats.counted(score.counted, "fiche comptée", "fiches comptées")
    return f"{told}, dont {early} d’avant la séance." if early else f"{told}."


def missing(rows: Iterable[tuple[str, int, int]]) -> str:
    """What is still to be typed, of each member: how many notes of how many."""
    found = list(rows)
    begun = [(name, left) for name, left, of in found if 0 < left < of]
    waiting = [name for name, left, of in found if left == of]
    notes = formats.counted(sum(left for _, left in begun), "note", "notes")
    parts = [] if not begun else [f"{notes} sur {len(begun)} fiches commencées"]
    if len(begun) == 1:
        parts = [f"{notes}{_of(begun[0][0])}"]
    if waiting == [CONSENSUS]:
        return "Aucune note n’est encore saisie."
    if waiting:
        parts.append(formats.counted(len(waiting), "fiche à saisir", "fiches à saisir"))
    return spaced(f"Il manque : {', '.join(parts)}.") if parts else ""


def _of(member: str) -> str:
    return "" if member == CONSENSUS else f" ({member})"


def spread(criterion: CriterionResult, sheets: int) -> str:
    """Lowest, middle and highest note of a criterion on so many sheets, and whether opinions are divided."""
    if criterion.lowest is None or criterion.highest is None or criterion.median is None:
        return "Que des abstentions." if sheets else "Pas encore de fiche complète."
    notes = formats.counted(criterion.count, "note", "notes")
    if criterion.lowest == criterion.highest:
        told = f"{notes} : {decimal(criterion.lowest)}"
        return spaced(f"{told} pour tous." if criterion.count > 1 else f"{told}.")
    ends = f"de {decimal(criterion.lowest)} à {decimal(criterion.highest)}, médiane {decimal(criterion.median)}"
    said = [f"{notes} : {ends}."]
    if criterion.spread is not None and criterion.spread_share is not None:
        said.append(f"Écart moyen entre deux membres : {decimal(criterion.spread)}.")
        if criterion.spread_share >= _DIVIDED:
            said.append("Avis partagés.")
    return spaced(" ".join(said))


def is_divided(criterion: CriterionResult) -> bool:
    """True where members stand far from each other."""
    return criterion.spread_share is not None and criterion.spread_share >= _DIVIDED


def beside(point: PointSheet, key: str) -> list[str]:
    """What the team and those who sent their sheets before the day noted on a criterion."""
    told = []
    team = [f"{each.author} {note(each.note)}" for each in point.team if each.criterion == key]
    if team:
        told.append(f"Équipe technique : {', '.join(team)} (pour information).")
    if point.early is not None:
        mean = dict(point.early.means).get(key)
        if mean is not None:
            sent = formats.counted(len(point.early.members), "fiche", "fiches")
            counts = "comptée" if point.early.are_counted else "non comptée"
            many = "s" if len(point.early.members) > 1 else ""
            told.append(f"Reçu avant la séance : moyenne {decimal(mean)} sur {sent} ({counts}{many}).")
    return [spaced(each) for each in told]


def beside_shortly(point: PointSheet, key: str) -> str:
    """The same in one line, beside the cell in hand."""
    told = []
    team = [note(each.note) for each in point.team if each.criterion == key]
    if team:
        told.append(f"Équipe technique : {', '.join(team)}.")
    mean = dict(point.early.means).get(key) if point.early is not None else None
    if point.early is not None and mean is not None:
        way = "compté" if point.early.are_counted else "non compté"
        told.append(f"Reçu avant la séance : {decimal(mean)} ({way}).")
    return spaced(" ".join(told))


def difference(each: Difference, titles: Mapping[str, str]) -> str:
    """A cell that the two typings do not read alike."""
    where = f"{name_of(each.member)}, « {titles.get(each.criterion, each.criterion)} »"
    return spaced(f"{where} : {_read(each.first)} puis {_read(each.second)}")


def cell(each: Cell) -> str:
    """A cell as it is read aloud."""
    if each.state == "to_do":
        told = "à saisir"
    elif each.state == "recused":
        told = "déport"
    else:
        told = note(each.note)
    parts = [told]
    if each.is_early:
        parts.append("reçu avant la séance")
    if each.differs:
        parts.append("les deux saisies diffèrent")
    if each.was:
        parts.append(was(each))
    return ", ".join(parts)


def was(each: Cell) -> str:
    """What a corrected note was before: `corrigé, avant 4 puis 3`."""
    return f"corrigé, avant {' puis '.join(note(value) for value in each.was)}"


def listed(names: Sequence[str]) -> str:
    """Names one after the other: `A, B et C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"


def _over(points: Fraction) -> str:
    if points == 0:
        return "juste au seuil"
    return f"+{decimal(points)}" if points > 0 else f"il manque {decimal(-points)}"


def _read(value: object) -> str:
    if value == "nothing":
        return "rien"
    return note(value if isinstance(value, Fraction) else None)
