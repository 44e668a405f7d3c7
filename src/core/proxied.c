/* One piece of memory for all that is kept. */
#include "proxied.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MAX_LENGTH 128   /* of a printed address: a Unix path of 108 bytes, or LP_IP_TEXT */

/* As lp_socket_name() prints it. */
static lp_proxy_text name_print(const lp_ip *ip, const lp_proxy_text *path, char name[NAME_MAX_LENGTH])
{
	lp_proxy_text text = {name, 0};

	if (ip->family || !path->length) {
		text.length = lp_ip_print(ip, name, NAME_MAX_LENGTH);
		return text;
	}
	memcpy(name, path->data, path->length);
	if (name[0] == '\0') {
		name[0] = '@';
	}
	text.length = path->length;
	return text;
}

static const char *put(char **at, const lp_proxy_text *text)
{
	char *start = *at;

	if (!text->data) {
		return NULL;
	}
	memcpy(start, text->data, text->length);
	start[text->length] = '\0';
	*at += text->length + 1;
	return start;
}

lp_proxied *lp_proxied_new(const lp_proxy *proxy)
{
	char remote_name[NAME_MAX_LENGTH], local_name[NAME_MAX_LENGTH];
	lp_proxy_text remote = {NULL, 0}, local = {NULL, 0};
	lp_proxied *proxied;
	char *at;

	if (proxy->forwarded) {
		remote = name_print(&proxy->remote, &proxy->remote_path, remote_name);
		local = name_print(&proxy->local, &proxy->local_path, local_name);
	}
	proxied = malloc(sizeof *proxied + 7 + remote.length + local.length + proxy->authority.length + proxy->alpn.length
		+ proxy->tls_version.length + proxy->tls_cipher.length + proxy->tls_cn.length);
	if (!proxied) {
		return NULL;
	}
	at = proxied->texts;
	proxied->remote = put(&at, &remote);
	proxied->local = put(&at, &local);
	proxied->authority = put(&at, &proxy->authority);
	proxied->alpn = put(&at, &proxy->alpn);
	proxied->tls = proxy->tls;
	proxied->verified = proxy->verified;
	proxied->tls_version = put(&at, &proxy->tls_version);
	proxied->tls_cipher = put(&at, &proxy->tls_cipher);
	proxied->tls_cn = put(&at, &proxy->tls_cn);
	return proxied;
}
