"""The package's file: what is in it, by its own engine's account."""

import ctypes

import numpy as np
import pytest

from kb.embedding.bundled.blob import LAYERS, VOCABULARY, WIDTH, Blob, blob_path, read_blob
from kb.embedding.modelprep.network import packed


@pytest.fixture(scope="module")
def blob() -> Blob:
    """The accepted file."""
    return read_blob(blob_path())


def test_pieces_come_in_the_order_of_ids(blob: Blob) -> None:
    assert blob.pieces[:7] == ("<s>", "<pad>", "</s>", "<unk>", ",", ".", "▁")
    assert len(blob.pieces) == len(blob.scores) == 250_002


def test_every_tensor_has_its_size(blob: Blob) -> None:
    values, scales = blob.quants("emb.word", WIDTH)
    assert (values.shape, scales.shape) == ((VOCABULARY, WIDTH), (VOCABULARY, WIDTH // 32))
    assert blob.matrix(f"l{LAYERS - 1}.fo.w", 1536).shape == (384, 1536)
    assert blob.floats("emb.pos").shape == (512 * WIDTH,)


def test_the_4_bit_values_are_unpacked_as_the_c_code_does(blob: Blob) -> None:
    raw = blob._raw("l0.q.w")
    scale = float(np.frombuffer(raw[:2], "<f2")[0])
    byte = ctypes.c_uint8(raw[2 + 3]).value
    row = blob.matrix("l0.q.w", WIDTH)[0]
    assert (row[3], row[3 + 16]) == (((byte & 15) - 8) * scale, ((byte >> 4) - 8) * scale)


def test_packing_keeps_the_earlier_value_low() -> None:
    assert packed(np.array([[1, 2, 3, 4]], dtype=np.uint8)).tolist() == [[0x21, 0x43]]
