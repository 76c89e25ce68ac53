"""How texts come in: added by an office, or pulled from official sites.

In: a file or an official page. Out: a checked text on the shelf with where it came from.
"""
