"""The language of the knowledge base: how law is cited, what a provision is, where it is kept. Imports nothing above it."""
