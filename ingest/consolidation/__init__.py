"""Amending acts carried out: a regulation with all its wordings and the days on which each held.

In: outlines. Out: `Wording`s.
"""
