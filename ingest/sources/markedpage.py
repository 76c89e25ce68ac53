"""The picture of a page as a reader is shown it: shades of grey, with the boxes around a passage tinted."""

import struct
import zlib
from dataclasses import dataclass

from ingest.sources.picture import Picture
from kb.errors import ExtractionError

_SHADES = 16
# shades of the page, and the same under a yellow pen
_GREYS = [round(255 * shade / (_SHADES - 1)) for shade in range(_SHADES)]
_PALETTE = bytes(c for grey in _GREYS for c in (grey, grey, grey)) + bytes(
    c for grey in _GREYS for c in (grey, round(grey * 0.9), round(grey * 0.45))
)
_TO_SHADE = bytes(value * _SHADES // 256 for value in range(256))
_TO_TINT = bytes(value * _SHADES // 256 + _SHADES for value in range(256))


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """`boxes` are left, top, right, bottom in pixels; none where the passage was not found on the page, as on a scan."""

    picture: Picture
    boxes: tuple[tuple[int, int, int, int], ...]

    def png(self) -> bytes:
        """The picture as a PNG of few colours: a page is mostly white, and this keeps it small."""
        width, height, grey = self.picture.width, self.picture.height, self.picture.grey
        rows = bytearray()
        for y in range(height):
            row = grey[y * width : (y + 1) * width]
            shades = bytearray(row.translate(_TO_SHADE))
            for left, top, right, bottom in self.boxes:
                if top <= y < bottom:
                    shades[left:right] = row[left:right].translate(_TO_TINT)
            rows += b"\0" + shades
        head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"PLTE", _PALETTE), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)

    def encode(self) -> dict[str, object]:
        """The page as plain data."""
        return {**self.picture.encode(), "boxes": self.boxes}

    @classmethod
    def decode(cls, data: dict[str, object]) -> "MarkedPage":
        """The page again; ExtractionError when the data is something else."""
        boxes = data.get("boxes")
        if not isinstance(boxes, list) or not all(len(box) == 4 and all(isinstance(edge, int) for edge in box) for box in boxes):
            raise ExtractionError("the drawing process answered with something else than a picture")
        return cls(Picture.decode(data), tuple((left, top, right, bottom) for left, top, right, bottom in boxes))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
