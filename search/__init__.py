"""Reads the knowledge base: what a person types in, ranked and cited passages out."""
