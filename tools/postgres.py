"""Run a command against a PostgreSQL server that is thrown away afterwards.

Usage: python tools/postgres.py -- COMMAND [ARGUMENT …]

The command finds the server in GENSVAR_DATABASE. The server listens on a socket in a
temporary folder only. It refuses to run as root, so root runs it in a user namespace.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HINT = "PostgreSQL's server is missing. Install it: apt-get install postgresql"


def programs() -> Path:
    """Return the folder that holds initdb and postgres."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
    if config := shutil.which("pg_config"):
        shown = subprocess.run(
            [config, "--bindir"], capture_output=True, text=True, check=False
        )
        found.append(Path(shown.stdout.strip()) / "postgres")
    for place in found:
        if place.exists():
            return place.parent
    sys.exit(HINT)


def as_nobody_special() -> list[str]:
    """Return what to write before a command so that it does not run as root."""
    if os.geteuid() != 0:
        return []
    return ["unshare", "-U", "--map-user=1000", "--map-group=1000"]


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Make a cluster in a folder and start its server."""
    binaries, before = programs(), as_nobody_special()
    cluster = folder / "cluster"
    auth = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(
        [*before, str(binaries / "initdb"), "-D", str(cluster), "-U", "gensvar", *auth],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    # Nothing here outlives the command: no time is spent on making it safe.
    quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off"]
    roomy = ["max_connections=200", "shared_buffers=256MB", "max_wal_size=2GB"]
    listen = ["-k", str(folder), "-h", ""]
    for setting in (*quick, *roomy):
        listen += ["-c", setting]
    return subprocess.Popen(
        [*before, str(binaries / "postgres"), "-D", str(cluster), *listen],
        stderr=(folder / "log").open("wb"),
    )


def wait_until_ready(folder: Path, server: subprocess.Popen[bytes]) -> None:
    """Return when the server has opened its socket."""
    for _ in range(300):
        if (folder / ".s.PGSQL.5432").exists():
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start: {(folder / 'log').read_text()[-500:]}")


def main(command: list[str]) -> int:
    """Run the command with a server and return its exit code."""
    with tempfile.TemporaryDirectory(prefix="gensvar-pg-") as name:
        folder = Path(name)
        server = start(folder)
        try:
            wait_until_ready(folder, server)
            address = f"postgresql://gensvar@/postgres?host={folder}"
            environment = {**os.environ, "GENSVAR_DATABASE": address}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.terminate()
            server.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
