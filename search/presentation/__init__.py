"""What a reader is shown of an address on a day, and the JSON of it.

In: an address and a day. Out: words, their source, status and what later law did.
"""
