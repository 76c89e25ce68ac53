"""The language of the knowledge base: regulations, addresses, status at a date, passages, and the store that holds them."""
