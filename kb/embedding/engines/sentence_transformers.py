"""Any Sentence Transformers model: the prepared folder, another folder, or a name on the model hub; the extra `[sentence-transformers]`."""

import re
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.embedding.bundled.layout import is_prepared
from kb.embedding.engines.modelfolder import find_folder, name_of
from kb.embedding.engines.text import PASSAGE, QUERY, clean
from kb.embedding.engines.windows import Window, average, pieces
from kb.embedding.protocol import Vectors
from kb.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path


_BATCH = 32
#: Models of the E5 family want its prefixes, which most of their folders do not record; the instructed ones want something else.
_E5 = re.compile(r"(^|[/_-])e5([_-]|$)(?!.*instruct)", re.IGNORECASE)


class SentenceTransformersEmbedder:
    """A model by folder or hub name, on the GPU when there is one; ModelError when it is not there or wants to run code of its own."""

    engine = "sentence-transformers"

    def __init__(self, model: str) -> None:
        folder = find_folder(model)
        self.name = name_of(model)
        self._model = _load(folder)
        self._tokenizer = getattr(self._model, "tokenizer", None)
        self.dimension = _dimension(self._model)
        self._query, self._passage = _prompts(self._model, model)
        # tokenizers of transformers change their truncation during a call, which two calls at once do not survive
        self._lock = threading.Lock()

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimension)."""
        return self._embed(self._query, texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, shape (len(texts), dimension)."""
        return self._embed(self._passage, texts)

    def _embed(self, prompt: str, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._lock:
            cut = [self._windows(prompt, clean(text)) for text in texts]
            windows = [Window(i, 0, tokens) for i, parts in enumerate(cut) for _, tokens in parts]
            # the prompt belongs to a text's beginning only, as in the other engines
            heads = self._run(prompt, [parts[0][0] for parts in cut])
            tails = iter(self._run("", [part for parts in cut for part, _ in parts[1:]]))
            vectors = np.stack([row for i, parts in enumerate(cut) for row in (heads[i], *(next(tails) for _ in parts[1:]))])
        return average(windows, vectors, len(texts))

    def _run(self, prompt: str, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), prompt=prompt, batch_size=_BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def _windows(self, prompt: str, text: str) -> list[tuple[str, int]]:
        """The text in parts that the model can read whole, with their token counts; the prompt counts with the first."""
        limit = self._model.max_seq_length
        whole = prompt + text
        # a token is at least a byte, so that short texts need no counting
        if self._tokenizer is None or not limit or not self._tokenizer.is_fast or len(whole.encode()) + 4 < limit:
            return [(text, 1)]
        encoding = self._tokenizer(whole, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False)
        size = limit - self._tokenizer.num_special_tokens_to_add()
        cuts = list(pieces(encoding["offset_mapping"], size))
        first = (whole[: cuts[0][1]][len(prompt) :] if len(cuts) > 1 else text, cuts[0][2])
        return [first, *((whole[a:b], tokens) for a, b, tokens in cuts[1:])]


def _load(folder: "Path") -> Any:
    from sentence_transformers import SentenceTransformer

    noise = import_module("transformers.utils.logging")
    noise.set_verbosity_error()
    noise.disable_progress_bar()
    try:
        if is_prepared(folder):
            from kb.embedding.engines.prepared_module import load_prepared

            return load_prepared(folder)
        return SentenceTransformer(
            str(folder), trust_remote_code=False, local_files_only=True, model_kwargs={"use_safetensors": True, "trust_remote_code": False}
        )
    except ModelError:
        raise
    except Exception as error:  # whatever a foreign folder makes the libraries raise
        reason = (str(error).splitlines() or [type(error).__name__])[0][:160]
        raise ModelError(
            f"{folder}: Sentence Transformers cannot load it ({reason}): give another folder or name as KB_MODEL, or unset it"
        ) from None


def _dimension(model: Any) -> int:
    # renamed in 6; the old name warns there
    read = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    return int(read())


def _prompts(model: Any, name: str) -> tuple[str, str]:
    """What the model wants before a question and before a text to be found."""
    recorded = {key: prompt for key, prompt in (model.prompts or {}).items() if prompt}
    if not recorded and _E5.search(name.rstrip("/")):
        return QUERY, PASSAGE
    passage = recorded.get("passage") or recorded.get("document") or recorded.get("corpus") or ""
    return recorded.get("query", ""), passage
