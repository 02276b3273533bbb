"""A drawing as a picture, for documents that cannot hold its lines: painted as in a PDF, then turned into points."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdfium2

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.pdf.charts import paint_drawing
from leaderdesk.documents.pdf.pen import Pages
from leaderdesk.documents.pdf.writing import assembled
from leaderdesk.drawings.shapes import Drawing

# Points of a picture for one point of the drawing: 220 to the inch.
_SCALE = 3.0
_NOBODY = Paper("drawing", "", "", (), "", date(2000, 1, 1))


def png_of(drawing: Drawing) -> bytes:
    """A drawing on white."""
    pages = Pages(max(drawing.width, 1.0), max(drawing.height, 1.0))
    pen = pages.open()
    paint_drawing(drawing, pen, pages.tree.add("Figure"))
    with pypdfium2.PdfDocument(assembled(_NOBODY, pages)) as document:
        image = document[0].render(scale=_SCALE).to_pil().convert("RGB")
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()
