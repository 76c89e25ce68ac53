"""How large the network's inner values get on ordinary texts, by channel, and whether a quantised network still agrees."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx

from kb.embedding.bundled.blob import LAYERS
from kb.embedding.bundled.layout import MAX_TOKENS
from kb.embedding.engines.cores import usable_cores
from kb.embedding.engines.onnx import open_session
from kb.embedding.modelprep.calibrationtexts import TEXTS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

TAPS = tuple(f"l{layer}.{name}" for layer in range(LAYERS) for name in ("in", "context", "middle", "inner"))


@dataclass(frozen=True, slots=True)
class Reach:
    """A tap's channels over all tokens seen: the largest size and the mean."""

    largest: "NDArray[np.float32]"
    mean: "NDArray[np.float32]"


def samples(tokenizer: "Tokenizer") -> "list[NDArray[np.int64]]":
    """The calibration texts as questions, as passages and as windows of full length; ids of shape (1, tokens)."""
    texts = [*(f"passage: {text}" for text in TEXTS), *(f"query: {text}" for text in TEXTS[::4]), "passage: " + " ".join(TEXTS)]
    return [np.array([encoding.ids[: MAX_TOKENS - 1] + encoding.ids[-1:]]) for encoding in tokenizer.encode_batch(texts)]


def run(model: onnx.ModelProto, inputs: "Sequence[NDArray[np.int64]]", outputs: Sequence[str]) -> Iterator[list[Any]]:
    """A model's outputs, input by input."""
    session = open_session(model.SerializeToString(), usable_cores())
    for ids in inputs:
        yield session.run(list(outputs), {"input_ids": ids, "attention_mask": np.ones_like(ids)})


def measure(model: onnx.ModelProto, inputs: "Sequence[NDArray[np.int64]]") -> "tuple[Mapping[str, Reach], NDArray[np.float32]]":
    """Reach of every tap of a tapped model, and its sentence embeddings, shape (inputs, width)."""
    largest: dict[str, Any] = {}
    sums: dict[str, Any] = {}
    vectors = []
    for vector, *values in run(model, inputs, ["sentence_embedding", *TAPS]):
        vectors.append(vector[0])
        for tap, value in zip(TAPS, values, strict=True):
            largest[tap] = np.maximum(largest.get(tap, 0), np.abs(value[0]).max(axis=0))
            sums[tap] = sums.get(tap, 0) + value[0].sum(axis=0, dtype=np.float64)
    tokens = sum(ids.shape[1] for ids in inputs)
    return {tap: Reach(largest[tap], (sums[tap] / tokens).astype(np.float32)) for tap in TAPS}, np.stack(vectors)


def agreement(model: onnx.ModelProto, inputs: "Sequence[NDArray[np.int64]]", expected: "NDArray[np.float32]") -> float:
    """The lowest cosine between a model's sentence embeddings and the expected ones."""
    vectors = np.stack([vector[0] for (vector,) in run(model, inputs, ["sentence_embedding"])])
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(expected, axis=1)
    return float(((vectors * expected).sum(axis=1) / lengths).min())
