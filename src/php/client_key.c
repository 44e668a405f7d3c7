/* What a kept connection is known by in the pool. */
#include "client_key.h"

#include "tls.h"

#ifndef PHP_WIN32
# include <unistd.h>
#endif

/* With its length in front, so that no two lists of parts look alike. */
static LP_HOT void key_add(smart_str *key, const void *data, size_t length)
{
	smart_str_appendl(key, (const char *) &length, sizeof length);
	if (length) {
		smart_str_appendl(key, data, length);
	}
}

/* Whose rights the server sees: on Unix sockets it can ask for them. */
static void key_add_user(smart_str *key, const lp_address *addresses, int count)
{
#ifndef PHP_WIN32
	for (int i = 0; i < count; i++) {
		if (addresses[i].scheme == LP_SCHEME_UNIX) {
			uid_t user = geteuid();

			key_add(key, &user, sizeof user);
			return;
		}
	}
#endif
}

LP_HOT void php_lineproto_client_key(smart_str *key, const php_lineproto_client_options *options, const lp_address *addresses, int count)
{
	const lp_framing *framing = options->config.framing;
	/* the kind of reply matters to the greeting alone: a connection that is kept has nothing left of any */
	char flags[3] = {(char) framing->strict, (char) options->config.greet, options->config.greet && options->reply == LP_REPLY_CODE};
	char local[LP_ADDRESS_TEXT];

	key_add(key, framing->ops->name, strlen(framing->ops->name));
	key_add(key, framing->delimiter, framing->delimiter_length);
	key_add(key, framing->parameters, framing->parameters_length);
	key_add(key, flags, sizeof flags);
	key_add(key, options->greeting.data, options->greeting.length);
	key_add(key, options->refusal.data, options->refusal.length);
	if (options->config.bind_to) {
		lp_address_print(options->config.bind_to, local, sizeof local);
		key_add(key, local, strlen(local));
	}
	key_add_user(key, addresses, count);
	if (options->config.tls) {
		php_lineproto_tls_key(key, &options->tls);
	}
	smart_str_0(key);
}
