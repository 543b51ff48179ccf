#!/usr/bin/env bash
# What the service and the batch job survive: each fault is made while work is in flight, and the
# run must come back with one final record a job and the bytes of an undisturbed run. One line a
# fault; the logs are kept where the last line but one says. Takes about twenty minutes.
#
#   bench/faults.sh [NAME...]       only the faults whose line contains one of these words
#
# Exit code 0: all that was run passed.
set -uo pipefail

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$(mktemp -d "${TMPDIR:-/tmp}/veilmark-faults-XXXXXX")
words=("$@")
passed=0
failed=0

wanted() {
  local word
  ((${#words[@]} == 0)) && return 0
  for word in "${words[@]}"; do
    [[ $1 == *"$word"* ]] && return 0
  done
  return 1
}

# fault DESCRIPTION COMMAND...
fault() {
  local name=$1 log seconds=$SECONDS
  shift
  wanted "$name" || return 0
  log="$logs/$((passed + failed + 1)).log"
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "ok      $name   ($((SECONDS - seconds)) s)"
  else
    failed=$((failed + 1))
    echo "FAILED  $name   ($((SECONDS - seconds)) s, $log)"
  fi
}

# unit MODULE TEST and integration MODULE TEST [OPTION...]: one test, by class and method.
unit() {
  mvn -B -f "$root/pom.xml" test -pl "$1" -am -Dtest="$2" -Dsurefire.failIfNoSpecifiedTests=false
}

integration() {
  local module=$1 test=$2
  shift 2
  mvn -B -f "$root/pom.xml" verify -pl "$module" -am -Dtest=NoUnitTest -Dit.test="$test" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "$@"
}

fault "kill -9 of a TaskManager in the middle of a batch" "$root/flink-conf/test-cluster.sh"
fault "kill -9 of the JobManager, high availability on" "$root/flink-conf/test-cluster.sh" --jobmanager
fault "kill -9 of a TaskManager in the middle of 50 jobs of the service" \
  "$root/flink-conf/test-service.sh"
fault "kill -9 of a batch on one machine, and again" \
  integration cli 'BatchITCase#embed_killedInTheMiddle*'
fault "failure in the middle of a job of the service" \
  integration jobs 'ServiceITCase#embed_failureInTheMiddle*'
fault "broker that stops and comes back" integration jobs 'ServiceITCase#broker_stops*'
fault "poison: no record, unknown schema, too large" integration jobs 'ServiceITCase#poison*'
fault "poison: unknown algorithm" integration jobs 'ServiceITCase#request_unknownAlgorithm*'
fault "a bug in one segment" integration jobs 'ServiceITCase#embed_bugInOneSegment*'
fault "savepoint, restored at another parallelism, with a paused queue" \
  integration jobs 'ServiceITCase#control_pausedQueueAndSavepoint*'
fault "savepoint of an earlier build" integration jobs FrozenSavepointITCase
fault "object store that answers 503 for ten seconds" \
  integration cli 'ObjectStoreITCase#embed_storeThatIsUnavailable*'
fault "disk full where temporary files are" "$root/bench/full-disk.sh"
fault "disk full under the service" "$root/flink-conf/test-full-disk.sh"
fault "10,000 queued requests" integration jobs QueuedJobsITCase -Dqueued.jobs=10000
fault "native crash in a segment, twice" unit operators 'ChildEngineTest#embed_childThatDiesTwice*'
fault "native crash in a segment, at every attempt" \
  unit operators 'ChildEngineTest#embed_childThatAlwaysDies*'
fault "native hang in a segment" unit operators 'ChildEngineTest#embed_childThatHangs*'
fault "child that takes too much memory" unit operators 'ChildEngineTest#embed_childThatTakes*'

echo "logs: $logs"
echo "$passed passed, $failed failed"
((failed == 0))
