#!/usr/bin/env bash
# Brings a local Flink up: a job manager, task managers, and Beam's job server in front of them. Java and Maven are all it needs.
#
#	beam/flink/up.sh DIR [TASKMANAGERS]      then: copytaster-beam --runner flink --endpoint 127.0.0.1:8099 ...
#	beam/flink/down.sh DIR
#
# DIR gets the logs, the temporary files and the process numbers. A task manager has four slots, so that a job goes on with one that is left.
# Jobs are spread over all of them. PORT (8081) is that of Flink, JOBPORT (8099) that of Beam.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${1:?a folder for logs and temporary files}
taskmanagers=${2:-2}
port=${PORT:-8081}
jobport=${JOBPORT:-8099}
mkdir -p "$dir/conf" "$dir/tmp"
dir=$(cd "$dir" && pwd)
[[ ! -s $dir/pids ]] || { echo "$dir/pids names processes already: down.sh $dir"; exit 1; }
[[ -s $dir/classpath ]] || mvn -q -B -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$dir/classpath"
classpath=$(cat "$dir/classpath")
cat >"$dir/conf/flink-conf.yaml" <<EOF
jobmanager.rpc.address: 127.0.0.1
jobmanager.rpc.port: $((port + 1))
jobmanager.bind-host: 127.0.0.1
jobmanager.memory.process.size: 1024m
jobmanager.memory.heap.size: 512m
taskmanager.host: 127.0.0.1
taskmanager.bind-host: 127.0.0.1
taskmanager.numberOfTaskSlots: 4
cluster.evenly-spread-out-slots: true
taskmanager.cpu.cores: 1.0
taskmanager.memory.task.heap.size: 512m
taskmanager.memory.task.off-heap.size: 128m
taskmanager.memory.framework.heap.size: 128m
taskmanager.memory.framework.off-heap.size: 128m
taskmanager.memory.network.min: 256m
taskmanager.memory.network.max: 256m
taskmanager.memory.managed.size: 512m
taskmanager.memory.jvm-metaspace.size: 256m
taskmanager.memory.jvm-overhead.min: 192m
taskmanager.memory.jvm-overhead.max: 192m
parallelism.default: 2
rest.port: $port
rest.address: 127.0.0.1
rest.bind-address: 127.0.0.1
io.tmp.dirs: $dir/tmp
heartbeat.timeout: 60000
heartbeat.interval: 4000
pekko.ask.timeout: 60 s
pekko.startup-timeout: 120 s
restart-strategy: fixed-delay
restart-strategy.fixed-delay.attempts: 10
restart-strategy.fixed-delay.delay: 2 s
EOF
opens=()
for package in java.lang java.lang.invoke java.util java.util.concurrent java.nio sun.nio.ch java.net java.io java.time; do
	opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
export FLINK_CONF_DIR=$dir/conf
start() { # name, flags of the virtual machine, class, arguments
	local name=$1
	shift
	# Flink does not hand pekko.startup-timeout on: ten seconds are few on a busy machine.
	nohup java -Dpekko.remote.classic.startup-timeout=120s -Dlog.file="$dir/$name.log" "${opens[@]}" "$@" >"$dir/$name.log" 2>&1 &
	echo "$name $!" >>"$dir/pids"
}
start jobmanager -Xmx640m -cp "$classpath" org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir "$dir/conf" --executionMode cluster
for ((i = 1; i <= taskmanagers; i++)); do
	start "taskmanager$i" -Xmx640m -XX:MaxDirectMemorySize=640m -XX:MaxMetaspaceSize=256m -cp "$classpath" org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$dir/conf"
done
start jobserver -Xmx640m -cp "$classpath" org.apache.beam.runners.flink.FlinkJobServerDriver --job-host=127.0.0.1 --job-port="$jobport" \
	--artifact-port=$((jobport - 1)) --expansion-port=0 --flink-master="127.0.0.1:$port" --artifacts-dir="$dir/artifacts"
for _ in {1..180}; do
	while read -r name pid; do
		kill -0 "$pid" 2>/dev/null || { echo "$name ended:"; tail -n 20 "$dir/$name.log"; exit 1; }
	done <"$dir/pids"
	slots=$(curl -s "127.0.0.1:$port/overview" | grep -o '"slots-total":[0-9]*' | cut -d: -f2 || true)
	if [[ ${slots:-0} -ge $((4 * taskmanagers)) ]] && grep -q 'JobService started' "$dir/jobserver.log"; then
		echo "Flink is up: $slots slots, http://127.0.0.1:$port; Beam's job server: 127.0.0.1:$jobport"
		exit 0
	fi
	sleep 1
done
echo "Flink does not come up; see the logs in $dir"
exit 1
