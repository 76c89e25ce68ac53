"""Regulations and their provisions: pages, contents, previews, pages of the source files."""
