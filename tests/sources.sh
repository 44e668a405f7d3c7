#!/bin/sh
# Compares the three lists of sources: the folders, config.m4 and config.w32. Prints what differs.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# of TLS one of two ways is built
find src/core src/php -name '*.c' ! -path 'src/core/tls.c' ! -path 'src/core/tls_[bcinsv]*.c' -o -path src/core/tls_config.c | sed 's/.*\///; s/\.c$//; s/_posix$//; s/_win32$//' \
	| sort -u >"$work/folders"
sed -n '/lineproto_core=/,/^$/p' config.m4 | sed -n '/lineproto_core="/,/"$/p; /lineproto_php="/,/"$/p' \
	| tr -d '\\"' | sed 's/lineproto_[a-z]*=//' | tr -s ' \n' '\n\n' | grep . | grep -vF '$lineproto_tls' | sed 's/_posix$//' | sort -u >"$work/m4"
sed -n '/lineproto_sources/,/;/p' config.w32 | grep -o '"[a-z0-9_ ]*"' | tr -d '"' | tr -s ' ' '\n' | grep . | grep -vx lineproto | sed 's/_win32$//' | sort -u >"$work/w32"
diff "$work/folders" "$work/m4"
# where there is no fork(), nobody inherits either
grep -vx -e supervisor_heirs -e supervisor_seats "$work/folders" | diff - "$work/w32"
