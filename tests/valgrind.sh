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
wrapper="valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite"
wrapper="$wrapper --suppressions=$(pwd)/tests/valgrind.supp --num-callers=20"
TEST_WRAPPER=$wrapper USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1 PHP_ARGS="-d pcre.jit=0" BUILD=build/valgrind sh tests/run.sh "$@"
