"""What trainers keep and take away, as several subjects show it: items of collections, downloads, quizzes.

In: values of `kb.collecting` and `search.training`. Out: what templates display.
"""
