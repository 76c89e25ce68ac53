"""Where a Sentence Transformers model lies and what its vectors are called, without loading it.

Only folders whose weights are safetensors and whose parts are the library's own are accepted: pickled weights and code of the model's
own could do anything, and the library runs the latter for every local folder without asking.
"""

import hashlib
import importlib.util
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kb.embedding.bundled.layout import NAME, is_prepared, verify
from kb.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator

_HUB_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?")
_HUB_SECONDS = 5
_WANTED = ("*.json", "*.safetensors", "*.txt", "*.model")
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")
_OTHER = "give another folder or name as KB_MODEL, or unset it for the bundled model"


def name_of(model: str) -> str:
    """Name of the vectors: the bundled model's for its prepared folder, a hub name as it is, else the folder's name with its weights' sum.

    A folder that is trained further keeps its name, so that only its weights tell whether an index still fits.
    """
    folder = Path(model).expanduser()
    if not folder.is_dir():
        return model
    if is_prepared(folder):
        return NAME
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.safetensors")):
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return f"{folder.resolve().name}-{total.hexdigest()[:12]}"


def find_folder(model: str) -> Path:
    """The folder of a model, by path or hub name, fetched when the hub's cache has none; ModelError when it cannot serve."""
    if importlib.util.find_spec("sentence_transformers") is None:
        raise ModelError(f'KB_MODEL={model} needs Sentence Transformers: pip install "tppo-kb[sentence-transformers]", or unset KB_MODEL')
    folder = Path(model).expanduser()
    if not folder.is_dir():
        if not _HUB_NAME.fullmatch(model) or model.startswith("."):
            raise ModelError(f"KB_MODEL={model}: there is no such folder: {_OTHER}")
        folder = _from_hub(model if "/" in model else f"sentence-transformers/{model}", model)
    elif is_prepared(folder) and (problems := verify(folder)):
        raise ModelError(problems[0])
    for problem in _problems(folder):
        raise ModelError(f"KB_MODEL={model}: {problem}: {_OTHER}")
    return folder


def _problems(folder: Path) -> "Iterator[str]":
    """Why a folder is no model, or one that must not be loaded."""
    if not (folder / "config.json").is_file():
        yield f"{folder} holds no model (no config.json)"
        return
    if not any(folder.rglob("*.safetensors")):
        yield "its weights are not in safetensors"
    for pattern in _PICKLES:
        for path in folder.rglob(pattern):
            if not any(path.parent.glob("*.safetensors")):
                yield f"{path.relative_to(folder)} is pickled; only safetensors are loaded"
    yield from _foreign_code(folder)


def _foreign_code(folder: Path) -> "Iterator[str]":
    modules = folder / "modules.json"
    if not modules.is_file():
        return
    try:
        kinds = [str(module["type"]) for module in json.loads(modules.read_text("utf-8"))]
    except (ValueError, KeyError, TypeError):
        yield "its modules.json cannot be read"
        return
    for kind in kinds:
        if not kind.startswith("sentence_transformers."):
            yield f"it wants to run code of its own ({kind})"


def _from_hub(name: str, setting: str) -> Path:
    """The model's folder in the hub's cache; one quick question to the hub decides whether it is fetched."""
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    with suppress(Exception):  # not in the cache; which error says so changes with the library
        cached = Path(snapshot_download(name, allow_patterns=list(_WANTED), local_files_only=True))
        if (cached / "config.json").is_file() and any(cached.rglob("*.safetensors")):
            return cached
    try:
        files = [one.rfilename for one in HfApi().model_info(name, timeout=_HUB_SECONDS).siblings or []]
        if not any(file.endswith(".safetensors") for file in files):
            raise ModelError(f"KB_MODEL={setting}: its weights are not in safetensors: {_OTHER}")
        return Path(snapshot_download(name, allow_patterns=list(_WANTED)))
    except ModelError:
        raise
    except RepositoryNotFoundError:
        raise ModelError(f"KB_MODEL={setting}: neither a folder here nor a model that the hub lets anyone read: {_OTHER}") from None
    except Exception as error:  # no network, a proxy's page, a full disk: each library version has its own errors
        raise ModelError(
            f"KB_MODEL={setting}: no folder of that name, not in the hub's cache, and the hub cannot be asked ({type(error).__name__}): "
            f"connect once to fetch it, or {_OTHER}"
        ) from None
