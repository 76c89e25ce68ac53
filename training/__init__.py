"""What is learned, made by one command from zero: `python -m training.ranking`.

In: practice questions and the tuning halves of our own, and indexes built without single laws' digests. Out: weights with their measures.
"""
