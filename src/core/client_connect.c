/* From an address to a connection: resolve, try the resolved addresses in turn without waiting long for any, keep the first that
 * answers (RFC 8305). The greeting, which comes next, is client_greeting.c's. */
#include "client_dial.h"
#include "client_io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STAGGER (250 * LP_MILLISECOND)        /* RFC 8305 section 5: Connection Attempt Delay */
#define BACKLOG_RETRY (5 * LP_MILLISECOND)    /* a Unix server's full backlog cannot be waited for, only asked again */

/* The one place that knows which schemes a client speaks. */
static int connect_check(const lp_client_config *config, const lp_address *address, lp_error *err)
{
	char name[LP_ADDRESS_TEXT];

	lp_address_print(address, name, sizeof name);
	if (address->scheme == LP_SCHEME_FD || address->scheme == LP_SCHEME_SYSTEMD) {
		return lp_error_set(err, LP_ERROR_VALUE, "address \"%s\" names a listening socket; a client takes tcp, tls and unix", name);
	}
	if (address->scheme == LP_SCHEME_TLS && !config->tls) {
		return lp_error_set(err, LP_ERROR_TLS, "cannot connect to %s without a TLS context", name);
	}
	return 0;
}

static int dial_resolve_local(lp_client_dial *dial, const lp_address *bind_to, lp_error *err)
{
	lp_error inner;

	dial->locals = lp_socket_resolve(bind_to, false, dial->local, LP_RESOLVED_MAX, &inner);
	if (dial->locals < 0) {
		return lp_error_set(err, LP_ERROR_CONNECT, "option bind_to: %s", inner.text);
	}
	return 0;
}

static int dial_open(lp_client *client, const lp_client_config *config, const lp_address *address, lp_error *err)
{
	lp_client_dial *dial = malloc(sizeof *dial);   /* not calloc: most of its 5 KB stay untouched */

	if (!dial) {
		return lp_error_set_system(err, LP_ERROR_SYSTEM, ENOMEM, "malloc()");
	}
	client->dial = dial;
	dial->locals = dial->next = dial->opened = 0;
	dial->next_at = 0;
	dial->failed = -1;
	dial->remotes = lp_socket_resolve(address, false, dial->remote, LP_RESOLVED_MAX, err);
	if (dial->remotes < 0) {
		return -1;
	}
	/* a local address says nothing about Unix sockets, which may stand in the same list of servers */
	if (config->bind_to && address->scheme != LP_SCHEME_UNIX) {
		return dial_resolve_local(dial, config->bind_to, err);
	}
	return 0;
}

static void dial_note(lp_client_dial *dial, int target, const char *call, int system)
{
	dial->failed = target;
	dial->call = call;
	dial->system = system;
}

static const lp_sockaddr *dial_local(const lp_client_dial *dial, int family)
{
	for (int i = 0; i < dial->locals; i++) {
		if (dial->local[i].name.ss_family == family) {
			return &dial->local[i];
		}
	}
	return NULL;
}

/* Only after a failure: whether it was the local address that could not be had. */
static bool dial_bind_fails(const lp_sockaddr *local)
{
	lp_fd probe = socket(local->name.ss_family, SOCK_STREAM, 0);
	bool fails = probe != LP_FD_NONE && bind(probe, (const struct sockaddr *) &local->name, local->length) != 0;

	lp_fd_close(probe);
	return fails;
}

/* Begin with the next resolved address. False when it is to be asked again a little later. */
static bool dial_start(lp_client_dial *dial, const lp_sockaddr *local)
{
	const lp_sockaddr *remote = &dial->remote[dial->next];
	lp_fd fd = lp_socket_connect(remote, local);
	int error = errno;

	if (fd == LP_FD_NONE && remote->name.ss_family == AF_UNIX && lp_would_block(error)) {
		return false;
	}
	if (fd == LP_FD_NONE) {
		dial_note(dial, dial->next, local && dial_bind_fails(local) ? "bind" : "connect", error);
	} else {
		dial->open[dial->opened].fd = fd;
		dial->open[dial->opened].events = LP_CLIENT_WRITE;
		dial->decided[dial->opened] = lp_fd_connect_progress(fd, (const struct sockaddr *) &remote->name, remote->length);
		dial->open[dial->opened].ready = dial->decided[dial->opened] == EINPROGRESS ? 0 : LP_CLIENT_WRITE;
		dial->target[dial->opened++] = dial->next;
	}
	dial->next++;
	return true;
}

/* Start what is due: the first at once, another when those before it have failed or had their head start. */
static void dial_advance(lp_client_dial *dial, lp_time now)
{
	while (dial->next < dial->remotes && (!dial->opened || now >= dial->next_at)) {
		int family = dial->remote[dial->next].name.ss_family;
		const lp_sockaddr *local = dial_local(dial, family);

		if (dial->locals && !local) {   /* no way to get there from bind_to; worth telling only if nothing else is */
			if (dial->failed < 0) {
				dial_note(dial, dial->next, "bind", EAFNOSUPPORT);
			}
			dial->next++;
		} else if (!dial_start(dial, local)) {
			dial->next_at = now + BACKLOG_RETRY;
			return;
		} else {
			dial->next_at = now + STAGGER;
		}
	}
}

static void dial_remove(lp_client_dial *dial, int at)
{
	dial->opened--;
	for (int i = at; i < dial->opened; i++) {
		dial->open[i] = dial->open[i + 1];
		dial->target[i] = dial->target[i + 1];
		dial->decided[i] = dial->decided[i + 1];
	}
}

/* A connect to a free port of this machine may meet itself: TCP's simultaneous open with one end. */
static bool dial_met_itself(lp_fd fd, const lp_sockaddr *remote)
{
	struct sockaddr_storage name;
	socklen_t length = sizeof name;
	lp_ip near, far;

	if (remote->name.ss_family == AF_UNIX || getsockname(fd, (struct sockaddr *) &name, &length) != 0) {
		return false;
	}
	lp_ip_from_sockaddr(&near, (const struct sockaddr *) &name);
	lp_ip_from_sockaddr(&far, (const struct sockaddr *) &remote->name);
	return near.port == far.port && near.family == far.family && memcmp(near.bytes, far.bytes, sizeof near.bytes) == 0;
}

/* A reset is no failure to connect: it came after the connection, and what the server said before it, why it would not serve us, can
 * still be read. A port where nobody listens gives ECONNREFUSED. */
static bool dial_succeeded(int error)
{
	return error == 0 || error == ECONNRESET || error == EPIPE;
}

/* The first attempt that succeeded, out of 'dial' now; the failed ones are gone and let the next begin. */
static lp_fd dial_pick(lp_client_dial *dial)
{
	for (int i = 0; i < dial->opened; ) {
		lp_fd fd = dial->open[i].fd;
		int target = dial->target[i];
		int error = dial->decided[i];

		if (!(dial->open[i].ready & LP_CLIENT_WRITE)) {
			i++;
			continue;
		}
		dial_remove(dial, i);
		error = error == EINPROGRESS ? lp_socket_connect_result(fd) : error;
		if (dial_succeeded(error) && !dial_met_itself(fd, &dial->remote[target])) {
			return fd;
		}
		lp_fd_close(fd);
		dial_note(dial, target, "connect", error ? error : ECONNREFUSED);
		dial->next_at = 0;
	}
	return LP_FD_NONE;
}

/* "<ip>: connect(): <reason>" of the last failure. The IP only where 'name' does not show it. */
static void dial_reason(const lp_client_dial *dial, const char *name, char *text, size_t size)
{
	char ip_text[LP_IP_TEXT];
	lp_ip ip;

	lp_ip_from_sockaddr(&ip, (const struct sockaddr *) &dial->remote[dial->failed].name);
	lp_ip_print(&ip, ip_text, sizeof ip_text);
	if (!ip.family || strstr(name, ip_text)) {
		snprintf(text, size, "%s(): %s", dial->call, strerror(dial->system));
	} else {
		snprintf(text, size, "%s: %s(): %s", ip_text, dial->call, strerror(dial->system));
	}
}

static int dial_failed(const lp_client *client, const lp_client_config *config, lp_error *err)
{
	const lp_client_dial *dial = client->dial;
	char name[LP_ADDRESS_TEXT], local[LP_ADDRESS_TEXT] = "", reason[256];

	lp_address_print(&client->address, name, sizeof name);
	dial_reason(dial, name, reason, sizeof reason);
	if (dial->locals) {
		snprintf(local, sizeof local, " from %s", config->bind_to->host);
	}
	lp_error_set(err, LP_ERROR_CONNECT, "cannot connect to %s%s: %s", name, local, reason);
	if (err) {
		err->system = dial->system;
	}
	return -1;
}

static int dial_timeout(const lp_client *client, const lp_client_config *config, bool whole_call, lp_error *err)
{
	const lp_client_dial *dial = client->dial;
	char name[LP_ADDRESS_TEXT], seconds[LP_SECONDS_TEXT], reason[256] = "";

	lp_address_print(&client->address, name, sizeof name);
	lp_client_seconds(whole_call ? config->timeout : config->connect_timeout, seconds);
	if (dial->failed >= 0) {
		dial_reason(dial, name, reason, sizeof reason);
	} else if (client->address.scheme == LP_SCHEME_UNIX) {
		snprintf(reason, sizeof reason, "the server's backlog is full");
	}
	lp_error_set(err, LP_ERROR_TIMEOUT, "cannot connect to %s within %s (option %s)%s%s", name, seconds,
		whole_call ? "timeout" : "connect_timeout", *reason ? "; " : "", reason);
	if (err) {
		err->phase = LP_PHASE_CONNECT;
	}
	return -1;
}

/* The newest attempt may have been decided when it was started. */
static bool dial_is_decided(const lp_client_dial *dial)
{
	return dial->opened && dial->decided[dial->opened - 1] != EINPROGRESS;
}

/* When to look again at the latest: the end, or the next attempt's time. */
static lp_time dial_wake(const lp_client_dial *dial, lp_time until)
{
	return dial->next < dial->remotes && dial->next_at < until ? dial->next_at : until;
}

static int dial_run(lp_client *client, const lp_client_config *config, lp_time deadline, lp_error *err)
{
	lp_client_dial *dial = client->dial;
	lp_time now = lp_clock_now();
	lp_time limit = config->connect_timeout ? lp_clock_after(now, config->connect_timeout) : LP_NEVER;
	lp_time until = limit < deadline ? limit : deadline;
	lp_fd fd = LP_FD_NONE;

	for (; fd == LP_FD_NONE; now = lp_clock_now()) {
		if (now >= until) {
			return dial_timeout(client, config, until == deadline, err);
		}
		dial_advance(dial, now);
		if (!dial->opened && dial->next == dial->remotes) {
			return dial_failed(client, config, err);
		}
		if (!dial_is_decided(dial) && config->wait(config->wait_context, dial->open, dial->opened, dial_wake(dial, until)) < 0) {
			return lp_error_set(err, LP_ERROR_ABORTED, "left while connecting");
		}
		fd = dial_pick(dial);
	}
	client->transport.fd = fd;
	return 0;
}

static void connect_done(lp_client *client, const lp_client_config *config)
{
	lp_fd fd = client->transport.fd;
	lp_address address = client->address;

	client->transport.fd = LP_FD_NONE;   /* fini ends the other attempts, not this one */
	lp_client_fini(client);
	client->transport.ops = &lp_transport_plain;
	client->transport.fd = fd;
	client->address = address;
	lp_client_read_with(client, config->greeting_framing ? config->greeting_framing : config->framing);
	client->generation = lp_generation;
	client->patient = config->kept && address.scheme != LP_SCHEME_TLS && config->wait == lp_client_wait_poll && lp_fd_patient(fd);
}

int lp_client_connect(lp_client *client, const lp_client_config *config, const lp_address *address, lp_time deadline, lp_error *err)
{
	if (connect_check(config, address, err) < 0) {
		return -1;
	}
	client->address = *address;
	client->transport.ops = &lp_transport_plain;
	if (dial_open(client, config, address, err) < 0 || dial_run(client, config, deadline, err) < 0) {
		lp_client_fini(client);
		return -1;
	}
	connect_done(client, config);
	if ((address->scheme == LP_SCHEME_TLS && lp_client_start_tls(client, config, deadline, err) < 0)
			|| (config->greet && lp_client_greet(client, config, deadline, err) < 0)) {
		lp_client_fini(client);
		return -1;
	}
	return 0;
}
