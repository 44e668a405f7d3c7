#!/bin/sh
# A cluster on this machine, in one command: redis-server, two nodes of a chat, HAProxy in front of them. Installs what is missing (Debian
# and its kin), says how to try it and what to break, starts again whatever ends, and on Ctrl+C ends all of it.
#
# usage: sh examples/cluster/start.sh
# PORT is where clients come (10013), and the five ports behind it belong to the parts; with PORT=0 all are ports that are free. WORKERS is
# the number of processes of a node (1), RESTART_AFTER how many seconds later what has ended is started again (5), CHECK_EVERY how often
# HAProxy looks at the nodes (1s), PHP another PHP, with lineproto loaded.
set -eu
cd "$(dirname "$0")/../.."
here=examples/cluster
PATH=$PATH:/usr/sbin   # where Debian has HAProxy, and not everybody looks

. tests/toolchain.sh

PORT=${PORT:-10013}
RESTART_AFTER=${RESTART_AFTER:-5}
CHECK_EVERY=${CHECK_EVERY:-1s}
export CHECK_EVERY

complain() {
	echo "start.sh: $*" >&2
	exit 1
}

case ${1-} in
	'') ;;
	-h | --help)
		sed -n '2,/^set /s/^# \{0,1\}//p' "$here/start.sh"
		exit 0 ;;
	*) complain "cannot use \"$1\"; what can be chosen are variables, such as PORT=20000" ;;
esac
case $PORT in
	*[!0-9]* | '' | ??????*) complain "PORT must be a number up to 65530, not \"$PORT\"" ;;
esac
[ "$PORT" -le 65530 ] || complain "PORT must be a number up to 65530, not \"$PORT\""
case $RESTART_AFTER in
	*[!0-9]* | '' | ??????*) complain "RESTART_AFTER must be seconds, not \"$RESTART_AFTER\"" ;;
esac

# --- what it takes ---

# The command $1, from the Debian package $2.
need_program() {
	command -v "$1" >/dev/null 2>&1 && return 0
	command -v dpkg >/dev/null 2>&1 || complain "$1 is not there; install it and run this again"
	need_packages "$2"
}

loads_lineproto() {
	$PHP -r 'exit(extension_loaded("lineproto") ? 0 : 1);' >/dev/null 2>&1
}

if [ -z "${PHP:-}" ]; then
	need_php
	PHP=php
	if ! loads_lineproto; then
		extension=build/quickstart/modules/lineproto.so   # no blanks may come in by the way to here: $PHP is several words
		PHP="php -d extension=$extension"
		# built before, of what is here now?
		if ! loads_lineproto || [ -n "$(find src config.m4 lineproto.c php_lineproto.h -newer "$extension")" ]; then
			build_extension build/quickstart
		fi
	fi
fi
loads_lineproto || complain "\"$PHP\" does not load lineproto"
need_program haproxy haproxy
need_program redis-server redis-server
need_program nc netcat-openbsd

# --- ports ---

# Six ports, a line: those from PORT on, if they are free, or any. These are below the ones that the kernel gives to whoever asks for some
# port, so that they stay free until they are used.
choose_ports() {
	# shellcheck disable=SC2016
	$PHP -r '$held = [];
		for ($left = 1000; count($held) < 6 && $left--; ) {
			$port = $argv[1] ? $argv[1] + count($held) : random_int(20000, 29999);
			if ($socket = @stream_socket_server("tcp://127.0.0.1:$port", $code, $error)) {
				$held[$port] = $socket;
			} elseif ($argv[1]) {
				fwrite(STDERR, "port $port cannot be used ($error)\n");
				exit(1);
			}
		}
		echo implode(" ", array_keys($held));' "$PORT"
}

ports=$(choose_ports) || complain "PORT=N takes N and the five behind it, PORT=0 any that are free"
# shellcheck disable=SC2086
set -- $ports
chat=$1 redis=$6
CHAT=127.0.0.1:$1 NODE_A=127.0.0.1:$2 NODE_B=127.0.0.1:$3 HEALTH_A=$4 HEALTH_B=$5
export CHAT NODE_A NODE_B HEALTH_A HEALTH_B

# --- starting and ending ---

logs=$(mktemp -d)
CONTROL=$logs/haproxy.sock
export CONTROL
pid_redis='' pid_a='' pid_b='' pid_haproxy=''   # of a part that runs; beside them due_*: when one that does not is started again
status=0

# The variable $1_$2.
get() {
	eval "echo \"\$$1_$2\""
}

title() {
	case $1 in
		redis) echo redis-server ;;
		haproxy) echo HAProxy ;;
		*) echo "Node $1" ;;
	esac
}

# A part's process; it replaces the shell that it is run in.
run_node() {
	# shellcheck disable=SC2086
	exec $PHP "$here/node.php" "--name=$1" "--redis=tcp://127.0.0.1:$redis" --trust=127.0.0.1 "--status=127.0.0.1:$3" \
		"--workers=${WORKERS:-1}" "tcp://$2"
}

run() {
	case $1 in
		redis) exec redis-server --bind 127.0.0.1 --port "$redis" --save '' --appendonly no --dir "$logs" ;;
		a) run_node a "$NODE_A" "$HEALTH_A" ;;
		b) run_node b "$NODE_B" "$HEALTH_B" ;;
		haproxy) exec haproxy -db -f "$here/haproxy.cfg" ;;
	esac
}

start() {
	: >"$logs/$1.log"
	(run "$1") >"$logs/$1.log" 2>&1 </dev/null &
	eval "pid_$1=$!"
}

# What an end leaves of it: the id is empty then, its exit status in $status. A process that has ended is seen behind a "sleep", at which the
# shell collects its children.
has_ended() {
	pid=$(get pid "$1")
	if kill -0 "$pid" 2>/dev/null; then
		return 1
	fi
	status=0
	wait "$pid" 2>/dev/null || status=$?
	eval "pid_$1="
}

# Does it serve?
ready() {
	case $1 in
		redis) grep -q 'eady to accept connections' "$logs/redis.log" ;;
		a | b) grep -q '^listening on' "$logs/$1.log" && grep -q ': joined$' "$logs/$1.log" ;;
		haproxy)   # all the way to a node
			# shellcheck disable=SC2016
			$PHP -r '$client = @stream_socket_client("tcp://$argv[1]", $code, $error, 1);
				$client && stream_set_timeout($client, 1);
				exit($client && fgets($client) ? 0 : 1);' "$CHAT" ;;
	esac
}

# Start it and wait until it serves; if it does not, that is the end.
bring_up() {
	start "$1"
	left=200
	until ready "$1"; do
		sleep 0.1
		left=$((left - 1))
		if has_ended "$1" || [ "$left" = 0 ]; then
			tail -n 20 "$logs/$1.log" >&2
			complain "$(title "$1") does not start; above is what it says"
		fi
	done
}

# TERM lets a node finish what it is at, the second one does not; what has hung is killed.
take_down() {
	[ -n "$(get pid "$1")" ] || return 0
	for signal in TERM TERM KILL; do
		has_ended "$1" && return 0
		kill "-$signal" "$(get pid "$1")" 2>/dev/null || true
		left=50
		until has_ended "$1"; do
			sleep 0.1
			left=$((left - 1))
			[ "$left" -gt 0 ] || break
		done
		[ -n "$(get pid "$1")" ] || return 0
	done
}

finish() {
	trap '' INT TERM HUP
	for part in a b haproxy redis; do
		take_down "$part"
	done
	rm -rf "$logs"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

for part in redis a b haproxy; do
	bring_up "$part"
done

cat <<TEXT
It runs. Clients come to $CHAT, in as many terminals as you like:
  nc 127.0.0.1 $chat

Node a       process $pid_a, $NODE_A, http://127.0.0.1:$HEALTH_A/
Node b       process $pid_b, $NODE_B, http://127.0.0.1:$HEALTH_B/
HAProxy      process $pid_haproxy, $CHAT, $CONTROL
redis-server process $pid_redis, 127.0.0.1:$redis
The logs are in $logs

  kill $pid_a        node a drains: it answers what has come, and lets its clients go
  kill -9 $pid_a     node a dies: its clients are cut off, and find node b when they come again
  kill -9 $pid_redis     Redis dies: each node is a chat of its own
  echo 'set server chat/a state drain' | nc -U -N $CONTROL     who comes goes to node b, who is at node a stays

What has ended is started again $RESTART_AFTER seconds later. Ctrl+C ends all of it.
TEXT

while :; do
	sleep 0.3
	for part in redis a b haproxy; do
		if [ -n "$(get pid "$part")" ]; then
			has_ended "$part" || continue
			echo "$(title "$part") has ended (status $status); it starts again in $RESTART_AFTER seconds"
			eval "due_$part=$(($(date +%s) + RESTART_AFTER))"
		elif [ "$(date +%s)" -ge "$(get due "$part")" ]; then
			start "$part"
			echo "$(title "$part") starts again, process $(get pid "$part")"
		fi
	done
done
