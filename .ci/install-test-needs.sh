#!/usr/bin/env bash
# Installs what the tests need beside npm packages: browsers of three engines, a display for the one
# that needs it, PostgreSQL, the reverse proxy of the README, and strace, which records what a server asks of its disk. Does nothing where all are present.
set -euo pipefail

missing=()
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium)
[ -x "${FIREFOX:-/usr/bin/firefox-esr}" ] || missing+=(firefox-esr)
command -v WebKitWebDriver >/dev/null || missing+=(webkit2gtk-driver)
command -v xvfb-run >/dev/null && command -v xauth >/dev/null || missing+=(xvfb xauth)
if [ -z "${TEST_DATABASE_URL:-}" ] && ! command -v initdb >/dev/null && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  missing+=(postgresql)
fi
command -v caddy >/dev/null || missing+=(caddy)
command -v strace >/dev/null || missing+=(strace)
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update
"${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}"
