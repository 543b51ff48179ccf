#!/usr/bin/env bash
# Builds what is needed and runs a tool of this module: bench/run.sh CarrierSweep --help
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
if (($# == 0)); then
  echo "usage: bench/run.sh TOOL [ARGUMENT]..., such as bench/run.sh CarrierSweep --help" >&2
  exit 2
fi
tool="$1"
shift
mvn -q -B -f "$root/pom.xml" -pl bench -am \
  compile dependency:build-classpath \
  -Dmdep.includeScope=runtime -Dmdep.outputFile=target/classpath.txt >&2
exec java -cp "$root/bench/target/classes:$(<"$root/bench/target/classpath.txt")" \
  "org.veilmark.bench.$tool" "$@"
