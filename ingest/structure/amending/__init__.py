"""The inside of an amending act: its Roman Pasal, their changes, and the new wording that these print.

In: lines of its body. Out: provisions below `pasal-i/angka-n`.
"""
