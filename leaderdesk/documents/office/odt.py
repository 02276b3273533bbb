"""A paper as an .odt: the words of its PDF, in styles that an office corrects; the same bytes for the same paper."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from leaderdesk.documents.office.body import Body
from leaderdesk.documents.office.markup import element, inline, paragraph
from leaderdesk.documents.office.styles import colour, common_styles, fonts, namespaces
from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.metadata import PROGRAM
from leaderdesk.documents.pdf.pictures import Picture, read_picture
from leaderdesk.system.safe_write import write_safely

_KIND = "application/vnd.oasis.opendocument.text"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
# A zip cannot say a year before.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_DRAFT = "PROVISOIRE"
_DIGEST_LENGTH = 16
_LONGEST = 2000


def write_odt(paper: Paper, target: Path | BinaryIO) -> None:
    """Write a paper to a file, whole or not at all, or into what takes bytes."""
    content = odt_bytes(paper)
    if isinstance(target, Path):
        write_safely(target, content)
    else:
        target.write(content)


def odt_bytes(paper: Paper) -> bytes:
    """A paper as bytes."""
    page = style.A4 if paper.orientation == "portrait" else style.A4[::-1]
    body = Body(page[0] - 2 * style.MARGIN)
    text = element("office_text", body.blocks(paper.blocks))
    logos = {f"Pictures/logo{rank}.png": picture for rank, picture in enumerate(_logos(paper), 1)}
    parts = {
        "content.xml": _content(text, body),
        "styles.xml": _styles(paper, page, logos),
        "meta.xml": _meta(paper),
    }
    files = {name: (_HEAD + part).encode() for name, part in parts.items()}
    files |= body.pictures | {name: picture.png() for name, picture in logos.items()}
    files["META-INF/manifest.xml"] = _manifest(files)
    return _zipped(files)


def _logos(paper: Paper) -> Iterator[Picture]:
    found = (read_picture(logo.picture) for logo in paper.logos)
    return (picture for picture in found if picture)


def _content(text: str, body: Body) -> str:
    automatic = element("office_automatic_styles", [*body.styles.values(), *_cell_styles()])
    return element("office_document_content", fonts() + automatic + element("office_body", text), **namespaces())


def _cell_styles() -> Iterator[str]:
    below = f"0.5pt solid {colour(style.LINE)}"
    tint = colour(style.TINT)
    looks: dict[str, dict[str, str]] = {
        "Case": {"fo_border_bottom": below},
        "Tracee": {"fo_border": below},
        "Groupe": {"fo_border_bottom": below, "fo_background_color": tint},
        "Entete": {"fo_border_bottom": f"1.2pt solid {colour(style.ACCENT)}", "fo_background_color": tint},
        "Chiffres": {"fo_border_left": f"1.5pt solid {colour(style.ACCENT)}"},
        "Signature": {"fo_border": below},
        "Vide": {},
    }
    for name, values in looks.items():
        inner = element("style_table_cell_properties", fo_padding="3.5pt", **values)
        yield element("style_style", inner, style_name=name, style_family="table-cell")


def _styles(paper: Paper, page: tuple[float, float], logos: dict[str, Picture]) -> str:
    margin = f"{style.MARGIN:.1f}pt"
    header = element("style_header_footer_properties", fo_margin_bottom="10pt", fo_min_height="0pt")
    footer = element("style_header_footer_properties", fo_margin_top="10pt", fo_min_height="0pt")
    size = {"fo_page_width": f"{page[0]:.1f}pt", "fo_page_height": f"{page[1]:.1f}pt"}
    edges = {f"fo_margin_{side}": margin for side in ("left", "right")}
    edges |= {"fo_margin_top": f"{style.TOP:.1f}pt", "fo_margin_bottom": "30pt"}
    layout = element(
        "style_page_layout",
        [
            element("style_page_layout_properties", style_print_orientation=paper.orientation, **size, **edges),
            element("style_header_style", header),
            element("style_footer_style", footer),
        ],
        style_name="Page",
    )
    shapes = element("style_style", style_name="Image", style_family="graphic")
    masters = [
        _master("Standard", _letterhead(paper, logos), _foot(paper), style_next_style_name="Suite"),
        _master("Suite", _running(paper), _foot(paper)),
    ]
    automatic = element("office_automatic_styles", [layout, shapes])
    parts = fonts() + common_styles(paper) + automatic + element("office_master_styles", masters)
    return element("office_document_styles", parts, **namespaces())


def _master(name: str, header: str, footer: str, **attributes: str) -> str:
    parts = element("style_header", header) + element("style_footer", footer)
    return element("style_master_page", parts, style_name=name, style_page_layout_name="Page", **attributes)


def _letterhead(paper: Paper, logos: dict[str, Picture]) -> str:
    """Logos in a line, then the mention; the name of the group where there is no logo."""
    room = (style.A4[0] - 2 * style.MARGIN) / max(len(logos), 1) - style.GAP
    shown = " ".join(_image(name, picture, min(room, style.LOGO_WIDTH)) for name, picture in logos.items())
    first = element("text_p", shown, text_style_name="Courant") if logos else paragraph(paper.author, "Appuye")
    mention = paragraph(paper.mention, "CourantDroite") if paper.mention else ""
    return first + mention + _draft(paper)


def _image(name: str, picture: Picture, room: float) -> str:
    scale = min(style.LOGO_HEIGHT / picture.height, room / picture.width)
    image = element("draw_image", xlink_href=name, xlink_type="simple", xlink_show="embed", xlink_actuate="onLoad")
    size = {"svg_width": f"{picture.width * scale:.1f}pt", "svg_height": f"{picture.height * scale:.1f}pt"}
    return element("draw_frame", image, draw_style_name="Image", text_anchor_type="as-char", **size)


def _running(paper: Paper) -> str:
    return paragraph(f"{paper.author[:_LONGEST]} · {paper.title[:_LONGEST]}", "Courant") + _draft(paper)


def _draft(paper: Paper) -> str:
    return paragraph(_DRAFT, "Appuye") if paper.is_draft else ""


def _foot(paper: Paper) -> str:
    digest = f"Empreinte\u00a0: {paper.digest[:_DIGEST_LENGTH]}" if paper.digest else ""
    told = " · ".join(text for text in (paper.reference[:_LONGEST], digest) if text)
    pages = f"page\u00a0{element('text_page_number')}/{element('text_page_count')}"
    return element("text_p", f"{inline(told)} · {pages}" if told else pages, text_style_name="CourantDroite")


def _meta(paper: Paper) -> str:
    day = f"{paper.made_on.isoformat()}T00:00:00"
    told = [
        element("meta_generator", PROGRAM),
        element("dc_title", inline(paper.title[:_LONGEST])),
        element("dc_subject", inline(paper.subject[:_LONGEST])),
        element("dc_creator", inline(paper.author[:_LONGEST])),
        element("meta_creation_date", day),
        element("dc_date", day),
        element("dc_language", inline(paper.language)),
    ]
    return element("office_document_meta", element("office_meta", told), **namespaces())


def _manifest(files: dict[str, bytes]) -> bytes:
    kinds = {".xml": "text/xml", ".png": "image/png"}
    entries = [("/", _KIND), *((name, kinds[Path(name).suffix]) for name in files)]
    listed = [
        element("manifest_file_entry", manifest_full_path=name, manifest_media_type=kind) for name, kind in entries
    ]
    root = element("manifest_manifest", listed, xmlns_manifest=_MANIFEST, manifest_version="1.3")
    return (_HEAD + root).encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    """The kind of the file comes first and in clear, so that it is known without unpacking."""
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr(ZipInfo("mimetype", _MOMENT), _KIND, ZIP_STORED)
        for name, content in files.items():
            archive.writestr(ZipInfo(name, _MOMENT), content, ZIP_DEFLATED)
    return kept.getvalue()
