#ifndef BENCH_WIRE_H
#define BENCH_WIRE_H

#include <netinet/in.h>
#include <stddef.h>

/* "127.x.y.z:port"; anything that is not a loopback address ends the program. */
struct sockaddr_in wire_parse(const char *text);

/* Lifts the soft limit on descriptors to the hard one; exits when that is fewer than 'needed'. */
void wire_reserve(size_t needed);

/* A connected socket with TCP_NODELAY, blocking, with a timeout of 30 seconds on every call.
 * 'from' chooses the source address 127.0.0.(1 + from), since one address has ports for only some
 * 28,000 connections. Exits on failure. */
int wire_connect(const struct sockaddr_in *to, unsigned from);

/* From now on calls on 'fd' return EAGAIN instead of waiting. */
void wire_unblock(int fd);

void wire_send_all(int fd, const char *data, size_t length);

#endif
