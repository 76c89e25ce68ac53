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

from kb.modelprep.blob import INNER, WIDTH, Blob
from kb.modelprep.calibration import Reach
from kb.modelprep.network import OWN, Graph

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
        q, k, v = (
            self._affine(graph, f"l{layer}.{name}", x, self._matrix(layer, name) * divisors, reach.mean / divisors) for name in "qkv"
        )
        return q, k, v

    def context(self, graph: Graph, layer: int, x: str) -> str:
        """The attention's output."""
        return self._affine(graph, f"l{layer}.ao", x, self._matrix(layer, "ao"), self._reach[f"l{layer}.context"].mean)

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
        out = self._matrix(layer, "fo")
        most = self._neurons(graph, f"{name}.fi", x, into[rest], mean, rest)
        most = self._affine(graph, f"{name}.fo", most, out[:, rest], inner.mean[rest])
        few = self._neurons(graph, f"{name}.fx", x, into[apart], mean, apart)
        few = graph.node("MatMul", [few, graph.constant(f"{name}.fx.out", out[:, apart].T)], f"{name}.few")
        return graph.node("Add", [most, few], f"{name}.fed")

    def _neurons(self, graph: Graph, name: str, x: str, matrix: "Floats", mean: "Floats", which: "NDArray[np.intp]") -> str:
        bias = self._blob.floats(f"{name.split('.')[0]}.fi.b")[which]
        inputs, correction = self._rounded(graph, name, x, matrix, mean)
        product = graph.node("DynamicQuantizeMatMul", inputs, f"{name}.product", OWN)
        return graph.node("BiasGelu", [product, graph.constant(f"{name}.bias", bias + correction)], f"{name}.inner", OWN)

    def _affine(self, graph: Graph, name: str, x: str, matrix: "Floats", mean: "Floats") -> str:
        inputs, correction = self._rounded(graph, name, x, matrix, mean)
        bias = graph.constant(f"{name}.bias", self._blob.floats(f"{name}.b") + correction)
        return graph.node("DynamicQuantizeMatMul", [*inputs, "", bias], f"{name}.out", OWN)

    def _rounded(self, graph: Graph, name: str, x: str, matrix: "Floats", mean: "Floats") -> tuple[list[str], "Floats"]:
        """The operator's inputs for a matrix (outputs, inputs), and what the bias must make good for the mean input."""
        scales = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / self._steps
        whole = np.rint(matrix / scales[:, None]).astype(np.int8)
        missing = (matrix - whole * scales[:, None]) @ mean
        constants = [graph.constant(name, whole.T), graph.constant(f"{name}.scale", scales.astype(np.float32))]
        return [x, *constants], np.asarray(missing, dtype=np.float32)

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
