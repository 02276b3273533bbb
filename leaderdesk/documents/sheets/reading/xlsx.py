"""An Excel workbook: which part is which sheet, what its looks say of values, which calendar it counts in."""

from __future__ import annotations

from dataclasses import dataclass, field
from posixpath import join, normpath

from leaderdesk.documents.sheets.reading.archives import Archive
from leaderdesk.documents.sheets.reading.facts import Looks, SheetFacts, looks_of
from leaderdesk.documents.sheets.reading.limits import Limits
from leaderdesk.documents.sheets.reading.markup import Attributes, attribute, is_true, read_tags, whole
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.documents.sheets.reading.sheet_parts import SheetPart
from leaderdesk.domain.workbooks.cells import Remark

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MACROS = "xl/vbaproject.bin"
# Number formats that are known by their number alone.
_PERCENTS = {9: "0%", 10: "0.00%"}


@dataclass(slots=True)
class Parts:
    """What of the archive is to be read, every part checked."""

    # By the name a reader looks for.
    content: dict[str, bytes]
    sheets: dict[str, SheetPart]
    looks: Looks
    is_recalculated: bool
    remarks: list[Remark] = field(default_factory=list)
    has_macros: bool = False

    def facts(self, sheet: str) -> SheetFacts:
        """What a sheet says beside its values."""
        if sheet not in self.sheets:
            # Listed, and not there to be read: the others are not all of it.
            raise Unreadable("workbook_damaged")
        return self.sheets[sheet].facts(self.looks, is_recalculated=self.is_recalculated)


def read_parts(archive: Archive, limits: Limits) -> Parts:
    """Unfold and check the parts that hold values; the rest of the archive is left alone."""
    content = {archive.name(_WORKBOOK): archive.read(_WORKBOOK)}
    parts = Parts(content, {}, Looks(), is_recalculated=False, has_macros=_MACROS in archive)
    sheets = _read_workbook(content[archive.name(_WORKBOOK)], parts)
    relations = _relations(archive, content)
    for name, relation in sheets.items():
        kind, target = relations.get(relation, ("", ""))
        if kind == "worksheet" and target.lower() in archive:
            content[target] = archive.read(target.lower())
            parts.sheets[name] = SheetPart(name, content[target], limits)
    for kind, target in relations.values():
        if kind in {"styles", "sharedStrings"} and target.lower() in archive:
            content[target] = archive.read(target.lower())
            if kind == "styles":
                parts.looks = _looks(content[target])
    for name in ("[content_types].xml", "_rels/.rels"):
        if name in archive:
            content[archive.name(name)] = archive.read(name)
    if not parts.sheets:
        raise Unreadable("workbook_damaged")
    return parts


def _read_workbook(content: bytes, parts: Parts) -> dict[str, str]:
    sheets: dict[str, str] = {}

    def begin(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            sheets[attributes.get("name", "")] = attribute(attributes, "id") or ""
        elif tag == "workbookPr" and is_true(attributes.get("date1904")):
            parts.remarks.append(Remark("calendar_1904"))
        elif tag == "calcPr":
            parts.is_recalculated = is_true(attributes.get("fullCalcOnLoad"))

    read_tags(content, begin)
    return sheets


def _relations(archive: Archive, content: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    """By its key: what a relation of the workbook is, and the part it leads to."""
    if _RELATIONS not in archive:
        raise Unreadable("workbook_damaged")
    found: dict[str, tuple[str, str]] = {}

    def begin(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, _part(attributes.get("Target", "")))

    content[archive.name(_RELATIONS)] = archive.read(_RELATIONS)
    read_tags(content[archive.name(_RELATIONS)], begin)
    return found


def _part(target: str) -> str:
    """A target is written from the folder of the workbook, or from the root."""
    return normpath(target.lstrip("/") if target.startswith("/") else join("xl", target)).lstrip("/")


def _looks(content: bytes) -> Looks:
    formats, styles = dict(_PERCENTS), list[int]()
    inside = [""]

    def begin(tag: str, attributes: Attributes) -> None:
        if tag in {"cellXfs", "cellStyleXfs", "dxfs"}:
            inside[0] = tag
        elif tag == "numFmt" and inside[0] != "dxfs":
            formats[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif tag == "xf" and inside[0] == "cellXfs":
            styles.append(whole(attributes.get("numFmtId")))

    read_tags(content, begin)
    return looks_of(formats.get(each, "") for each in styles)
