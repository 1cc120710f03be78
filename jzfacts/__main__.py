"""`python -m jzfacts`."""

import sys

from jzfacts.cli import main

sys.exit(main())
