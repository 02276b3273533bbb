"""What one document uses of the fonts, and how it stands in the file: one subset per face, two bytes to a letter."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFObject, PDFString
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC

from leaderdesk.documents.pdf.file import Stream
from leaderdesk.documents.pdf.fonts import Face

_PER_BLOCK = 100


class Usage:
    """The letters used so far, each with its code; the codes of a document depend on nothing but its words."""

    def __init__(self) -> None:
        self._fonts: dict[str, tuple[str, Face, dict[str, str]]] = {}
        self.unknown: dict[str, None] = {}

    def name(self, face: Face) -> str:
        """What the pages call a face."""
        if face.name not in self._fonts:
            self._fonts[face.name] = (f"F{len(self._fonts) + 1}", face, {})
        return self._fonts[face.name][0]

    def encode(self, face: Face, text: str) -> str:
        """A text in the codes of this document."""
        codes = self._fonts[face.name][2]
        for letter in text:
            if letter not in codes:
                codes[letter] = f"{len(codes) + 1:04X}"
        return "".join(map(codes.__getitem__, text))

    def fonts(self) -> Iterator[tuple[str, PDFObject]]:
        """Each font as the file holds it, by its name on the pages."""
        for name, face, codes in self._fonts.values():
            yield name, _font(face, "".join(codes))


def _font(face: Face, letters: str) -> PDFObject:
    full = PDFName(f"{_tag(letters)}+{face.name}")
    widths = [round(face.widths[letter] * 1000, 2) for letter in letters]
    kind = {"Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": full, "DW": 0}
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    below = PDFDictionary(
        kind
        | {
            "CIDSystemInfo": PDFDictionary(system),
            "CIDToGIDMap": Stream(_glyphs(face, letters)),
            "W": PDFArrayCompact([1, PDFArrayCompact(widths)]),
            "FontDescriptor": _descriptor(face, letters, full),
        }
    )
    above = {"Type": "/Font", "Subtype": "/Type0", "BaseFont": full, "Encoding": "/Identity-H"}
    return PDFDictionary(
        above | {"DescendantFonts": PDFArrayCompact([below]), "ToUnicode": Stream(_unicode(letters).encode())}
    )


def _descriptor(face: Face, letters: str, full: str) -> PDFDictionary:
    file = face.file
    program = face.subset(letters)
    stream = Stream(program, {"Length1": len(program)})
    return PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": full,
            "Flags": file.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
            "FontBBox": PDFArrayCompact([round(edge) for edge in file.bbox]),
            "Ascent": round(file.ascent),
            "Descent": round(file.descent),
            "CapHeight": round(file.capHeight),
            "ItalicAngle": file.italicAngle,
            "StemV": round(file.stemV),
            "FontFile2": stream,
        }
    )


def _glyphs(face: Face, letters: str) -> bytes:
    """For each code the place of its glyph in the subset, where two letters may share one."""
    places = {0: 0}
    found = [0]
    for letter in letters:
        glyph = face.file.charToGlyph[ord(letter)]
        found.append(places.setdefault(glyph, len(places)))
    return b"".join(place.to_bytes(2, "big") for place in found)


def _unicode(letters: str) -> str:
    """What is copied and read aloud for each code."""
    pairs = [f"<{code:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for code, letter in enumerate(letters, 1)]
    blocks = [pairs[start : start + _PER_BLOCK] for start in range(0, len(pairs), _PER_BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _tag(letters: str) -> str:
    """Six capitals that name this subset."""
    number = sum(ord(letter) * rank for rank, letter in enumerate(letters, 1))
    return "".join(chr(65 + number // 26**power % 26) for power in range(6))
