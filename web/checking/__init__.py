"""Drafts that are checked: every citation in them, held against what stands there."""
