#!/usr/bin/env bash
# A disk that is full: the command, with all its temporary files on a file system of a few MiB, says
# so in one line, leaves nothing half-written, and does its work once there is room. The file system
# is real, and mounted where only this script sees it, which needs no rights but those to have
# namespaces of one's own (unshare).
#
#   bench/full-disk.sh [CLIP]       default: the demo's clip
set -euo pipefail

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ "${VEILMARK_OWN_MOUNTS:-}" != 1 ]; then
  "$root/veilmark" --version >/dev/null
  VEILMARK_OWN_MOUNTS=1 exec unshare --user --map-root-user --mount "$0" "$@"
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/veilmark-disk-XXXXXX")
trap 'umount "$work/small" 2>/dev/null || true; rm -rf "$work"' EXIT
passed=0

fail() {
  echo "FAILED: $*" >&2
  echo "$passed passed, 1 failed"
  exit 1
}

pass() {
  echo "ok: $*"
  passed=$((passed + 1))
}

if [ $# -gt 0 ]; then
  clip=$1
else
  (cd "$work" && "$root/veilmark" demo >/dev/null 2>&1)
  clip=$work/veilmark-demo/original.mp4
fi
mkdir "$work/small"
# Room for what Flink needs, not for the segments.
mount -t tmpfs -o size=256k none "$work/small"

embed() {
  JDK_JAVA_OPTIONS="-Djava.io.tmpdir=$work/small" \
    "$root/veilmark" embed "$clip" "$1" -m full --preset ultrafast 2>"$work/err"
}

code=0
embed "$work/marked.mp4" >/dev/null || code=$?
said=$(grep '^veilmark: ' "$work/err" || true)
[ "$code" = 4 ] || fail "ended with $code: $(cat "$work/err")"
[[ $said == *"No space left on device"* ]] || fail "does not say why: $(cat "$work/err")"
! grep -q '^\s*at ' "$work/err" || fail "a stack trace: $(cat "$work/err")"
pass "ends with 4 and says: $said"
[ ! -e "$work/marked.mp4" ] || fail "there is an output"
left=$(find "$work" -name '*inprogress*' -o -path "$work/small/*" -type f)
[ -z "$left" ] || fail "left over: $left"
pass "leaves nothing"

mount -o remount,size=256m "$work/small"
embed "$work/marked.mp4" >/dev/null || fail "does not go on: $(cat "$work/err")"
umount "$work/small"
embed "$work/undisturbed.mp4" >/dev/null || fail "the undisturbed run: $(cat "$work/err")"
cmp "$work/undisturbed.mp4" "$work/marked.mp4" || fail "other bytes"
pass "with room it does, to the bytes of an undisturbed run"
echo "$passed passed, 0 failed"
