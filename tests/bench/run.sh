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
	  --rounds N         rounds, each with new servers (3)
	  --slices N         slices of a round, in which every server is measured once (8)
	  --seconds S        measured time of a slice (0.3)
	  --scenario NAME    only this one; may be given several times
	  --server NAME      only this server or client; may be given several times
	  --out DIR          where the results go (tests/bench/results)
	  --strict           fail when a goal of goals.tsv is missed
	environment: PHP, CC, NODE, PYTHON, LINEPROTO_SO, SWOOLE_SO, EVENT_SO, WORKERMAN_AUTOLOAD,
	  REACTPHP_AUTOLOAD, SERVER_CPU (0), LOAD_CPU (1)
	END
}

rounds=3
slices=8
seconds=0.3
warm_up=0.1
idle=10000
idle_select=900
idle_tls=2000
drip_lines=2
reloads=10
reload_seconds=3
watch_seconds=6
watch_pages=1
only_scenarios=
only_servers=
out=$here/results
strict=
while [ $# -gt 0 ]; do
	case $1 in
		--quick) rounds=1 slices=1 seconds=0.1 warm_up=0.05 idle=500 idle_select=500 idle_tls=100 drip_lines=1
			reloads=2 reload_seconds=0.3 watch_seconds=0.6 watch_pages=10 ;;
		--rounds) rounds=$2; shift ;;
		--slices) slices=$2; shift ;;
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
# shellcheck source=lifecycle.sh
. "$here/lifecycle.sh"

scratch=$(mktemp -d)
failures=0
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

say() {
	printf '%s\n' "$*" >&2
}

build() {
	"$CC" -std=c11 -O2 -Wall -Wextra -o "$scratch/floor" "$here/floor.c"
	tls=$here/load/tls/none.c
	find_openssl
	if [ "$has_openssl" = yes ]; then
		openssl_flags=$(pkg-config --cflags --libs openssl)
		tls="$here/load/tls/openssl.c $openssl_flags"
		# shellcheck disable=SC2086
		"$CC" -std=c11 -O2 -Wall -Wextra -o "$scratch/tls_floor" "$here/tls_floor.c" $openssl_flags
	fi
	# shellcheck disable=SC2086
	"$CC" -std=c11 -O2 -Wall -Wextra -o "$scratch/load" "$here/load.c" "$here"/load/*.c $tls
	core=$tree/src/core
	"$CC" -std=gnu11 -O2 -Wall -Wextra -o "$scratch/scoreboard" "$here/scoreboard.c" "$core/scoreboard.c" "$core/stats.c" \
		"$core/latency.c" "$core/clock.c"
	# shellcheck disable=SC2086
	"$CC" -std=c11 -O2 -Wall -Wextra -o "$scratch/client_floor" "$here/client_floor.c" \
		"$here/load/line.c" "$here/load/stream.c" "$here/load/wire.c" $tls
}

# Who speaks TLS has one certificate and key, made anew for each run.
find_openssl() {
	has_openssl=no
	if pkg-config --exists 'openssl >= 1.1.1' 2>/dev/null && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
		-subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 -keyout "$scratch/key.pem" -out "$scratch/cert.pem" 2>"$scratch/openssl.err"; then
		has_openssl=yes
	fi
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

# measure_server SCENARIO SERVER: prints its row.
measure_server() {
	# shellcheck disable=SC2046,SC2086
	timeout 180 $pin_load "$scratch/load" --scenario "$1" --server "$2" --to "$(address_of "$2")" \
		--pid "$(pid_of "$2")" --output "$scratch/$2.out" --seconds "$seconds" --warm-up "$warm_up" \
		$(load_flags "$1" "$2")
}

# measure_client SCENARIO CLIENT: the floor answers all of them.
measure_client() {
	# shellcheck disable=SC2046,SC2086
	timeout 180 $pin_load $(client_command "$2") "$1" "$(address_of floor)" "$seconds" "$scratch/cert.pem"
}

# measure_part PART SERVER: a piece of the extension by itself, in a program of its own.
measure_part() {
	# shellcheck disable=SC2086
	timeout 180 $pin_server "$scratch/$1" "$2" "$seconds"
}

fail() {
	failures=$((failures + 1))
	say "bench: $1, $2: FAILED"
	if [ -f "$scratch/$2.err" ]; then
		tail -n 5 "$scratch/$2.err" >&2
	fi
}

# measure KIND SCENARIO NAME SLICE
measure() {
	if "measure_$1" "$2" "$3" >"$scratch/row"; then
		while IFS= read -r row; do
			printf '%s\t%s\n' "$4" "$row" >>"$rows"
		done <"$scratch/row"
		say "bench: $2, $4, $3: $(cut -f 6 "$scratch/row" | tr '\n' ' ')ns"
	else
		fail "$2" "$3"
	fi
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

# The servers of a scenario that are up; one that does not start has failed.
start_all() {
	up=
	for name in $2; do
		if [ -n "$(unfit "$name" "$1")" ]; then
			continue
		elif start_server "$name" "$(server_mode "$1")"; then
			up="$up $name"
		else
			fail "$1" "$name"
		fi
	done
}

# run_round KIND SCENARIO NAMES ROUND: slice by slice, so that a slow second of the machine hits all
# alike; the servers that are not measured only wait.
run_round() {
	if [ "$1" = server ]; then
		start_all "$2" "$3"
	else
		[ "$1" = part ] || start_all "$2" floor
		up=
		for name in $3; do
			[ -n "$(unfit "$name" "$2")" ] || up="$up $name"
		done
	fi
	slice=1
	while [ $slice -le "$(slices_of "$2")" ]; do
		for name in $up; do
			measure "$1" "$2" "$name" "$4.$slice"
		done
		slice=$((slice + 1))
	done
	stop_all
}

# run_scenarios KIND SCENARIOS NAMES
run_scenarios() {
	for scenario in $2; do
		wanted "$scenario" "$only_scenarios" || continue
		reason=$(impossible "$scenario")
		if [ -n "$reason" ]; then
			say "bench: $scenario is left out: $reason"
			continue
		fi
		round=1
		while [ $round -le "$rounds" ]; do
			run_round "$1" "$scenario" "$3" $round
			round=$((round + 1))
		done
	done
}

known "$only_scenarios" "$server_scenarios $client_scenarios $parts"
known "$only_servers" "$servers $clients"
build
choose_processors
raise_limits
find_peers
mkdir -p "$out"
server_list=$(participants "$servers")
client_list=$(participants "$clients")
rows=$out/rows.tsv
printf 'slice\t%s\n' "$("$scratch/load" --header)" >"$rows"

run_scenarios server "$server_scenarios" "$server_list"
run_scenarios client "$client_scenarios" "$client_list"
run_scenarios part "$parts" "$server_list"

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
