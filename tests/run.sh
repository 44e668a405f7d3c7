#!/bin/sh
# Builds the extension and runs all of its tests on the PHP at hand; ends with "N passed, N failed, N skipped".
#
# usage: sh tests/run.sh [PHPT or folder of PHPTs ...]     without arguments: everything
# PHP, PHPIZE, PHP_CONFIG choose another PHP; TEST_PHP is a command that runs the PHPTs and their servers in its place; PHP_ARGS adds
# arguments; BUILD is the build folder; FUZZ_SECONDS the time that each fuzzer gets (5).
set -u
cd "$(dirname "$0")/.." || exit 1
root=$(pwd)

. tests/toolchain.sh
if [ -z "${PHP:-}" ]; then
	need_php || exit 1
fi
if command -v apt-get >/dev/null 2>&1 && [ -z "${SKIP_INSTALL:-}" ]; then
	need_peers || exit 1
	need_packages php-parser || exit 1   # for php-src's stub generator
	want_watchers "$root/build/tools"
fi
PHP=${PHP:-$(command -v php)}
build_extension "${BUILD:-build/tests}" || exit 1
rm -rf "$build/tests" "$build/examples"   # also those that are no longer there
cp -R tests examples "$build/"

passed=0
failed=0
skipped=0

# One check of the tree: name, command ...
check() {
	name=$1
	shift
	if "$@" >"$build/check.log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $name"
		sed 's/^/    /' "$build/check.log"
	fi
}

# Add up the closing line "N passed, N failed, N skipped" of the log $1.
count_closing_line() {
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$1" | tail -n 1)
	if [ -z "$line" ]; then
		failed=$((failed + 1))
		return
	fi
	passed=$((passed + $(echo "$line" | sed 's/ passed.*//')))
	failed=$((failed + $(echo "$line" | sed 's/.*passed, \([0-9]*\) failed.*/\1/')))
	skipped=$((skipped + $(echo "$line" | sed 's/.*failed, \([0-9]*\) skipped.*/\1/')))
}

if [ $# -eq 0 ]; then
	sh tests/unit/run.sh >"$build/unit.log" 2>&1 &
	unit=$!
fi

# --- PHPTs; a skip is a failure unless tests/expected_skips names its reason ---
echo "Running the PHPTs ..."
rm -f "$build/phpt.results"
# tests/tls makes them, once a run: some of them expire
rm -rf "$build/certificates"
LINEPROTO_CERTIFICATES=$build/certificates
export LINEPROTO_CERTIFICATES
(
	cd "$build" || exit 1
	# shellcheck disable=SC2086
	NO_INTERACTION=1 TEST_PHP_EXECUTABLE=${TEST_PHP:-$PHP} "$PHP" ${PHP_ARGS-} run-tests.php -q -j2 --set-timeout 300 --show-diff \
		-W phpt.results -d extension="$extension" ${PHP_ARGS-} ${RUN_TESTS_ARGS-} "${@:-tests}"
) >"$build/phpt.log" 2>&1
if [ -s "$build/phpt.results" ]; then
	count() { grep -c "^$1" "$build/phpt.results" || true; }
	passed=$((passed + $(count PASSED) + $(count WARNED)))   # WARNED: one with a clock in it, which php-src's runner tries again
	failed=$((failed + $(count FAILED) + $(count BORKED) + $(count LEAKED)))
	sed -n '/^BORKED\|^FAILED\|^WARNED\|^LEAKED/p' "$build/phpt.results"
	sed -n '/^========DIFF/,/^========DONE/p' "$build/phpt.log"
	sed -n 's/.*SKIP.* reason: //p' "$build/phpt.log" | while read -r reason; do
		grep -qxF "$reason" "$root/tests/expected_skips" || echo "$reason"
	done >"$build/unexpected_skips"
	skipped=$((skipped + $(count SKIPPED)))
	if [ -s "$build/unexpected_skips" ]; then
		echo "FAIL skips that tests/expected_skips does not name:"
		sed 's/^/    /' "$build/unexpected_skips"
		failed=$((failed + $(wc -l <"$build/unexpected_skips")))
	fi
else
	tail -n 20 "$build/phpt.log"
	failed=$((failed + 1))
fi

if [ $# -eq 0 ]; then
	echo "Waiting for the unit tests and fuzzers of src/core ..."
	wait "$unit"
	grep -E '^FAIL|ERROR: |runtime error:' "$build/unit.log"
	count_closing_line "$build/unit.log"
	check "the core knows no PHP" sh -c '! grep -rnE "#include[ <\"]+(php|zend|Zend|SAPI|main/)" src/core'
	check "status_page.c is made of status_page.html" "$PHP" tests/status_page.php --check
	check "config.w32 lists the sources of config.m4" sh tests/sources.sh
	if [ "$("$PHP" -r 'echo PHP_MAJOR_VERSION, PHP_MINOR_VERSION;')" = 82 ] && [ -d /usr/share/php/PhpParser ]; then
		check "arginfo is generated from the stub" sh tests/arginfo.sh --check
	fi
	check "the build has no warnings" sh -c '! grep -n "warning:" "$1" | grep -v "configure\|libtool\|obsolete"' - "$build/build.log"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
