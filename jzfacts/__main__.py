"""`python -m jzfacts`."""

from jzfacts.cli.start import main

main()
