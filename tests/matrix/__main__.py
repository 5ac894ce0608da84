"""Print a row for every address that has none, as things are now: judge, then paste.

python -m tests.matrix        from the root, with PYTHONPATH=src
"""

import sys

import pytest

PLACE = "tests/matrix/proposing.py"

if __name__ == "__main__":
    sys.exit(pytest.main([PLACE, "-q", "-s", "-p", "no:cacheprovider"]))
