#!/usr/bin/env bash
# A real Flink cluster on this machine: a JobManager and TaskManagers as processes of their own, put
# together from the jars that Maven resolves, reached on loopback only.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: flink-conf/local-cluster.sh COMMAND

  build                              collect Flink, build the job's jar
  up [--ha] [--kafka] [--task-managers N]
                                     the same, and start what does not run; with --kafka a broker,
                                     ten ports after REST
  submit [OPTION...] [ARGUMENT...]   run a job; prints its id
      --class NAME                   default: org.veilmark.jobs.batch.BatchJob
      --parallelism N                default: all slots
      --wait                         until it has ended; fails unless it FINISHED
  status                             processes, slots and jobs
  down                               end everything; checkpoints and logs stay
  clean                              down, and remove what the cluster wrote

Variables:
  VEILMARK_CLUSTER_DIR     where it all lies; default: target/local-cluster of the checkout
  VEILMARK_CLUSTER_PORT    REST on loopback, and the eleven ports after it for the rest;
                           default: the first of 8081, 8101, 8121, ... that is free
  VEILMARK_CLUSTER_OPTS    options for Flink in all processes: "-Dkey=value ..."
TEXT
}

fail() {
  echo "local-cluster: $*" >&2
  exit 4
}

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
dir=${VEILMARK_CLUSTER_DIR:-$home/target/local-cluster}
mkdir -p "$dir" 2>/dev/null || fail "cannot write to $dir"
dir=$(cd -P "$dir" && pwd)
pids=$dir/pids
logs=$dir/log
batch_job=org.veilmark.jobs.batch.BatchJob

if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
else
  java=$(command -v java) || fail "needs Java 17"
fi
command -v curl >/dev/null || fail "needs curl"

# --- processes ------------------------------------------------------------------------------------

# The process id of what was started as $1, if it still runs. Ids are used again by the system: it
# counts only if its command line names our directory.
pid_of() {
  local pid
  pid=$(cat "$pids/$1" 2>/dev/null) || return 1
  [ -n "$pid" ] && [[ $({ tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null) == *"$dir/"* ]] || return 1
  echo "$pid"
}

running() { pid_of "$1" >/dev/null; }

# start NAME JARS MAIN-CLASS JVM-FLAGS -- ARGUMENTS, where JARS is the folder of its class path
start() {
  local name=$1 jars=$2 main=$3
  shift 3
  local flags=()
  while [ "$1" != -- ]; do
    flags+=("$1")
    shift
  done
  shift
  FLINK_CONF_DIR=$dir/conf FLINK_PLUGINS_DIR=$dir/plugins FLINK_LIB_DIR=$dir/lib \
    setsid "$java" "${flags[@]}" "${opens[@]}" \
    "-Dlog.file=$logs/$name.log" "-Dlog4j2.configurationFile=$here/log4j2-cluster.properties" \
    "-Dorg.bytedeco.javacpp.cachedir=$dir/javacpp" -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
    "-Djava.io.tmpdir=$dir/tmp" -cp "$dir/$jars/*" "$main" "$@" \
    >"$logs/$name.out" 2>&1 </dev/null &
  echo $! >"$pids/$name"
  disown
}

stop() {
  local name=$1 pid waited=0
  if pid=$(pid_of "$name"); then
    kill "$pid" 2>/dev/null || true
    while running "$name"; do
      sleep 0.2
      waited=$((waited + 1))
      [ "$waited" -lt 100 ] || { kill -9 "$pid" 2>/dev/null || true; }
    done
  fi
  rm -f "$pids/$name"
}

names() { ls "$pids" 2>/dev/null || true; }

# --- what it is made of ---------------------------------------------------------------------------

newer() { [ -n "$(find "${@:2}" -newer "$1" -print -quit)" ]; }

build() {
  command -v mvn >/dev/null || fail "needs Maven 3.8 or newer"
  local log=$logs/build.log
  if [ ! -f "$dir/lib.made" ] || newer "$dir/lib.made" "$here/cluster-lib.xml" "$home/pom.xml"; then
    echo "local-cluster: collecting Flink ..." >&2
    rm -rf "$dir/lib" "$dir/plugins"
    mvn -q -B -ntp -f "$here/cluster-lib.xml" \
      dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$dir/lib" \
      dependency:copy@plugins "-Dcluster.plugins=$dir/plugins" >"$log" 2>&1 ||
      fail "collecting Flink failed; $log has all of it"
    touch "$dir/lib.made"
  fi
  if [ ! -f "$dir/veilmark-job.jar" ] || newer "$dir/veilmark-job.jar" \
    "$home/pom.xml" "$home"/{schemas,watermark,media,operators,jobs}/{pom.xml,src/main}; then
    echo "local-cluster: building the job ..." >&2
    mvn -q -B -ntp -f "$home/pom.xml" -Pcluster -pl jobs -am package -Dmaven.test.skip=true \
      >"$log" 2>&1 || fail "the build failed; $log has all of it"
    cp "$home"/jobs/target/veilmark-jobs-*-cluster.jar "$dir/veilmark-job.jar.new"
    mv "$dir/veilmark-job.jar.new" "$dir/veilmark-job.jar"
  fi
}

build_broker() {
  if [ ! -f "$dir/broker-lib.made" ] ||
    newer "$dir/broker-lib.made" "$here/broker-lib.xml" "$home/pom.xml"; then
    echo "local-cluster: collecting Kafka ..." >&2
    rm -rf "$dir/broker-lib"
    mvn -q -B -ntp -f "$here/broker-lib.xml" dependency:copy-dependencies \
      -DincludeScope=runtime "-DoutputDirectory=$dir/broker-lib" >"$logs/build.log" 2>&1 ||
      fail "collecting Kafka failed; $logs/build.log has all of it"
    touch "$dir/broker-lib.made"
  fi
}

# Flink's list for Java 17, which only Flink's own scripts take from the file by themselves.
read_opens() {
  mapfile -t opens < <(sed -n 's/^ *\(--add-[a-z]*=[^ ]*\) *$/\1/p' "$here/config.yaml")
}

# --- ports ----------------------------------------------------------------------------------------

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

choose_port() {
  if [ -n "${VEILMARK_CLUSTER_PORT:-}" ]; then
    port=$VEILMARK_CLUSTER_PORT
    [[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1024 ] && [ "$port" -le 65500 ] ||
      fail "VEILMARK_CLUSTER_PORT is '$port', not a port from 1024 to 65500"
    ! listens "$port" || fail "port $port is taken: set VEILMARK_CLUSTER_PORT"
  else
    port=8081
    while listens "$port" || listens $((port + 1)); do
      port=$((port + 20))
      [ "$port" -lt 9000 ] || fail "no port is free: set VEILMARK_CLUSTER_PORT"
    done
  fi
  echo "$port" >"$dir/port"
}

known_port() {
  port=$(cat "$dir/port" 2>/dev/null) || return 1
  url=http://127.0.0.1:$port
}

rest() { curl -s --fail-with-body --max-time 60 "$@"; }

# --- commands -------------------------------------------------------------------------------------

options=()
set_options() {
  options=(
    -Djobmanager.rpc.address=localhost -Djobmanager.bind-host=localhost
    "-Djobmanager.rpc.port=$((port + 1))"
    -Dtaskmanager.host=localhost -Dtaskmanager.bind-host=localhost
    "-Drest.port=$port" -Drest.address=localhost -Drest.bind-address=localhost
    "-Dmetrics.reporter.prom.port=$((port + 3))-$((port + 9))"
    "-Dio.tmp.dirs=$dir/tmp" "-Dweb.upload.dir=$dir/tmp" "-Dprocess.working-dir=$dir/tmp"
    "-Dexecution.checkpointing.dir=file://$dir/checkpoints"
  )
  if [ -f "$dir/ha" ]; then
    options+=(
      -Dhigh-availability.type=zookeeper
      "-Dhigh-availability.zookeeper.quorum=localhost:$((port + 2))"
      "-Dhigh-availability.storageDir=file://$dir/ha-storage"
      "-Dhigh-availability.cluster-id=/veilmark-$port"
      "-Dhigh-availability.jobmanager.port=$((port + 1))"
    )
  fi
  local extra
  read -r -a extra <<<"${VEILMARK_CLUSTER_OPTS:-}"
  options+=(${extra[@]+"${extra[@]}"})
}

# What Flink makes of the memory sizes in config.yaml: flags of the JVM, then options.
memory() {
  "$java" -cp "$dir/lib/*" "-Dlog.file=$logs/memory.log" \
    "-Dlog4j2.configurationFile=$here/log4j2-cluster.properties" \
    org.apache.flink.runtime.util.bash.BashJavaUtils "$1" --configDir "$dir/conf" "${options[@]}" \
    2>"$logs/memory.out" | sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p'
}

start_zookeeper() {
  ! running zookeeper || return 0
  mkdir -p "$dir/zookeeper"
  cat >"$dir/conf/zoo.cfg" <<CFG
tickTime=2000
initLimit=10
syncLimit=5
dataDir=$dir/zookeeper
clientPort=$((port + 2))
clientPortAddress=127.0.0.1
admin.enableServer=false
server.1=localhost:2888:3888
CFG
  start zookeeper lib org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer -Xmx128m -- \
    --zkConfigFile "$dir/conf/zoo.cfg" --peerId 1
}

# One node that is broker and controller; its data stays until clean.
start_broker() {
  ! running broker || return 0
  local address=127.0.0.1:$((port + 10)) controller=127.0.0.1:$((port + 11))
  cat >"$dir/conf/broker.properties" <<CFG
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://$address,CONTROLLER://$controller
advertised.listeners=PLAINTEXT://$address
controller.listener.names=CONTROLLER
controller.quorum.bootstrap.servers=$controller
log.dirs=$dir/broker
auto.create.topics.enable=false
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
CFG
  if [ ! -f "$dir/broker/meta.properties" ]; then
    "$java" -cp "$dir/broker-lib/*" kafka.tools.StorageTool format --standalone \
      -t "$("$java" -cp "$dir/broker-lib/*" kafka.tools.StorageTool random-uuid 2>/dev/null)" \
      -c "$dir/conf/broker.properties" >"$logs/broker.out" 2>&1 ||
      fail "the broker's storage was not made; see $logs/broker.out"
  fi
  start broker broker-lib kafka.Kafka -Xmx512m -- "$dir/conf/broker.properties"
}

await_broker() {
  local deadline=$((SECONDS + 120))
  until listens $((port + 10)); do
    running broker || fail "the broker has ended; see $logs/broker.log"
    [ "$SECONDS" -lt "$deadline" ] || fail "the broker does not come up; see $logs"
    sleep 0.5
  done
}

start_jobmanager() {
  ! running jobmanager || return 0
  local lines flags dynamic
  mapfile -t lines < <(memory GET_JM_RESOURCE_PARAMS)
  [ "${#lines[@]}" = 2 ] || fail "the JobManager's memory does not add up: see $logs/memory.out"
  read -r -a flags <<<"${lines[0]}"
  read -r -a dynamic <<<"${lines[1]}"
  start jobmanager lib org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
    "${flags[@]}" -- --configDir "$dir/conf" "${dynamic[@]}" "${options[@]}"
}

start_taskmanagers() {
  local number missing=() lines flags dynamic
  for ((number = 1; number <= $1; number++)); do
    running "taskmanager-$number" || missing+=("$number")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  mapfile -t lines < <(memory GET_TM_RESOURCE_PARAMS)
  [ "${#lines[@]}" = 2 ] || fail "the TaskManager's memory does not add up: see $logs/memory.out"
  read -r -a flags <<<"${lines[0]}"
  read -r -a dynamic <<<"${lines[1]}"
  for number in "${missing[@]}"; do
    start "taskmanager-$number" lib org.apache.flink.runtime.taskexecutor.TaskManagerRunner \
      "${flags[@]}" -- --configDir "$dir/conf" "${dynamic[@]}" "${options[@]}"
  done
}

# Waits until so many TaskManagers have told the JobManager of themselves.
await_taskmanagers() {
  local deadline=$((SECONDS + 120)) name overview
  until overview=$(rest "$url/overview" 2>/dev/null) && [[ $overview == *\"taskmanagers\":$1,* ]]; do
    for name in $(names); do
      running "$name" || fail "$name has ended: $(tail -1 "$logs/$name.out"); see $logs/$name.log"
    done
    [ "$SECONDS" -lt "$deadline" ] || fail "the cluster does not come up; see $logs"
    sleep 0.5
  done
}

up() {
  local count=2 ha= kafka=
  while [ $# -gt 0 ]; do
    case $1 in
      --ha) ha=1 ;;
      --kafka) kafka=1 ;;
      --task-managers)
        count=${2:-}
        [[ $count =~ ^[1-9][0-9]?$ ]] || { usage >&2; exit 2; }
        shift
        ;;
      *)
        usage >&2
        exit 2
        ;;
    esac
    shift
  done
  mkdir -p "$pids" "$logs" "$dir/conf" "$dir/tmp"
  build
  [ -z "$kafka" ] || build_broker
  read_opens
  if ! running jobmanager && [ -z "$(for n in $(names); do pid_of "$n" || true; done)" ]; then
    rm -f "$dir/ha"
    [ -z "$ha" ] || touch "$dir/ha"
    choose_port
    cp "$here/config.yaml" "$dir/conf/config.yaml"
  elif [ -n "$ha" ] && [ ! -f "$dir/ha" ]; then
    fail "the cluster runs without high availability: take it down first"
  fi
  known_port
  set_options
  [ ! -f "$dir/ha" ] || start_zookeeper
  [ -z "$kafka" ] || start_broker
  start_jobmanager
  start_taskmanagers "$count"
  [ -z "$kafka" ] || await_broker
  await_taskmanagers "$count"
  echo "$url  (logs: $logs)"
}

down() {
  local name
  for name in $(names | sort -r); do
    stop "$name"
  done
}

# A text as JSON has it.
json_text() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\t'/\\t}
  text=${text//$'\n'/\\n}
  printf '"%s"' "$text"
}

field() { sed -n "s/.*\"$1\":\"\\([^\"]*\\)\".*/\\1/p"; }

# The last cause in the stack trace that Flink answers with.
reason() {
  sed 's/\\n/\n/g' | sed -n 's/^Caused by: [A-Za-z0-9_.$]*: //p' | tail -1
}

require_up() { known_port && rest "$url/overview" >/dev/null 2>&1 || fail "the cluster is not up"; }

submit() {
  local class=$batch_job parallelism= wait= answer jar body arguments= argument state
  while [ $# -gt 0 ]; do
    case $1 in
      --class) class=${2:?"--class needs a name"} && shift 2 ;;
      --parallelism) parallelism=${2:?"--parallelism needs a number"} && shift 2 ;;
      --wait) wait=1 && shift ;;
      --) shift && break ;;
      *) break ;;
    esac
  done
  require_up
  if [ -z "$parallelism" ]; then
    parallelism=$(rest "$url/overview" | sed -n 's/.*"slots-total":\([0-9]*\).*/\1/p')
  fi
  for argument in "$@"; do
    arguments+=${arguments:+,}$(json_text "$argument")
  done
  answer=$(rest -F "jarfile=@$dir/veilmark-job.jar;type=application/x-java-archive" \
    "$url/jars/upload") || fail "the jar was not taken: $answer"
  jar=$(field filename <<<"$answer")
  jar=${jar##*/}
  body="{\"entryClass\":\"$class\",\"parallelism\":$parallelism,\"programArgsList\":[$arguments]}"
  if ! answer=$(rest -H 'Content-Type: application/json' -d "$body" "$url/jars/$jar/run"); then
    rest -X DELETE "$url/jars/$jar" >/dev/null 2>&1 || true
    fail "the job was not taken: $(reason <<<"$answer")"
  fi
  rest -X DELETE "$url/jars/$jar" >/dev/null 2>&1 || true
  local job
  job=$(field jobid <<<"$answer")
  echo "$job"
  [ -n "$wait" ] || return 0
  while true; do
    state=$(rest "$url/jobs/$job/status" 2>/dev/null | field status) || state=
    case $state in
      FINISHED) return 0 ;;
      FAILED | CANCELED | SUSPENDED) fail "job $job is $state; $url tells why" ;;
    esac
    sleep 1
  done
}

status() {
  local name pid
  for name in $(names); do
    if pid=$(pid_of "$name"); then
      echo "$name: process $pid, $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status") MB"
    else
      echo "$name: has ended"
    fi
  done
  if ! { known_port && rest "$url/overview" >/dev/null 2>&1; }; then
    echo "the cluster is not up"
    return 1
  fi
  rest "$url/overview" | sed -n \
    's/.*"taskmanagers":\([0-9]*\).*"slots-total":\([0-9]*\),"slots-available":\([0-9]*\).*/\1 TaskManagers, \3 of \2 slots free/p'
  echo
  rest "$url/jobs/overview" | sed 's/},{/}\n{/g' |
    sed -n 's/.*"jid":"\([^"]*\)","name":"\([^"]*\)".*"state":"\([^"]*\)".*/\1 \3 \2/p'
  echo
  echo "$url"
}

[ $# -gt 0 ] || {
  usage >&2
  exit 2
}
command=$1
shift
case $command in
  build)
    mkdir -p "$logs"
    build
    ;;
  up) up "$@" ;;
  down) down ;;
  clean)
    down
    rm -rf "$dir"/{conf,tmp,log,checkpoints,ha-storage,zookeeper,broker,javacpp,port,ha}
    ;;
  submit) submit "$@" ;;
  status) status ;;
  help | --help | -h) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
