# What the tests of the local cluster share. Read by them, not run.

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
work=$(mktemp -d "${TMPDIR:-/tmp}/veilmark-cluster-XXXXXX")
export VEILMARK_CLUSTER_DIR=$work/cluster
# Checkpoints often enough that there is one before the kill.
export VEILMARK_CLUSTER_OPTS="-Dexecution.checkpointing.interval=1s"
unset VEILMARK_KEY
passed=0

fail() {
  echo "FAILED: $*" >&2
  mkdir -p "$home/target"
  rm -rf "$home/target/failed-cluster-log"
  cp -r "$VEILMARK_CLUSTER_DIR/log" "$home/target/failed-cluster-log" 2>/dev/null &&
    echo "logs: $home/target/failed-cluster-log" >&2
  echo "$passed passed, 1 failed"
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
for made in "$shared"/*.made; do
  [ ! -f "$made" ] || cp -p "$made" "$VEILMARK_CLUSTER_DIR/"
done
for jars in lib plugins broker-lib; do
  [ ! -d "$shared/$jars" ] || cp -al "$shared/$jars" "$VEILMARK_CLUSTER_DIR/"
done
cp -p "$shared/veilmark-job.jar" "$VEILMARK_CLUSTER_DIR/" 2>/dev/null || true

# demo_clip FILE: the clip of the demo.
demo_clip() {
  [ -f "$work/veilmark-demo/original.mp4" ] || (cd "$work" && "$home/veilmark" demo >/dev/null 2>&1)
  cp "$work/veilmark-demo/original.mp4" "$1"
}

# cluster_up OPTION...: sets url.
cluster_up() { url=$("$here/local-cluster.sh" up "$@" | sed 's/ .*//'); }

# A secret key of its own, in $work/key.
new_key() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$work/key"; }

# service ARGUMENT...: a command of ./veilmark service, at the cluster's broker.
service() { "$home/veilmark" service "$@" --bootstrap-servers "$broker"; }

# service_up FOLDER ROOTS OPTION...: a cluster with a broker, and the service on it, with staging and
# spool in FOLDER. Sets broker, topics, job, and service_load: a command that sends jobs to it and
# tells what became of each.
service_up() {
  local folder=$1 roots=$2
  shift 2
  mkdir -p "$folder"/{staging,spool}
  cluster_up --kafka "$@"
  broker=127.0.0.1:$((${url##*:} + 10))
  topics=$(service create-topics --partitions 4)
  job=$("$here/local-cluster.sh" submit --class org.veilmark.jobs.service.ServiceJob \
    --parallelism 2 --bootstrap-servers "$broker" --staging "$folder/staging" \
    --spool "$folder/spool" --key-file "$work/key" --roots "$roots")
  service_load=("$home/bench/run.sh" ServiceLoad --bootstrap-servers "$broker"
    --key-file "$work/key")
}

# The number after a name in a part of $job's statistics of checkpoints.
checkpoints() {
  curl -s "$url/jobs/$job/checkpoints" | sed -n "s/.*\"counts\":{[^}]*\"$1\":\\([0-9]*\\).*/\\1/p"
}

state() { curl -s "$url/jobs/$job/status" | sed -n 's/.*"status":"\([A-Z]*\)".*/\1/p'; }

# descends PID ANCESTOR: whether one process was started by the other, at whatever remove.
descends() {
  local pid=$1
  while [ "${pid:-0}" -gt 1 ]; do
    [ "$pid" != "$2" ] || return 0
    pid=$(awk '/^PPid:/ {print $2}' "/proc/$pid/status" 2>/dev/null)
  done
  return 1
}

# A TaskManager that has a segment's draft open, itself or in a child process, with the draft.
busy() {
  local name file pid draft
  while read -r file draft; do
    pid=${file#/proc/}
    pid=${pid%%/*}
    for name in taskmanager-1 taskmanager-2; do
      if descends "$pid" "$(cat "$VEILMARK_CLUSTER_DIR/pids/$name")"; then
        echo "$name $(cat "$VEILMARK_CLUSTER_DIR/pids/$name") $draft"
        return 0
      fi
    done
  done < <(find /proc/[0-9]*/fd -lname "$work/*inprogress*" -printf '%p %l\n' 2>/dev/null)
  return 1
}

# kill_in_flight taskmanager|jobmanager: once checkpoints exist and while a segment is in work.
kill_in_flight() {
  local deadline=$((SECONDS + 300)) victim name pid draft
  until [ "$(checkpoints completed)" -ge 2 ] 2>/dev/null && victim=$(busy); do
    [ "$SECONDS" -lt "$deadline" ] || fail "no checkpoint while a segment was in work"
    sleep 0.2
  done
  read -r name pid draft <<<"$victim"
  [ "$(checkpoints restored)" = 0 ] || fail "the job had been restored before"
  if [ "$1" = jobmanager ]; then
    name=jobmanager
    pid=$(cat "$VEILMARK_CLUSTER_DIR/pids/jobmanager")
  fi
  kill -9 "$pid"
  [ -e "$draft" ] || fail "the segment was done before the kill"
  pass "killed $name (process $pid) while $(basename "$draft") was written, of job $job"
  [ "$1" = taskmanager ] || "$here/local-cluster.sh" up >/dev/null
}

# same_files EXPECTED ACTUAL: all files of one folder are in the other, byte for byte.
same_files() {
  local count=0 file
  while IFS= read -r -d '' file; do
    cmp "$1/$file" "$2/$file" || fail "$file differs"
    count=$((count + 1))
  done < <(cd "$1" && find . -name .veilmark -prune -o -type f -print0)
  [ "$count" -ge 1 ] || fail "nothing to compare"
  pass "$count outputs are byte for byte those of an undisturbed run"
}

# all_down: ends the cluster, and shows that nothing of it is left.
all_down() {
  local pids pid
  pids=$(cat "$VEILMARK_CLUSTER_DIR"/pids/*)
  "$here/local-cluster.sh" down
  for pid in $pids; do
    # Of one that nobody has waited for yet, the entry is left, without a command.
    [ -z "$({ tr -d '\0' <"/proc/$pid/cmdline"; } 2>/dev/null)" ] || fail "process $pid is left"
  done
  pass "down leaves no process"
}
