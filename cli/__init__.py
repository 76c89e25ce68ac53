"""The command line `kb`, one module a subject; each imports the layers inside its functions. The other front beside `web`."""
