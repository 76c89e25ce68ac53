"""Passages for a question, step by step: plan, candidates, fusion, judging.

In: an analysed question and an index of passages. Out: a ranking by passage id, with what explains it.
"""
