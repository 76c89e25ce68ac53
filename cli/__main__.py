"""`python -m cli`: the console script without its installation."""

from cli.main import main

main()
