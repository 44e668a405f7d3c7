#!/bin/sh
# Runs PHPTs with their servers and clients under valgrind: no invalid access, no use of uninitialised memory, no leak of malloc'd memory.
#
# usage: sh tests/valgrind.sh [PHPT or folder of PHPTs ...]     without arguments: one of each kind, a few minutes
set -eu
cd "$(dirname "$0")/.."

if [ $# -eq 0 ]; then
	# shellcheck disable=SC2046
	set -- $(sed '/^#/d' tests/valgrind.list)
fi
# --vgdb=no: its pipes cannot be removed by who has become another user
wrapper="valgrind -q --vgdb=no --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite"
wrapper="$wrapper --suppressions=$(pwd)/tests/valgrind.supp --num-callers=20"
# the tests too are processes of ours: in those of the client it is they that use it. What PCRE compiles at run time valgrind cannot follow
mkdir -p build
printf '#!/bin/sh\nexec %s %s -d pcre.jit=0 "$@"\n' "$wrapper" "${PHP:-$(command -v php)}" >build/valgrind.php
chmod +x build/valgrind.php
TEST_PHP=$(pwd)/build/valgrind.php USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1 BUILD=build/valgrind sh tests/run.sh "$@"
