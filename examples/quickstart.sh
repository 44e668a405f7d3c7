#!/bin/sh
# From nothing to a PHP server that talks to its client, in one command: installs what is missing (Debian and its kin), builds the
# extension inside this folder, runs the two programs of the README against each other and shows what each prints.
#
# usage: sh examples/quickstart.sh
set -eu
cd "$(dirname "$0")/.."

. tests/toolchain.sh
need_php
build_extension build/quickstart

port=10008
work=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

# The documents' port, or, when somebody has it already, whichever the kernel gives.
start_server() {
	# shellcheck disable=SC2016
	php -d extension="$extension" -r '
		$ready = fn($server) => file_put_contents($argv[2], $server->addresses()[0]);
		try {
			lineproto_serve($argv[1], null, ["on_start" => $ready]);
		} catch (Lineproto\BindException $e) {
			fwrite(STDERR, $e->getMessage() . "\n");
			exit(75);
		}
	' "$1" "$work/address" >"$work/server" 2>"$work/errors" &
	server=$!
	while ! [ -s "$work/address" ]; do
		if ! kill -0 "$server" 2>/dev/null; then
			status=0
			wait "$server" || status=$?
			server=
			return "$status"
		fi
		sleep 0.1
	done
}

if ! start_server "tcp://127.0.0.1:$port"; then
	echo "Port $port is taken ($(cat "$work/errors")); taking another one."
	start_server tcp://127.0.0.1:0 || { cat "$work/errors" >&2; exit 1; }
fi
address=$(cat "$work/address")
echo "The server listens on $address (process $server)."

echo
echo "--- php examples/client.php prints:"
php -d extension="$extension" examples/client.php "$address"
kill "$server"
wait "$server"
server=
echo
echo "--- the server has printed:"
cat "$work/server"
echo
echo "It works. To run it by hand:"
echo "  php -d extension=$extension examples/server.php"
echo "and in another terminal:"
echo "  php -d extension=$extension examples/client.php"
