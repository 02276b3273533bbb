"""The pictures of a paper: flat, in plain colours and no larger than print needs, whatever the bytes claim to be."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image

from leaderdesk.documents.pdf.file import Stream

_FORMATS = ("PNG", "JPEG")
# What a logo of 48 × 16 mm shows at 360 dots per inch.
_LARGEST = (680, 230)
_MOST_PIXELS = 60_000_000
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error, OverflowError, TypeError, KeyError, IndexError),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """Three bytes to a point, line after line."""

    width: int
    height: int
    points: bytes

    def stream(self) -> Stream:
        """How it stands in the file."""
        entries: dict[str, object] = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "ColorSpace": "/DeviceRGB",
            "BitsPerComponent": 8,
        }
        entries |= {"Width": self.width, "Height": self.height}
        return Stream(self.points, entries)

    def png(self) -> bytes:
        """The same as a file of its own."""
        kept = BytesIO()
        Image.frombytes("RGB", (self.width, self.height), self.points).save(kept, "PNG")
        return kept.getvalue()


@lru_cache(maxsize=16)
def read_picture(content: bytes) -> Picture | None:
    """A picture that can be printed; nothing where the bytes are none."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.draft("RGB", (2 * _LARGEST[0], 2 * _LARGEST[1]))
            return _flat(image)
    except _BROKEN:
        return None


def _flat(image: Image.Image) -> Picture:
    """On white, at the size of print."""
    whole = image.convert("RGBA")
    whole.thumbnail(_LARGEST, Image.Resampling.LANCZOS)
    ground = Image.new("RGB", whole.size, "white")
    ground.paste(whole, mask=whole.getchannel("A"))
    return Picture(*ground.size, ground.tobytes())
