"""Chat spelling and slips of the keyboard read in standard words.

In: what a person typed. Out: a `Spelling`: the text as it is read, and what was changed.
"""
