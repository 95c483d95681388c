#!/usr/bin/env bash
# Compares a run of copytaster-beam on a local Flink with that of copytaster scan: first undisturbed, then with a task manager that is
# killed during the big shuffle. FAULTS=0 leaves the second out; ARTICLES says how many.
#
#	beam/flink/check.sh COPYTASTER COPYTASTER-BEAM DIR
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
copytaster=$(realpath "$1")
beam=$(realpath "$2")
mkdir -p "$3"
dir=$(cd "$3" && pwd)
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
	local file
	for file in pairs.jsonl articles.jsonl clusters.jsonl chains.jsonl quotations.jsonl pairs.csv articles.csv; do
		[[ ! -f $dir/scan/$file ]] || cmp "$dir/scan/$file" "$dir/$1/$file"
	done
	echo "$1: as scan"
}

run quiet
same quiet
[[ ${FAULTS:-1} == 1 ]] || exit 0
run killed &
pid=$!
while kill -0 "$pid" 2>/dev/null && ! grep -q 'step begins.*08-join' "$dir/killed.log"; do sleep .2; done
sleep 10
kill -9 "$(awk '$1 == "taskmanager1" { print $2 }' "$dir/cluster/pids")"
echo "a task manager is killed"
wait "$pid"
same killed
