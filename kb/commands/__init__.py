"""The commands of `kb`, one module a subject; only `kb.cli` imports them, and they import the layers inside their functions.

finding    search, ask, show
taking     outline, pull, add, remove
building   build, vectors, verify
measuring  evaluate
serving    serve, mcp
status     status
people     reports, digest withdraw, digest restore
model      model prepare
opening    what commands open: the engine of search, the embedder, a build
terminal   options that commands share, and how they print
"""
