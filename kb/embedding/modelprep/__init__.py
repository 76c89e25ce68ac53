"""The bundled model as a Sentence Transformers folder with an ONNX file.

vocabulary    the pieces of the package's 4-bit file as `tokenizers` files, whole and without letters beyond ASCII
weights       its tensors as model.safetensors
network       its layers as an ONNX graph; how a matrix is multiplied is left to `exact` or `quantised`
calibration   how large the network's inner values get
card          the small files of the folder, and the model card
folder        everything written aside, summed and renamed
"""

from collections.abc import Callable
from pathlib import Path

from kb.embedding.bundled.layout import verify

__all__ = ["prepare", "verify"]


def prepare(data: Path, progress: Callable[[str], None] = lambda _: None) -> Path:
    """Write the bundled model to DATA/models, unless it is there whole; the folder. ModelError says what to do when it cannot be."""
    from kb.embedding.modelprep.folder import prepare as run  # here and not above: it imports onnx, which no search may pay for

    return run(data, progress)
