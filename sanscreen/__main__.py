"""`python -m sanscreen` to the command line."""

from sanscreen.cli import main

main()
