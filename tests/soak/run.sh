#!/bin/sh
# The soak test: a server with workers, and all that clients do to it at the same time, well and badly, while it is reloaded and its workers are
# killed. Every reply is checked; in the end its counters add up, and memory and descriptors are where they were.
#
# usage: sh tests/soak/run.sh [SECONDS [OPTION ...]]     90 seconds unless told; 28800 is a night
#
#   --workers N    2
#   --seed N       what a run that failed has printed: the same clients do the same again, though not at the same moments
#   --without-tls
#
# PHP, PHPIZE, PHP_CONFIG choose another PHP, CONFIGURE_FLAGS and CFLAGS another build; EXTENSION is a lineproto.so that is built already. An
# AddressSanitizer finds what the figures cannot show:
#
#   PHP=... PHPIZE=... PHP_CONFIG=... ASAN_OPTIONS=detect_leaks=0 BUILD=build/soak-asan \
#       CONFIGURE_FLAGS="CFLAGS=-fsanitize=address,undefined LDFLAGS=-fsanitize=address,undefined" sh tests/soak/run.sh 28800
#
# It needs Linux (/proc) and Python 3.11. The folder of a run that failed is kept. soak.py has more options, for looking into a failure.
set -eu
cd "$(dirname "$0")/../.."

. tests/toolchain.sh
if [ -z "${PHP:-}" ]; then
	need_php
fi
if command -v apt-get >/dev/null 2>&1 && [ -z "${SKIP_INSTALL:-}" ]; then
	need_packages python3 openssl
fi
PHP=${PHP:-$(command -v php)}
extension=${EXTENSION:-}
[ -n "$extension" ] || build_extension "${BUILD:-build/soak}"

folder=$(mktemp -d "${TMPDIR:-/tmp}/lineproto-soak.XXXXXX")
tls=yes
case " $* " in
	*" --without-tls "*) tls= ;;
esac
"$PHP" -d extension="$extension" --ri lineproto | grep -q '^TLS.*OpenSSL' || tls=
if [ -n "$tls" ]; then
	sh examples/test_ca.sh "$folder/certificates" >/dev/null
fi
for argument; do
	shift
	[ "$argument" = --without-tls ] || set -- "$@" "$argument"
done

exec python3 tests/soak/soak.py "$@" --folder "$folder" --php "$PHP -d extension=$extension" ${tls:+--certificates "$folder/certificates"}
