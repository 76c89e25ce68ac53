"""Checks a draft: every citation in it is found, looked up, and held against what stands there."""
