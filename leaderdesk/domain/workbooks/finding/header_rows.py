"""Where the headings of a table are: rows of short texts that name things, on one line, two, or three."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from leaderdesk.domain.workbooks.cells import Area, Cell, Sheet
from leaderdesk.domain.workbooks.columns.headings import heading_text, spell
from leaderdesk.domain.workbooks.columns.meanings import meanings
from leaderdesk.domain.workbooks.columns.shapes import is_amount, is_day
from leaderdesk.domain.workbooks.columns.synonyms import APART, NEUTRAL
from leaderdesk.domain.workbooks.tables import MOST_COLUMNS

_LONGEST = 160
_KNOWN_FROM, _SURE_FROM, _LIKELY_FROM, _PLAIN_FROM = 500, 700, 820, 900
_MANY = 4
_YEARS = range(1990, 2061)
# Of the cells of a row, how many must be known for it to be of headings, out of a hundred.
_MOST_UNKNOWN = 62
# What stands above several headings.
_GROUP_WORDS = """
plan financement porteur beneficiaire projet operation date calendrier cofinancement cofinanceur financeur paiement
instruction identification programmation demande montant depense cout contrepartie public feader engagement selection
realisation comite suivi dossier information localisation contact budget recette ressource aide convention etape
demandeur maitre ouvrage administratif financier general europe leader prive national autre liquidation
"""
_GROUPS = frozenset(_GROUP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Headers:
    """The rows of headings of a table, and the whole heading of each of its columns."""

    first: int
    last: int
    texts: dict[int, str]


def headers_at(sheet: Sheet, row: int) -> Headers | None:
    """The headings that have their main line at a row, with the lines above and below that complete it."""
    if not is_header_row(sheet, row):
        return None
    first = row - 1 if _is_group_line(sheet, row - 1, row) else row
    last = row
    while last - row < 2 and _completes(sheet, last + 1, row, last):  # noqa: PLR2004 - lines below the main one
        last += 1
    return Headers(first, last, joined_texts(sheet, first, last))


def is_header_row(sheet: Sheet, row: int) -> bool:
    """True for a row of texts of which most are known headings."""
    told = _said(sheet, row)
    # A question of a form may be a paragraph: it heads its column where the others surely head theirs.
    cells = {column: cell for column, cell in told.items() if not _is_paragraph(cell)}
    if len(told) <= 1 or any(not _may_head(cell) for cell in cells.values()):
        return False
    if len(cells) < len(told):
        return _names_many(cells)
    known = _known(list(cells.values()), _KNOWN_FROM)
    is_mostly = known > 1 and 100 * (len(cells) - known) <= _MOST_UNKNOWN * len(cells)
    return (is_mostly or _names_many(cells)) and not _is_told_twice(cells)


def _names_many(cells: dict[int, Cell]) -> bool:
    """True where several fields are named for sure, among however many headings of the writer's own."""
    sure = {
        found[0].field for cell in cells.values() if (found := meanings(str(cell))) and found[0].level >= _PLAIN_FROM
    }
    return len(sure - {APART}) >= _MANY


def is_plainly_headed(sheet: Sheet, row: int) -> bool:
    """True for a row of which most texts are surely headings: words of dossiers are hardly ever so many together."""
    cells = _said(sheet, row)
    plain = _known(list(cells.values()), _LIKELY_FROM)
    return is_header_row(sheet, row) and plain > 1 and 5 * plain >= 3 * len(cells)


def is_all_headings(sheet: Sheet, row: int) -> bool:
    """True for three texts or more that are all surely headings."""
    cells = _said(sheet, row)
    return len(cells) > 2 and _known(list(cells.values()), _SURE_FROM) == len(cells)  # noqa: PLR2004 - two may be words


def joined_texts(sheet: Sheet, first: int, last: int) -> dict[int, str]:
    """The heading of each column: what stands above several of them first, then its own lines."""
    lines = [_said(sheet, row) for row in range(first, last + 1)]
    columns = sorted({column for line in lines for column in line})
    spread = [_spread(sheet, row, columns, lines[row - first + 1 :]) for row in range(first, last + 1)]
    found = {}
    for column in columns:
        parts = [heading_text(str(line[column])) for line in spread if column in line]
        text = " ".join(dict.fromkeys(part for part in parts if part))
        if text:
            found[column] = text
    return found


def _said(sheet: Sheet, row: int) -> dict[int, Cell]:
    if not 0 < row <= len(sheet.rows):
        return {}
    return {column: cell for column, cell in enumerate(sheet.rows[row - 1][:MOST_COLUMNS], 1) if cell is not None}


def _may_head(cell: Cell) -> bool:
    if isinstance(cell, str):
        return not _is_paragraph(cell) and not is_day(cell) and (not is_amount(cell) or _is_year(cell))
    return _is_year(cell)


def _is_paragraph(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) > _LONGEST


def _is_year(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip().isdigit() and int(cell) in _YEARS
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell in _YEARS


def _known(cells: list[Cell], level: int) -> int:
    return sum(_level(cell) >= level for cell in cells if isinstance(cell, str))


@lru_cache(maxsize=8192)
def _level(text: str) -> int:
    found = meanings(heading_text(text))
    return found[0].level if found else 0


def _is_told_twice(cells: dict[int, Cell]) -> bool:
    """True where few texts are repeated over the row: what a column of statuses or kinds gives, not headings."""
    return len(cells) > 3 and len(set(cells.values())) * 2 < len(cells)  # noqa: PLR2004 - too few to tell


def _is_group_line(sheet: Sheet, row: int, below: int) -> bool:
    """True for the line above the main one that says what several headings are about."""
    cells, under = _said(sheet, row), _said(sheet, below)
    if not cells or any(not isinstance(cell, str) or not _may_head(cell) for cell in cells.values()):
        return False
    width = [column for column in under if min(cells) <= column]
    spans = [area for area in _merged_on(sheet, row) if area.right > area.left and area.left in cells]
    if spans:
        # A title merged over all the headings speaks of none of them.
        return all(sum(area.left <= column <= area.right for column in under) < len(under) for area in spans)
    if len(cells) < 2 or not width:  # noqa: PLR2004 - a text alone is a title
        return False
    named = sum(_is_group(str(cell)) for cell in cells.values())
    return 2 * named >= len(cells) and all(column in under or _stands_alone(cells, column) for column in cells)


def _stands_alone(cells: dict[int, Cell], column: int) -> bool:
    """True for a heading of one column that lies on the upper line only."""
    return _level(str(cells[column])) >= _SURE_FROM


def _is_group(text: str) -> bool:
    words = spell(text).words
    return bool(words) and (all(word in _GROUPS or word in NEUTRAL for word in words) or _level(text) >= _SURE_FROM)


def _completes(sheet: Sheet, row: int, first: int, last: int) -> bool:
    """True for a line below the main one: units, or headings under what stands above several columns."""
    cells = _said(sheet, row)
    if not cells or any(not isinstance(cell, str) or not _may_head(cell) for cell in cells.values()):
        return False
    above = _said(sheet, last)
    if all(_is_unit(str(cell)) for cell in cells.values()):
        return any(column in above for column in cells)
    spans = [area for area in _merged_on(sheet, last) if area.right > area.left]
    spanned = sum(any(area.left <= column <= area.right for area in spans) for column in cells)
    # Beside headings merged over several columns, one may stand over a single one.
    is_under = 4 * spanned >= 3 * len(cells) or all(
        column not in above or any(area.left == column for area in spans) or _opens(above, cells, column)
        for column in cells
    )
    if not is_under or not any(column not in above for column in cells):
        return False
    if spanned == len(cells):
        return True
    named = sum(
        _level(str(cell)) >= _KNOWN_FROM or _is_unit(str(cell)) or _is_funder(str(cell)) for cell in cells.values()
    )
    return 2 * named >= len(cells) and first > 0


def _opens(above: dict[int, Cell], cells: dict[int, Cell], column: int) -> bool:
    """True where a text of the upper line stands over its own column and the next, which it leaves empty."""
    return column + 1 not in above and column + 1 in cells


def _is_unit(text: str) -> bool:
    """True for « € », « en € HT », « (%) », « jj/mm/aaaa », « (1) »."""
    spelled = spell(text)
    words = [word for word in spelled.words if not word.isdigit() and word not in {"taux", "montant", "texte", "date"}]
    return not words and (bool(spelled.marks) or not any(sign.isalpha() for sign in text) or bool(spelled.words))


def _is_funder(text: str) -> bool:
    words = spell(text).words
    return bool(words) and words[0] in {"region", "departement", "etat", "epci", "commune", "cd", "cr", "cc", "autre"}


def _merged_on(sheet: Sheet, row: int) -> list[Area]:
    return [area for area in sheet.merged if area.top <= row <= area.bottom]


def _spread(sheet: Sheet, row: int, columns: list[int], below: list[dict[int, Cell]]) -> dict[int, Cell]:
    """The texts of a line, those that stand above several headings said for each."""
    said = _said(sheet, row)
    merged = {area.left: area for area in _merged_on(sheet, row) if area.top == row and area.right > area.left}
    lower = {column for each in below for column in each}
    line = dict(said)
    for column in sorted(said):
        area, reach = merged.get(column), column
        # Without a merged cell, as far as headings follow one another below it, up to the next text.
        while area is None and column in lower and reach + 1 in lower and reach + 1 not in said:
            reach += 1
        right = reach if area is None else area.right
        if right > column:
            line |= {other: said[column] for other in columns if column < other <= right and other in lower}
    return line
