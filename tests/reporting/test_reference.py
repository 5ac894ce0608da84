"""The page about the format names what a package really holds."""

import re
from pathlib import Path

import pytest

from gensvar.reporting import sheets
from gensvar.reporting.package import VERSION, meeting_work, meetings, said
from gensvar.reporting.package.data import PARTS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "records-export.md"


@pytest.mark.parametrize(
    "names",
    [
        sheets.REGISTER,
        said.CONTRIBUTION,
        said.CONTRIBUTION_COMPLETE,
        said.SUBMISSION,
        said.DELIVERY,
        tuple(PARTS),
        meetings.PARTS,
        meeting_work.PARTS,
    ],
)
def test_every_key_and_column_is_told(names: tuple[str, ...]) -> None:
    told = set(re.findall(r"`([^`]+)`", PAGE.read_text(encoding="utf-8")))

    assert [name for name in names if name not in told] == []


def test_the_version_is_told() -> None:
    assert f"`version` is {VERSION}" in PAGE.read_text(encoding="utf-8")
