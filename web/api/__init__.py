"""JSON under `/api`, its documentation, and tools for assistants."""
