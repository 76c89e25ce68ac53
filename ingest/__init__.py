"""Writes the knowledge base: regulations on disk in, one generation out."""
