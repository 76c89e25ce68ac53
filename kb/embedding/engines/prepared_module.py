"""The prepared folder's int8 network inside Sentence Transformers, so that it finds what the default engine finds.

The library runs such files itself (`backend="onnx"`), but by way of Optimum, whose latest release for ONNX (0.1.0) holds transformers
below 5. Prompts, tokenizer, pooling and normalisation are the folder's own, read by the library.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import InputModule, Normalize, Pooling
from transformers import AutoTokenizer

from kb.embedding.bundled.layout import MAX_TOKENS, NETWORK
from kb.embedding.engines.cores import threads_for_one
from kb.embedding.engines.onnx import open_session
from kb.embedding.engines.text import PASSAGE, QUERY


def load_prepared(folder: Path) -> SentenceTransformer:
    """A model of Sentence Transformers that runs the folder's int8 network."""
    modules = [Int8Network(folder), Pooling.load(str(folder), subfolder="1_Pooling"), Normalize()]
    return SentenceTransformer(modules=modules, prompts={"query": QUERY, "passage": PASSAGE}, device="cpu")


class Int8Network(InputModule):
    """Texts to token vectors by ONNX Runtime, each text alone as in the default engine."""

    def __init__(self, folder: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.tokenizer = self._tokenize = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        self.max_seq_length = MAX_TOKENS
        self._session = open_session(folder / NETWORK, threads_for_one())

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Token ids, padded to the longest text."""
        texts = [(prompt or "") + text for text in inputs]
        return dict(self._tokenize(texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"))

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Adds `token_embeddings`."""
        ids, lengths = features["input_ids"].numpy(), features["attention_mask"].sum(dim=1).tolist()
        states = [self._states(row[:length]) for row, length in zip(ids, lengths, strict=True)]
        features["token_embeddings"] = torch.nn.utils.rnn.pad_sequence(states, batch_first=True)
        return features

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Refused: the folder is written by `kb model prepare`."""
        raise NotImplementedError(f"{output_path}: the prepared model is written by `kb model prepare`")

    def _states(self, ids: Any) -> torch.Tensor:
        inputs = {"input_ids": ids[None], "attention_mask": np.ones_like(ids)[None]}
        return torch.from_numpy(self._session.run(["last_hidden_state"], inputs)[0][0])
