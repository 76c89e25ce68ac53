"""Collections: clauses, answers and definitions that somebody gathered, behind secret links."""
