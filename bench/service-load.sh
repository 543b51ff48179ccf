#!/usr/bin/env bash
# Short extractions on a real cluster at half of what it can do, alone and beside the marking of an
# hour of film at a lower priority: from request to record, p50 and p99. Takes twice MINUTES
# and some more, and wants a machine that does nothing else. Needs Debian's ffmpeg for the hour.
#
#   bench/service-load.sh [MINUTES [CLIP]]      default: 5, the demo's clip
#
# Exit code 0: every job ended once, the marking was at work to the end, and p99 at most doubled.
set -euo pipefail
minutes=${1:-5}
if ! [[ $minutes =~ ^[1-9][0-9]{0,2}$ ]]; then
  echo "usage: bench/service-load.sh [MINUTES [CLIP]]: '$minutes' is no number of minutes" >&2
  exit 2
fi
source "$(dirname "${BASH_SOURCE[0]}")/../flink-conf/test-lib.sh"
film=
trap 'kill $film 2>/dev/null || true; finish' EXIT
command -v ffmpeg >/dev/null || fail "needs ffmpeg"

at_once=60
mkdir -p "$work"/{films,marked}
new_key
if [ $# -gt 1 ]; then
  cp "$2" "$work/films/short.mp4"
else
  demo_clip "$work/films/short.mp4"
fi
"$home/veilmark" embed "$work/films/short.mp4" "$work/marked/short.mp4" --message SHORT \
  --key-file "$work/key" >/dev/null 2>&1 || fail "the command could not mark the clip"
seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$work/films/short.mp4")
ffmpeg -v error -stream_loop "$(awk -v s="$seconds" 'BEGIN {print int(3600 / s)}')" \
  -i "$work/films/short.mp4" -c copy "$work/films/hour.mp4"

service_up "$work" "$work/films,$work/marked"
limit=(--timeout-seconds $((60 * minutes + 600)))

# short ID COUNT OPTION...: extractions at the highest priority.
short() {
  local id=$1 count=$2
  shift 2
  "${service_load[@]}" --id "$id" "${limit[@]}" --priority 2 --extract "$work/marked/short.mp4" \
    --repeat "$count" "$@" >"$work/$id" ||
    fail "not every job ended once: $(tail -3 "$work/$id")"
  [ "$(grep -c ' SUCCEEDED ' "$work/$id")" = "$count" ] ||
    fail "not every job ended well: $(grep -v SUCCEEDED "$work/$id" | head -5)"
  echo "$id: $(tail -1 "$work/$id")"
}

percentile() { sed -n "s/.* p$2 \\([0-9]*\\) ms.*/\\1/p" "$work/$1"; }

short warm-up "$at_once"
short at-once "$at_once"
longest=$(sed -n 's/.* longest \([0-9]*\) ms.*/\1/p' "$work/at-once")
rate=$(awk -v n="$at_once" -v ms="$longest" 'BEGIN {printf "%.1f", n * 60000 / ms / 2}')
count=$(awk -v r="$rate" -v m="$minutes" 'BEGIN {print int(r * m)}')
echo "half of what it can do: $rate a minute"
short alone "$count" --per-minute "$rate"
"${service_load[@]}" --id film "${limit[@]}" --priority 0 --embed "$work/films/hour.mp4" \
  --output "$work/marked" --preset medium >"$work/film" &
film=$!
# Until the marking is at work.
deadline=$((SECONDS + 120))
until busy >/dev/null; do
  [ "$SECONDS" -lt "$deadline" ] || fail "the marking does not begin"
  sleep 0.2
done
short beside "$count" --per-minute "$rate"
[ ! -s "$work/film" ] || fail "the marking was over before: $(cat "$work/film")"
kill "$film"

echo "p99 alone $(percentile alone 99) ms, beside $(percentile beside 99) ms"
awk -v a="$(percentile alone 99)" -v b="$(percentile beside 99)" 'BEGIN {exit b > 2 * a}' ||
  fail "p99 more than doubled"
pass "p99 at most doubled"
