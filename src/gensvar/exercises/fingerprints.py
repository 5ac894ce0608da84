"""Telling whether what a table has confirmed is still what it has written."""

import hashlib
import json
from collections.abc import Sequence


def fingerprint(texts: Sequence[tuple[int, str]]) -> str:
    """Return the mark of a text: the ids of the ideas and their words, in any order."""
    written = json.dumps(sorted(texts), ensure_ascii=False).encode()
    return hashlib.sha256(written).hexdigest()
