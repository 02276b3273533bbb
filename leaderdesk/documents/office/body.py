"""Each kind of block as OpenDocument, in the order and with the words of the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from leaderdesk.documents.office.markup import element, inline, paragraph
from leaderdesk.documents.office.styles import cell_style
from leaderdesk.documents.papers.blocks import (
    Block,
    Boxes,
    Bullets,
    Chart,
    CutLine,
    Facts,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
    Words,
    WriteLines,
)
from leaderdesk.documents.papers.cleaning import clean
from leaderdesk.documents.pdf.columns import columns_for
from leaderdesk.documents.pdf.rasters import png_of
from leaderdesk.documents.pdf.style import SIGNATURE_HEIGHT, Type

_LOOKS = {
    "normal": "Texte",
    "small": "Petit",
    "strong": "Appuye",
    "quote": "Citation",
    "note": "Encadre",
    "address": "Adresse",
}
_PER_ROW = 4
_LONG_CHOICES = 70
_HAND = 16.0
# A table of no more rows is not cut for a little white.
_SMALL = 12


class Body:
    """The content of one paper, and the styles and pictures that it needs of its own."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.styles: dict[str, str] = {}
        self.pictures: dict[str, bytes] = {}
        self._tables = 0

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """All blocks in their order."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one line for each kind of block
        match block:
            case Heading():
                yield from _heading(block)
            case Paragraph():
                yield paragraph(block.words, _LOOKS[block.look]) if block.words else ""
            case Bullets():
                yield _bullets(block)
            case Facts():
                yield from (_fact(label, inline(words)) for label, words in block.pairs)
            case Table():
                yield from self._table(block)
            case KeyFigures():
                yield from self._key_figures(block)
            case Signatures():
                yield from self._signatures(block)
            case Boxes():
                yield from _boxes(block)
            case WriteLines():
                yield paragraph(block.label, "Texte") if block.label else ""
                yield from (paragraph("", "Ecrire") for _ in range(block.count))
            case Chart():
                yield from self._chart(block)
            case CutLine():
                yield paragraph("", "Coupe")
                yield paragraph(block.text, "Petit") if block.text else ""
            case PageBreak():
                yield paragraph("", "Saut")
            case KeepTogether():
                yield from self.blocks(block.blocks)
            case _:
                assert_never(block)

    def _table(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield paragraph(table.caption, "Legende")
        look, widths = columns_for(table, self.width)
        name = self._table_style(widths, is_whole=len(table.rows) <= _SMALL)
        parts = [element("table_table_column", table_style_name=f"{name}.{rank}") for rank in range(len(widths))]
        if any(column.title for column in table.columns):
            titles = Row(tuple(column.title for column in table.columns), "total")
            header = self._row(titles, table, look, "Entete")
            parts.append(element("table_table_header_rows", header) if table.is_header_repeated else header)
        parts += [self._row(row, table, look, _ground(row, table)) for row in table.rows]
        yield element("table_table", parts, table_name=name, table_style_name=name)

    def _row(self, row: Row, table: Table, look: Type, ground: str) -> str:
        kind = look if row.look == "normal" else replace(look, is_strong=True)
        height = self._row_style(row.lines * _HAND if row.lines > 1 else 0.0)
        if row.look == "group":
            cell = _cell(
                self._cell_text(row.cells[0], "left", kind), ground, table_number_columns_spanned=len(table.columns)
            )
            covered = element("table_covered_table_cell") * (len(table.columns) - 1)
            return element("table_table_row", cell + covered, table_style_name=height)
        aligns = ["right" if column.is_number else column.align for column in table.columns]
        cells = [
            _cell(self._cell_text(words, align, kind), ground) for align, words in zip(aligns, row.cells, strict=True)
        ]
        return element("table_table_row", cells, table_style_name=height)

    def _cell_text(self, words: Words, align: str, look: Type) -> str:
        name, told = cell_style(align, look)
        self.styles.setdefault(name, told)
        return paragraph(words, name)

    def _key_figures(self, block: KeyFigures) -> Iterator[str]:
        per_row = min(len(block.figures), _PER_ROW)
        for start in range(0, len(block.figures), _PER_ROW):
            figures = block.figures[start : start + _PER_ROW]
            yield self._side_by_side([_figure(figure) for figure in figures], per_row, "Chiffres", 0.0)

    def _signatures(self, block: Signatures) -> Iterator[str]:
        if len(block.boxes) == 1:
            alone = ["<text:p/>", _signature(block.boxes[0])]
            yield self._side_by_side(alone, 2, "Vide", SIGNATURE_HEIGHT + 3 * _HAND)
            return
        per_row = 3 if len(block.boxes) in (3, 5, 6) else 2
        for start in range(0, len(block.boxes), per_row):
            boxes = [_signature(box) for box in block.boxes[start : start + per_row]]
            yield self._side_by_side(boxes, per_row, "Signature", SIGNATURE_HEIGHT + 3 * _HAND)

    def _side_by_side(self, contents: list[str], per_row: int, look: str, height: float) -> str:
        name = self._table_style([self.width / per_row] * per_row)
        cells = [_cell(content, look) for content in contents]
        cells += [_cell(element("text_p"), "Vide")] * (per_row - len(contents))
        columns = [element("table_table_column", table_style_name=f"{name}.{rank}") for rank in range(per_row)]
        row = element("table_table_row", cells, table_style_name=self._row_style(height))
        return element("table_table", [*columns, row], table_name=name, table_style_name=name)

    def _chart(self, chart: Chart) -> Iterator[str]:
        drawing = chart.drawing
        name = f"Pictures/{len(self.pictures) + 1}.png"
        self.pictures[name] = png_of(drawing)
        width = min(self.width, drawing.width)
        image = element("draw_image", xlink_href=name, xlink_type="simple", xlink_show="embed", xlink_actuate="onLoad")
        frame = element(
            "draw_frame",
            image + element("svg_title", inline(" ".join(clean(chart.said).split()))),
            text_anchor_type="as-char",
            svg_width=f"{width:.1f}pt",
            svg_height=f"{width * drawing.height / max(drawing.width, 1.0):.1f}pt",
        )
        yield element("text_p", frame, text_style_name="Texte")
        if chart.table:
            yield from self._table(chart.table)

    def _table_style(self, widths: list[float], *, is_whole: bool = True) -> str:
        self._tables += 1
        name = f"Tableau{self._tables}"
        values = {"style_width": f"{sum(widths):.1f}pt", "table_align": "left", "fo_margin_top": "4pt"}
        values["table_border_model"] = "collapsing"
        if is_whole:
            values["style_may_break_between_rows"] = "false"
        inner = element("style_table_properties", **values)
        self.styles[name] = element("style_style", inner, style_name=name, style_family="table")
        for rank, width in enumerate(widths):
            column = element("style_table_column_properties", style_column_width=f"{width:.1f}pt")
            told = element("style_style", column, style_name=f"{name}.{rank}", style_family="table-column")
            self.styles[f"{name}.{rank}"] = told
        return name

    def _row_style(self, least: float) -> str:
        name = f"Ligne{round(least * 10)}"
        inner = element("style_table_row_properties", style_min_row_height=f"{least:.1f}pt", fo_keep_together="always")
        self.styles.setdefault(name, element("style_style", inner, style_name=name, style_family="table-row"))
        return name


def _ground(row: Row, table: Table) -> str:
    if row.look == "group":
        return "Groupe"
    return "Tracee" if table.is_ruled else "Case"


def _heading(heading: Heading) -> Iterator[str]:
    title = " ".join(clean(heading.text).split())
    if title:
        level = heading.level
        yield element("text_h", inline(title), text_style_name=f"Heading_20_{level}", text_outline_level=level)


def _bullets(bullets: Bullets) -> str:
    items = [element("text_list_item", paragraph(words, "Point")) for words in bullets.items]
    return element("text_list", items, text_style_name="Numeros" if bullets.is_numbered else "Puces")


def _fact(label: str, body: str) -> str:
    return element("text_p", f"{inline(label)}\u00a0:<text:tab/>{body}", text_style_name="Donnee")


def _boxes(boxes: Boxes) -> Iterator[str]:
    if boxes.label:
        yield paragraph(boxes.label, "Texte")
    answers = [f"{'☒' if choice.is_ticked else '☐'}\u00a0{choice.text}" for choice in boxes.choices]
    if sum(map(len, answers)) <= _LONG_CHOICES:
        yield element("text_p", "<text:tab/>".join(map(inline, answers)), text_style_name="Choix")
        return
    yield from (paragraph(answer, "Choix") for answer in answers)


def _figure(figure: KeyFigure) -> str:
    texts = ((figure.label, "ChiffreNom"), (figure.value, "Chiffre"), (figure.note, "ChiffreNom"))
    return "".join(paragraph(text, look) for text, look in texts if text)


def _signature(box: Signature) -> str:
    quality = paragraph(box.quality, "Petit") if box.quality else ""
    return paragraph((Text(box.name, is_strong=True),), "Texte") + quality


def _cell(content: str, look: str, **attributes: str | int) -> str:
    return element("table_table_cell", content, table_style_name=look, office_value_type="string", **attributes)
