/* The rules of admission, in the order in which they are asked. */
#include "listener_admit.h"

static bool object(lp_admission *admission, const char *objection)
{
	admission->objection = objection;
	return false;
}

static bool is_draining(const lp_listener *listener)
{
	return listener->server->state != LP_SERVER_SERVING;
}

static bool is_allowed(const lp_listener_config *config, const lp_ip *peer)
{
	return !peer->family || (!lp_cidr_list_contains(&config->deny, peer) && (!config->allow.count || lp_cidr_list_contains(&config->allow, peer)));
}

/* What may change with every connection that ends, asked last: max_per_ip counts the peer when all else is well. */
static bool admit_now(lp_listener *listener, const lp_ip *peer, bool has_place, lp_admission *admission)
{
	const lp_listener_config *config = &listener->config;
	const char *objection;

	admission->passing = true;
	if (!has_place && !lp_server_has_room(listener->server)) {
		return object(admission, "the server is full (option max_connections)");
	}
	if (config->handler->full && (objection = config->handler->full()) != NULL) {
		return object(admission, objection);
	}
	if (config->max_per_ip) {
		if (lp_peers_enter(&listener->server->peers, peer, config->max_per_ip) < 0) {
			return object(admission, "too many connections from its address (option max_per_ip)");
		}
		admission->counted = true;
	}
	return true;
}

static bool admit_peer(lp_listener *listener, const lp_ip *peer, bool has_place, lp_admission *admission)
{
	*admission = (lp_admission) {NULL, false, false};
	if (is_draining(listener)) {
		return object(admission, "the server is draining");
	}
	if (!is_allowed(&listener->config, peer)) {
		return object(admission, "its address is not allowed (options allow, deny)");
	}
	return admit_now(listener, peer, has_place, admission);
}

static bool admit_proxy(lp_listener *listener, const lp_ip *proxy, lp_admission *admission)
{
	*admission = (lp_admission) {NULL, false, false};
	if (is_draining(listener)) {
		return object(admission, "the server is draining");
	}
	if (!lp_cidr_list_contains(&listener->config.trusted_proxies, proxy)) {
		return object(admission, "it is no trusted proxy (option trusted_proxies)");
	}
	admission->passing = true;
	return lp_server_has_room(listener->server) || object(admission, "the server is full (option max_connections)");
}

bool lp_admit_accepted(lp_listener *listener, const lp_ip *peer, lp_admission *admission)
{
	return listener->config.proxy_protocol ? admit_proxy(listener, peer, admission) : admit_peer(listener, peer, false, admission);
}

bool lp_admit_arrived(lp_listener *listener, const lp_ip *peer, lp_admission *admission)
{
	return admit_peer(listener, peer, true, admission);
}

bool lp_admit_refuse(lp_listener *listener, const lp_ip *peer, const char *objection)
{
	lp_server *server = listener->server;
	char name[LP_IP_TEXT];

	lp_ip_print(peer, name, sizeof name);
	lp_log_limited(&server->config.log, &server->limit_refuse, server->loop.now, LP_LOG_WARNING, objection, "refused", name);
	return server->refused_count < lp_fd_limit() / 32;
}
