#!/bin/sh
# See that the browser, the database server and the fonts that the tests need are here.
# Installs Debian's packages when it may; otherwise says in one sentence what to install.
set -eu
missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
    || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 \
    || { command -v pg_config >/dev/null && [ -x "$(pg_config --bindir)/postgres" ]; } \
    || missing="$missing postgresql"
ls /usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf >/dev/null 2>&1 \
    || missing="$missing fonts-noto-core"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests:$missing …"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $missing >/dev/null
else
    echo "The tests need Debian's packages:$missing. Install them with apt-get." >&2
    exit 1
fi
