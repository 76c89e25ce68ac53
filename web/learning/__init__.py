"""A way in for new members: reading paths (`/belajar`) and topics (`/topik`)."""
