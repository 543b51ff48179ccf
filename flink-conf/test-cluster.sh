#!/usr/bin/env bash
# A batch on a real cluster, whose busiest TaskManager is killed in the middle: shows that work was
# in flight, that the job came back from a checkpoint, and that the outputs are byte for byte those
# of an undisturbed run of the command. Takes about three minutes. Exit code 0: all of that.
#
#   flink-conf/test-cluster.sh [--jobmanager] [CLIP...]     default: three copies of the demo's clip
#
# With --jobmanager the JobManager is killed instead, with high availability on, and started again.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/test-lib.sh"

fault=taskmanager
mode=()
if [ "${1:-}" = --jobmanager ]; then
  fault=jobmanager
  mode=(--ha)
  shift
fi

mkdir -p "$work/films/deep"
if [ $# -gt 0 ]; then
  cp "$@" "$work/films/"
else
  demo_clip "$work/films/one.mp4"
  demo_clip "$work/films/deep/two.mp4"
  demo_clip "$work/films/deep/three.mp4"
fi
settings=(--message "{name}" --preset slower --crf 20)

cluster_up ${mode[@]+"${mode[@]}"}
[ "$("$here/local-cluster.sh" up | sed 's/ .*//')" = "$url" ] || fail "a second up is another cluster"
status=$("$here/local-cluster.sh" status)
[[ $status == *"2 TaskManagers, 4 of 4 slots free"* ]] || fail "not two with two slots: $status"
pass "two TaskManagers at $url"

job=$("$here/local-cluster.sh" submit --parallelism 2 embed --input "$work/films" \
  --output "$work/marked" "${settings[@]}")
kill_in_flight "$fault"

deadline=$((SECONDS + 300))
until [ "$(state)" = FINISHED ]; do
  [ "$(state)" != FAILED ] || fail "the job failed"
  [ "$SECONDS" -lt "$deadline" ] || fail "the job is still $(state)"
  sleep 0.5
done
restored=$(checkpoints restored)
[ "$restored" -ge 1 ] || fail "the job was not restored from a checkpoint"
pass "finished after $restored restore(s) from a checkpoint"

"$home/veilmark" batch embed "$work/films" --output "$work/undisturbed" "${settings[@]}" \
  >/dev/null 2>&1 || fail "the command could not mark the clips"
same_files "$work/undisturbed" "$work/marked"

left=$(find "$work/marked" -type f \( -name '*.part' -o -name '*.facts' -o -name '*inprogress*' \) | wc -l)
[ "$left" = 0 ] || fail "$left staged files are left: $(find "$work/marked/.veilmark" -type f | head -5)"
pass "nothing staged is left"

# The command takes the cluster's work for done.
again=$("$home/veilmark" batch embed "$work/films" --output "$work/marked" "${settings[@]}" 2>/dev/null)
count=$(find "$work/films" -type f | wc -l)
[[ $again == *"($count done before)"* ]] || fail "the command did it again: $again"
pass "the command finds all of it done"

all_down
echo "$passed passed, 0 failed"
