#!/bin/sh
# Regenerates src/php/lineproto_arginfo.h from the stub with php-src's own generator (PHP 8.2's, whose output compiles on 8.2 to 8.6),
# or with --check shows where the committed one differs. Needs php-dev and php-parser from Debian 12.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
generator=$(php-config --prefix)/lib/php/build/gen_stub.php
[ -f "$generator" ] || generator=$(php-config --extension-dir)/build/gen_stub.php
[ -f "$generator" ] || { echo "arginfo: no gen_stub.php found (install php-dev)" >&2; exit 1; }
parser=/usr/share/php/PhpParser
[ -d "$parser" ] || { echo "arginfo: no PhpParser found (install php-parser)" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$generator" "$work/gen_stub.php"
# shellcheck disable=SC2016
version=$(sed -n 's/.*\$version = "\([0-9.]*\)".*/\1/p' "$work/gen_stub.php" | head -n 1)
mkdir -p "$work/PHP-Parser-$version/lib"
cp -r "$parser" "$work/PHP-Parser-$version/lib/PhpParser"
# the generator understands plain types only and takes them from the code anyway; list<string> and callable shapes are for IDEs
sed 's/@param/@phpstan-param/; s/@return/@phpstan-return/' "$root/src/php/lineproto.stub.php" >"$work/lineproto.stub.php"
php "$work/gen_stub.php" "$work/lineproto.stub.php" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
if [ "${1:-}" = --check ]; then
	diff -u "$root/src/php/lineproto_arginfo.h" "$work/lineproto_arginfo.h"
	echo "arginfo: up to date"
else
	cp "$work/lineproto_arginfo.h" "$root/src/php/lineproto_arginfo.h"
fi
