#!/usr/bin/env bash
# Calls `veilmark serve` by the vendors' Node clients, and counts what holds: see run.mjs.
#
#   bench/node-sdks/run.sh [--clip FILE]
#
# Needs Node 20, npm and ffmpeg. The clients come from npm's registry, once, as package-lock.json has
# them; the build does not run this.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
taken=$here/node_modules/taken-lock.json
if ! cmp -s "$here/package-lock.json" "$taken"; then
  npm ci --prefix "$here" --ignore-scripts --no-audit --no-fund >&2
  cp "$here/package-lock.json" "$taken"
fi
exec node "$here/run.mjs" "$@"
