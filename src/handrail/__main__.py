"""`python -m handrail`, for people whose terminal does not find `handrail`."""

import sys

from handrail.cli import main

if __name__ == "__main__":
    sys.exit(main())
