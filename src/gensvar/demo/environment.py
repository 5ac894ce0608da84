"""What the demo decides before Django reads its settings; production is refused."""

import argparse
import os
import socket
from collections.abc import MutableMapping, Sequence
from pathlib import Path

FIRST_PORT = 8000
TRIED_PORTS = 50
# In a folder that holds this file everything was made by the demo, and may go.
MARK = "the-demo-made-this"
REGION = "Region Älvmarken"
CONTACT = "dialog@alvmarken.example"


class RefusedError(Exception):
    """The demo does not start here; the words say why."""


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """Read what was typed after `gensvar demo`."""
    parser = argparse.ArgumentParser(
        prog="gensvar demo", description="Start a fictional region to try things in."
    )
    parser.add_argument("--port", type=int, default=FIRST_PORT, help="where to listen")
    parser.add_argument(
        "--fresh", action="store_true", help="forget what was tried and build it anew"
    )
    parser.add_argument(
        "--only-build", action="store_true", help="build the region and end"
    )
    return parser.parse_args(given)


def settle(given: Sequence[str], variables: MutableMapping[str, str]) -> list[str]:
    """Set the variables of a demo and return what the command should be told.

    Raises RefusedError where real people could be touched: in an installation that is
    set up for production, or has a database of its own.
    """
    wanted = arguments(given)
    if variables.get("GENSVAR_MODE", "demo") != "demo":
        raise RefusedError(
            f"GENSVAR_MODE is {variables['GENSVAR_MODE']}. The demo lets anybody sign "
            "in as anybody and starts in demo mode only."
        )
    if variables.get("GENSVAR_DATABASE"):
        raise RefusedError(
            "GENSVAR_DATABASE is set. The demo uses an embedded database of its own; "
            "unset the variable first."
        )
    folder = Path(variables.setdefault("GENSVAR_DATA", "var/demo")).absolute()
    _take(folder)
    variables["GENSVAR_MODE"] = "demo"
    # Letters stay in the demo, whatever mail server the shell knows of.
    variables.pop("GENSVAR_MAIL", None)
    port = free_port(wanted.port)
    variables["GENSVAR_BIND"] = f"127.0.0.1:{port}"
    variables["GENSVAR_BASE_URL"] = f"http://127.0.0.1:{port}"
    variables["GENSVAR_PROCESSES"], variables["GENSVAR_THREADS"] = "1", "4"
    variables.setdefault("GENSVAR_REGION", REGION)
    variables.setdefault("GENSVAR_CONTACT", CONTACT)
    options = ["--port", str(wanted.port)]
    options += ["--fresh"] if wanted.fresh else []
    return [*options, "--only-build"] if wanted.only_build else options


def is_ours(folder: Path) -> bool:
    """Say whether the demo made what is in a folder."""
    return (folder / MARK).is_file()


def _take(folder: Path) -> None:
    """Claim the folder; one in which something else stands is left alone."""
    if not is_ours(folder) and folder.exists() and any(folder.iterdir()):
        raise RefusedError(
            f"{folder.name} holds something that the demo did not make. Set "
            "GENSVAR_DATA to an empty folder."
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARK).touch()


def free_port(first: int) -> int:
    """Return the first port from `first` on which nobody listens."""
    for port in range(first, first + TRIED_PORTS):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RefusedError(f"Nothing is free from port {first} on. Choose another: --port.")


def prepare(given: Sequence[str]) -> list[str]:
    """Settle the variables of this process; ends with a sentence where it cannot."""
    try:
        return settle(given, os.environ)
    except RefusedError as why:
        raise SystemExit(str(why)) from None
