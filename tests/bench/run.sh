#!/bin/sh
# Measures every server in every scenario, one after the other, and writes tables of the results.
# README.md says what is measured. Everything runs on the loopback, on ports that the kernel chooses,
# and everything that was started is ended, also on Ctrl-C.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
PHP=${PHP:-php}
CC=${CC:-cc}

usage() {
	cat <<-'END'
	usage: run.sh [options]
	  --quick            seconds instead of minutes: shows that it runs, the figures mean nothing
	  --rounds N         rounds; the median counts (5)
	  --seconds S        measured time of each run (2)
	  --scenario NAME    only this one; may be given several times
	  --server NAME      only this server or client; may be given several times
	  --out DIR          where the results go (tests/bench/results)
	  --strict           fail when a goal of goals.tsv is missed
	environment: PHP, CC, NODE, PYTHON, LINEPROTO_SO, SWOOLE_SO, EVENT_SO, WORKERMAN_AUTOLOAD,
	  REACTPHP_AUTOLOAD, SERVER_CPU (0), LOAD_CPU (1)
	END
}

rounds=5
seconds=2
warm_up=0.3
idle=10000
idle_select=900
drip_lines=2
only_scenarios=
only_servers=
out=$here/results
strict=
while [ $# -gt 0 ]; do
	case $1 in
		--quick) rounds=1 seconds=0.2 warm_up=0.1 idle=500 idle_select=500 drip_lines=1 ;;
		--rounds) rounds=$2; shift ;;
		--seconds) seconds=$2; shift ;;
		--scenario) only_scenarios="$only_scenarios $2"; shift ;;
		--server) only_servers="$only_servers $2"; shift ;;
		--out) out=$2; shift ;;
		--strict) strict=1 ;;
		--help) usage; exit 0 ;;
		*) usage >&2; exit 2 ;;
	esac
	shift
done

# shellcheck source=peers.sh
. "$here/peers.sh"
# shellcheck source=scenarios.sh
. "$here/scenarios.sh"

scratch=$(mktemp -d)
server_pid=
failures=0

# A server leads a process group of its own, so that its children end with it.
stop_server() {
	[ -n "$server_pid" ] || return 0
	kill -TERM "-$server_pid" 2>/dev/null || true
	tries=0
	while kill -0 "-$server_pid" 2>/dev/null && [ $tries -lt 40 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
	kill -KILL "-$server_pid" 2>/dev/null || true
	wait "$server_pid" 2>/dev/null || true
	server_pid=
}

clean_up() {
	stop_server
	rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

say() {
	printf '%s\n' "$*" >&2
}

build() {
	"$CC" -std=c11 -O2 -Wall -Wextra -o "$scratch/floor" "$here/floor.c"
	"$CC" -std=c11 -O2 -Wall -Wextra -o "$scratch/load" "$here/load.c" "$here"/load/*.c
	"$CC" -std=c11 -O2 -Wall -Wextra -o "$scratch/client_floor" "$here/client_floor.c" \
		"$here/load/line.c" "$here/load/wire.c"
}

# Server and load each get a processor, where there are two.
choose_processors() {
	pin_server=
	pin_load=
	if command -v taskset >/dev/null && [ "$(getconf _NPROCESSORS_ONLN)" -gt 1 ]; then
		pin_server="taskset -c ${SERVER_CPU:-0}"
		pin_load="taskset -c ${LOAD_CPU:-1}"
	else
		say "bench: one processor only or no taskset, nothing is pinned: the figures will be rough"
	fi
}

# Server and load hold 10,000 connections each.
raise_limits() {
	hard=$(prlimit --nofile --output HARD --noheadings | tr -d ' ')
	prlimit --pid $$ --nofile="$hard:$hard"
	if [ "$hard" != unlimited ] && [ "$hard" -lt $((idle + 1300)) ]; then
		idle=$((hard - 1300))
		say "bench: only $hard descriptors are allowed, so there are $idle idle connections and not 10000"
	fi
}

# start_server NAME echo|count: sets server_pid and address, or fails.
start_server() {
	: >"$scratch/out"
	# shellcheck disable=SC2046,SC2086
	BENCH_SCRATCH=$scratch setsid $pin_server $(server_command "$1" "$2") \
		>"$scratch/out" 2>"$scratch/err" </dev/null &
	server_pid=$!
	tries=0
	while [ $tries -lt 400 ]; do
		address=$(sed -n 's/^listening //p' "$scratch/out")
		[ -z "$address" ] || return 0
		kill -0 "$server_pid" 2>/dev/null || break
		sleep 0.025
		tries=$((tries + 1))
	done
	return 1
}

# run_server SCENARIO SERVER: prints its row.
run_server() {
	start_server "$2" "$(server_mode "$1")" || return 1
	# shellcheck disable=SC2046,SC2086
	timeout 180 $pin_load "$scratch/load" --scenario "$1" --server "$2" --to "$address" \
		--pid "$server_pid" --output "$scratch/out" --seconds "$seconds" --warm-up "$warm_up" \
		$(load_flags "$1" "$2")
}

# run_client SCENARIO CLIENT: the floor answers all of them.
run_client() {
	start_server floor echo || return 1
	# shellcheck disable=SC2046,SC2086
	timeout 180 $pin_load $(client_command "$2") "$1" "$address" "$seconds"
}

# run_one KIND SCENARIO NAME ROUND
run_one() {
	if "run_$1" "$2" "$3" >"$scratch/row"; then
		row=$(cat "$scratch/row")
		printf '%s\t%s\n' "$4" "$row" >>"$rows"
		say "bench: $2, round $4, $3: $(printf '%s' "$row" | cut -f 6) ns"
	else
		failures=$((failures + 1))
		say "bench: $2, round $4, $3: FAILED"
		tail -n 5 "$scratch/err" >&2
	fi
	stop_server
}

# wanted NAME LIST: an empty list has everyone.
wanted() {
	case " $2 " in
		"  " | *" $1 "*) return 0 ;;
		*) return 1 ;;
	esac
}

# known ASKED ALL: a name that is nobody's is a slip of the pen.
known() {
	for name in $1; do
		case " $2 " in
			*[[:space:]]"$name"[[:space:]]*) ;;
			*)
				say "bench: there is no \"$name\" among: $2"
				exit 2
				;;
		esac
	done
}

# Those that are asked for and can take part.
participants() {
	for name in $1; do
		if wanted "$name" "$only_servers" && [ -z "$(missing "$name")" ]; then
			printf '%s ' "$name"
		fi
	done
}

# run_scenario KIND SCENARIO NAMES: round by round, so that a slow minute of the machine hits all alike.
run_scenario() {
	round=1
	while [ $round -le "$(rounds_of "$2")" ]; do
		for name in $3; do
			if [ "$1" = client ] || [ -z "$(unfit "$name" "$2")" ]; then
				run_one "$1" "$2" "$name" "$round"
			fi
		done
		round=$((round + 1))
	done
}

known "$only_scenarios" "$server_scenarios $client_scenarios"
known "$only_servers" "$servers $clients"
build
choose_processors
raise_limits
find_peers
mkdir -p "$out"
server_list=$(participants "$servers")
client_list=$(participants "$clients")
rows=$out/rows.tsv
printf 'round\t%s\n' "$("$scratch/load" --header)" >"$rows"

for scenario in $server_scenarios; do
	if wanted "$scenario" "$only_scenarios"; then
		run_scenario server "$scenario" "$server_list"
	fi
done
for scenario in $client_scenarios; do
	if wanted "$scenario" "$only_scenarios"; then
		run_scenario client "$scenario" "$client_list"
	fi
done

awk -f "$here/summary.awk" "$rows" >"$out/summary.tsv"
{
	awk -f "$here/table.awk" "$here/goals.tsv" "$out/summary.tsv"
	describe_environment
	for name in $servers; do
		reason=$(missing "$name")
		[ -z "$reason" ] || echo "- left out: $name ($reason)"
	done
} >"$out/results.md"
cat "$out/results.md"

if [ $failures -gt 0 ]; then
	say "bench: $failures runs failed"
	exit 1
fi
if [ -n "$strict" ] && grep -q '| missed |' "$out/results.md"; then
	say "bench: a goal was missed"
	exit 1
fi
