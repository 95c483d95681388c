#!/usr/bin/env bash
# Compares a run of copytaster-beam on a local Flink with that of copytaster scan: first undisturbed, then one of whose three task managers one
# is killed (kill -9) during the big shuffle and one while components are found. FAULTS=0 leaves the second out; ARTICLES says how many.
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
"$copytaster" eval make --newsroom --articles "${ARTICLES:-2000}" --out "$dir/made"
"$copytaster" scan "$dir/made/docs.jsonl" --out "$dir/scan" --quiet >/dev/null
"$here/up.sh" "$dir/cluster" 3
trap '"$here/down.sh" "$dir/cluster"' EXIT

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

run quiet
same quiet
[[ ${FAULTS:-1} == 1 ]] || exit 0
run killed &
pid=$!
lose taskmanager1 08-join
lose taskmanager2 12-components
wait "$pid"
same killed
