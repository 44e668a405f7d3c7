# Sourced by examples/quickstart.sh and the test scripts from the project's root: finds or installs what a build needs, and builds.
# shellcheck shell=sh

# Run a command as root: directly, or through sudo.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		echo "To install packages this needs root or sudo. As root run: $*" >&2
		return 1
	fi
}

# Install Debian packages, those that are missing; says what to do on other systems.
need_packages() {
	missing=
	for package in "$@"; do
		dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok installed' || missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	echo "Installing:$missing"
	as_root apt-get update -q >"${TMPDIR:-/tmp}/lineproto-apt.log" 2>&1 || true
	# shellcheck disable=SC2086
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing \
		>>"${TMPDIR:-/tmp}/lineproto-apt.log" 2>&1 || {
		tail -n 5 "${TMPDIR:-/tmp}/lineproto-apt.log" >&2
		echo "Could not install:$missing" >&2
		return 1
	}
}

# The peers that the tests talk to and with.
need_peers() {
	need_packages netcat-openbsd socat iproute2 procps python3 openssl curl swaks libmemcached-tools redis-tools || return 1
	# servers that users of the client talk to, and a balancer in front of the server
	need_packages haproxy redis-server memcached gearman-job-server python3-aiosmtpd python3-pyftpdlib || return 1
	# programs only: without systemd-sysv it is nobody's init and starts nothing
	need_packages systemd || return 1
	# without a configuration Postfix starts nothing; a machine that has another mail server keeps it, and the tests of Postfix are skipped
	if ! command -v postfix >/dev/null 2>&1 && ! [ -e /usr/sbin/sendmail ]; then
		echo "postfix postfix/main_mailer_type select No configuration" | as_root debconf-set-selections || return 1
		need_packages postfix || return 1
	fi
}

# Those who look at the status page: a browser, and Prometheus' own checker of metrics. That is a package since Debian 13; the one before
# brings a daemon that Debian starts, so only the one file is taken of it, into the folder $1. Without them the tests that need them are skipped.
want_watchers() {
	command -v apt-get >/dev/null 2>&1 || return 0
	need_packages chromium || echo "No test in a browser, then." >&2
	if command -v promtool >/dev/null 2>&1 || [ -x "$1/promtool" ]; then
		:
	elif apt-cache show promtool >/dev/null 2>&1; then
		need_packages promtool || echo "No promtool, then." >&2
	else
		(
			mkdir -p "$1/download" && cd "$1/download" && apt-get download -q prometheus \
				&& dpkg-deb --fsys-tarfile prometheus_*.deb | tar -xO ./usr/bin/promtool >../promtool.new \
				&& [ -s ../promtool.new ] && chmod +x ../promtool.new && mv ../promtool.new ../promtool
		) >"${TMPDIR:-/tmp}/lineproto-apt.log" 2>&1 || echo "No promtool, then." >&2
		rm -rf "$1/download"
	fi
	PATH=$PATH:$1
	export PATH
}

# OpenSSL's headers, and what finds them. Without them all but TLS is built, so not to get them is no failure.
want_tls() {
	if pkg-config --exists 'openssl >= 1.1.1' 2>/dev/null || ! command -v apt-get >/dev/null 2>&1; then
		return 0
	fi
	need_packages libssl-dev pkg-config || echo "Building without TLS, which needs them." >&2
}

# PHP for the command line with its headers, a C compiler and make; OpenSSL where it can be had.
need_php() {
	if command -v php >/dev/null 2>&1 && command -v phpize >/dev/null 2>&1 && command -v php-config >/dev/null 2>&1 \
		&& command -v cc >/dev/null 2>&1 && command -v make >/dev/null 2>&1; then
		want_tls
		return 0
	fi
	if ! command -v apt-get >/dev/null 2>&1; then
		echo "This needs PHP 8.2 or newer with its headers, a C compiler and make; for TLS OpenSSL's headers and pkg-config too." >&2
		echo "Install them and run this again:" >&2
		echo "  Fedora, RHEL:  dnf install php-cli php-devel gcc make openssl-devel pkgconf" >&2
		echo "  Alpine:        apk add php83 php83-dev gcc musl-dev make openssl-dev pkgconf" >&2
		echo "  macOS:         brew install php openssl pkg-config" >&2
		return 1
	fi
	need_packages php-cli php-dev gcc libc6-dev make || return 1
	want_tls
}

# Build into the folder $1 (made if need be); sets $extension to the path of lineproto.so. The source tree stays as it is.
# PHPIZE and PHP_CONFIG choose another PHP, CONFIGURE_FLAGS and the usual CFLAGS another build.
build_extension() {
	mkdir -p "$1"
	build=$(cd "$1" && pwd)
	cp -R config.m4 lineproto.c php_lineproto.h src "$build/"
	echo "Building in $1 (PHP $("${PHP_CONFIG:-php-config}" --version)) ..."
	(
		cd "$build" || exit 1
		find . -name '*.dep' -exec rm -f {} +
		# shellcheck disable=SC2086
		"${PHPIZE:-phpize}" && ./configure --with-php-config="${PHP_CONFIG:-$(command -v php-config)}" ${CONFIGURE_FLAGS-} \
			&& make -j "$(nproc 2>/dev/null || echo 2)"
	) >"$build/build.log" 2>&1 || {
		tail -n 20 "$build/build.log" >&2
		echo "The build failed; $build/build.log has all of it." >&2
		return 1
	}
	# shellcheck disable=SC2034
	extension=$build/modules/lineproto.so
}
