#!/bin/sh
# Builds the extension and runs all PHPTs on other PHPs, and says which passed:
#
#   debian:SUITE[:ARCH[:PHP]]   the PHP of another Debian suite, in a debootstrap folder (as root; network); PHP is a version that is not
#                               the suite's default one, and an empty ARCH this machine's
#   debug-zts                   this Debian's own PHP source, --enable-debug --enable-zts
#   asan                        the same with AddressSanitizer and UBSan, the extension too
#
# usage: sh tests/matrix.sh [FLAVOUR ...]     default: the list at the end
# MATRIX is the folder that keeps the PHPs between runs (build/matrix); TESTS what to run instead of all PHPTs.
set -u
cd "$(dirname "$0")/.." || exit 1
root=$(pwd)
matrix=${MATRIX:-$root/build/matrix}
tests=${TESTS:-tests}
mkdir -p "$matrix"

. tests/toolchain.sh

# A copy of what a build and its tests need, without what is built already.
copy_tree() {
	rm -rf "$1"
	mkdir -p "$1"
	git ls-files -z | xargs -0 cp --parents -t "$1"
}

# A folder $2 with a bare Debian of the suite $1 and the architecture $3, and what else its apt needs to know to have PHP $4.
make_debian() {
	base=$1
	[ "$base" != experimental ] || base=sid   # nothing but additions to sid
	need_packages debootstrap || return 1
	rm -rf "$2"
	debootstrap --variant=minbase --arch="$3" "$base" "$2" || return 1
	# a mirror that lags behind, or a snapshot, will do
	echo 'Acquire::Check-Valid-Until "false";' >"$2/etc/apt/apt.conf.d/lineproto"
	case $1 in
		experimental)
			echo "deb http://deb.debian.org/debian experimental main" >"$2/etc/apt/sources.list.d/experimental.list"
			# PHP alone: all else that is there may not fit together, nor do the defaults with a PHP that is not the default one
			printf 'Package: %s\nPin: release a=experimental\nPin-Priority: 990\n' "src:php${4:-8.? src:php-defaults}" \
				>"$2/etc/apt/preferences.d/php" ;;
		sid) ;;
		*)
			# what a machine that is kept up to date has: PHP's memory limit works in another way there
			echo "deb http://deb.debian.org/debian-security $1-security main" >"$2/etc/apt/sources.list.d/security.list" ;;
	esac
	touch "$2/made"
}

# Run a shell command in a Debian's folder. The mounts are this command's own: none is left, whatever happens.
in_debian() {
	# shellcheck disable=SC2016
	unshare --mount --propagation private sh -c \
		'mount --rbind /proc "$1/proc" && mount --rbind /dev "$1/dev" && exec chroot "$1" sh -c "$2"' sh "$1" "$2"
}

debian() {
	suite=$(echo "$1" | cut -d : -f 1)
	arch=$(echo "$1:" | cut -d : -f 2)
	version=$(echo "$1::" | cut -d : -f 3)
	arch=${arch:-$(dpkg --print-architecture)}
	folder=$matrix/$suite-$arch$version
	[ -e "$folder/made" ] || make_debian "$suite" "$folder" "$arch" "$version" >"$folder.log" 2>&1 || return 1
	# no daemon of a package starts: it would be this machine's
	printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d"
	chmod +x "$folder/usr/sbin/policy-rc.d"
	in_debian "$folder" "export DEBIAN_FRONTEND=noninteractive; apt-get update -q && apt-get upgrade -q -y && apt-get install -q -y --no-install-recommends \
		php$version-cli php$version-dev gcc libc6-dev make libssl-dev pkg-config" >>"$folder.log" 2>&1 || return 1
	copy_tree "$folder/lineproto"
	in_debian "$folder" "cd /lineproto && php -v && . tests/toolchain.sh && need_peers && want_watchers /opt/lineproto && SKIP_INSTALL=1 sh tests/run.sh $tests"
}

# Debian's source of its PHP, into php-source. From the main archive: its security archive keeps no sources for long.
get_source() {
	mkdir -p apt/lists/partial
	echo "deb-src http://deb.debian.org/debian $(. /etc/os-release && echo "$VERSION_CODENAME") main" >apt/sources.list
	set -- -q -o "Dir::Etc::SourceList=$PWD/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$PWD/apt/lists"
	apt-get "$@" update && apt-get "$@" source --download-only --only-source \
		"php$(php -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')" && dpkg-source -x ./php*.dsc php-source
}

# PHP from this Debian's source, configured with $2..., into $matrix/$1.
build_php() {
	name=$1
	shift
	[ -e "$matrix/$name/bin/php" ] && return 0
	need_packages dpkg-dev bison re2c autoconf libtool pkg-config libssl-dev || return 1
	(
		cd "$matrix" || exit 1
		[ -d php-source ] || get_source || exit 1
		rm -rf "build-$name"
		cp -R php-source "build-$name"
		cd "build-$name" || exit 1
		./buildconf --force && ASAN_OPTIONS=detect_leaks=0 ./configure --prefix="$matrix/$name" --disable-all --enable-cli \
			--enable-pcntl --enable-posix --enable-sockets --with-openssl --enable-debug "$@" \
			&& ASAN_OPTIONS=detect_leaks=0 make -j "$(nproc)" && ASAN_OPTIONS=detect_leaks=0 make install
	) >"$matrix/$name.log" 2>&1 || return 1
	# Debian's packaging fills this in, and has libtool's macros elsewhere
	sed -i 's/@DEBIAN_PHP_API@/20220829/; s|^aclocaldir=.*|aclocaldir=/usr/share/aclocal|' "$matrix/$name/bin/phpize" "$matrix/$name/bin/php-config"
}

own_php() {
	need_peers && want_watchers "$root/build/tools" || return 1
	# PATH for what builds and runs by name, as examples/quickstart.sh does
	# shellcheck disable=SC2086
	PATH=$matrix/$1/bin:$PATH PHP=$matrix/$1/bin/php PHPIZE=$matrix/$1/bin/phpize PHP_CONFIG=$matrix/$1/bin/php-config SKIP_INSTALL=1 BUILD=build/matrix-$1 \
		sh tests/run.sh $tests
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

[ $# -gt 0 ] || set -- debian:trixie debian:trixie:i386 debian:sid debian:experimental::8.5 debian:experimental debug-zts asan
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
