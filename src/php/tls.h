/* TLS as PHP users give it: the "ssl" stream context's options, the contexts that are made of them, and what is known of a connection. */
#ifndef PHP_LINEPROTO_TLS_H
#define PHP_LINEPROTO_TLS_H

#include "options.h"

#include "src/core/proxied.h"
#include "src/core/tls.h"

#include "zend_smart_str.h"

/* Parse an array of options, or one that stands in a stream context under "ssl", over what 'config' has. False after an exception. */
bool php_lineproto_tls_parse(lp_tls_config *config, HashTable *options, uint32_t argument);

/* The option "tls" itself: such an array, a stream context, or null; its target is an lp_tls_config. */
bool php_lineproto_option_tls(const php_lineproto_option *, const php_lineproto_option_target *, zval *);

/* What a configuration trusts and shows, as a key: with its files' identity and time of change, so that changed ones are read again. */
void php_lineproto_tls_key(smart_str *key, const lp_tls_config *config);

/* A context for it, made now or kept from an earlier call of this process as long as no file has changed; a reference. NULL and an error. */
lp_tls_context *php_lineproto_tls_find(const lp_tls_config *config, lp_tls_role role, lp_error *err);

/* The same; NULL after a TlsException. */
lp_tls_context *php_lineproto_tls_context(const lp_tls_config *config, lp_tls_role role);

/* The array of getTlsInfo(), or null for a connection in plain text. */
void php_lineproto_tls_info(const lp_transport *transport, zval *info);

/* The same for a peer whose TLS a proxy has ended, as far as that says. */
void php_lineproto_tls_info_proxied(const lp_proxied *proxied, zval *info);

/* At the end of the process or thread. */
typedef struct php_lineproto_tls_kept php_lineproto_tls_kept;
void php_lineproto_tls_forget(php_lineproto_tls_kept **kept);

#endif
