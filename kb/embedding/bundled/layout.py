"""Where the prepared model lies, what it is made of, and whether it is whole; imports nothing heavy, since every search asks.

DATA/models/multilingual-e5-small/
    sums.json                   size, time and SHA-256 of every other file
    config.json tokenizer.json model.safetensors modules.json ...    the Sentence Transformers layout
    onnx/model_qint8.onnx(_data)                                     the network in int8
    onnx/pieces_ascii.txt, onnx/pieces_ascii.npy                     pieces without letters beyond ASCII, their ids and scores
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kb.errors import ModelError

NAME = "multilingual-e5-small"
DIMENSION = 384
MAX_TOKENS = 512
FORMAT = 1

SUMS = "sums.json"
NETWORK = "onnx/model_qint8.onnx"
NETWORK_DATA = "onnx/model_qint8.onnx_data"
TOKENIZER = "tokenizer.json"
ASCII_PIECES = "onnx/pieces_ascii.txt"
ASCII_IDS = "onnx/pieces_ascii.npy"
#: what the ONNX engine reads
RUNTIME_FILES = (NETWORK, NETWORK_DATA, TOKENIZER, ASCII_PIECES, ASCII_IDS)

REMEDY = "run `kb model prepare`"


@dataclass(frozen=True, slots=True)
class FileSum:
    """What a file of the folder must be: bytes, modification time in nanoseconds, SHA-256 in hexadecimal."""

    size: int
    time: int
    sha256: str


def folder_of(data: Path) -> Path:
    """Where the prepared model lies."""
    return data / "models" / NAME


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(folder: Path) -> None:
    """Write the record of every file of a folder as it is now."""
    names = sorted(str(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file())
    files = {name: asdict(_sum_of(folder / name)) for name in names if name != SUMS}
    record = {"model": NAME, "format": FORMAT, "recipe": recipe(), "files": files}
    (folder / SUMS).write_text(json.dumps(record, indent=1) + "\n", "utf-8")


def recipe() -> str:
    """Sum of the code that prepares, so that a folder of an older version is prepared again."""
    embedding = Path(__file__).parents[1]
    parts = [path for package in ("bundled", "modelprep") for path in sorted((embedding / package).glob("*.py"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()


def is_current(folder: Path) -> bool:
    """Whether a folder is whole and was prepared by this very code."""
    return _record(folder).get("recipe") == recipe() and not verify(folder)


def read_sums(folder: Path) -> dict[str, FileSum]:
    """The record of a folder; ModelError when there is none, or it is of another format."""
    try:
        record = json.loads((folder / SUMS).read_text("utf-8"))
        if record["model"] != NAME or record["format"] != FORMAT:
            raise ModelError(f"the model in {folder} was prepared for another version of this program: {REMEDY}")
        return {name: FileSum(**sums) for name, sums in record["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise ModelError(f"the model in {folder} is half written or no prepared model: {REMEDY}") from None


def is_prepared(folder: Path) -> bool:
    """Whether a folder is a copy of the prepared model, whole or damaged, rather than some other model."""
    return _record(folder).get("model") == NAME


def check(folder: Path, names: Iterable[str]) -> None:
    """Compare size and time of some files with the record; ModelError names the first that differs.

    Another time alone (a copied folder) is no damage: the file is summed once, and gets its recorded time back if it is unchanged.
    """
    sums = read_sums(folder)
    for name in names:
        path, expected = folder / name, sums.get(name)
        try:
            state = path.stat()
        except OSError:
            raise ModelError(f"the model in {folder} lacks {name}: {REMEDY}") from None
        if expected is None or state.st_size != expected.size:
            raise ModelError(f"the model in {folder} is damaged, {name} is cut or foreign: {REMEDY}")
        if state.st_mtime_ns != expected.time:
            if sha256_of(path) != expected.sha256:
                raise ModelError(f"the model in {folder} is damaged, {name} was changed: {REMEDY}")
            with suppress(OSError):  # a read-only folder is summed at every start
                os.utime(path, ns=(state.st_atime_ns, expected.time))


def verify(folder: Path) -> list[str]:
    """What is wrong with a prepared folder, by the sum of every file, a line each; empty when it is whole."""
    try:
        sums = read_sums(folder)
    except ModelError as error:
        return [str(error)]
    return list(_problems(folder, sums))


def _problems(folder: Path, sums: dict[str, FileSum]) -> Iterator[str]:
    for name in sorted({*sums, *RUNTIME_FILES}):
        path, expected = folder / name, sums.get(name)
        if not path.is_file():
            yield f"{path}: missing; {REMEDY}"
        elif expected is None or path.stat().st_size != expected.size or sha256_of(path) != expected.sha256:
            yield f"{path}: does not match its sum; {REMEDY}"


def _sum_of(path: Path) -> FileSum:
    state = path.stat()
    return FileSum(state.st_size, state.st_mtime_ns, sha256_of(path))


def _record(folder: Path) -> dict[str, object]:
    try:
        record = json.loads((folder / SUMS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
