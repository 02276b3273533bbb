"""The styles of an OpenDocument paper: those of the PDF under names that an office finds in its list."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.office.markup import element
from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.style import Colour, Type

# Every office has it or its twin; at nine tenths it is as wide as the letters of the PDF, and looks as large.
FONT = "Arial"
_PART = 0.9
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
_SPACE = f"{style.GAP}pt"
# Lines to write on stay as many as they are.
_APART = {"style_join_border": "false"}
# Name, text, and what the paragraph has beside it.
_PARAGRAPHS: tuple[tuple[str, Type, dict[str, str]], ...] = (
    ("Texte", style.BODY, {"fo_margin_top": _SPACE}),
    ("Petit", style.SMALL, {"fo_margin_top": _SPACE}),
    ("Appuye", style.STRONG, {"fo_margin_top": _SPACE}),
    ("Citation", style.QUOTE, {"fo_margin_top": _SPACE, "fo_margin_left": f"{style.INDENT}pt"}),
    ("Encadre", style.BODY, {"fo_margin_top": _SPACE, "fo_padding": "5pt", "fo_background_color": "TINT"}),
    ("Adresse", style.BODY, {"fo_margin_top": "14pt", "fo_margin_bottom": "14pt", "fo_margin_left": "90mm"}),
    ("Donnee", style.BODY, {"fo_margin_top": "1.5pt", "fo_margin_left": "50mm", "fo_text_indent": "-50mm"}),
    ("Point", style.BODY, {"fo_margin_top": "2pt"}),
    ("Choix", style.BODY, {"fo_margin_top": "3pt"}),
    ("Legende", style.CAPTION, {"fo_margin_top": "10pt", "fo_margin_bottom": "3pt", "fo_keep_with_next": "always"}),
    (
        "Ecrire",
        style.BODY,
        {"fo_margin_top": "9pt", "fo_border_bottom": "0.5pt dotted TEXT", "style_join_border": "false"},
    ),
    ("Coupe", style.SMALL, {"fo_margin_top": "20pt", "fo_border_bottom": "0.5pt dashed TEXT"}),
    ("Chiffre", style.FIGURE, {}),
    ("ChiffreNom", style.FIGURE_LABEL, {}),
    ("Saut", style.RUNNING, {"fo_break_before": "page"}),
    ("Courant", style.RUNNING, {}),
    ("CourantDroite", style.RUNNING, {"fo_text_align": "end"}),
)
_CELLS = {"left": "start", "right": "end", "centre": "center"}


def namespaces() -> dict[str, str]:
    """The attributes of a root element."""
    return {f"xmlns_{name}": address for name, address in _NAMESPACES.items()} | {"office_version": "1.3"}


def colour(ink: Colour) -> str:
    """A colour as this format writes it."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in ink)


def common_styles(paper: Paper) -> str:
    """All styles that the office may change."""
    language, _, country = paper.language.partition("-")
    default = element(
        "style_default_style",
        _text(style.BODY, fo_language=language, fo_country=country or "none"),
        style_family="paragraph",
    )
    return element("office_styles", [default, *_paragraphs(), *_headings(), *_spans(), *_lists()])


def fonts() -> str:
    """The one font: Carlito has the same widths where it is not."""
    face = element("style_font_face", style_name=FONT, svg_font_family=FONT, style_font_family_generic="swiss")
    return element("office_font_face_decls", face)


def cell_style(align: str, look: Type) -> tuple[str, str]:
    """The style of what a cell holds: its name, and what it says."""
    name = f"Cellule{align.capitalize()}{'Forte' if look.is_strong else ''}{int(look.size * 10)}"
    inner = element("style_paragraph_properties", fo_text_align=_CELLS[align], **_lined(look))
    return name, _style(name, inner + _text(look))


def _paragraphs() -> Iterator[str]:
    yield element("style_style", style_name="Standard", style_family="paragraph", style_class="text")
    for name, look, beside in _PARAGRAPHS:
        values = {key: _inked(value) for key, value in beside.items()}
        tabs = element("style_tab_stops", element("style_tab_stop", style_position="50mm", style_type="left"))
        inner = element("style_paragraph_properties", tabs if name == "Donnee" else "", **_lined(look), **values)
        yield _style(name, inner + _text(look))


def _inked(value: str) -> str:
    return value.replace("TINT", colour(style.TINT)).replace("TEXT", colour(style.MUTED))


def _headings() -> Iterator[str]:
    for level, look in style.HEADINGS.items():
        space = f"{style.HEADING_GAPS[level]}pt"
        inner = element(
            "style_paragraph_properties", fo_margin_top=space, fo_margin_bottom="2pt", fo_keep_with_next="always"
        )
        attributes: dict[str, str | int] = {
            "style_display_name": f"Heading {level}",
            "style_default_outline_level": level,
        }
        yield _style(f"Heading_20_{level}", inner + _text(look), **attributes)


def _spans() -> Iterator[str]:
    strong, nuance = {"fo_font_weight": "bold"}, {"fo_font_style": "italic"}
    for name, values in (("Fort", strong), ("Nuance", nuance), ("FortNuance", strong | nuance)):
        inner = element("style_text_properties", **values)
        yield element("style_style", inner, style_name=name, style_family="text")


def _lists() -> Iterator[str]:
    aligned = element(
        "style_list_level_label_alignment",
        text_label_followed_by="listtab",
        fo_text_indent=f"-{style.INDENT}pt",
        fo_margin_left=f"{style.INDENT}pt",
    )
    place = element("style_list_level_properties", aligned, text_list_level_position_and_space_mode="label-alignment")
    bullet = element("text_list_level_style_bullet", place, text_level=1, text_bullet_char="•")
    number = element("text_list_level_style_number", place, text_level=1, style_num_suffix=".", style_num_format="1")
    yield element("text_list_style", bullet, style_name="Puces")
    yield element("text_list_style", number, style_name="Numeros")


def _style(name: str, inner: str, **attributes: str | int) -> str:
    return element(
        "style_style",
        inner,
        style_name=name,
        style_family="paragraph",
        style_parent_style_name="Standard",
        **attributes,
    )


def _lined(look: Type) -> dict[str, str]:
    return {"style_line_height_at_least": f"{look.leading * _PART:.1f}pt"}


def _text(look: Type, **beside: str) -> str:
    values = {
        "style_font_name": FONT,
        "fo_font_size": f"{int(look.size * _PART * 2) / 2}pt",
        "fo_color": colour(look.ink),
    }
    if look.is_strong:
        values["fo_font_weight"] = "bold"
    if look.is_italic:
        values["fo_font_style"] = "italic"
    return element("style_text_properties", **values, **beside)
