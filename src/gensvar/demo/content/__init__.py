"""What is said in the fictional region, in Swedish: one file for each story.

Days are counted from the day on which the region is built; those before it are
negative.
"""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent

Content = dict[str, Any]  # Any: what stands in a TOML file


def read(name: str) -> Content:
    """Return what a story's file says."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def dialogues() -> list[Content]:
    """Return the stories of all dialogues."""
    names = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return [read(name) | {"file": name} for name in names if name != "6-considered"]


def meetings() -> Content:
    """Return the story of the series of meetings."""
    return read("meetings/series")


def standing() -> Content:
    """Return the story of the samråd with the national minorities."""
    return read("standing/minorities")


def steering(name: str) -> Content:
    """Return one of the stories of how the region is steered."""
    return read(f"steering/{name}")


def civil(name: str) -> Content:
    """Return one of the stories of civil society's side."""
    return read(f"civil/{name}")


def matters() -> list[Content]:
    """Return the matters in which no dialogue was held."""
    found: list[Content] = read("6-considered")["matters"]
    return found
