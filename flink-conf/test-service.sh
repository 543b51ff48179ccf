#!/usr/bin/env bash
# The service on a real cluster, between the topics of a broker that is a process of its own, looked
# after by the commands of ./veilmark service. A TaskManager is killed in the middle of 50 jobs:
# shows that work was in flight, that the service came back from a checkpoint, one final record a
# job for a read-committed reader, the bytes of an undisturbed run, and nothing left.
#
#   flink-conf/test-service.sh [--jobmanager] [CLIP...]     default: the demo's clip
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

clips=25
settings=(--preset ultrafast --crf 20)
mkdir -p "$work"/{films,marked}
new_key
for ((number = 1; number <= clips; number++)); do
  if [ $# -gt 0 ]; then
    cp "${@:number % $# + 1:1}" "$work/films/film-$number.mp4"
  else
    demo_clip "$work/films/film-$number.mp4"
  fi
done
"$home/veilmark" batch embed "$work/films" --output "$work/undisturbed" --message "{name}" \
  --key-file "$work/key" "${settings[@]}" >/dev/null 2>&1 || fail "the command could not mark the clips"

service_up "$work" "$work/films,$work/marked,$work/undisturbed" ${mode[@]+"${mode[@]}"}
[ "$(wc -l <<<"$topics")" = 7 ] || fail "not seven topics: $topics"
pass "create-topics made seven topics at $broker"
pass "the service is job $job"

# load ID OPTION...: jobs, and what became of them.
load() {
  local id=$1
  shift
  "${service_load[@]}" --id "$id" "${settings[@]}" "$@"
}

films=$(printf '%s,' "$work"/films/*)
read_clips=$(printf '%s,' "$work"/undisturbed/*.mp4)
load fifty --embed "${films%,}" --output "$work/marked" --extract "${read_clips%,}" \
  --timeout-seconds 1500 >"$work/fifty" 2>&1 &
loading=$!
kill_in_flight "$fault"
[ "$(grep -c ' SUCCEEDED ' "$work/fifty")" -lt $((2 * clips)) ] || fail "all jobs were done before"
wait "$loading" || fail "not every job ended once: $(tail -3 "$work/fifty")"
[ "$(grep -c ' SUCCEEDED ' "$work/fifty")" = $((2 * clips)) ] ||
  fail "not every job ended well: $(grep -v SUCCEEDED "$work/fifty")"
pass "$(tail -1 "$work/fifty")"
restored=$(checkpoints restored)
[ "$restored" -ge 1 ] || fail "the service was not restored from a checkpoint"
pass "the service was restored $restored time(s) from a checkpoint"
same_files "$work/undisturbed" "$work/marked"

# What the 50 jobs leave in state.
state_bytes=$(curl -s "$url/jobs/$job/checkpoints" |
  sed -n 's/.*"latest":{"completed":{[^}]*"state_size":\([0-9]*\).*/\1/p')
echo "figures: a checkpoint after $((2 * clips)) jobs has $state_bytes bytes"

# A queue that is paused holds its jobs; a waiting one is cancelled; the rest goes on when resumed.
service pause night
one=$work/undisturbed/film-1.mp4
load night --queue night --extract "$one" --repeat 2 --timeout-seconds 300 >"$work/night" &
loading=$!
sleep 20
[ ! -s "$work/night" ] || fail "a paused queue worked: $(cat "$work/night")"
service cancel night-extract-0
deadline=$((SECONDS + 120))
until grep -q '^night-extract-0 CANCELLED ' "$work/night"; do
  [ "$SECONDS" -lt "$deadline" ] || fail "not cancelled: $(cat "$work/night")"
  sleep 0.5
done
! grep -q '^night-extract-1 ' "$work/night" || fail "a paused queue worked: $(cat "$work/night")"
service resume night
wait "$loading" || fail "not every job ended once: $(tail -3 "$work/night")"
grep -q '^night-extract-1 SUCCEEDED ' "$work/night" || fail "not resumed: $(cat "$work/night")"
pass "pause, cancel and resume did what they say"

replayed=$(service replay-dead-letters)
[ "$replayed" = "0 replayed, 0 left" ] || fail "dead letters: $replayed"
pass "replay-dead-letters found none"

left=$(find "$work/staging" "$work/spool" "$work/marked" -type f ! -name 'film-*.mp4')
[ -z "$left" ] || fail "left over: $left"
pass "nothing staged is left"

all_down
echo "$passed passed, 0 failed"
