"""Documents to print, project and learn from: one neutral model, one module a format.

`model` says what a document holds, `formats` which module writes which file; a new format is a new module and one line there.
"""
