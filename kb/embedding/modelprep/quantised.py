"""Matrices in int8 per output channel; their inputs are quantised to one 8-bit scale a call, which takes some care.

This network has a few inner values that are fifty times larger than the rest, always in the same channels. One scale for all would leave
the rest three bits. Three exact rewritings, found by calibration, take the large values out of the way:

- entering attention, channels are divided towards the median one's size, and the matrix multiplied by as much;
- entering the feed-forward half, the largest channels are cut into several equal parts (dividing would coarsen the matrix too much);
- between its two matrices, the neurons that get largest are kept apart in float32.

What rounding the matrix does to the mean input is put right in the bias, since mean pooling would not average it away.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from kb.embedding.bundled.blob import INNER, WIDTH, Blob
from kb.embedding.modelprep.calibration import Reach
from kb.embedding.modelprep.network import OWN, Graph

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: How far channels that enter attention are evened out: 0 not at all, 1 wholly.
EVENNESS = 0.85
#: Extra parts that the channels entering the feed-forward half are cut into, a multiple of 4.
PARTS = 16
#: Neurons kept in float32.
APART = 64
#: Steps on each side of zero: 8 bits, and 7 for processors whose 16-bit sums overflow with 8 (AVX2 without VNNI).
FULL, HALVED = 127, 63


class Quantised:
    """Dynamically quantised matrices, shaped by what calibration measured."""

    def __init__(self, blob: Blob, reach: Mapping[str, Reach], steps: int = FULL) -> None:
        self._blob = blob
        self._reach = reach
        self._steps = steps

    def heads(self, graph: Graph, layer: int, x: str) -> tuple[str, str, str]:
        """Queries, keys and values."""
        reach = self._reach[f"l{layer}.in"]
        divisors = evened(reach.largest)
        x = graph.node("Mul", [x, graph.constant(f"l{layer}.in.factor", 1 / divisors)], f"l{layer}.in.evened")
        # as one matrix, so that their common input is quantised once
        matrix = np.concatenate([self._matrix(layer, name) * divisors for name in "qkv"])
        bias = np.concatenate([self._blob.floats(f"l{layer}.{name}.b") for name in "qkv"])
        heads = self._affine(graph, f"l{layer}.qkv", x, matrix, reach.mean / divisors, bias)
        q, k, v = (f"l{layer}.{name}.out" for name in "qkv")
        graph.split(heads, [q, k, v], [WIDTH] * 3)
        return q, k, v

    def context(self, graph: Graph, layer: int, x: str) -> str:
        """The attention's output."""
        mean = self._reach[f"l{layer}.context"].mean
        return self._affine(graph, f"l{layer}.ao", x, self._matrix(layer, "ao"), mean, self._blob.floats(f"l{layer}.ao.b"))

    def feed_forward(self, graph: Graph, layer: int, x: str) -> str:
        """Both matrices of the feed-forward half."""
        name, reach = f"l{layer}", self._reach[f"l{layer}.middle"]
        parts = cut_parts(reach.largest, PARTS)
        again = np.repeat(np.arange(WIDTH), parts - 1)
        x = graph.node("Mul", [x, graph.constant(f"{name}.part", (1 / parts).astype(np.float32))], f"{name}.parted")
        more = graph.node("Gather", [x, graph.constant(f"{name}.again", again)], f"{name}.more", axis=-1)
        x = graph.node("Concat", [x, more], f"{name}.parts", axis=-1)
        into, mean = self._matrix(layer, "fi"), (reach.mean / parts).astype(np.float32)
        into, mean = np.concatenate([into, into[:, again]], axis=1), np.concatenate([mean, mean[again]])

        inner = self._reach[f"{name}.inner"]
        order = np.argsort(-inner.largest, kind="stable")
        apart, rest = np.sort(order[:APART]), np.sort(order[APART:])
        both = np.concatenate([rest, apart])
        neurons = self._affine(graph, f"{name}.fi", x, into[both], mean, self._blob.floats(f"{name}.fi.b")[both])
        neurons = graph.node("Gelu", [neurons], f"{name}.inner", OWN)
        graph.split(neurons, [f"{name}.rest", f"{name}.apart"], [len(rest), APART])

        out = self._matrix(layer, "fo")
        most = self._affine(graph, f"{name}.fo", f"{name}.rest", out[:, rest], inner.mean[rest], self._blob.floats(f"{name}.fo.b"))
        few = graph.node("MatMul", [f"{name}.apart", graph.constant(f"{name}.fx", out[:, apart].T)], f"{name}.few")
        return graph.node("Add", [most, few], f"{name}.fed")

    def _affine(self, graph: Graph, name: str, x: str, matrix: "Floats", mean: "Floats", bias: "Floats") -> str:
        """A matrix (outputs, inputs) applied in int8; the bias corrects the error that rounding makes on the mean input."""
        scales = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / self._steps
        whole = np.rint(matrix / scales[:, None]).astype(np.int8)
        missing = np.asarray((matrix - whole * scales[:, None]) @ mean, dtype=np.float32)
        constants = {name: whole.T, f"{name}.scale": scales.astype(np.float32), f"{name}.bias": bias + missing}
        weights, scale, total = (graph.constant(key, array) for key, array in constants.items())
        return graph.node("DynamicQuantizeMatMul", [x, weights, scale, "", total], f"{name}.out", OWN)

    def _matrix(self, layer: int, name: str) -> "Floats":
        return self._blob.matrix(f"l{layer}.{name}.w", INNER if name == "fo" else WIDTH)


def evened(largest: "Floats") -> "Floats":
    """What to divide each channel by, from its largest value: 1 for the smaller half, more the farther a channel is above the median."""
    return np.asarray(np.maximum(1, largest / np.median(largest)) ** EVENNESS, dtype=np.float32)


def cut_parts(largest: "Floats", extra: int) -> "NDArray[np.intp]":
    """Into how many equal parts to cut each channel so that the largest part is as small as `extra` further channels allow.

    >>> cut_parts(np.array([9, 1, 2], dtype=np.float32), 3).tolist()
    [4, 1, 1]
    """
    parts = np.ones(len(largest), dtype=np.intp)
    for _ in range(extra):
        parts[np.argmax(largest / parts)] += 1
    return parts
