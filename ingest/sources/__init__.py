"""Files to lines: which files hold which regulation, and the readers of each format, in limited child processes.

In: paths. Out: `SourceText`.
"""
