#!/usr/bin/env bash
# A disk that is full under the service on a real cluster: spool and staging are on a file system of
# a few KiB. Shows that every job ends once, as failed and with a reason, that neither the service nor
# the cluster restarts, that nothing half-written is left, and that the same clips are marked, to the
# bytes of an undisturbed run, once there is room. The file system is real, and mounted where only
# this script sees it, which needs no rights but those to have namespaces of one's own (unshare).
#
#   flink-conf/test-full-disk.sh
set -euo pipefail

if [ "${VEILMARK_OWN_MOUNTS:-}" != 1 ]; then
  VEILMARK_OWN_MOUNTS=1 exec unshare --user --map-root-user --mount "${BASH_SOURCE[0]}" "$@"
fi
source "$(dirname "${BASH_SOURCE[0]}")/test-lib.sh"
trap 'umount -l "$work/small" 2>/dev/null || true; finish' EXIT

clips=6
settings=(--preset ultrafast --crf 20)
mkdir -p "$work"/{films,marked,small}
new_key
for ((number = 1; number <= clips; number++)); do
  demo_clip "$work/films/film-$number.mp4"
done
"$home/veilmark" batch embed "$work/films" --output "$work/undisturbed" --message "{name}" \
  --key-file "$work/key" "${settings[@]}" >/dev/null 2>&1 || fail "the command could not mark the clips"
# Room for directories, not for segments.
mount -t tmpfs -o size=256k none "$work/small"
service_up "$work/small" "$work/films,$work/marked"

# load ID: marks all clips; what became of them goes to a file of that name.
films=$(printf '%s,' "$work"/films/*)
load() {
  "${service_load[@]}" --id "$1" "${settings[@]}" --embed "${films%,}" --output "$work/marked" \
    >"$work/$1" ||
    fail "not every job ended once: $(tail -3 "$work/$1")"
}

left() { find "$work/small" "$work/marked" -type f; }

load full
[ "$(grep -c ' FAILED .*No space left on device' "$work/full")" = "$clips" ] ||
  fail "not every job failed for the disk: $(cat "$work/full")"
pass "on a full disk every job ends as failed: $(tail -1 "$work/full")"
[ -z "$(left)" ] || fail "left over: $(left)"
pass "nothing is left of them"
[ "$(state)" = RUNNING ] && [ "$(checkpoints restored)" = 0 ] ||
  fail "the service is $(state), restored $(checkpoints restored) time(s)"
pass "the service runs on, never restarted"

mount -o remount,size=256m "$work/small"
load room
[ "$(grep -c ' SUCCEEDED ' "$work/room")" = "$clips" ] ||
  fail "not every job ended well: $(grep -v SUCCEEDED "$work/room")"
pass "with room every job is done: $(tail -1 "$work/room")"
same_files "$work/undisturbed" "$work/marked"

all_down
echo "$passed passed, 0 failed"
