"""How requests are served: the generation in use, what endpoints share, failures, limits and security headers."""
