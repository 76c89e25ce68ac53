"""Two regulations or two states of one, side by side (`/banding`)."""
