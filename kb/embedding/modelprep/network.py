"""The network as an ONNX graph, in the form that ONNX Runtime runs fastest; how matrices are multiplied is left to `exact` or `quantised`.

Inner values have names that calibration asks for: `l3.in` enters layer 3, `l3.context` leaves its attention heads, `l3.middle` enters its
feed-forward half, `l3.inner` lies between that half's two matrices; `l12.in` is the last hidden state.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from kb.embedding.bundled.blob import BLOCK, HEADS, LAYERS, WIDTH, Blob
from kb.embedding.bundled.layout import MAX_TOKENS

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: ONNX Runtime's own operators.
OWN = "com.microsoft"
_EPSILON = 1e-12


class Graph:
    """Nodes and constants in the order in which they are made."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, name: str, array: "NDArray[np.generic]") -> str:
        """A constant; its name."""
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        """An operator with one output; the output's name."""
        self._nodes.append(helper.make_node(kind, list(inputs), [output], domain=domain, **attributes))
        return output

    def split(self, value: str, outputs: Sequence[str], sizes: Sequence[int]) -> None:
        """Cut a value's last axis into parts of the given sizes."""
        size = self.constant(f"{value}.sizes", np.array(sizes, dtype=np.int64))
        self._nodes.append(helper.make_node("Split", [value, size], list(outputs), axis=-1))

    def model(self, outputs: Sequence[onnx.ValueInfoProto]) -> onnx.ModelProto:
        """The whole, taking `input_ids` and `attention_mask`, int64 of shape (texts, tokens)."""
        inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["texts", "tokens"]) for n in ("input_ids", "attention_mask")]
        graph = helper.make_graph(self._nodes, "multilingual-e5-small", inputs, list(outputs), self._constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(OWN, 1)], ir_version=8)


class Matrices(Protocol):
    """How a layer's matrices are applied; each answers the names of its results, biases added."""

    def heads(self, graph: Graph, layer: int, x: str) -> tuple[str, str, str]:
        """Queries, keys and values."""

    def context(self, graph: Graph, layer: int, x: str) -> str:
        """The attention's output."""

    def feed_forward(self, graph: Graph, layer: int, x: str) -> str:
        """Both matrices of the feed-forward half, with GELU between them."""


def build(blob: Blob, matrices: Matrices, taps: Sequence[str] = ()) -> onnx.ModelProto:
    """The network with the outputs `sentence_embedding` (mean over tokens, any length), `last_hidden_state` and `taps`."""
    graph = Graph()
    x = _embeddings(graph, blob)
    mask = graph.node("Cast", ["attention_mask"], "mask.int", to=TensorProto.INT32)
    for layer in range(LAYERS):
        name = f"l{layer}"
        heads = matrices.heads(graph, layer, x)
        context = graph.node("MultiHeadAttention", [*heads, "", mask], f"{name}.context", OWN, num_heads=HEADS)
        x = _residual(graph, blob, f"{name}.aln", x, matrices.context(graph, layer, context), f"{name}.middle")
        x = _residual(graph, blob, f"{name}.oln", x, matrices.feed_forward(graph, layer, x), f"l{layer + 1}.in")
    _outputs(graph, x)
    shapes: dict[str, list[str | int | None]] = {"sentence_embedding": ["texts", WIDTH], "last_hidden_state": ["texts", "tokens", WIDTH]}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    return graph.model([*outputs, *(helper.make_empty_tensor_value_info(tap) for tap in taps)])


def packed(values: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """4-bit values, two a byte, the earlier one in the low half: ONNX Runtime's order."""
    return np.asarray(values[..., 0::2] | (values[..., 1::2] << 4), dtype=np.uint8)


def _embeddings(graph: Graph, blob: Blob) -> str:
    """Word vectors in the carried blocks, positions with the one token type added, normalised."""
    values, scales = blob.quants("emb.word", WIDTH)
    words = [graph.constant("emb.word", packed(values)), "input_ids", graph.constant("emb.word.scale", scales.astype(np.float32))]
    x = graph.node("GatherBlockQuantized", words, "emb", OWN, bits=4, block_size=BLOCK, gather_axis=0, quantize_axis=1)
    places = blob.floats("emb.pos").reshape(MAX_TOKENS, WIDTH) + blob.floats("emb.type")[:WIDTH]
    length = graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    zero = graph.constant("zero", np.zeros(1, dtype=np.int64))
    place = graph.node("Slice", [graph.constant("emb.place", places), zero, length, zero], "place")
    return _residual(graph, blob, "emb.ln", x, place, "l0.in")


def _residual(graph: Graph, blob: Blob, name: str, x: str, addend: str, output: str) -> str:
    # not SkipLayerNormalization, which does both and takes twice as long as the two together
    total = graph.node("Add", [x, addend], f"{output}.sum")
    scale = graph.constant(f"{name}.scale", blob.floats(f"{name}.w"))
    return graph.node(
        "LayerNormalization", [total, scale, graph.constant(f"{name}.bias", blob.floats(f"{name}.b"))], output, epsilon=_EPSILON
    )


def _outputs(graph: Graph, x: str) -> None:
    graph.node("Identity", [x], "last_hidden_state")
    mask = graph.node("Cast", ["attention_mask"], "mask.float", to=TensorProto.FLOAT)
    column = graph.node("Unsqueeze", [mask, graph.constant("two", np.array([2], dtype=np.int64))], "mask.column")
    one = graph.constant("one", np.array([1], dtype=np.int64))
    total = graph.node("ReduceSum", [graph.node("Mul", [x, column], "masked"), one], "total", keepdims=0)
    count = graph.node("ReduceSum", [mask, one], "count", keepdims=1)
    graph.node("Div", [total, count], "sentence_embedding")
