"""How official texts come in: which hosts may be asked, how they are asked, which link is the text, and how it is kept."""
