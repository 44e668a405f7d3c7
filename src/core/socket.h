/* Sockets: resolved, bound, accepted, connected. Always non-blocking and close-on-exec; no policy, no waiting. */
#ifndef LP_SOCKET_H
#define LP_SOCKET_H

#include "address.h"
#include "ip.h"

typedef struct lp_sockaddr {
	struct sockaddr_storage name;
	socklen_t length;
} lp_sockaddr;

#define LP_RESOLVED_MAX 16   /* addresses of one name that are tried */

/* The socket addresses of a tcp, tls or unix address, in the order to be tried (IPv6 and IPv4 in turn, RFC 8305 4).
 * Names go through the system's resolver, which blocks. Returns how many, or -1 and an LP_ERROR_CONNECT or, with
 * 'passive', LP_ERROR_BIND. */
int lp_socket_resolve(const lp_address *address, bool passive, lp_sockaddr *list, int max, lp_error *err);

typedef struct lp_listen_options {
	int backlog;
	bool reuse_port;
	bool nodelay;
	bool keepalive;
	int ipv6_only;       /* -1: the dual-stack default; 0, 1 */
	int unix_mode;       /* permissions of the socket's file */
	const struct lp_privileges *owner;   /* ... and whose it is; NULL: this process's */
} lp_listen_options;

/* A listening socket at one resolved address; what accepted sockets inherit (TCP_NODELAY, SO_KEEPALIVE) is set here, once.
 * LP_FD_NONE and an LP_ERROR_BIND that names 'label' otherwise. A Unix path that nobody listens on any more is taken over. */
lp_fd lp_socket_listen(const lp_sockaddr *at, const lp_listen_options *options, const char *label, lp_error *err);

/* A duplicate of an inherited descriptor that must be a listening stream socket. LP_FD_NONE and an LP_ERROR_BIND that names 'label' otherwise. */
lp_fd lp_socket_adopt(int fd, const lp_listen_options *options, const char *label, lp_error *err);

/* The next waiting connection, LP_FD_NONE with errno otherwise. 'peer' is filled. */
lp_fd lp_socket_accept(lp_fd listener, lp_ip *peer);

/* Start to connect. The socket, which is writable when it is decided; or LP_FD_NONE with errno, EAGAIN when a Unix
 * server's backlog is full and one should try again. 'local' (NULL: any) is bound first. */
lp_fd lp_socket_connect(const lp_sockaddr *to, const lp_sockaddr *local);

/* How a started connect has ended: 0 or an errno value. */
int lp_socket_connect_result(lp_fd fd);

/* The local (or remote) end's name as users see it: "127.0.0.1:5", "[::1]:5", a Unix path, "@abstract" or "unix:". */
#define LP_SOCKET_NAME 128
size_t lp_socket_name(lp_fd fd, bool remote, char *text, size_t size);

/* Take in what the kernel holds and forget it. 1: the peer has closed or the socket failed; 0: more may come. */
int lp_socket_discard(lp_fd fd);

/* Let the next close send RST. */
void lp_socket_reset_on_close(lp_fd fd);

#endif
