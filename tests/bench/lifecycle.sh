# Starting servers, knowing when they listen, and ending them whatever happens. Sourced by run.sh, whose
# $scratch holds a few files for each running server: NAME.pid, NAME.out, NAME.err.
# shellcheck shell=sh disable=SC2154

# start_server NAME MODE, as server_mode() has it: returns when it listens; fails when it does not within ten seconds.
start_server() {
	: >"$scratch/$1.out"
	# It leads a process group of its own, so that its children end with it.
	# shellcheck disable=SC2046,SC2086
	BENCH_SCRATCH=$scratch setsid $pin_server $(server_command "$1" "$2") \
		>"$scratch/$1.out" 2>"$scratch/$1.err" </dev/null &
	echo $! >"$scratch/$1.pid"
	tries=0
	while [ $tries -lt 400 ]; do
		[ -z "$(address_of "$1")" ] || return 0
		kill -0 "$(pid_of "$1")" 2>/dev/null || break
		sleep 0.025
		tries=$((tries + 1))
	done
	return 1
}

pid_of() {
	cat "$scratch/$1.pid"
}

# Empty until the server has said where it listens; each of its workers may.
address_of() {
	sed -n 's/^listening //p' "$scratch/$1.out" | head -n 1
}

# The same of its status page.
status_of() {
	sed -n 's/^status //p' "$scratch/$1.out" | head -n 1
}

stop_server() {
	[ -f "$scratch/$1.pid" ] || return 0
	group=$(pid_of "$1")
	rm -f "$scratch/$1.pid"
	kill -TERM "-$group" 2>/dev/null || true
	tries=0
	while kill -0 "-$group" 2>/dev/null && [ $tries -lt 40 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
	kill -KILL "-$group" 2>/dev/null || true
	wait "$group" 2>/dev/null || true
}

stop_all() {
	for pid_file in "$scratch"/*.pid; do
		if [ -f "$pid_file" ]; then
			stop_server "$(basename "$pid_file" .pid)"
		fi
	done
}

clean_up() {
	stop_all
	rm -rf "$scratch"
}
