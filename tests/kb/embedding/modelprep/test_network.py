"""The ONNX file: what other programs may count on, and that it follows the carried weights."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from tokenizers import Tokenizer

from kb.embedding.bundled.layout import NETWORK, TOKENIZER
from kb.embedding.engines.onnx import open_session


def test_it_takes_and_gives_what_sentence_transformers_expects(folder: Path) -> None:
    graph = onnx.load(str(folder / NETWORK), load_external_data=False).graph
    assert [value.name for value in graph.input] == ["input_ids", "attention_mask"]
    assert [value.name for value in graph.output] == ["sentence_embedding", "last_hidden_state"]


def test_padding_changes_no_more_than_rounding(folder: Path) -> None:
    session = open_session(folder / NETWORK, threads=1)
    ids = np.array([Tokenizer.from_file(str(folder / TOKENIZER)).encode("query: Apa itu restitusi?").ids])
    padded = np.pad(ids, ((0, 0), (0, 20)), constant_values=1)
    mask = np.pad(np.ones_like(ids), ((0, 0), (0, 20)))
    (alone,) = session.run(["sentence_embedding"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    (beside,) = session.run(["sentence_embedding"], {"input_ids": padded, "attention_mask": mask})
    cosine = (alone * beside).sum() / np.linalg.norm(alone) / np.linalg.norm(beside)
    assert cosine == pytest.approx(1, abs=2e-3)


def test_the_sentence_embedding_is_the_mean_of_the_hidden_states(folder: Path) -> None:
    session = open_session(folder / NETWORK, threads=1)
    ids = np.array([[0, 100, 2000, 30000, 2]])
    mean, states = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    assert mean[0] == pytest.approx(states[0].mean(axis=0), abs=1e-4)
