"""Lines to the outline of a regulation: its great parts, Pasal, ayat, lists, Penjelasan.

In: lines. Out: an `Outline`: one text and provisions as spans of it.
"""
