"""The build: corpus and texts to one published generation.

In: settings. Out: a generation, or the old one untouched.
"""
