"""What this is (`/tentang`) and how it is used (`/bantuan`)."""
