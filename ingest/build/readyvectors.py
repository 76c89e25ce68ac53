"""Vectors of digests, typical questions and notes that travel with the corpus, so that a first start embeds nothing.

    corpus/vectors/MODEL.npz     hashes: uint8 (n, 32), SHA-256 of each text; vectors: float16 (n, dimension), unit length

Half precision: it halves the file and moves a cosine by less than 0.001.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from ingest.build.passages import build_passages, embedded_texts
from ingest.corpus.corpus import Corpus
from kb.embedding.protocol import Embedder
from kb.errors import CorpusError
from kb.storage.vectors.cache import text_hash


def ready_texts(corpus: Corpus) -> dict[str, str]:
    """Every text of the corpus itself that is embedded, by hash: digests, glosses, typical questions and notes, no law text."""
    passages = []
    for regulation in corpus.regulations:
        digests = [digest for digest in corpus.digests if digest.address.regulation == regulation.id]
        notes = [note for note in corpus.notes if note.regulation == regulation.id]
        for passage in build_passages(regulation.id, (), digests, notes):
            passages.append(passage)
    texts = {text_hash(text): text for _, _, text in embedded_texts(passages, corpus.questions)}
    return texts


def path_of(folder: Path, model: str) -> Path:
    """Where the vectors of a model lie in a corpus."""
    return folder / "vectors" / f"{model.replace('/', '--')}.npz"


def read_ready(folder: Path, model: str) -> dict[str, bytes]:
    """Vectors by text hash, as float32; empty where the corpus brings none for this model."""
    path = path_of(folder, model)
    if not path.is_file():
        return {}
    try:
        with np.load(path, allow_pickle=False) as data:
            hashes, vectors = data["hashes"], data["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError) as error:
        raise CorpusError(f"{path}: unreadable ({type(error).__name__}); renew it with `kb vectors`") from None
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {bytes(key).hex(): row.tobytes() for key, row in zip(hashes, vectors, strict=True)}


def write_ready(corpus: Corpus, embedder: Embedder) -> int:
    """Embed the texts of the corpus that the file does not have, and write it; returns how many were embedded.

    Whoever changes what the model's name stands for deletes the file first.
    """
    texts = dict(sorted(ready_texts(corpus).items()))
    known = {key: np.frombuffer(vector, dtype=np.float32) for key, vector in read_ready(corpus.folder, embedder.name).items()}
    missing = [key for key in texts if key not in known]
    if missing:
        known |= dict(zip(missing, embedder.embed_passages([texts[key] for key in missing]), strict=True))
    vectors = np.array([known[key] for key in texts], dtype=np.float16)
    path = path_of(corpus.folder, embedder.name)
    path.parent.mkdir(exist_ok=True)
    hashes = np.frombuffer(bytes.fromhex("".join(texts)), dtype=np.uint8).reshape(-1, 32)
    aside = path.with_suffix(".part.npz")
    np.savez(aside, hashes=hashes, vectors=vectors)
    aside.replace(path)
    return len(missing)


def mismatches(corpus: Corpus, model: str) -> Iterable[str]:
    """What the ready vectors of a model lack or have beyond the corpus' texts."""
    path = path_of(corpus.folder, model)
    ready, texts = read_ready(corpus.folder, model), ready_texts(corpus)
    lacking, beyond = texts.keys() - ready.keys(), ready.keys() - texts.keys()
    if lacking or beyond:
        yield f"vectors/{path.name}: {len(lacking)} texts without a vector, {len(beyond)} vectors without a text; renew with `kb vectors`"
