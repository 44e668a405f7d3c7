# Who takes part: how each server and client is started, and why one is left out. Sourced by run.sh.
# It uses $PHP, $here, $tree and $scratch of run.sh.
# shellcheck shell=sh disable=SC2034,SC2154

servers="floor lineproto workers session stream_select sockets reactphp workerman swoole twisted node"
clients="floor lineproto streams sockets swoole"

# php_has FLAGS EXTENSION: does PHP, started with these flags, have it?
php_has() {
	# shellcheck disable=SC2086
	"$PHP" $1 -r "exit(extension_loaded('$2') ? 0 : 1);" >/dev/null 2>&1
}

# The flags that load an extension: none when php.ini has it already, else what the variable names.
extension_flags() {
	if ! php_has "" "$2" && [ -n "$1" ]; then
		printf '%s' "-d extension=$1"
	fi
}

find_python() {
	for python in ${PYTHON:-python3 /usr/bin/python3}; do
		if "$python" -I -c 'import twisted' >/dev/null 2>&1; then
			printf '%s' "$python"
			return
		fi
	done
}

# Finds out once what is there.
find_peers() {
	if [ -z "${LINEPROTO_SO:-}" ] && [ -f "$tree/modules/lineproto.so" ]; then
		LINEPROTO_SO=$tree/modules/lineproto.so
	fi
	# One that was named or built comes before one that php.ini loads.
	if [ -n "${LINEPROTO_SO:-}" ]; then
		lineproto_flags="-d extension=$LINEPROTO_SO"
	else
		lineproto_flags=$(extension_flags lineproto lineproto)
	fi
	swoole_flags=$(extension_flags "${SWOOLE_SO:-}" swoole)
	event_flags=$(extension_flags "${EVENT_SO:-}" event)
	python=$(find_python)
	lineproto_tls=no
	# shellcheck disable=SC2086
	if "$PHP" $lineproto_flags --ri lineproto 2>/dev/null | grep -q '^TLS => OpenSSL'; then
		lineproto_tls=yes
	fi
	has_event=no
	if php_has "$event_flags" event; then
		has_event=yes
	fi
	node=$(command -v "${NODE:-node}" || true)
}

# Prints why a server or client cannot take part; nothing when it can.
missing() {
	case $1 in
		lineproto | workers | session) php_has "$lineproto_flags" lineproto || echo "not built: set LINEPROTO_SO" ;;
		sockets) php_has "" sockets || echo "PHP has no ext-sockets" ;;
		swoole) php_has "$swoole_flags" swoole || echo "not installed: set SWOOLE_SO" ;;
		workerman) [ -f "${WORKERMAN_AUTOLOAD:-}" ] || echo "not installed: set WORKERMAN_AUTOLOAD" ;;
		reactphp) [ -f "${REACTPHP_AUTOLOAD:-}" ] || echo "not installed: set REACTPHP_AUTOLOAD" ;;
		twisted) [ -n "$python" ] || echo "not installed: apt install python3-twisted" ;;
		node) [ -n "$node" ] || echo "not installed: apt install nodejs" ;;
	esac
}

# select() watches descriptors up to 1023 only.
selects() {
	case $1 in
		stream_select) return 0 ;;
		workerman | reactphp) [ "$has_event" = no ] ;;
		*) return 1 ;;
	esac
}

# The command line of a server, in words without blanks. $2: as server_mode() has it.
server_command() {
	case $1:$2 in
		floor:tls*) echo "$scratch/tls_floor ${2#tls }" ;;
		floor:*) echo "$scratch/floor --$2" ;;
		lineproto:* | workers:* | session:*) echo "$PHP $lineproto_flags $here/servers/$1.php $2" ;;
		swoole:*) echo "$PHP $swoole_flags $here/servers/swoole.php $2" ;;
		workerman:* | reactphp:*) echo "$PHP $event_flags $here/servers/$1.php $2" ;;
		twisted:*) echo "$python -I $here/servers/twisted.py $2" ;;
		node:*) echo "$node $here/servers/node.js $2" ;;
		*) echo "$PHP $here/servers/$1.php $2" ;;
	esac
}

client_command() {
	case $1 in
		floor) echo "$scratch/client_floor" ;;
		lineproto) echo "$PHP $lineproto_flags $here/clients/lineproto.php" ;;
		swoole) echo "$PHP $swoole_flags $here/clients/swoole.php" ;;
		*) echo "$PHP $here/clients/$1.php" ;;
	esac
}

# What the figures were taken with; no host name.
describe_environment() {
	sed -n 's/^model name[^:]*: */- Processor: /p' /proc/cpuinfo | head -n 1
	echo "- Linux $(uname -r), $(getconf _NPROCESSORS_ONLN) processors"
	echo "- PHP $("$PHP" -r 'echo PHP_VERSION, PHP_ZTS ? " ZTS" : " NTS", PHP_DEBUG ? " debug" : "";')"
	if [ "$has_openssl" = yes ]; then
		echo "- $(openssl version)"
	fi
	if [ -z "$(missing swoole)" ]; then
		# shellcheck disable=SC2086
		echo "- Swoole $("$PHP" $swoole_flags -r 'echo SWOOLE_VERSION;')"
	fi
	if [ -z "$(missing workerman)" ]; then
		# shellcheck disable=SC2016
		echo "- Workerman $("$PHP" -r 'require $argv[1]; echo Workerman\Worker::VERSION;' "$WORKERMAN_AUTOLOAD")"
	fi
	if [ "$has_event" = yes ]; then
		echo "- Workerman and ReactPHP with ext-event"
	fi
	if [ -n "$python" ]; then
		echo "- Twisted $("$python" -I -c 'import twisted; print(twisted.__version__)')"
	fi
	if [ -n "$node" ]; then
		echo "- Node $("$node" --version)"
	fi
}
