"""The state for the committee in French: what two pages must say before a sitting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaderdesk.domain.cash.alerts import TreasuryAlert
from leaderdesk.domain.reports.committee import CommitteeSheet, Happened
from leaderdesk.domain.reports.frame import Opens, Part, ReportColumn, ReportRow, ReportTable, Value, total_of
from leaderdesk.domain.sheets.envelopes import cents_of
from leaderdesk.domain.sheets.targets import TargetSheet
from leaderdesk.words import formats
from leaderdesk.words.envelopes import figure
from leaderdesk.words.phrases import spaced
from leaderdesk.words.report_envelopes import envelopes_part
from leaderdesk.words.report_unvalued import unvalued_doubts, unvalued_parts
from leaderdesk.words.reports import NOTHING_KNOWN, TOTAL
from leaderdesk.words.statuses import status_or_code

# More pots than this are a table alone: two pages are all that anybody reads before a sitting.
_DRAWN = 9
# The rows that a paper shows of each list; every envelope is there: money is what a committee reads.
_HAPPENED, _WAITING, _CALLS, _TARGETS, _ALERTS, _DATES, _UNVALUED = 5, 6, 2, 4, 3, 5, 5
_HAPPENED_COLUMNS = (
    ReportColumn("Dossier", weight=1),
    ReportColumn("Projet", is_main=True),
    ReportColumn("Ce qui s’est passé", weight=3),
    ReportColumn("Voté", "money", is_sparse=True),
    ReportColumn("Payé", "money", is_sparse=True),
)
_WAITING_COLUMNS = (
    ReportColumn("Dossier", weight=1),
    ReportColumn("Projet", is_main=True),
    ReportColumn("État"),
    ReportColumn("Depuis le", "day"),
    ReportColumn("Aide demandée", "money"),
)
_CALL_COLUMNS = (
    ReportColumn("Appel", is_main=True),
    ReportColumn("Ferme le", "day"),
    ReportColumn("Dépôts", "count"),
    ReportColumn("Demandé", "money"),
    ReportColumn("Enveloppe", "money"),
)
_TARGET_COLUMNS = (
    ReportColumn("Objectif", is_main=True),
    ReportColumn("Au", "day"),
    ReportColumn("Mesure", weight=1),
    ReportColumn("À atteindre", "money"),
    ReportColumn("Atteint", "money"),
    ReportColumn("Manque", "money"),
    ReportColumn("Par séance", "money"),
)
_ALERT_COLUMNS = (
    ReportColumn("Dossier", weight=1),
    ReportColumn("Porteur", is_main=True),
    ReportColumn("Pourquoi", weight=3),
    ReportColumn("Relais à porter", "money"),
    ReportColumn("Mois", "count"),
)
_DATE_COLUMNS = (ReportColumn("Le", "day"), ReportColumn("Quoi", is_main=True))
_CODES = {
    "worse": "plus tendue que prévu",
    "danger": "en danger",
    "drifts": "versement en retard",
}
_KINDS = {"sitting": "Séance : {}", "call": "Clôture de l’appel : {}", "target": "Échéance de l’objectif : {}"}


def committee_parts(sheet: CommitteeSheet) -> tuple[Part, ...]:
    """Everything, in the order in which a sitting needs it."""
    return (
        _envelopes(sheet),
        _happened(sheet),
        _waiting(sheet),
        *([_calls(sheet)] if sheet.calls else []),
        _targets(sheet),
        _alerts(sheet),
        _dates(sheet),
        *unvalued_parts(sheet.unvalued, _UNVALUED),
    )


def _envelopes(sheet: CommitteeSheet) -> Part:
    part = envelopes_part(sheet.envelopes, has_picture=len(sheet.envelopes.pots) <= _DRAWN, is_brief=True)
    return replace(part, doubts=(*unvalued_doubts(sheet.unvalued), *part.doubts))


def _happened(sheet: CommitteeSheet) -> Part:
    if sheet.last is None:
        return Part("Depuis la séance", "Depuis la dernière séance", ("Aucune séance tenue n’est notée.",))
    rows = tuple(
        ReportRow(
            (
                each.project.number,
                each.project.title,
                ", ".join(_states(each)),
                *(each.money.of(name) for name in ("voted", "paid")),
            ),
            Opens("dossiers", each.project.id),
        )
        for each in sheet.happened
    )
    day = formats.day(sheet.last.held_on)
    table = ReportTable(_HAPPENED_COLUMNS, rows, None, nothing="Rien n’a bougé depuis.", on_paper=_HAPPENED)
    return Part(
        "Depuis la séance",
        f"Depuis la séance du {day}",
        tuple(map(spaced, _last_sitting(sheet))),
        table=table,
        sources=spaced(
            f"États et montants notés entre le {day}, exclu, et le {formats.day(sheet.on)} ; une séance, c’est la"
            " différence des enveloppes entre sa veille et son soir."
        ),
    )


def _last_sitting(sheet: CommitteeSheet) -> Iterator[str]:
    voted = sheet.decided.of("voted")
    if voted > 0:
        yield f"Cette séance a voté {formats.money(voted)} d’aide."
    elif voted:
        yield f"Cette séance a baissé l’aide votée de {formats.money(-voted)}."
    released = sum(each.money.of("released") for each in sheet.happened)
    paid = sum(each.money.of("paid") for each in sheet.happened)
    if paid > 0:
        yield f"Depuis, {formats.money(paid)} ont été payés."
    elif paid:
        yield f"Depuis, ce qui est payé a baissé de {formats.money(-paid)}."
    if released > 0:
        yield f"Depuis, {formats.money(released)} sont revenus aux enveloppes."


def _states(each: Happened) -> Iterator[str]:
    for code, day in each.states:
        yield f"{status_or_code(code)} le {formats.day(day)}"
    if not each.states:
        yield "montant noté"


def _waiting(sheet: CommitteeSheet) -> Part:
    rows = tuple(
        ReportRow(
            (
                each.project.number,
                each.project.title,
                status_or_code(each.status),
                sheet.since.get(each.project.id),
                each.asked,
            ),
            Opens("dossiers", each.project.id),
        )
        for each in sorted(sheet.waiting, key=lambda each: (_rank(each.status), each.project.number))
    )
    table = ReportTable(
        _WAITING_COLUMNS,
        rows,
        total_of(_WAITING_COLUMNS, rows, f"{TOTAL}, {formats.counted(len(rows), 'dossier', 'dossiers')}"),
        nothing="Aucun dossier n’attend de décision.",
        on_paper=_WAITING,
    )
    return Part("En attente", "Ce qui attend une décision", table=table)


def _rank(status: str) -> int:
    """The nearest to a decision first."""
    order = ("waiting_list", "postponed", "instructed", "complete", "opinion", "acknowledged")
    return order.index(status) if status in order else len(order)


def _calls(sheet: CommitteeSheet) -> Part:
    """What calls gathered is counted as it stands: it is not told of another day."""
    rows = tuple(
        ReportRow(
            (
                each.title,
                None if each.closes_at is None else each.closes_at.astimezone().date(),
                each.deposits if sheet.is_today else NOTHING_KNOWN,
                each.asked if sheet.is_today else NOTHING_KNOWN,
                each.envelope,
            ),
            Opens("calls", each.id),
        )
        for each in sheet.calls
    )
    table = ReportTable(_CALL_COLUMNS, rows, on_paper=_CALLS)
    sources = "" if sheet.is_today else "Les dépôts ne sont connus qu’au jour d’aujourd’hui : ils ne sont pas dits ici."
    return Part("Appels", "Appels à projets ouverts", table=table, sources=spaced(sources))


def _targets(sheet: CommitteeSheet) -> Part:
    rows = tuple(ReportRow(_target(each), Opens("envelopes", 0, "targets")) for each in sheet.targets)
    table = ReportTable(_TARGET_COLUMNS, rows, nothing="Aucun objectif à venir n’est saisi.", on_paper=_TARGETS)
    lost = [each for each in sheet.targets if each.row.is_decommitment and each.progress and each.progress.missing]
    said = tuple(spaced(_lost(each)) for each in lost)
    sources = (
        "Objectifs de la page Enveloppes ; par séance : ce qui manque, partagé entre les séances prévues d’ici là."
    )
    return Part("Objectifs", "À programmer ou à payer, et pour quand", said, table=table, sources=spaced(sources))


def _target(each: TargetSheet) -> tuple[Value, ...]:
    progress = each.progress
    assert progress is not None  # noqa: S101 - those without are left out
    share = cents_of(progress.per_sitting) if progress.per_sitting is not None else NOTHING_KNOWN
    amounts = (cents_of(progress.due), cents_of(progress.reached), cents_of(progress.missing))
    return each.name, each.row.due_on, figure(each.row.measure), *amounts, share


def _lost(each: TargetSheet) -> str:
    assert each.progress is not None  # noqa: S101 - those without are left out
    missing = formats.money(cents_of(each.progress.missing))
    return f"{each.name} : {missing} seraient perdus le {formats.day(each.row.due_on)} si rien ne changeait."


def _alerts(sheet: CommitteeSheet) -> Part:
    name, heading = "Trésoreries", "Trésoreries à surveiller"
    if sheet.alerts is None:
        said = "Les trésoreries ne sont connues qu’au jour d’aujourd’hui : elles ne sont pas dites à un autre jour."
        return Part(name, heading, (spaced(said),))
    rows = tuple(
        ReportRow(_alert(each), Opens("dossiers", each.dossier_id, "treasury")) for each in sheet.alerts.alerts
    )
    left = formats.counted(sheet.alerts.left, "dossier reste", "dossiers restent")
    doubts = (spaced(f"{left} à lire : ouvrez de nouveau ce bilan dans un instant."),) if sheet.alerts.left else ()
    nothing = f"Aucune trésorerie n’est à surveiller{' parmi celles qui ont été lues' if sheet.alerts.left else ''}."
    table = ReportTable(_ALERT_COLUMNS, rows, nothing=nothing, on_paper=_ALERTS)
    return Part(
        name,
        heading,
        table=table,
        doubts=doubts,
        sources=spaced("Hypothèse probable de chaque plan de trésorerie, aujourd’hui."),
    )


def _alert(each: TreasuryAlert) -> tuple[Value, ...]:
    why = ", ".join(_CODES[code] for code in each.codes)
    return each.number, each.holder, why, each.bridge, each.months


def _dates(sheet: CommitteeSheet) -> Part:
    pages = {"sitting": "sittings", "call": "calls"}
    rows = tuple(
        ReportRow(
            (each.day, spaced(_KINDS[each.kind].format(each.name))),
            Opens(pages[each.kind], each.key) if each.kind in pages else Opens("envelopes", 0, "targets"),
        )
        for each in sheet.dates
    )
    return Part(
        "Dates",
        "Prochaines dates",
        table=ReportTable(_DATE_COLUMNS, rows, nothing="Aucune date à venir.", on_paper=_DATES),
    )
