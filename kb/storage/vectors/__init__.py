"""Vectors of passages: the FAISS file of a generation, whose text each of its rows is, how near a question is, and the cache of vectors.

In: vectors. Out: rows and inner products, which `kb.storage.generationindex` tells by passage id.
"""

from kb.storage.vectors.faissindex import EXACT_UP_TO, VectorIndex, products

__all__ = ["EXACT_UP_TO", "VectorIndex", "products"]
