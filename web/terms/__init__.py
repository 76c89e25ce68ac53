"""Defined terms: the list of all, and one term across laws."""
