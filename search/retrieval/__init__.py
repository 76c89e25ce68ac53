"""Passages for a question: by vectors and by words, weighed, ruled and ranked.

In: an analysed question. Out: ranked rows with what explains them.
"""
