"""Questions answered (`/tanya`) and searched (`/cari`)."""
