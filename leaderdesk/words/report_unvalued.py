"""Dossiers that were given money of which nobody typed how much: how many, and the list that opens them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaderdesk.domain.reports.frame import Opens, Part, ReportColumn, ReportRow, ReportTable
from leaderdesk.domain.reports.projects import Unvalued
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced
from leaderdesk.words.statuses import status_or_code

_HEADING = "Dossiers sans montant"
_COLUMNS = (ReportColumn("Dossier", weight=1), ReportColumn("Projet", is_main=True), ReportColumn("État"))


def unvalued_doubts(found: Sequence[Unvalued]) -> Iterator[str]:
    """That dossiers are counted nowhere, and where they are listed."""
    if found:
        told = formats.counted(
            len(found), "dossier programmé, engagé ou payé n’a", "dossiers programmés, engagés ou payés n’ont"
        )
        counted = "il n’est pas compté" if len(found) == 1 else "ils ne sont pas comptés"
        yield spaced(f"{told} aucun montant saisi : {counted}. Voir plus bas « {_HEADING} ».")


def unvalued_parts(found: Sequence[Unvalued], on_paper: int | None = None) -> Iterator[Part]:
    """Their list, each row opening where its amounts are typed; nothing where every one has its amount."""
    if found:
        rows = tuple(
            ReportRow(
                (each.project.number, each.project.title, status_or_code(each.status)),
                Opens("dossiers", each.project.id, "payments"),
            )
            for each in found
        )
        table = ReportTable(_COLUMNS, rows, on_paper=on_paper)
        sources = (
            "Leur état dit qu’une aide leur a été donnée ; ni leur plan de financement ni un montant daté ne dit"
            " combien."
        )
        yield Part("Sans montant", _HEADING, table=table, sources=spaced(sources))
