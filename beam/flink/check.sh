#!/usr/bin/env bash
# Compares a run of copytaster-beam on a local Flink with that of copytaster scan: first undisturbed, then one of whose three task managers one
# is killed (kill -9) during the big shuffle and one while components are found. FAULTS=0 leaves the second out; ARTICLES says how many. Of
# the first it prints what scan and the parts of the cluster took, for each article.
#
#	beam/flink/check.sh COPYTASTER COPYTASTER-BEAM DIR
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
copytaster=$(realpath "$1")
beam=$(realpath "$2")
mkdir -p "$3"
dir=$(cd "$3" && pwd)
flink=127.0.0.1:${PORT:-8081}
jobport=${JOBPORT:-8099}
articles=${ARTICLES:-2000}
TIMEFORMAT='%U %S'
"$copytaster" eval make --newsroom --articles "$articles" --out "$dir/made"
{ time "$copytaster" scan "$dir/made/docs.jsonl" --out "$dir/scan" --quiet >/dev/null 2>"$dir/scan.log"; } 2>"$dir/scan.time"
trap 'rm -f "$dir/running"; "$here/down.sh" "$dir/cluster"' EXIT
"$here/up.sh" "$dir/cluster" 3

run() { # name
	"$beam" --runner flink --endpoint "127.0.0.1:$jobport" --environment_type PROCESS --environment_config "{\"command\":\"$beam\"}" \
		--worker_binary "$beam" --parallelism 4 --work "$dir/$1-work" --out "$dir/$1" "$dir/made/docs.jsonl" 2>"$dir/$1.log"
}

same() { # name
	local file n=0
	for file in pairs.jsonl articles.jsonl clusters.jsonl chains.jsonl quotations.jsonl boilerplate.tsv pairs.csv articles.csv; do
		[[ -f $dir/scan/$file ]] || continue
		cmp "$dir/scan/$file" "$dir/$1/$file"
		n=$((n + 1))
	done
	((n >= 3)) || { echo "$dir/scan has $n files to compare"; exit 1; }
	echo "$1: $n files as those of scan"
}

taskmanagers() { awk '$1 ~ /^taskmanager/ { print $2 }' "$dir/cluster/pids"; }

# peak notes the most memory that a worker has had, in kB, while a file is there. Workers are children of task managers.
peak() {
	while sleep 1 && [[ -e $dir/running ]]; do
		for child in $(pgrep -P "$(taskmanagers | paste -sd,)" || true); do
			sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$child/status" 2>/dev/null || true
		done
	done | awk '$1 > most { most = $1; print most; fflush() }' >"$dir/peak"
}

# figures prints what the run that ended took.
figures() {
	local job tick
	tick=$(getconf CLK_TCK)
	awk -v n="$articles" '{ printf "scan: %.2f ms CPU an article\n", ($1 + $2) * 1000 / n }' "$dir/scan.time"
	awk -v n="$articles" '{ printf "driver: %.2f ms CPU an article\n", ($1 + $2) * 1000 / n }' "$dir/quiet.time"
	for pid in $(taskmanagers); do
		sed 's/.*) //' "/proc/$pid/stat"
	done | awk -v n="$articles" -v tick="$tick" '{ java += $12 + $13; go += $14 + $15 } END {
		printf "workers: %.2f ms CPU an article\ntask managers: %.2f ms CPU an article\n", go * 1000 / tick / n, java * 1000 / tick / n }'
	for job in $(curl -s "$flink/jobs" | grep -o '"id":"[0-9a-f]*"' | cut -d'"' -f4); do
		curl -s "$flink/jobs/$job" | grep -o '"write-bytes":[0-9]*'
	done | awk -F: -v n="$articles" '{ sum += $2 } END { printf "between tasks: %.0f bytes an article\n", sum / n }'
	echo "largest worker: $(($(tail -n 1 "$dir/peak") / 1024)) MB"
}

restarts() { grep -c 'from state RUNNING to RESTARTING' "$dir/cluster/jobmanager.log" || true; }

lose() { # task manager, step: kills it once the job of that step runs, and waits until the job has begun again
	local before
	while ! grep -q "step begins.*$2" "$dir/killed.log" || ! curl -s "$flink/jobs/overview" | grep -q '"state":"RUNNING".*"running":[1-9]'; do
		kill -0 "$pid" 2>/dev/null || { echo "the run ended before a task manager was killed"; tail -n 5 "$dir/killed.log"; exit 1; }
		sleep .2
	done
	before=$(restarts)
	kill -9 "$(awk -v name="$1" '$1 == name { print $2 }' "$dir/cluster/pids")"
	echo "$1 is killed: $(grep 'step begins' "$dir/killed.log" | tail -n 1)"
	while (($(restarts) == before)); do
		kill -0 "$pid" 2>/dev/null || { echo "no task was lost"; tail -n 5 "$dir/killed.log"; exit 1; }
		sleep 1
	done
}

touch "$dir/running"
peak &
peak=$!
{ time run quiet; } 2>"$dir/quiet.time"
rm "$dir/running"
wait "$peak"
same quiet
figures
[[ ${FAULTS:-1} == 1 ]] || exit 0
rm -f "$dir/killed.log"
run killed &
pid=$!
lose taskmanager1 08-join
lose taskmanager2 12-components
wait "$pid"
same killed
