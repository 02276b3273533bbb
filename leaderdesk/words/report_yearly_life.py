"""What a year was made of, in French: the committee, the delays, who holds the projects and where, the contacts."""

from __future__ import annotations

from collections.abc import Callable

from leaderdesk.domain.reports.epci import Gathered
from leaderdesk.domain.reports.frame import Opens, Part, ReportColumn, ReportRow, ReportTable, Value, total_of
from leaderdesk.domain.reports.yearly import HeldLine, YearlySheet
from leaderdesk.domain.sheets.delays import DelayGroup
from leaderdesk.words import codes, formats
from leaderdesk.words.delays import TOO_FEW, group_name
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import spaced
from leaderdesk.words.reports import NOTHING_KNOWN, TOTAL

_SITTINGS = (
    ReportColumn("Séance", is_main=True),
    ReportColumn("Le", "day"),
    ReportColumn("Dossiers", "count"),
    ReportColumn("Voix à l’ouverture", "count"),
    ReportColumn("Quorum à l’ouverture", weight=1),
)
_DELAYS = (
    ReportColumn("Étape", is_main=True),
    ReportColumn("Cas terminés", "count"),
    ReportColumn("Médiane, en jours", "count"),
    ReportColumn("Le plus souvent, en jours"),
)


def sittings_part(sheet: YearlySheet) -> Part:
    """The sittings that were held."""
    rows = tuple(
        ReportRow(
            (each.row.title, each.row.held_on, each.row.dossiers, each.voters, _quorum(each)),
            Opens("sittings", each.row.id),
        )
        for each in sheet.sittings
    )
    held = [each for each in sheet.sittings if not each.is_written]
    count = formats.counted(len(held), "séance tenue", "séances tenues")
    said = f"{count}, dont {sum(each.is_quorate for each in held)} avec le quorum à l’ouverture."
    return Part(
        "Séances",
        "Le comité",
        (spaced(said),) if held else (),
        table=ReportTable(_SITTINGS, rows, nothing="Aucune séance tenue n’est notée."),
        sources=spaced("Quorum recompté sur les gestes de chaque séance, juste avant son premier point."),
    )


def _quorum(each: HeldLine) -> str:
    if each.is_written:
        return "consultation écrite"
    return "atteint" if each.is_quorate else "non atteint"


def delays_part(sheet: YearlySheet) -> Part:
    """The delays that ended in the period."""
    rows = tuple(ReportRow(_delay(each), Opens("delays")) for each in sheet.delays.groups if each.finished)
    return Part(
        "Délais",
        "Délais mesurés",
        table=ReportTable(_DELAYS, rows, nothing="Aucun délai ne s’est terminé sur la période."),
        sources=spaced(
            "Étapes terminées dans la période, comme à la page Délais ; sous"
            f" {formats.counted(sheet.delays.min_cases, 'cas', 'cas')}, rien n’est mesuré."
        ),
    )


def _delay(group: DelayGroup) -> tuple[Value, ...]:
    if group.days is None:
        return group_name(group), len(group.finished), NOTHING_KNOWN, TOO_FEW
    return group_name(group), len(group.finished), group.days.likely, f"de {group.days.early} à {group.days.late}"


def kinds_part(sheet: YearlySheet) -> Part:
    """Who holds what was programmed."""
    heading = "Qui porte les dossiers programmés"
    return _gathered(sheet.kinds, "Porteurs", heading, "Porteurs", lambda code: capital(codes.word("legal_kind", code)))


def communes_part(sheet: YearlySheet) -> Part:
    """Where what was programmed is held."""
    return _gathered(sheet.communes, "Communes", "Communes des dossiers programmés", "Commune du porteur", str)


def talks_part(sheet: YearlySheet) -> Part:
    """The contact log."""
    talks = sheet.talks
    if not talks.count:
        return Part("Animation", "Animation", (spaced("Aucun échange n’est noté à la page Échanges sur la période."),))
    columns = (ReportColumn("Fiche-action", is_main=True), ReportColumn("Échanges", "count"))
    rows = tuple(ReportRow((_fiche(code), count), Opens("conversations")) for code, count in talks.by_fiche)
    count = formats.counted(talks.count, "échange noté", "échanges notés")
    verb = "est lié" if talks.linked < 2 else "sont liés"  # noqa: PLR2004 - two are many
    linked = f"{formats.number(talks.linked)} {verb} à un dossier"
    said = f"{count}, contre {formats.number(talks.former)} sur la période précédente ; {linked}."
    return Part(
        "Animation",
        "Animation",
        (spaced(said),),
        table=ReportTable(columns, rows, total_of(columns, rows, TOTAL)),
        sources=spaced("Appels et visites de la page Échanges, selon leur jour."),
    )


def _fiche(code: str) -> str:
    return f"Fiche-action {code}" if code else "Sans fiche-action"


def _gathered(found: tuple[Gathered, ...], name: str, heading: str, title: str, say: Callable[[str], str]) -> Part:
    columns = (ReportColumn(title, is_main=True), ReportColumn("Dossiers", "count"), ReportColumn("Voté", "money"))
    rows = tuple(
        ReportRow((formats.MISSING if each.key is None else say(each.key), each.projects, each.money.of("voted")))
        for each in found
    )
    table = ReportTable(
        columns, rows, total_of(columns, rows, TOTAL), nothing="Aucun montant voté n’est noté sur la période."
    )
    return Part(name, heading, table=table)
