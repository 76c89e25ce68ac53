"""The prepared model, shared."""

from tests.kb.embedding.prepared import data, folder

__all__ = ["data", "folder"]
