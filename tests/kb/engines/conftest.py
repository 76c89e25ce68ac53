"""The prepared model, shared."""

from tests.kb.engines.prepared import data, folder

__all__ = ["data", "folder"]
