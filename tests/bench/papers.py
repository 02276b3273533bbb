"""Papers of forty and four hundred projects as PDF and .odt, beside an office that makes a PDF of the same .odt."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from leaderdesk.documents.office.odt import odt_bytes, write_odt
from leaderdesk.documents.papers.blocks import Block, PageBreak, Paper, Paragraph
from leaderdesk.documents.pdf.writing import pdf_bytes
from tests.bench.measure import Figure, timed
from tests.documents.specimens import paper, plan_table, project, share_chart

_RUNS = 5
_WORDS = "Le projet prévoit de rénover l’ancienne école du village pour y créer un atelier partagé. " * 14
_STATUS = Path("/proc/self/status")
_PEAK = (
    "from tests.bench.papers import booklet, peak; from leaderdesk.documents.pdf.writing import pdf_bytes;"
    "pdf_bytes(booklet({count})); print(peak())"
)


def booklet(count: int) -> Paper:
    """Projects on two pages each: facts, plan, grid, chart, decision."""
    blocks: list[Block] = []
    for rank in range(count):
        blocks += [PageBreak(), *project(rank), plan_table(10, "Dépenses"), share_chart(), Paragraph(_WORDS)]
    return paper(*blocks, pictures=3)


def papers() -> list[Figure]:
    """Time, memory and pages; the office is timed with its start, as it is used."""
    few, many = booklet(40), booklet(400)
    pages = {count: pdf_bytes(each)[1].pages for count, each in ((40, few), (400, many))}
    short = timed(lambda: pdf_bytes(few), _RUNS)
    middle = sorted(short)[len(short) // 2]
    figures = [
        Figure(f"pdf, 40 projects, {pages[40]} pages", "ms", short),
        Figure(f"pdf, 400 projects, {pages[400]} pages", "ms", timed(lambda: pdf_bytes(many), 3), "40", middle),
        Figure("odt, 40 projects", "ms", timed(lambda: odt_bytes(few), 3), "pdf", middle),
    ]
    figures += (
        [Figure(f"peak, {count} projects", "MB", [_peak(count)]) for count in (40, 400)] if _STATUS.exists() else []
    )
    office = shutil.which("soffice")
    if office:
        figures.append(Figure("an office, the same .odt to pdf", "ms", [_office(office, few)], "pdf", middle))
    return figures


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    row = next(line for line in _STATUS.read_text("ascii").splitlines() if line.startswith("VmHWM"))
    return int(row.split()[1]) / 1024


def _peak(count: int) -> float:
    told = subprocess.run([sys.executable, "-c", _PEAK.format(count=count)], capture_output=True, check=True, text=True)
    return float(told.stdout)


def _office(office: str, what: Paper) -> float:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "a.odt"
        write_odt(what, source)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        # The first start of an office makes its profile.
        subprocess.run(command, capture_output=True, check=False, timeout=300)
        started = perf_counter()
        subprocess.run(command, capture_output=True, check=False, timeout=300)
        return (perf_counter() - started) * 1000
