"""`python -m jzfacts`."""

from jzfacts.start import main

main()
