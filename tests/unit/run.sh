#!/bin/sh
# Builds src/core without PHP and runs its unit tests and fuzzers, under AddressSanitizer and UBSan.
#
# usage: tests/unit/run.sh [name...]        only these: address, loop, fuzz_frame, ...
#
# Everything is built and run twice: as this system has it, and as a BSD has it, with kqueue (the system's own, or the
# stand-in of tests/kqueue) and without epoll and accept4. A test file that needs linker options of its own names
# them in its opening comment, behind "link:". Ends with the line "N passed, N failed, N skipped"; a file of src/core that
# does not compile counts as failed and does not keep the other tests from running.
#
# Environment: CC, CFLAGS, LIBS; SANITIZE=address,undefined (empty: none); FUZZ_SECONDS=5 (0: no fuzzing); JOBS;
# SCRATCH: a folder to build in and to keep.
set -u

root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1

link_options() {
	sed -n 's/^.*link: *\(-[^*]*[^* ]\).*$/\1/p' "$1" | head -n 1
}

# The worker: one source file into one object. Prints what the compiler says, leaves a note when it fails.
compile() {
	variant=$1 source=$2
	name=$(basename "$source" .c)
	flags=$(cat "$SCRATCH/$variant/flags")
	# shellcheck disable=SC2086  # flags are words
	if ! $CC $flags -c -o "$SCRATCH/$variant/$name.o" "$root/$source" >"$SCRATCH/$variant/$name.log" 2>&1; then
		echo "$source does not compile ($variant):"
		cat "$SCRATCH/$variant/$name.log"
		echo "$source" >"$SCRATCH/results/compile.$variant.$name.failed"
	fi
}

# The worker: link one test with one variant of the core and run it.
run_test() {
	variant=$1 source=$2
	object=$(basename "$source" .c)
	name=${object#test_}
	label=$name
	program=$SCRATCH/$variant/$object
	log=$SCRATCH/$variant/$object.run.log
	driver='' arguments=''
	[ "$variant" = plain ] || label="$name ($variant)"
	case $name in
		fuzz_*)
			driver=$SCRATCH/tests/standalone.o arguments=$FUZZ_SECONDS
			ASAN_OPTIONS=abort_on_error=1:${ASAN_OPTIONS:-} UBSAN_OPTIONS=abort_on_error=1:${UBSAN_OPTIONS:-}
			export ASAN_OPTIONS UBSAN_OPTIONS ;;
	esac
	# shellcheck disable=SC2046,SC2086  # options and paths without blanks are words
	$CC $LINK_FLAGS -o "$program" "$SCRATCH/tests/$object.o" $driver $(link_options "$root/$source") \
		"$SCRATCH/tests/support.a" "$SCRATCH/$variant/core.a" $LIBS $(cat "$SCRATCH/$variant/libs") >"$log" 2>&1
	code=$?
	if [ "$code" -eq 0 ]; then
		# shellcheck disable=SC2086
		(cd "$SCRATCH" && "$program" $arguments) >"$log" 2>&1
		code=$?
	fi
	case $code in
		0) result=passed ;;
		77) result=skipped ;;
		*) result=failed ;;
	esac
	echo "$label" >"$SCRATCH/results/test.$variant.$object.$result"
	if [ "$result" = failed ]; then
		echo "FAILED: $label (exit code $code)"
		head -n 100 "$log"
	else
		sed "s/^$name:/$label:/" "$log"
	fi
}

case ${1:-} in
	--compile) compile "$2" "$3"; exit 0 ;;
	--run) run_test "$2" "$3"; exit 0 ;;
esac

CC=${CC:-gcc}
command -v "$CC" >/dev/null || CC=cc
LIBS=${LIBS:-}
FUZZ_SECONDS=${FUZZ_SECONDS:-5}
JOBS=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)}
sanitize=${SANITIZE-address,undefined}

if [ -n "${SCRATCH:-}" ]; then
	mkdir -p "$SCRATCH" && SCRATCH=$(cd "$SCRATCH" && pwd) || exit 1
	rm -rf "$SCRATCH/plain" "$SCRATCH/kqueue" "$SCRATCH/tests" "$SCRATCH/results"
else
	SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/lineproto-unit.XXXXXX") || exit 1
	trap 'rm -rf "$SCRATCH"' EXIT
	trap 'exit 130' INT TERM
fi
mkdir -p "$SCRATCH/plain" "$SCRATCH/kqueue" "$SCRATCH/tests" "$SCRATCH/results" || exit 1

# Does this program compile and link?  have 'text of it' [options]
have() {
	printf '%s\n' "$1" >"$SCRATCH/probe.c"
	shift
	"$CC" -o "$SCRATCH/probe" "$@" "$SCRATCH/probe.c" >/dev/null 2>&1
}

if [ -n "$sanitize" ] && ! have 'int main(void) { return 0; }' "-fsanitize=$sanitize"; then
	echo "$CC has no -fsanitize=$sanitize here: running without it"
	sanitize=
fi
LINK_FLAGS="-g ${CFLAGS:-}"
[ -z "$sanitize" ] || LINK_FLAGS="$LINK_FLAGS -fsanitize=$sanitize -fno-sanitize-recover=all -fno-omit-frame-pointer"
flags="-std=gnu11 -O1 -Wall -Wextra -Werror $LINK_FLAGS"

plain=
have '#include <sys/epoll.h>
int main(void) { return epoll_create1(0); }' && plain="$plain -DHAVE_EPOLL_CREATE1"
have '#define _GNU_SOURCE
#include <sys/socket.h>
int main(void) { return accept4(0, 0, 0, 0); }' && plain="$plain -DHAVE_ACCEPT4"

kqueue='-DHAVE_KQUEUE' kqueue_libs='' kqueue_source=''
kqueue_probe='#include <sys/types.h>
#include <sys/event.h>
int main(void) { return kqueue(); }'
if have "$kqueue_probe"; then
	:
elif pkg-config --exists libkqueue 2>/dev/null; then
	kqueue="$kqueue $(pkg-config --cflags libkqueue)" kqueue_libs=$(pkg-config --libs libkqueue)
else
	kqueue="$kqueue -I$root/tests/kqueue" kqueue_source=tests/kqueue/kqueue.c
fi

# TLS as config.m4 has it: with OpenSSL's files, or with the one in their place
tls='' tls_libs='' no_tls='tls_none'
if pkg-config --exists 'openssl >= 1.1.1' 2>/dev/null; then
	tls=$(pkg-config --cflags openssl) tls_libs=$(pkg-config --libs openssl)
else
	no_tls='tls tls_bio tls_context tls_info tls_names tls_session tls_verify'
fi
plain="$plain $tls"
kqueue="$kqueue $tls"

echo "$flags $plain" >"$SCRATCH/plain/flags"
echo "$flags $kqueue" >"$SCRATCH/kqueue/flags"
echo "$flags" >"$SCRATCH/tests/flags"
echo "$tls_libs" >"$SCRATCH/plain/libs"
echo "$kqueue_libs $tls_libs" >"$SCRATCH/kqueue/libs"
export CC LIBS LINK_FLAGS SCRATCH FUZZ_SECONDS

wanted() {
	[ -z "$only" ] && return 0
	case " $only " in
		*" $1 "*) return 0 ;;
		*) return 1 ;;
	esac
}
only=$*

cd "$root" || exit 1
{
	for source in src/core/*.c $kqueue_source; do
		case $source in
			*_win32.c) continue ;;
		esac
		case " $no_tls " in
			*" $(basename "$source" .c) "*) continue ;;
		esac
		case $source in
			src/core/*) echo "plain $source" ;;
		esac
		echo "kqueue $source"
	done
	for source in tests/unit/*.c tests/fuzz/*.c; do
		[ -f "$source" ] && echo "tests $source"
	done
} >"$SCRATCH/compile.list"
xargs -n 2 -P "$JOBS" sh "$root/tests/unit/run.sh" --compile <"$SCRATCH/compile.list"

support=
for source in tests/unit/*.c tests/fuzz/*.c; do
	name=$(basename "$source" .c)
	case $name in
		test_*|fuzz_*|standalone) ;;
		*) support="$support $SCRATCH/tests/$name.o" ;;
	esac
done
# shellcheck disable=SC2086
ar rc "$SCRATCH/tests/support.a" $support
for variant in plain kqueue; do
	ar rc "$SCRATCH/$variant/core.a" "$SCRATCH/$variant"/*.o
done

{
	if [ "$FUZZ_SECONDS" != 0 ]; then
		for source in tests/fuzz/fuzz_*.c; do
			wanted "$(basename "$source" .c)" && echo "plain $source"
		done
	fi
	for variant in plain kqueue; do
		for source in tests/unit/test_*.c; do
			name=$(basename "$source" .c)
			wanted "${name#test_}" && echo "$variant $source"
		done
	done
} >"$SCRATCH/run.list"
xargs -n 2 -P "$JOBS" sh "$root/tests/unit/run.sh" --run <"$SCRATCH/run.list"

count() {
	find "$SCRATCH/results" -name "*.$1" | wc -l | tr -d ' '
}
failed=$(count failed)
if [ "$failed" -gt 0 ]; then
	echo "failed: $(find "$SCRATCH/results" -name '*.failed' -exec cat {} + | sort | tr '\n' ' ')"
fi
echo "$(count passed) passed, $failed failed, $(count skipped) skipped"
[ "$failed" -eq 0 ] && [ "$(count passed)" -gt 0 ]
