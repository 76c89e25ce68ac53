"""How fast, how small and how good it is: one module a benchmark; speed as ratios in one run, since machines differ.

In: the index that serves. Out: figures beside goals and floors.
"""
