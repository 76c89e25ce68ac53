"""Citations in the words of a regulation, resolved to addresses from where they stand.

In: text and its address. Out: spans with addresses.
"""
