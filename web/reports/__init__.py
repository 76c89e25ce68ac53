"""Reports of mistakes, from readers."""
