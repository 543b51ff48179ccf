#!/usr/bin/env bash
# The vendors' Node clients, against a gateway.
#
#   bench/node-sdks/run.sh [--clip FILE]     starts `veilmark serve`, and counts what holds: check.mjs
#   bench/node-sdks/run.sh call ...          one call to a gateway that runs: call.mjs
#
# Needs Node 20 and npm; without `call`, ffmpeg too. The clients come from npm's registry, once, as
# package-lock.json has them; the build does not run this.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
taken=$here/node_modules/taken-lock.json
if ! cmp -s "$here/package-lock.json" "$taken"; then
  npm ci --prefix "$here" --ignore-scripts --no-audit --no-fund >&2
  cp "$here/package-lock.json" "$taken"
fi
script=check
if [ "${1:-}" = call ]; then
  script=call
  shift
fi
exec node "$here/$script.mjs" "$@"
