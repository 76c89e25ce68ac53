"""The first page, and the list of what is here."""
