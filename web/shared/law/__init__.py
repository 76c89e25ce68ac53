"""Law as pages show it: clauses, quotes, statuses, citations, and one request's way of reading a generation."""
