"""What the benchmarks measure with: the machine, goals and floors, contestants, synthetic passages, questions.

In: settings. Out: figures and what they are compared with.
"""
