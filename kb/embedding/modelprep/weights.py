"""The carried tensors as model.safetensors, under the names that a BERT of `transformers` has."""

import json
import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.embedding.bundled.blob import INNER, LAYERS, VOCABULARY, WIDTH, Blob
from kb.embedding.bundled.layout import MAX_TOKENS

#: Rows written at once, so that the word vectors never stand in memory whole.
_ROWS = 8192

#: Carried name, BERT name, shape.
_LAYER: tuple[tuple[str, str, *tuple[int, ...]], ...] = (
    ("q.w", "attention.self.query.weight", WIDTH, WIDTH),
    ("q.b", "attention.self.query.bias", WIDTH),
    ("k.w", "attention.self.key.weight", WIDTH, WIDTH),
    ("k.b", "attention.self.key.bias", WIDTH),
    ("v.w", "attention.self.value.weight", WIDTH, WIDTH),
    ("v.b", "attention.self.value.bias", WIDTH),
    ("ao.w", "attention.output.dense.weight", WIDTH, WIDTH),
    ("ao.b", "attention.output.dense.bias", WIDTH),
    ("aln.w", "attention.output.LayerNorm.weight", WIDTH),
    ("aln.b", "attention.output.LayerNorm.bias", WIDTH),
    ("fi.w", "intermediate.dense.weight", INNER, WIDTH),
    ("fi.b", "intermediate.dense.bias", INNER),
    ("fo.w", "output.dense.weight", WIDTH, INNER),
    ("fo.b", "output.dense.bias", WIDTH),
    ("oln.w", "output.LayerNorm.weight", WIDTH),
    ("oln.b", "output.LayerNorm.bias", WIDTH),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A tensor of the file: its BERT name, its shape, where it comes from, and whether it was carried in 4 bits."""

    name: str
    shape: tuple[int, ...]
    key: str
    quantised: bool = False

    @property
    def kind(self) -> str:
        """float16 for 4-bit matrices, whose scales are no finer; float32 for all else."""
        return "F16" if self.quantised else "F32"

    @property
    def size(self) -> int:
        """Bytes."""
        return math.prod(self.shape) * (2 if self.quantised else 4)


def entries() -> Iterator[Entry]:
    """Every tensor, in the order of the file."""
    yield Entry("embeddings.word_embeddings.weight", (VOCABULARY, WIDTH), "emb.word", True)
    yield Entry("embeddings.position_embeddings.weight", (MAX_TOKENS, WIDTH), "emb.pos")
    yield Entry("embeddings.token_type_embeddings.weight", (2, WIDTH), "emb.type")
    yield Entry("embeddings.LayerNorm.weight", (WIDTH,), "emb.ln.w")
    yield Entry("embeddings.LayerNorm.bias", (WIDTH,), "emb.ln.b")
    for layer in range(LAYERS):
        for carried, name, *shape in _LAYER:
            yield Entry(f"encoder.layer.{layer}.{name}", tuple(shape), f"l{layer}.{carried}", len(shape) == 2)
    # the package leaves out BERT's pooler, which mean pooling never asks; zeros keep the loader from inventing one
    yield Entry("pooler.dense.weight", (WIDTH, WIDTH), "", True)
    yield Entry("pooler.dense.bias", (WIDTH,), "")


def write_safetensors(blob: Blob, path: Path) -> None:
    """Write the format by hand (a JSON header, then the bytes): it is short, and its library wants all tensors in memory at once."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    start = 0
    for entry in entries():
        header[entry.name] = {"dtype": entry.kind, "shape": list(entry.shape), "data_offsets": [start, start + entry.size]}
        start += entry.size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for entry in entries():
            for part in _parts(blob, entry):
                file.write(part)


def _parts(blob: Blob, entry: Entry) -> Iterator[bytes]:
    if not entry.key:
        yield bytes(entry.size)
    elif not entry.quantised:
        yield blob.floats(entry.key).tobytes()
    else:
        for start in range(0, entry.shape[0], _ROWS):
            yield blob.matrix(entry.key, entry.shape[1], slice(start, start + _ROWS)).astype(np.float16).tobytes()
