"""What a question means: the clause and law it names, its term, kind and day, and the law's words for its own.

In: text. Out: `Query`, `QueryAnalysis`, `Expansion`.
"""
