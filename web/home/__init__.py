"""The first page (`/`)."""
