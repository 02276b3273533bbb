"""The mirror of the committee in French, for its president: what it did over a period, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from leaderdesk.domain.grids.spreads import FEWEST_MEMBERS
from leaderdesk.domain.reports.frame import Opens, Part, ReportColumn, ReportFigure, ReportRow, ReportTable, Value
from leaderdesk.domain.reports.mirrors import Filled, Mirror, NotesMirror, SeatMirror, Side, SittingMirror
from leaderdesk.domain.reports.spreads import Boxed, Boxes, middle
from leaderdesk.domain.sittings.ground import OUTCOMES, OutcomeKind
from leaderdesk.words import formats
from leaderdesk.words.codes import word
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import spaced
from leaderdesk.words.reports import NOTHING_KNOWN, TOTAL

NOTHING = "Aucune séance close sur cette période."
_OUTCOMES: Mapping[OutcomeKind, str] = {
    "favourable": "Favorable",
    "reservations": "Avec réserves",
    "waiting": "Liste d’attente",
    "postponed": "Ajourné",
    "refused": "Défavorable",
}
_SIDES: Mapping[Side, str] = {"above": "Notes au-dessus du seuil", "below": "Notes sous le seuil"}
_SITTINGS_SOURCES = (
    "Séances closes de la période, lues dans leur journal. « Voix » : les sièges qui avaient une voix à l’ouverture, ou"
    " dont quelqu’un a répondu à une consultation. « Marge » : les sièges de trop au moment le plus juste, ouverture et"
    " votes compris ; en dessous de zéro, ceux qui ont manqué."
)
_SEATS_SOURCES = (
    "Un siège est tenu quand le titulaire, un suppléant ou un pouvoir y a une voix pendant la séance. Les sièges sans"
    " titulaire ni suppléant ce jour-là ne comptent pas dans le taux. Les consultations écrites sont laissées de côté."
)
_NOTES_SOURCES = (
    "Fiches de notation qui comptent, sans les membres en déport, en part du maximum des critères notés. La boîte tient"
    " trois valeurs sur cinq, le trait épais est la médiane. Avec moins de {count}, rien n’est montré : on"
    " reconnaîtrait quelqu’un."
)
_AGREEMENT_SOURCES = (
    "Projets notés avec une grille à seuil, puis décidés. Un avis favorable, avec ou sans réserves, suit des notes"
    " au-dessus du seuil ; un avis défavorable ou un ajournement suit des notes en dessous. La liste d’attente ne"
    " compte dans aucun sens."
)
_INTERESTS_SOURCES = (
    "Points de projets. « Avant » : intérêts déclarés avant la séance ; « En séance » : déports annoncés ce jour-là ;"
    " « Sorties » : membres venus à la séance et tenus hors d’un projet."
)
_TIME_SOURCES = "De l’ouverture à la clôture de chaque projet, en minutes. Les consultations n’ont pas d’heures."


def mirror_parts(mirror: Mirror) -> tuple[Part, ...]:
    """The whole mirror."""
    if not mirror.sittings:
        return (Part("Séances", "", (NOTHING,)),)
    parts = [
        _sittings(mirror),
        _colleges(mirror.seats),
        _seats(mirror.seats),
        _decisions(mirror.sittings),
        _votes(mirror.sittings),
        _notes(mirror.projects, "Notes par projet", "Projet", "fiche", "fiches"),
        _notes(mirror.criteria, "Notes par critère", "Critère", "note", "notes"),
        _agreement(mirror),
        _interests(mirror.sittings),
        _times(mirror.sittings),
    ]
    return tuple(each for each in parts if each is not None)


def _sittings(mirror: Mirror) -> Part:
    columns = (
        ReportColumn("Séance", is_main=True),
        ReportColumn("Jour", "day"),
        ReportColumn("Forme", weight=1),
        ReportColumn("Voix", "count"),
        ReportColumn("Sièges", "count"),
        ReportColumn("Marge", "count"),
        ReportColumn("Votes sans résultat", "count"),
    )
    rows = tuple(
        ReportRow(
            (
                *(each.sitting.title, each.sitting.day, _form(each), each.voices, each.seats),
                NOTHING_KNOWN if each.margin is None else each.margin,
                each.votes.without_result,
            ),
            Opens("sittings", each.sitting.id),
        )
        for each in mirror.sittings
    )
    table = ReportTable(columns, rows)
    return Part(
        "Séances", "Séances et quorum", figures=_figures(mirror), table=table, sources=spaced(_SITTINGS_SOURCES)
    )


def _figures(mirror: Mirror) -> tuple[ReportFigure, ...]:
    written = sum(each.sitting.is_written for each in mirror.sittings)
    held, filled = _sum(mirror.seats, lambda each: each.held), _sum(mirror.seats, lambda each: each.filled)
    decided = sum(sum(each.decisions.values()) for each in mirror.sittings)
    refused = sum(each.decisions.get(kind, 0) for each in mirror.sittings for kind in ("refused", "postponed"))
    figures = [
        ReportFigure(
            "Séances",
            formats.number(len(mirror.sittings)),
            formats.counted(written, "consultation écrite", "consultations écrites") if written else "",
        ),
        ReportFigure(
            "Projets décidés",
            formats.number(decided),
            formats.counted(refused, "refus ou ajournement", "refus ou ajournements"),
        ),
    ]
    if held:
        told = f"{formats.number(filled)} sur {formats.number(held)}"
        figures.insert(1, ReportFigure("Sièges tenus", formats.rate(Fraction(filled, held)), told))
    if mirror.compared:
        told = f"{formats.number(mirror.agreed)} sur {formats.number(mirror.compared)}"
        rate = formats.rate(Fraction(mirror.agreed, mirror.compared))
        figures.append(ReportFigure("Décisions dans le sens des notes", rate, told))
    return tuple(figures)


def _form(each: SittingMirror) -> str:
    return "consultation écrite" if each.sitting.is_written else "séance"


def _colleges(seats: Sequence[SeatMirror]) -> Part | None:
    if not seats:
        return None
    names = list(dict.fromkeys(each.college for each in seats))
    groups = [(name, [each for each in seats if each.college == name]) for name in names]
    rows = [ReportRow((_college(name), *_attended(found))) for name, found in groups]
    total = (TOTAL, *_attended(seats)) if len(rows) > 1 else None
    table = ReportTable((ReportColumn("Collège", is_main=True), *_ATTENDED), tuple(rows), total)
    return Part("Présence par collège", "Présence par collège", table=table, sources=spaced(_SEATS_SOURCES))


def _seats(seats: Sequence[SeatMirror]) -> Part | None:
    if not seats:
        return None
    columns = (ReportColumn("Siège", is_main=True), ReportColumn("Collège", weight=1), *_ATTENDED)
    rows = tuple(ReportRow((each.seat, _college(each.college), *_attended([each]))) for each in seats)
    return Part("Présence par siège", "Présence par siège", table=ReportTable(columns, rows))


_ATTENDED = (
    ReportColumn("Places", "count"),
    ReportColumn("Tenues", "count"),
    ReportColumn("Taux", "rate"),
    ReportColumn("Titulaire", "count"),
    ReportColumn("Suppléant", "count"),
    ReportColumn("Pouvoir", "count"),
    ReportColumn("Sans personne", "count"),
    ReportColumn("Siège vacant", "count"),
)


def _attended(seats: Sequence[SeatMirror]) -> tuple[Value, ...]:
    held, filled = _sum(seats, lambda each: each.held), _sum(seats, lambda each: each.filled)
    counts = (sum(each.counts.get(kind, 0) for each in seats) for kind in _FILLED)
    return (held, filled, Fraction(filled, held) if held else NOTHING_KNOWN, *counts)


_FILLED: tuple[Filled, ...] = ("titulaire", "other", "proxy", "empty", "vacant")


def _sum(seats: Sequence[SeatMirror], get: Callable[[SeatMirror], int]) -> int:
    return sum(map(get, seats))


def _college(code: str) -> str:
    name = word("college", code) if code in ("public", "private") else code
    return capital(name)


def _decisions(sittings: Sequence[SittingMirror]) -> Part:
    kinds = [kind for kind in _OUTCOMES if kind in OUTCOMES]
    columns = [ReportColumn(_OUTCOMES[kind], "count") for kind in kinds]
    rows = [[each.decisions.get(kind, 0) for kind in kinds] for each in sittings]
    return _by_sitting("Décisions", "Décisions sur les projets", sittings, columns, rows)


def _votes(sittings: Sequence[SittingMirror]) -> Part:
    titles = ("Votes", "Adoptés", "Unanimes", "Avec des contre", "Sans résultat", "Voix prépondérante")
    columns = [ReportColumn(title, "count") for title in titles]
    votes = [each.votes for each in sittings]
    rows = [[v.votes, v.adopted, v.unanimous, v.contested, v.without_result, v.casting] for v in votes]
    sources = "Tous les votes des séances. « Unanimes » : des voix pour, ni contre ni abstention."
    return _by_sitting("Votes", "Votes", sittings, columns, rows, sources)


def _interests(sittings: Sequence[SittingMirror]) -> Part:
    titles = ("Avant", "En séance", "Sorties", "Projets concernés")
    columns = [ReportColumn(title, "count") for title in titles]
    rows = [[each.declared, each.said, each.left, each.touched] for each in sittings]
    return _by_sitting("Intérêts", "Intérêts et déports", sittings, columns, rows, _INTERESTS_SOURCES)


def _times(sittings: Sequence[SittingMirror]) -> Part | None:
    timed = [each for each in sittings if each.minutes]
    if not timed:
        return None
    titles = ("Projets", "Plus court", "Plus long", "En tout", "Prévu")
    columns = (
        ReportColumn("Séance", is_main=True),
        ReportColumn("Projets", "count"),
        ReportColumn("Médiane", "number"),
        *(ReportColumn(title, "count") for title in titles[1:]),
    )
    rows = tuple(
        ReportRow(
            (
                *(each.sitting.title, len(each.minutes), middle([Fraction(found) for found in each.minutes])),
                *(each.minutes[0], each.minutes[-1], sum(each.minutes)),
                NOTHING_KNOWN if each.planned is None else each.planned,
            ),
            Opens("sittings", each.sitting.id),
        )
        for each in timed
    )
    return Part("Temps", "Temps par projet", table=ReportTable(columns, rows), sources=spaced(_TIME_SOURCES))


def _by_sitting(
    name: str,
    heading: str,
    sittings: Sequence[SittingMirror],
    columns: Sequence[ReportColumn],
    rows: Sequence[Sequence[int]],
    sources: str = "",
) -> Part:
    """A row for each sitting, and their sums."""
    told = tuple(
        ReportRow((each.sitting.title, *row), Opens("sittings", each.sitting.id))
        for each, row in zip(sittings, rows, strict=True)
    )
    total = (TOTAL, *(sum(column) for column in zip(*rows, strict=True))) if len(told) > 1 else None
    table = ReportTable((ReportColumn("Séance", is_main=True), *columns), told, total)
    return Part(name, heading, table=table, sources=spaced(sources))


def _notes(found: Sequence[NotesMirror], heading: str, what: str, one: str, many: str) -> Part | None:
    told = [each for each in found if each.is_told]
    if not found:
        return None
    columns = (
        ReportColumn(what, is_main=True),
        ReportColumn(many.capitalize(), "count"),
        ReportColumn("Plus basse", "rate"),
        ReportColumn("Médiane", "rate"),
        ReportColumn("Plus haute", "rate"),
        ReportColumn("Écart", "rate"),
    )
    rows = tuple(ReportRow((each.name, each.sheets, *_spread(each))) for each in found)
    groups = tuple(
        Boxed(each.name, _note_told(each, one, many), tuple((share, formats.rate(share)) for share in each.shares))
        for each in told
    )
    said = spaced(" ".join(f"{each.name} : {each.told}." for each in groups))
    picture = Boxes(said, groups, "en part du maximum", one) if groups else None
    sources = _NOTES_SOURCES.format(count=formats.counted(FEWEST_MEMBERS, one, many))
    return Part(heading, heading, picture=picture, table=ReportTable(columns, rows), sources=spaced(sources))


def _spread(each: NotesMirror) -> Iterator[Value]:
    if not each.is_told:
        return iter((NOTHING_KNOWN,) * 4)
    low, high = each.shares[0], each.shares[-1]
    return iter((low, middle(each.shares), high, high - low))


def _note_told(each: NotesMirror, one: str, many: str) -> str:
    counted = formats.counted(each.sheets, one, many)
    low, high = formats.rate(each.shares[0]), formats.rate(each.shares[-1])
    return spaced(f"{counted}, de {low} à {high}, médiane {formats.rate(middle(each.shares))}")


def _agreement(mirror: Mirror) -> Part | None:
    if not mirror.agreement:
        return None
    kinds = [kind for kind in OUTCOMES if any(outcome == kind for _, outcome in mirror.agreement)]
    columns = (ReportColumn("Notes", is_main=True), *(ReportColumn(_OUTCOMES[kind], "count") for kind in kinds))
    rows = tuple(
        ReportRow((label, *(mirror.agreement.get((side, kind), 0) for kind in kinds))) for side, label in _SIDES.items()
    )
    table = ReportTable(columns, rows)
    agreed = f"{formats.number(mirror.agreed)} sur {formats.counted(mirror.compared, 'décision', 'décisions')}"
    verb = "va" if mirror.agreed < 2 else "vont"  # noqa: PLR2004 - two are many
    sentences = (spaced(f"{agreed} {verb} dans le sens des notes."),) if mirror.compared else ()
    return Part("Notes et décisions", "Notes et décisions", sentences, table=table, sources=spaced(_AGREEMENT_SOURCES))
