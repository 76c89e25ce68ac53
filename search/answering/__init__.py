"""Answers: whether the evidence is enough, which clauses answer, or why none does.

In: ranked passages. Out: quotes with citations, or a refusal.
"""
