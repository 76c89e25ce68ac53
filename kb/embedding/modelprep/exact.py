"""Matrices in the carried 4-bit blocks, as they are: slower than int8, and what int8 is measured against."""

import numpy as np

from kb.embedding.bundled.blob import BLOCK, INNER, WIDTH, Blob
from kb.embedding.modelprep.network import OWN, Graph, packed


class Exact:
    """MatMulNBits on the carried blocks."""

    def __init__(self, blob: Blob) -> None:
        self._blob = blob

    def heads(self, graph: Graph, layer: int, x: str) -> tuple[str, str, str]:
        """Queries, keys and values."""
        q, k, v = (self._apply(graph, f"l{layer}.{name}", WIDTH, x) for name in "qkv")
        return q, k, v

    def context(self, graph: Graph, layer: int, x: str) -> str:
        """The attention's output."""
        return self._apply(graph, f"l{layer}.ao", WIDTH, x)

    def feed_forward(self, graph: Graph, layer: int, x: str) -> str:
        """Both matrices of the feed-forward half."""
        inner = self._multiply(graph, f"l{layer}.fi", WIDTH, x)
        bias = graph.constant(f"l{layer}.fi.bias", self._blob.floats(f"l{layer}.fi.b"))
        return self._apply(graph, f"l{layer}.fo", INNER, graph.node("BiasGelu", [inner, bias], f"l{layer}.inner", OWN))

    def _apply(self, graph: Graph, name: str, columns: int, x: str) -> str:
        product = self._multiply(graph, name, columns, x)
        return graph.node("Add", [product, graph.constant(f"{name}.bias", self._blob.floats(f"{name}.b"))], f"{name}.out")

    def _multiply(self, graph: Graph, name: str, columns: int, x: str) -> str:
        values, scales = self._blob.quants(f"{name}.w", columns)
        blocks = packed(values).reshape(len(values), columns // BLOCK, BLOCK // 2)
        inputs = [x, graph.constant(name, blocks), graph.constant(f"{name}.scale", scales.astype(np.float32))]
        sizes = {"K": columns, "N": len(values), "bits": 4, "block_size": BLOCK, "accuracy_level": 4}
        return graph.node("MatMulNBits", inputs, f"{name}.product", OWN, **sizes)
