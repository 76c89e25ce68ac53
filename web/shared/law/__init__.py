"""Law as pages show it: clauses, quotes, statuses, citations, and the request context that they are drawn in."""
