#!/usr/bin/env bash
# Ends what up.sh DIR started.
set -euo pipefail
dir=${1:?the folder of up.sh}
[[ -s $dir/pids ]] || { echo "$dir/pids: nothing runs"; exit 0; }
while read -r _ pid; do
	kill "$pid" 2>/dev/null || true
done <"$dir/pids"
while read -r name pid; do
	for _ in {1..50}; do
		kill -0 "$pid" 2>/dev/null || break
		sleep .2
	done
	if kill -0 "$pid" 2>/dev/null; then
		echo "$name does not end by itself"
		kill -9 "$pid"
	fi
done <"$dir/pids"
rm -rf "$dir/pids" "$dir/artifacts" # the program, once for each job
