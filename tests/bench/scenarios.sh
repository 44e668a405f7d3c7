# What is measured: the load generator's flags for each scenario. Sourced by run.sh, which sets
# $idle (silent connections), $idle_select (the same for servers on select()), $idle_tls, $drip_lines, $reloads, $reload_seconds (without
# one), $watch_seconds (with $watch_pages pages open, and as many without), $scratch.
# shellcheck shell=sh disable=SC2034,SC2154

server_scenarios="pingpong1 pingpong50 pingpong1000 pipeline64 big4k churn oneway idle10k
	pingpong50_idle10k drip1k drip64k drip1m broadcast10k
	tls_handshake tls_resumed tls_pingpong50 tls_pipeline64 tls_big4k tls_idle
	reload watched_idle watched_busy"
client_scenarios="client_persistent client_connect client_pipeline client_tls_persistent client_tls_connect"
parts="scoreboard"

load_flags() {
	case $1 in
		pingpong1) echo "--mode exchange --connections 1" ;;
		pingpong50) echo "--mode exchange --connections 50" ;;
		pingpong1000) echo "--mode exchange --connections 1000" ;;
		pipeline64) echo "--mode exchange --connections 50 --depth 64" ;;
		big4k) echo "--mode exchange --connections 10 --depth 16 --length 4096" ;;
		churn) echo "--mode churn --connections 50" ;;
		oneway) echo "--mode oneway --length 100" ;;
		idle10k) if selects "$2"; then echo "--mode idle --idle $idle_select"; else echo "--mode idle --idle $idle"; fi ;;
		pingpong50_idle10k) echo "--mode exchange --connections 50 --idle $idle" ;;
		broadcast10k) echo "--mode broadcast --connections $idle --length 97" ;;
		drip1k) echo "--mode drip --connections 16 --length 1024 --lines $drip_lines" ;;
		drip64k) echo "--mode drip --connections 16 --length 65536 --lines $drip_lines" ;;
		drip1m) echo "--mode drip --connections 16 --length 1048576 --lines $drip_lines" ;;
		tls_handshake) echo "--mode churn --connections 50 --tls $scratch/cert.pem" ;;
		tls_resumed) echo "--mode churn --connections 50 --tls $scratch/cert.pem --resume" ;;
		tls_idle) echo "--mode idle --idle $idle_tls --tls $scratch/cert.pem" ;;
		reload) echo "--mode reload --connections 200 --seconds $reload_seconds --reloads $reloads" ;;
		watched_idle) echo "--mode watch --connections 0 --watchers $watch_pages --seconds $watch_seconds --status $(status_of "$2")" ;;
		watched_busy) echo "--mode watch --connections 200 --watchers 100 --seconds $watch_seconds --status $(status_of "$2")" ;;
		tls_*) echo "$(load_flags "${1#tls_}" "$2") --tls $scratch/cert.pem" ;;
	esac
}

# echo, count, broadcast, reload, watched or tls CERTIFICATE KEY: what the server has to do.
server_mode() {
	case $1 in
		reload) echo reload ;;
		watched_*) echo watched ;;
		oneway) echo count ;;
		broadcast10k) echo broadcast ;;
		tls_* | client_tls_*) echo "tls $scratch/cert.pem $scratch/key.pem" ;;
		*) echo echo ;;
	esac
}

# Prints why a server or client cannot run a scenario; nothing when it can.
unfit() {
	case $2:$1 in
		broadcast10k:floor | broadcast10k:lineproto) ;;
		broadcast10k:*) echo "has no program that broadcasts here" ;;
		oneway:workers) echo "counts in each worker by itself" ;;
		reload:lineproto | reload:workers | watched_*:lineproto | watched_*:workers) ;;
		reload:* | watched_*:*) echo "is not reloaded and not watched here" ;;
		scoreboard:floor | scoreboard:lineproto | scoreboard:workers) ;;
		scoreboard:*) echo "is not taken apart here" ;;
		*tls_*:lineproto) [ "$lineproto_tls" = yes ] || echo "was built without OpenSSL" ;;
		tls_resumed:stream_select | tls_resumed:workerman) echo "PHP's streams give each connection ticket keys of its own" ;;
		tls_resumed:swoole) echo "does not resume sessions" ;;
		tls_idle:stream_select | tls_idle:workerman) if selects "$1" && [ "$idle_tls" -gt 900 ]; then echo "select() ends at 1024 descriptors"; fi ;;
		tls_*:floor | tls_*:stream_select | tls_*:swoole | tls_*:workerman) ;;
		client_tls_*:floor | client_tls_*:streams) ;;
		*tls_*:*) echo "has no program that speaks TLS here" ;;
		client_*) ;;
		pingpong1:sockets | churn:sockets) ;;
		*:sockets) echo "serves one client at a time" ;;
		pingpong50_idle10k:*) if selects "$1"; then echo "select() ends at 1024 descriptors"; fi ;;
	esac
}

# Memory is measured on a new server. Dripping takes some servers a minute, and so does opening and
# closing 10,000 connections. What is measured over seconds is done a few times only.
slices_of() {
	case $1 in
		*idle10k | tls_idle | drip*) echo 1 ;;
		reload | watched_*) if [ "$slices" -gt 2 ]; then echo 2; else echo "$slices"; fi ;;
		*) echo "$slices" ;;
	esac
}

# Prints why a scenario cannot be measured here; nothing when it can.
impossible() {
	case $1 in
		*tls_*) [ "$has_openssl" = yes ] || echo "there is no OpenSSL with headers, pkg-config and its program" ;;
	esac
}
