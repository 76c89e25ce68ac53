"""Texts to vectors: one protocol, the engines behind it, and how the bundled model is prepared.

In: texts. Out: float32 unit vectors, shape (texts, dimension).
"""
