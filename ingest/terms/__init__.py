"""Terms that regulations define, and where each is used.

In: provisions. Out: `Term`, `Definition`, `TermUse`.
"""
