#!/usr/bin/env bash
# Puts together what the Dockerfile copies: context.sh DIRECTORY
# Needs a checkout whose cluster was built: flink-conf/local-cluster.sh build.
set -euo pipefail

[ $# = 1 ] || {
  echo "Usage: flink-conf/kubernetes/context.sh DIRECTORY" >&2
  exit 2
}
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/../local-cluster.sh" build
built=${VEILMARK_CLUSTER_DIR:-$here/../../target/local-cluster}
mkdir -p "$1/lib"
# The image has Flink; of our lib/ it lacks FFmpeg.
cp "$built"/lib/{ffmpeg,javacpp,javacv}-*.jar "$1/lib/"
cp -r "$built/plugins" "$1/"
cp "$built/veilmark-job.jar" "$here/Dockerfile" "$1/"
echo "$1"
