"""Workbooks read: our child beside calamine alone, and LibreOffice converting the same file; then taken (`taking`)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook

from leaderdesk.documents.sheets.reading.facts import column_letters
from leaderdesk.services.workbooks.reading import read_book
from tests.bench.bases import FOLDER
from tests.bench.measure import Figure, in_turn
from tests.bench.taking import taken
from tests.documents.workbook_files import LINKS, MAIN, parts_of

COLUMNS, ROWS, MANY_ROWS = 40, 5_000, 50_000
_LOOKS = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="4"/></cellXfs>'
_STATUSES = ("Reçu", "En instruction", "Programmé", "Conventionné", "Payé")
_FIRST_DAY = (date(2023, 1, 1) - date(1899, 12, 30)).days
_MEASURED = """
import json, resource, sys
from pathlib import Path
from leaderdesk.services.workbooks.reading import read_book
book = read_book(Path(sys.argv[1]))
both = (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)
print(json.dumps([resource.getrusage(who).ru_maxrss / 1024 for who in both]))
"""


def workbooks() -> list[Figure]:
    """Reading a follow-up table of a usual shape: texts shared and not, days, a rate, amounts."""
    figures: list[Figure] = []
    middles: dict[int, float] = {}
    for rows, runs in ((ROWS, 7), (MANY_ROWS, 3)):
        path = workbook_of(rows)
        ours, alone = in_turn(partial(_timed, partial(read_book, path)), partial(_timed, partial(_alone, path)), runs)
        middles[rows] = middle = sorted(alone)[len(alone) // 2]
        name = f"{rows:,} × {COLUMNS}"
        figures += [
            Figure(f"calamine alone, {name}", "ms", alone),
            Figure(f"read by the child, {name}", "ms", ours, "calamine", middle),
            *_libreoffice(path, name, middle),
            *_memory(path, name),
        ]
    return [*figures, *taken(middles)]


def workbook_of(rows: int) -> Path:
    """A workbook as Excel would write it, kept from one run to the next."""
    path = FOLDER / f"workbook-{rows}.xlsx"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial_path = path.with_suffix(".partial")
        _write(partial_path, rows)
        partial_path.replace(path)
    return path


def _write(path: Path, rows: int) -> None:
    parts = parts_of("", styles=_LOOKS)
    relations = str(parts["xl/_rels/workbook.xml.rels"])
    shared = f'<Relationship Id="r3" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", shared)
    texts: dict[str, int] = {}
    lines = [f'<worksheet xmlns="{MAIN}"><dimension ref="A1:AN{rows + 1}"/><sheetData>', _line(1, _headings(texts))]
    lines += [_line(number + 2, _cells(number, texts)) for number in range(rows)]
    parts["xl/worksheets/sheet1.xml"] = "".join([*lines, "</sheetData></worksheet>"])
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _line(row: int, cells: Iterator[str]) -> str:
    filled = (cell % f"{column_letters(place)}{row}" for place, cell in enumerate(cells, 1))
    return f'<row r="{row}">{"".join(filled)}</row>'


def _headings(texts: dict[str, int]) -> Iterator[str]:
    words = ("Numéro", "Intitulé", "Porteur", "SIRET", "Commune", "Reçu le", "État", "Taux")
    yield from (_text(each, texts) for each in (*words, *(f"Montant {rank}" for rank in range(COLUMNS - len(words)))))


def _cells(number: int, texts: dict[str, int]) -> Iterator[str]:
    yield _text(f"2024-{number:05}", texts)
    yield _text(f"Création d’un tiers-lieu numéro {number} dans l’ancienne école", texts)
    yield _text(f"Association n° {number % 700}", texts)
    yield _text(str(10_000_000_000_000 + number * 37), texts)
    yield _text(f"Commune {number % 90}", texts)
    yield f'<c r="%s" s="1"><v>{_FIRST_DAY + number % 900}</v></c>'
    yield _text(_STATUSES[number % len(_STATUSES)], texts)
    yield '<c r="%s" s="2"><v>0.8</v></c>'
    for column in range(COLUMNS - 8):
        amount = (number * 7919 + column * 104_729) % 10_000_000
        yield f'<c r="%s" s="3"><v>{amount / 100}</v></c>'


def _text(text: str, texts: dict[str, int]) -> str:
    return f'<c r="%s" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'


def _alone(path: Path) -> object:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def _libreoffice(path: Path, name: str, middle: float) -> list[Figure]:
    office = shutil.which("soffice")
    if office is None:
        return []
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
        command = [office, profile, "--headless", "--convert-to", "csv", "--outdir", folder, str(path)]
        # Its first start makes its profile, and does not count.
        subprocess.run([*command[:-1], str(workbook_of(10))], check=True, capture_output=True)
        run = _timed(partial(subprocess.run, command, check=True, capture_output=True))
    return [Figure(f"LibreOffice converting, {name}", "ms", [run], "calamine", middle)]


def _memory(path: Path, name: str) -> list[Figure]:
    command = [sys.executable, "-c", _MEASURED, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    child, own = json.loads(done.stdout)
    return [
        Figure(f"peak memory of the child, {name}", "MB", [child]),
        Figure(f"peak memory of the program, {name}", "MB", [own]),
    ]
