/* Defaults and ownership of lp_listener_config. */
#include "listener.h"

#include <stdlib.h>
#include <string.h>

int lp_text_set(lp_text *text, const char *data, size_t length)
{
	char *copy = NULL;

	if (data) {
		copy = malloc(length + 1);
		if (!copy) {
			return -1;
		}
		memcpy(copy, data, length);
		copy[length] = '\0';
	}
	free(text->data);
	text->data = copy;
	text->length = data ? length : 0;
	return 0;
}

void lp_listener_config_init(lp_listener_config *config)
{
	memset(config, 0, sizeof *config);
	config->framing = &lp_framing_lines;
	config->max_line = 65536;
	config->eof_tail = true;
	lp_text_set(&config->greeting, "connect", strlen("connect"));
	lp_text_set(&config->refusal, "not connect", strlen("not connect"));
	config->max_write_buffer = 1024 * 1024;
	config->max_lines_per_turn = 1024;
	config->line_timeout = 30 * LP_SECOND;
	config->write_timeout = 30 * LP_SECOND;
	config->handshake_timeout = 10 * LP_SECOND;
	config->socket.backlog = 1024;
	config->socket.nodelay = true;
	config->socket.keepalive = true;
	config->socket.ipv6_only = -1;
	config->socket.unix_mode = 0660;
}

void lp_listener_config_fini(lp_listener_config *config)
{
	lp_framing_release(config->framing);
	free(config->overflow_reply.data);
	free(config->greeting.data);
	free(config->refusal.data);
	free(config->allow.ranges);
	free(config->deny.ranges);
	free(config->trusted_proxies.ranges);
	lp_tls_context_release(config->tls);
	memset(config, 0, sizeof *config);
}

int lp_cidr_list_copy(lp_cidr_list *to, const lp_cidr_list *from)
{
	to->ranges = NULL;
	to->count = from->count;
	if (from->count) {
		to->ranges = malloc(from->count * sizeof *to->ranges);
		if (!to->ranges) {
			to->count = 0;
			return -1;
		}
		memcpy(to->ranges, from->ranges, from->count * sizeof *to->ranges);
	}
	return 0;
}

bool lp_cidr_list_contains(const lp_cidr_list *list, const lp_ip *ip)
{
	for (size_t i = 0; i < list->count; i++) {
		if (lp_cidr_contains(&list->ranges[i], ip)) {
			return true;
		}
	}
	return false;
}

static int text_copy(lp_text *to, const lp_text *from)
{
	to->data = NULL;
	return lp_text_set(to, from->data, from->length);
}

int lp_listener_config_copy(lp_listener_config *to, const lp_listener_config *from)
{
	int failed;

	*to = *from;
	lp_framing_retain(to->framing);
	if (to->tls) {
		lp_tls_context_retain(to->tls);
	}
	failed = text_copy(&to->overflow_reply, &from->overflow_reply);
	failed |= text_copy(&to->greeting, &from->greeting);
	failed |= text_copy(&to->refusal, &from->refusal);
	failed |= lp_cidr_list_copy(&to->allow, &from->allow);
	failed |= lp_cidr_list_copy(&to->deny, &from->deny);
	failed |= lp_cidr_list_copy(&to->trusted_proxies, &from->trusted_proxies);
	if (failed) {
		lp_listener_config_fini(to);
	}
	return failed ? -1 : 0;
}
