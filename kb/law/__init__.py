"""What law is here: regulations, provisions, wordings in time, status on a day, terms, duties, passages.

Frozen values only: in come facts of the corpus, out go the same to whoever reads them.
"""
