"""What a file says of itself: who made it, when, in which language, and in which colours."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFObject, PDFString

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.cleaning import clean
from leaderdesk.documents.pdf.file import Stream
from leaderdesk.system.paths import program_folder

PROGRAM = "LeaderDesk"
_LONGEST = 2000
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:identifier>{reference}</dc:identifier>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>{day}T00:00:00Z</xmp:MetadataDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def information(paper: Paper) -> PDFObject:
    """The short list that old readers show."""
    moment = f"D:{paper.made_on:%Y%m%d}000000Z"
    told = {
        "Title": _told(paper.title),
        "Author": _told(paper.author),
        "Subject": _told(paper.subject),
        "Creator": PROGRAM,
        "Producer": PROGRAM,
        "CreationDate": moment,
        "ModDate": moment,
    }
    return PDFDictionary({name: PDFString(text) for name, text in told.items() if text})


def packet(paper: Paper) -> PDFObject:
    """The same as XMP, never compressed, so that archives find it."""
    texts = {
        "title": paper.title,
        "author": paper.author,
        "subject": paper.subject,
        "reference": paper.reference,
        "language": paper.language,
    }
    values = {name: escape(_told(text)) for name, text in texts.items()}
    content = _PACKET.format(**values, day=_day(paper.made_on), program=PROGRAM)
    return Stream(content.encode(), {"Type": "/Metadata", "Subtype": "/XML"}, is_clear=True)


def intents() -> PDFArrayCompact:
    """What the colours of the pages mean on another machine."""
    profile = Stream(_profile(), {"N": 3})
    name = PDFString("sRGB")
    intent = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": name, "Info": name}
    return PDFArrayCompact([PDFDictionary(intent | {"DestOutputProfile": profile})])


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return (program_folder("resources") / "colour" / "srgb.icc").read_bytes()


def _told(text: str) -> str:
    return " ".join(clean(text[:_LONGEST]).split())


def _day(day: date) -> str:
    return day.isoformat()
