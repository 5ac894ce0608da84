"""Writing a zip file piece by piece, the same bytes for the same pieces."""

import hashlib
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from django.utils import timezone

SUMS = "sha256sums.txt"
# Names are ours alone: nothing in them comes from a person or a document.
A_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*")


class Archive:
    """A zip file with one folder, and a list of what is in it with its checksums."""

    def __init__(self, place: Path, folder: str, at: datetime) -> None:
        self._file = zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED)
        self._folder = _checked(folder)
        self._at = timezone.localtime(at).timetuple()[:6]
        self.sums: dict[str, str] = {}

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one file."""
        if _checked(name) in self.sums:
            raise ValueError(f"{name} is already there.")
        info = zipfile.ZipInfo(f"{self._folder}/{name}", self._at)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3  # Unix, on every machine
        info.external_attr = 0o100644 << 16
        digest = hashlib.sha256()
        with self._file.open(info, "w", force_zip64=True) as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        self.sums[name] = digest.hexdigest()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            lines = [f"{digest}  {name}\n" for name, digest in self.sums.items()]
            self.write(SUMS, ["".join(lines).encode()])
        self._file.close()


def _checked(name: str) -> str:
    if not A_NAME.fullmatch(name) or ".." in name:
        raise ValueError(f"{name!r} cannot be the name of a file.")
    return name
