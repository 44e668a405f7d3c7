#!/bin/sh
# Fuzzes with clang's libFuzzer, for when seconds of tests/unit/run.sh are not enough.
#
# usage: tests/fuzz/libfuzzer.sh [seconds [target...]]     60 seconds each for fuzz_frame and fuzz_address
#
# CORPUS=folder keeps what it learns from one run to the next; an input that fails is left in the current folder.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
core=$here/../../src/core
CC=${CC:-clang}
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- fuzz_frame fuzz_address

scratch=$(mktemp -d "${TMPDIR:-/tmp}/lineproto-fuzz.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

for target in "$@"; do
	corpus=${CORPUS:-$scratch}/$target.corpus
	mkdir -p "$corpus"
	$CC -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -o "$scratch/$target" \
		"$here/$target.c" "$here"/frame_model*.c "$core"/frame*.c "$core"/address.c "$core"/ip.c "$core"/error.c
	"$scratch/$target" -max_total_time="$seconds" -max_len=400 -print_final_stats=1 "$corpus"
done
