"""Lines of a file: cleaned of what pages carry beside the text, and the marks in them.

In: what a reader handed on. Out: lines in which every mark begins a line.
"""
