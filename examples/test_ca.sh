#!/bin/sh
# Makes a certificate authority of your own, for trying TLS out, and certificates that it has signed:
#
#   sh examples/test_ca.sh FOLDER [NAME...]
#
#   ca.pem          the authority: what a client gives as cafile
#   server.pem      certificate and key for NAME... (default: localhost 127.0.0.1 ::1): a server's local_cert
#   client.pem      certificate and key of "client": a client's local_cert, for servers with verify_peer
#
# Run it again and what is there stays, so that another folder's NAMEs can be added. It needs openssl. For the world outside use a real
# authority, such as Let's Encrypt: these keys have no passphrase and live for ten years.
set -eu
[ $# -gt 0 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2; }
command -v openssl >/dev/null || { echo "test_ca: openssl is not there (Debian: apt-get install openssl)" >&2; exit 1; }
folder=$1
shift
[ $# -gt 0 ] || set -- localhost 127.0.0.1 ::1
mkdir -p "$folder"
cd "$folder"
umask 077   # they contain keys

names=
for name; do
	case $name in
		*:*|*[0-9].[0-9]*.[0-9]*.[0-9]*) names="${names:+$names,}IP:$name" ;;
		*) names="${names:+$names,}DNS:$name" ;;
	esac
done

# A new key and a certificate for it that the authority signs:  certificate FILE SUBJECT EXTENSIONS
certificate() {
	[ ! -e "$1.pem" ] || return 0
	printf '%s\n' "$3" "basicConstraints=CA:FALSE" >"$1.ext"
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$1.key" -out "$1.csr" -subj "$2" 2>/dev/null
	openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
	cat "$1.crt" "$1.key" >"$1.pem"
	rm -f "$1.csr" "$1.ext" "$1.crt" "$1.key"
}

if [ ! -e ca.pem ]; then
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.pem -days 3650 -subj "/CN=lineproto test CA" \
		2>/dev/null
fi
certificate server "/CN=$1" "subjectAltName=$names"
certificate client "/CN=client" "subjectAltName=DNS:client.example"
ls
