"""What a reader does in a real browser. A package of its own, so that the browser ends with it."""
