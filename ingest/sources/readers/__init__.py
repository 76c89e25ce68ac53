"""Readers: one file format each, a module with `read(path) -> SourceText`. A new format is a module here and its line in `BY_EXTENSION`."""

BY_EXTENSION = {
    ".txt": "plain",
    ".md": "plain",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
"""Which module reads a file, by its extension."""
