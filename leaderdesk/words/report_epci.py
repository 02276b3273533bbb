"""The sheet of an EPCI in French: sentences for an elected official, then the projects, the money, what comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from leaderdesk.domain.reports.epci import EpciSheet, Gathered, YearMoney
from leaderdesk.domain.reports.frame import (
    Opens,
    Part,
    ReportColumn,
    ReportFigure,
    ReportRow,
    ReportTable,
    total_of,
)
from leaderdesk.domain.reports.pictures import Bar, BarPart, Bars, Tone
from leaderdesk.domain.reports.projects import Project
from leaderdesk.words import codes, formats
from leaderdesk.words.envelopes import share_gap
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import spaced
from leaderdesk.words.report_envelopes import supposed
from leaderdesk.words.report_unvalued import unvalued_doubts, unvalued_parts
from leaderdesk.words.reports import TOTAL
from leaderdesk.words.statuses import status_or_code

_WHO = (
    ReportColumn("Projet", is_main=True),
    ReportColumn("Porteur"),
    ReportColumn("Commune"),
    ReportColumn("État"),
)
_PROJECTS = (
    *_WHO,
    ReportColumn("Voté", "money"),
    ReportColumn("Payé", "money", is_sparse=True),
)
_COMING = (*_WHO, ReportColumn("Aide demandée", "money"))
_YEARS = (ReportColumn("Année", is_main=True), ReportColumn("Voté", "money"), ReportColumn("Payé", "money"))
_DAY = "Situation {day}, à la page Enveloppes du même jour."


def epci_parts(sheet: EpciSheet) -> tuple[Part, ...]:
    """Everything, the sentences first."""
    return (
        _summary(sheet),
        _projects(sheet),
        *unvalued_parts(sheet.unvalued),
        _years(sheet),
        _coming(sheet),
        _gathered(sheet.communes, "Communes", "Où sont les projets", "Commune", lambda key: key),
        _gathered(sheet.kinds, "Porteurs", "Qui porte les projets", "Porteurs", _kind),
    )


def _summary(sheet: EpciSheet) -> Part:
    money = sheet.money
    return Part(
        "Synthèse",
        "",
        tuple(map(spaced, _sentences(sheet))),
        (
            ReportFigure("Projets soutenus", formats.number(len(sheet.supported))),
            ReportFigure("Aide votée", formats.money(money.of("voted")), _released(sheet)),
            ReportFigure("Déjà payé", formats.money(money.of("paid"))),
            ReportFigure("Projets à venir", formats.number(len(sheet.coming)), _asked(sheet)),
        ),
        sources=spaced(
            f"L’intercommunalité d’un projet est celle de son porteur. {_DAY.format(day=_on(sheet))} La part du"
            " territoire est celle du programmé : le voté, moins ce qui est revenu aux enveloppes."
        ),
        doubts=tuple(_doubts(sheet)),
    )


def _sentences(sheet: EpciSheet) -> Iterator[str]:
    money = sheet.money
    if not sheet.supported and sheet.unvalued:
        yield f"{sheet.name} : au {formats.day(sheet.on)}, aucun montant d’aide LEADER n’y est encore saisi."
    elif not sheet.supported:
        yield f"{sheet.name} : au {formats.day(sheet.on)}, aucun projet n’y a encore reçu d’aide LEADER."
    else:
        projects = formats.counted(len(sheet.supported), "projet", "projets")
        holders = formats.counted(sheet.holders, "porteur", "porteurs")
        paid = money.of("paid")
        told = f"dont {formats.money(paid)} déjà versés" if paid else "dont rien n’est encore versé"
        voted = formats.money(money.of("voted"))
        yield f"{sheet.name} : LEADER y a soutenu {projects} de {holders}, pour {voted} d’aide votée, {told}."
    share = sheet.share
    if share is not None and share.part is not None:
        aim = "" if share.target is None else f", pour un objectif de {formats.rate(share.target)} ({share_gap(share)})"
        yield f"C’est {formats.rate(share.part)} de l’aide programmée par le GAL{aim}."
    if sheet.coming:
        count = formats.counted(len(sheet.coming), "autre projet attend", "autres projets attendent")
        asked = f" ; ils demandent {formats.money(sheet.asked)}" if sheet.asked else ""
        yield f"{count} une décision{asked}."


def _released(sheet: EpciSheet) -> str:
    released = sheet.money.of("released")
    return f"{formats.money(released)} revenus au GAL" if released else ""


def _asked(sheet: EpciSheet) -> str:
    return f"{formats.money(sheet.asked)} demandés" if sheet.asked else ""


def _doubts(sheet: EpciSheet) -> Iterator[str]:
    yield from unvalued_doubts(sheet.unvalued)
    yield from supposed(sheet.supposed)
    lost = sheet.unplaced
    if lost.projects:
        count = formats.counted(lost.projects, "projet soutenu", "projets soutenus")
        yield spaced(
            f"L’intercommunalité du porteur n’est pas renseignée pour {count} du GAL"
            f" ({formats.money(lost.money.of('programmed'))}) : ils ne sont comptés pour aucune."
        )


def _projects(sheet: EpciSheet) -> Part:
    rows = tuple(
        ReportRow(
            (
                *_who(each.project, each.status),
                *(each.money.of(name) for name in ("voted", "paid")),
            ),
            Opens("dossiers", each.project.id),
        )
        for each in sheet.supported
    )
    table = ReportTable(_PROJECTS, rows, total_of(_PROJECTS, rows, TOTAL), nothing="Aucun projet n’est soutenu.")
    return Part("Projets soutenus", "Projets soutenus", table=table)


def _years(sheet: EpciSheet) -> Part:
    rows = tuple(ReportRow((str(each.year), each.money.of("voted"), each.money.of("paid"))) for each in sheet.years)
    bars = [bar for each in sheet.years for bar in (_bar(each, "voté", "voted"), _bar(each, "payé", "paid"))]
    said = " ".join(f"{each.name} : {each.told}." for each in bars)
    return Part(
        "Par année",
        "L’argent, année par année",
        picture=Bars(spaced(said), tuple(bars), "Année") if len(sheet.years) > 1 else None,
        table=ReportTable(_YEARS, rows, total_of(_YEARS, rows, TOTAL), nothing="Rien n’a encore été voté."),
        sources=spaced(
            "Ce que chaque année a apporté aux projets ci-dessus : l’état des enveloppes à sa fin moins celui de la fin"
            " d’avant. Un montant baissé après coup se lit en négatif ; un projet abandonné sans rien recevoir n’y est"
            " pas."
        ),
    )


def _bar(year: YearMoney, name: str, figure: str) -> Bar:
    amount = year.money.of(figure)
    told = formats.money(amount)
    tone: Tone = "first" if figure == "voted" else "second"
    return Bar(f"{year.year}, {name}", (BarPart(name, amount, told, tone),), told)


def _coming(sheet: EpciSheet) -> Part:
    rows = tuple(
        ReportRow(
            (
                *_who(each.project, each.status),
                each.asked,
            ),
            Opens("dossiers", each.project.id),
        )
        for each in sheet.coming
    )
    table = ReportTable(_COMING, rows, total_of(_COMING, rows, TOTAL), nothing="Aucun projet n’attend de décision.")
    unknown = sum(each.asked is None for each in sheet.coming)
    count = formats.counted(unknown, "projet", "projets")
    doubts = (spaced(f"L’aide demandée n’est pas renseignée pour {count} : le total ne la compte pas."),)
    return Part("À venir", "Ce qui vient", table=table, doubts=doubts if unknown else ())


def _gathered(found: tuple[Gathered, ...], name: str, heading: str, title: str, say: Callable[[str], str]) -> Part:
    columns = (
        ReportColumn(title, is_main=True),
        ReportColumn("Projets", "count"),
        ReportColumn("Voté", "money"),
        ReportColumn("Payé", "money", is_sparse=True),
    )
    rows = tuple(
        ReportRow(
            (
                formats.MISSING if each.key is None else say(each.key),
                each.projects,
                each.money.of("voted"),
                each.money.of("paid"),
            )
        )
        for each in found
    )
    return Part(
        name, heading, table=ReportTable(columns, rows, total_of(columns, rows, TOTAL), nothing="Aucun projet.")
    )


def _who(project: Project, status: str) -> tuple[str | None, ...]:
    title = f"{project.title} ({project.number})"
    return title, project.holder, project.commune, status_or_code(status)


def _kind(code: str) -> str:
    return capital(codes.word("legal_kind", code))


def _on(sheet: EpciSheet) -> str:
    return f"au {formats.day(sheet.on)}"
