/* What a kept connection is known by in the pool. */
#ifndef PHP_LINEPROTO_CLIENT_KEY_H
#define PHP_LINEPROTO_CLIENT_KEY_H

#include "options.h"

#include "zend_smart_str.h"

/* Append everything that decides to whom one talks and how; a connection is never used for another combination. 'key' holds the
 * addresses' texts already. */
void php_lineproto_client_key(smart_str *key, const php_lineproto_client_options *options, const lp_address *addresses, int count);

#endif
