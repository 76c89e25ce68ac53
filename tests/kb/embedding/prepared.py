"""The prepared model for tests: the one under KB_DATA when it is this code's, else made once in the cache of pytest."""

import os
from pathlib import Path

import pytest

from kb.embedding.bundled.layout import SUMS, folder_of, is_current
from kb.embedding.modelprep import prepare

SENTENCES = (
    "Setiap korban berhak memperoleh restitusi dari pelaku.",
    "Who may ask for restitution?",
    "Pasal 5 ayat (1) huruf a: denda Rp120.000.000,00",
    "BAB II TATA CARA PELAPORAN DAN PENDATAAN WARGA",
    "Côte d'Ivoire, São Paulo, dan Curaçao",
    "Кто заплатит за возвращение? 谁来付钱？ من يدفع؟",
    "butir \uf0b7 pertama → kedua ½ № 7",
    "</s> <mask> bukan tanda",
    "or€ng yang rnengetahui",
    "tanda\x00nol dan \ud800 pengganti",
    "",
    "Pendamping korban mencatat setiap kunjungan. " * 75,
    "x" * 1200,
)


def plain_folder(prepared: Path, folder: Path) -> Path:
    """The prepared model without what marks it as ours, so that Sentence Transformers loads its weights."""
    folder.mkdir()
    for path in prepared.iterdir():
        if path.name not in (SUMS, "onnx"):
            (folder / path.name).symlink_to(path.resolve())
    return folder


@pytest.fixture(scope="session")
def data(request: pytest.FixtureRequest) -> Path:
    """A KB_DATA folder that holds the prepared model: only to be read."""
    own = Path(os.environ.get("KB_DATA") or "data")
    if is_current(folder_of(own)):
        return own
    cached = request.config.cache.mkdir("model")
    prepare(cached)
    return cached


@pytest.fixture(scope="session")
def folder(data: Path) -> Path:
    """The prepared folder: only to be read."""
    return folder_of(data)
