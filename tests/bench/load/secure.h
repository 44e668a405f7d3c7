#ifndef BENCH_SECURE_H
#define BENCH_SECURE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* The client's side of TLS on a socket: tls/openssl.c, or tls/none.c where there is no OpenSSL. */
struct secure;

/* From now on connections speak TLS 1.3 with a server that has the certificate in 'file'. With 'resume' each goes on with the newest session
 * that any of them was offered, otherwise each does a full handshake. */
void secure_want(const char *file, bool resume);
bool secure_wanted(void);

/* For a connected socket, which stays the caller's. */
struct secure *secure_new(int fd);
void secure_free(struct secure *secure);

/* Does all of the handshake; exits when it fails. The socket is a blocking one. */
void secure_begin(struct secure *secure);

/* See stream.h. Once there was a reply, it is proven that the session was a new one, or a resumed one, whichever is wanted. */
ssize_t secure_send(struct secure *secure, const char *data, size_t length);
ssize_t secure_recv(struct secure *secure, char *to, size_t room);
bool secure_has_more(const struct secure *secure);

/* Say close_notify, unless that was said before. */
void secure_end(struct secure *secure);

#endif
