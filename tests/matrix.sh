#!/bin/sh
# Builds the extension and runs all PHPTs on other PHPs, and says which passed:
#
#   debian:SUITE[:ARCH]   the PHP of another Debian suite, in a debootstrap folder (as root; network)
#   debug-zts             this Debian's own PHP source, --enable-debug --enable-zts
#   asan                  the same with AddressSanitizer and UBSan, the extension too
#
# usage: sh tests/matrix.sh [FLAVOUR ...]     default: debian:trixie debian:trixie:i386 debian:sid debug-zts asan
# MATRIX is the folder that keeps the PHPs between runs (build/matrix).
set -u
cd "$(dirname "$0")/.." || exit 1
root=$(pwd)
matrix=${MATRIX:-$root/build/matrix}
mkdir -p "$matrix"

. tests/toolchain.sh

# A copy of what a build and its tests need, without what is built already.
copy_tree() {
	rm -rf "$1"
	mkdir -p "$1"
	git ls-files -z | xargs -0 cp --parents -t "$1"
}

debian() {
	suite=${1%%:*}
	arch=$(dpkg --print-architecture)
	[ "$suite" = "$1" ] || arch=${1#*:}
	folder=$matrix/$suite-$arch
	if ! [ -e "$folder/usr/bin/phpize" ]; then
		need_packages debootstrap || return 1
		debootstrap --variant=minbase --arch="$arch" "$suite" "$folder" >"$folder.log" 2>&1 || return 1
	fi
	chroot "$folder" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
		php-cli php-dev gcc libc6-dev make netcat-openbsd socat iproute2 procps python3 >>"$folder.log" 2>&1 || return 1
	copy_tree "$folder/lineproto"
	for mount in proc dev; do
		mountpoint -q "$folder/$mount" || mount --rbind "/$mount" "$folder/$mount" || return 1
	done
	chroot "$folder" sh -c 'cd /lineproto && SKIP_INSTALL=1 sh tests/run.sh tests'
	status=$?
	for mount in dev proc; do
		mount --make-rslave "$folder/$mount"
		umount -R "$folder/$mount"
	done
	return $status
}

# PHP from this Debian's source, configured with $2..., into $matrix/$1.
build_php() {
	name=$1
	shift
	[ -e "$matrix/$name/bin/php" ] && return 0
	need_packages dpkg-dev bison re2c autoconf libtool pkg-config || return 1
	(
		cd "$matrix" || exit 1
		if ! [ -d php-source ]; then
			apt-get source --download-only --only-source "php$(php -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')" && dpkg-source -x ./php*.dsc php-source || exit 1
		fi
		rm -rf "build-$name"
		cp -R php-source "build-$name"
		cd "build-$name" || exit 1
		./buildconf --force && ASAN_OPTIONS=detect_leaks=0 ./configure --prefix="$matrix/$name" --disable-all --enable-cli \
			--enable-pcntl --enable-posix --enable-sockets --enable-debug "$@" \
			&& ASAN_OPTIONS=detect_leaks=0 make -j "$(nproc)" && ASAN_OPTIONS=detect_leaks=0 make install
	) >"$matrix/$name.log" 2>&1 || return 1
	# Debian's packaging fills this in, and has libtool's macros elsewhere
	sed -i 's/@DEBIAN_PHP_API@/20220829/; s|^aclocaldir=.*|aclocaldir=/usr/share/aclocal|' "$matrix/$name/bin/phpize" "$matrix/$name/bin/php-config"
}

own_php() {
	PHP=$matrix/$1/bin/php PHPIZE=$matrix/$1/bin/phpize PHP_CONFIG=$matrix/$1/bin/php-config SKIP_INSTALL=1 BUILD=build/matrix-$1 \
		sh tests/run.sh tests
}

flavour() {
	case $1 in
		debian:*)
			debian "${1#debian:}" ;;
		debug-zts)
			build_php debug-zts --enable-zts && own_php debug-zts ;;
		asan)
			build_php asan CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined" LDFLAGS="-fsanitize=address,undefined" \
				&& ASAN_OPTIONS=detect_leaks=0 RUN_TESTS_ARGS=--asan \
				CONFIGURE_FLAGS="CFLAGS=-fsanitize=address,undefined LDFLAGS=-fsanitize=address,undefined" own_php asan ;;
		*)
			echo "matrix: no flavour \"$1\"" >&2
			return 1 ;;
	esac
}

[ $# -gt 0 ] || set -- debian:trixie debian:trixie:i386 debian:sid debug-zts asan
failed=0
for name; do
	echo "== $name"
	log=$matrix/$(echo "$name" | tr : -).tests.log
	if flavour "$name" >"$log" 2>&1; then
		echo "passed: $(tail -n 1 "$log")"
	else
		failed=$((failed + 1))
		echo "failed: $(tail -n 1 "$log") (see $log)"
	fi
done
[ "$failed" -eq 0 ]
