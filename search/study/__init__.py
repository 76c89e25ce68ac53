"""Reading law as a whole: terms across laws, states compared, the duty matrix.

In: terms, states, filters. Out: rows side by side, each with its clause.
"""
