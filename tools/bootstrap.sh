#!/bin/sh
# Make .venv from python3 alone: tools/bootstrap.sh runtime|dev
set -eu
which=$1
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Gensvar needs Python 3.11 or newer as python3." >&2
    exit 1
}
if [ ! -x .venv/bin/python ]; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            echo "Installing python3-venv …"
            apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
        else
            echo "Python's venv is missing. Install it: apt-get install python3-venv" >&2
            exit 1
        fi
    fi
    "$python" -m venv .venv
fi
echo "Installing the packages in requirements/$which.txt …"
.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes \
    -r "requirements/$which.txt"
.venv/bin/python -m pip install -q --disable-pip-version-check --no-deps \
    --no-build-isolation -e .
touch ".venv/.$which"
