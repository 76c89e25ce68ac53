"""The picture of a page, as one process draws it and sends it to the one that reads it."""

import base64
import zlib
from dataclasses import dataclass

from kb.errors import ExtractionError

#: Pixels of the largest picture that is drawn: an A4 page at 400 dots an inch; larger pages are drawn smaller.
MAX_PIXELS = 16_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey, a byte a pixel, row after row without gaps."""

    width: int
    height: int
    grey: bytes
    dpi: int

    def pgm(self) -> bytes:
        """The picture as a file that every reader of images knows.

        >>> Picture(2, 1, b"ab", 300).pgm()
        b'P5\\n2 1\\n255\\nab'
        """
        return b"P5\n%d %d\n255\n%s" % (self.width, self.height, self.grey)

    def encode(self) -> dict[str, object]:
        """The picture as plain data, packed: most of a page is white."""
        packed = base64.b64encode(zlib.compress(self.grey, 1)).decode("ascii")
        return {"width": self.width, "height": self.height, "dpi": self.dpi, "grey": packed}

    @classmethod
    def decode(cls, data: dict[str, object]) -> "Picture":
        """The picture again; ExtractionError when the data is something else.

        >>> Picture.decode(Picture(2, 1, b"ab", 300).encode())
        Picture(width=2, height=1, grey=b'ab', dpi=300)
        """
        width, height, dpi, grey = data.get("width"), data.get("height"), data.get("dpi"), data.get("grey")
        if isinstance(width, int) and isinstance(height, int) and isinstance(dpi, int) and isinstance(grey, str):
            pixels = zlib.decompressobj().decompress(base64.b64decode(grey), MAX_PIXELS + 1)
            if 0 < len(pixels) == width * height <= MAX_PIXELS:
                return cls(width, height, pixels, dpi)
        raise ExtractionError("the drawing process answered with something else than a picture")
