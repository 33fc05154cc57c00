"""`python -m lkjip` is the command `lkjip`."""

import sys

from .cli import main

sys.exit(main())
