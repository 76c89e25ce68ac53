"""How good it is, measured: ranked passages (`retrieval`) and answers as sets of clauses (`panel`).

In: questions with the clauses that answer them. Out: measures by group.
"""
