#!/usr/bin/env bash
# Compares runs of copytaster-beam on a local Flink with that of copytaster scan: first undisturbed, then one that resumes it after its last
# steps were lost, then one of whose three task managers one is killed (kill -9) during the big shuffle and one while components are found.
# Of the first it prints what scan and the parts of the cluster took, for each article, and what each job moved.
#
#	beam/flink/check.sh COPYTASTER COPYTASTER-BEAM DIR
#
# ARTICLES (2000) says how many articles of eval make --newsroom are made; INPUT names a file to be read instead of them. FIND is what is
# looked for, all by default. SHARDS (16) and PARALLELISM (4) are those of the run, TASKMANAGERS (3) how many there are. FAULTS=0 leaves out the
# second and the third run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
copytaster=$(realpath "$1")
beam=$(realpath "$2")
mkdir -p "$3"
dir=$(cd "$3" && pwd)
flink=127.0.0.1:${PORT:-8081}
jobport=${JOBPORT:-8099}
find=${FIND:-duplicates,passages,quotations,paraphrases}
TIMEFORMAT='%R %U %S'
input=${INPUT:-$dir/made/docs.jsonl}
[[ -n ${INPUT:-} ]] || "$copytaster" eval make --newsroom --articles "${ARTICLES:-2000}" --out "$dir/made"
articles=$(wc -l <"$input")
{ time "$copytaster" scan "$input" --find "$find" --out "$dir/scan" --quiet >/dev/null 2>"$dir/scan.log"; } 2>"$dir/scan.time"
trap 'rm -f "$dir/running"; "$here/down.sh" "$dir/cluster"' EXIT
"$here/up.sh" "$dir/cluster" "${TASKMANAGERS:-3}"

run() { # name, flags
	local name=$1
	shift
	"$beam" --runner flink --endpoint "127.0.0.1:$jobport" --environment_type PROCESS --environment_config "{\"command\":\"$beam\"}" \
		--worker_binary "$beam" --parallelism "${PARALLELISM:-4}" --shards "${SHARDS:-16}" --find "$find" --work "$dir/$name-work" --out "$dir/$name" "$@" \
		"$input" 2>"$dir/$name.log"
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

# peak notes the most memory that a worker, a task manager and the driver have had, in kB, while a file is there. Workers are children of task
# managers.
peak() {
	most() { sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$2/status" 2>/dev/null | sed "s/^/$1 /" || true; }
	while sleep 1 && [[ -e $dir/running ]]; do
		for pid in $(taskmanagers); do most taskmanager "$pid"; done
		for pid in $(pgrep -P "$(taskmanagers | paste -sd,)" || true); do most worker "$pid"; done
		for pid in $(pgrep -P $$ -f -- '--runner flink' || true); do most driver "$pid"; done
	done | awk '$2 > most[$1] { most[$1] = $2; print; fflush() }' >"$dir/peak"
}

# figures prints what the run that ended took.
figures() {
	local job tick
	tick=$(getconf CLK_TCK)
	awk -v n="$articles" '{ printf "%d articles\nscan: %.2f ms CPU an article, %.0f s\n", n, ($2 + $3) * 1000 / n, $1 }' "$dir/scan.time"
	awk -v n="$articles" '{ printf "driver: %.2f ms CPU an article; the run: %.0f s\n", ($2 + $3) * 1000 / n, $1 }' "$dir/quiet.time"
	for pid in $(taskmanagers); do
		sed 's/.*) //' "/proc/$pid/stat"
	done | awk -v n="$articles" -v tick="$tick" '{ java += $12 + $13; go += $14 + $15 } END {
		printf "workers: %.2f ms CPU an article\ntask managers: %.2f ms CPU an article\n", go * 1000 / tick / n, java * 1000 / tick / n }'
	awk '{ most[$1] = $2 } END { for (who in most) printf "largest %s: %d MB\n", who, most[who] / 1024 }' "$dir/peak"
	echo "job, seconds, bytes between tasks an article, of it the largest exchange, in the folder of the step"
	for job in $(curl -s "$flink/jobs" | grep -o '"id":"[0-9a-f]*"' | cut -d'"' -f4); do
		curl -s "$flink/jobs/$job" >"$dir/job"
		# The job comes first, then its tasks.
		echo "$(grep -o '"start-time":[0-9]*' "$dir/job" | head -n 1 | cut -d: -f2) $(grep -o '"name":"[^"]*"' "$dir/job" | head -n 1 | cut -d'"' -f4)" \
			"$(grep -o '"duration":[0-9]*' "$dir/job" | head -n 1 | cut -d: -f2) $(grep -o '"write-bytes":[0-9]*' "$dir/job" | cut -d: -f2 | paste -sd' ')"
	done | sort -n | while read -r _ name took bytes; do
		# Flink has "copytaster0120components001-..." for copytaster-12-components-01.
		step=$(sed 's/^copytaster0\([0-9]*\)0\([a-z]*\)\(0\([0-9]*\)\)\?-.*/\1-\2-\4/; s/-$//' <<<"$name")
		echo "$step $took $(cat "$dir/quiet-work/$step"/* | wc -c) $bytes"
	done | awk -v n="$articles" '{ sum = most = 0; for (i = 4; i <= NF; i++) { sum += $i; if ($i > most) most = $i }
		all += sum; printf "%s %.0f %.0f %.0f %.0f\n", $1, $2 / 1000, sum / n, most / n, $3 / n } END { printf "all: %.0f bytes an article\n", all / n }'
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
rm -r "$dir"/quiet-work/1[1-5]-*
mv "$dir/quiet" "$dir/before"
run quiet --resume
[[ $(grep -c 'step is done already' "$dir/quiet.log") -ge 6 ]] || { echo "the run that resumes takes its first steps again"; exit 1; }
same quiet
rm -f "$dir/killed.log"
run killed &
pid=$!
lose taskmanager1 08-join
lose taskmanager2 12-components
wait "$pid"
same killed
