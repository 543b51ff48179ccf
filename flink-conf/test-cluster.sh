#!/usr/bin/env bash
# A batch on a real cluster, whose busiest TaskManager is killed in the middle: shows that work was
# in flight, that the job came back from a checkpoint, and that the outputs are byte for byte those
# of an undisturbed run of the command. Takes about three minutes. Exit code 0: all of that.
#
#   flink-conf/test-cluster.sh [--jobmanager] [CLIP...]     default: three copies of the demo's clip
#
# With --jobmanager the JobManager is killed instead, with high availability on, and started again.
set -euo pipefail

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
fault=taskmanager
mode=()
if [ "${1:-}" = --jobmanager ]; then
  fault=jobmanager
  mode=(--ha)
  shift
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/veilmark-cluster-XXXXXX")
export VEILMARK_CLUSTER_DIR=$work/cluster
# Checkpoints often enough that there is one before the kill.
export VEILMARK_CLUSTER_OPTS="-Dexecution.checkpointing.interval=1s"
unset VEILMARK_KEY
passed=0

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

pass() {
  echo "ok: $*"
  passed=$((passed + 1))
}

finish() {
  "$here/local-cluster.sh" down || true
  rm -rf "$work"
}
trap finish EXIT

# The jars are the same for all clusters of this checkout: not collected twice.
shared=$home/target/local-cluster
mkdir -p "$VEILMARK_CLUSTER_DIR"
if [ -f "$shared/lib.made" ]; then
  cp -al "$shared"/{lib,plugins} "$VEILMARK_CLUSTER_DIR/"
  cp -p "$shared/lib.made" "$VEILMARK_CLUSTER_DIR/"
  cp -p "$shared/veilmark-job.jar" "$VEILMARK_CLUSTER_DIR/" 2>/dev/null || true
fi

mkdir -p "$work/films/deep"
if [ $# -gt 0 ]; then
  cp "$@" "$work/films/"
else
  (cd "$work" && "$home/veilmark" demo >/dev/null 2>&1)
  cp "$work/veilmark-demo/original.mp4" "$work/films/one.mp4"
  cp "$work/veilmark-demo/original.mp4" "$work/films/deep/two.mp4"
  cp "$work/veilmark-demo/original.mp4" "$work/films/deep/three.mp4"
fi
settings=(--message "{name}" --preset slower --crf 20)

url=$("$here/local-cluster.sh" up ${mode[@]+"${mode[@]}"} | sed 's/ .*//')
[ "$("$here/local-cluster.sh" up | sed 's/ .*//')" = "$url" ] || fail "a second up is another cluster"
status=$("$here/local-cluster.sh" status)
[[ $status == *"2 TaskManagers, 4 of 4 slots free"* ]] || fail "not two with two slots: $status"
pass "two TaskManagers at $url"

job=$("$here/local-cluster.sh" submit --parallelism 2 embed --input "$work/films" \
  --output "$work/marked" "${settings[@]}")

# The number after a name in a part of the job's statistics of checkpoints.
checkpoints() {
  curl -s "$url/jobs/$job/checkpoints" | sed -n "s/.*\"counts\":{[^}]*\"$1\":\\([0-9]*\\).*/\\1/p"
}

# A TaskManager that has a segment's draft open, with the draft.
busy() {
  local name pid draft
  for name in taskmanager-1 taskmanager-2; do
    pid=$(cat "$VEILMARK_CLUSTER_DIR/pids/$name")
    draft=$(find "/proc/$pid/fd" -lname "*/staging/*inprogress*" -printf '%l\n' -quit 2>/dev/null) || true
    [ -z "$draft" ] || { echo "$name $pid $draft" && return 0; }
  done
  return 1
}

deadline=$((SECONDS + 180))
until [ "$(checkpoints completed)" -ge 2 ] 2>/dev/null && victim=$(busy); do
  [ "$SECONDS" -lt "$deadline" ] || fail "no checkpoint while a segment was in work"
  sleep 0.2
done
read -r name pid draft <<<"$victim"
before=$(checkpoints restored)
if [ "$fault" = jobmanager ]; then
  name=jobmanager
  pid=$(cat "$VEILMARK_CLUSTER_DIR/pids/jobmanager")
fi
kill -9 "$pid"
[ -e "$draft" ] || fail "the segment was done before the kill"
[ "$before" = 0 ] || fail "the job had been restored before"
pass "killed $name (process $pid) while $(basename "$draft") was written, of job $job"
[ "$fault" = taskmanager ] || "$here/local-cluster.sh" up >/dev/null

deadline=$((SECONDS + 300))
until state=$(curl -s "$url/jobs/$job/status" | sed -n 's/.*"status":"\([A-Z]*\)".*/\1/p') &&
  [ "$state" = FINISHED ]; do
  [ "$state" != FAILED ] || fail "the job failed"
  [ "$SECONDS" -lt "$deadline" ] || fail "the job is still $state"
  sleep 0.5
done
restored=$(checkpoints restored)
[ "$restored" -ge 1 ] || fail "the job was not restored from a checkpoint"
pass "finished after $restored restore(s) from a checkpoint"

"$home/veilmark" batch embed "$work/films" --output "$work/undisturbed" "${settings[@]}" \
  >/dev/null 2>&1 || fail "the command could not mark the clips"
count=0
while IFS= read -r -d '' file; do
  cmp "$work/undisturbed/$file" "$work/marked/$file" || fail "$file differs"
  count=$((count + 1))
done < <(cd "$work/undisturbed" && find . -name .veilmark -prune -o -type f -print0)
[ "$count" -ge 1 ] || fail "nothing to compare"
pass "$count outputs are byte for byte those of an undisturbed run"

left=$(find "$work/marked" -type f \( -name '*.part' -o -name '*.facts' -o -name '*inprogress*' \) | wc -l)
[ "$left" = 0 ] || fail "$left staged files are left: $(find "$work/marked/.veilmark" -type f | head -5)"
pass "nothing staged is left"

# The command takes the cluster's work for done.
again=$("$home/veilmark" batch embed "$work/films" --output "$work/marked" "${settings[@]}" 2>/dev/null)
[[ $again == *"($count done before)"* ]] || fail "the command did it again: $again"
pass "the command finds all of it done"

pids=$(cat "$VEILMARK_CLUSTER_DIR"/pids/*)
"$here/local-cluster.sh" down
for pid in $pids; do
  # Of one that nobody has waited for yet, the entry is left, without a command.
  [ -z "$({ tr -d '\0' <"/proc/$pid/cmdline"; } 2>/dev/null)" ] || fail "process $pid is left"
done
pass "down leaves no process"
echo "$passed passed, 0 failed"
