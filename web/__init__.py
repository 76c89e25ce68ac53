"""The web front: pages and JSON over one generation. It shows what `search` and `kb` say and decides nothing about the law."""
