"""Words as the lexical index knows them: folded, stemmed, counted and weighed.

In: texts. Out: stems, postings and their BM25 weights.
"""
