"""Embedding engines, one module each; heavy libraries are imported inside them."""
