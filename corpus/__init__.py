"""What this knowledge base knows of the law beside its official wording: facts, digests, notes, duties, questions.

A package only so that an installed wheel carries these files; `KB_CORPUS` points at another folder of the same shape.
"""
