# What is measured: the load generator's flags for each scenario. Sourced by run.sh, which sets
# $idle (silent connections), $idle_select (the same for servers on select()), $drip_lines.
# shellcheck shell=sh disable=SC2034,SC2154

server_scenarios="pingpong1 pingpong50 pingpong1000 pipeline64 big4k churn oneway idle10k
	pingpong50_idle10k drip1k drip64k drip1m broadcast10k"
client_scenarios="client_persistent client_connect client_pipeline"

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
	esac
}

# echo, count or broadcast: what the server has to do.
server_mode() {
	case $1 in
		oneway) echo count ;;
		broadcast10k) echo broadcast ;;
		*) echo echo ;;
	esac
}

# Prints why a server cannot run a scenario; nothing when it can.
unfit() {
	case $2:$1 in
		broadcast10k:floor | broadcast10k:lineproto) ;;
		broadcast10k:*) echo "has no program that broadcasts here" ;;
		pingpong1:sockets | churn:sockets) ;;
		*:sockets) echo "serves one client at a time" ;;
		pingpong50_idle10k:*) if selects "$1"; then echo "select() ends at 1024 descriptors"; fi ;;
	esac
}

# Memory is measured on a new server. Dripping takes some servers a minute, and so does opening and
# closing 10,000 connections.
slices_of() {
	case $1 in
		*idle10k | drip*) echo 1 ;;
		*) echo "$slices" ;;
	esac
}
