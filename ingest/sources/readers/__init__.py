"""Readers: one file format each, all with the signature `read(path) -> SourceText`."""
