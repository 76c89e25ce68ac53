"""The duty matrix (`/gugus-tugas`)."""
