/* The module entry: what is registered, life cycle, INI, phpinfo(). Everything that does something is in src/. */
#include "php_lineproto.h"

#include "ext/standard/info.h"
#include "php_ini.h"
#include "zend_attributes.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "src/core/heir.h"
#include "src/core/loop.h"
#include "src/php/call.h"
#include "src/php/classes.h"
#include "src/php/client.h"
#include "src/php/errors.h"
#include "src/php/fiber.h"
#include "src/php/framing.h"
#include "src/php/options.h"
#include "src/php/server.h"
#include "src/php/tls.h"

#include "src/php/lineproto_arginfo.h"

ZEND_DECLARE_MODULE_GLOBALS(lineproto)

PHP_INI_BEGIN()
	STD_PHP_INI_ENTRY("lineproto.max_line", "65536", PHP_INI_ALL, OnUpdateLongGEZero, max_line, zend_lineproto_globals, lineproto_globals)
	STD_PHP_INI_ENTRY("lineproto.connect_timeout", "2", PHP_INI_ALL, php_lineproto_ini_seconds, connect_timeout, zend_lineproto_globals, lineproto_globals)
	STD_PHP_INI_ENTRY("lineproto.timeout", "5", PHP_INI_ALL, php_lineproto_ini_seconds, timeout, zend_lineproto_globals, lineproto_globals)
	STD_PHP_INI_ENTRY("lineproto.pool_size", "32", PHP_INI_ALL, OnUpdateLongGEZero, pool_size, zend_lineproto_globals, lineproto_globals)
	STD_PHP_INI_ENTRY("lineproto.pool_idle", "60", PHP_INI_ALL, php_lineproto_ini_seconds, pool_idle, zend_lineproto_globals, lineproto_globals)
	STD_PHP_INI_ENTRY("lineproto.backend", "", PHP_INI_ALL, OnUpdateString, backend, zend_lineproto_globals, lineproto_globals)
PHP_INI_END()

static PHP_GINIT_FUNCTION(lineproto)
{
#if defined(ZTS) && defined(COMPILE_DL_LINEPROTO)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	memset(lineproto_globals, 0, sizeof *lineproto_globals);
}

static PHP_GSHUTDOWN_FUNCTION(lineproto)
{
	lp_pool_fini(&lineproto_globals->pool);
	php_lineproto_tls_forget(&lineproto_globals->tls_contexts);
}

static void register_exceptions(void)
{
	zend_class_entry *base;

	php_lineproto_error_ce = register_class_Lineproto_LineprotoError(zend_ce_error);
	base = php_lineproto_exception_ce = register_class_Lineproto_LineprotoException(zend_ce_exception);
	php_lineproto_bind_exception_ce = register_class_Lineproto_BindException(base);
	php_lineproto_connect_exception_ce = register_class_Lineproto_ConnectException(base);
	php_lineproto_timeout_exception_ce = register_class_Lineproto_TimeoutException(base);
	php_lineproto_closed_exception_ce = register_class_Lineproto_ClosedException(base);
	php_lineproto_protocol_exception_ce = register_class_Lineproto_ProtocolException(base);
	php_lineproto_line_too_long_exception_ce = register_class_Lineproto_LineTooLongException(php_lineproto_protocol_exception_ce);
	php_lineproto_refused_exception_ce = register_class_Lineproto_RefusedException(base);
	php_lineproto_tls_exception_ce = register_class_Lineproto_TlsException(base);
}

static void register_classes(void)
{
	php_lineproto_overflow_ce = register_class_Lineproto_Overflow();
	php_lineproto_slow_consumer_ce = register_class_Lineproto_SlowConsumer();
	php_lineproto_reply_ce = register_class_Lineproto_Reply();
	php_lineproto_close_reason_ce = register_class_Lineproto_CloseReason();
	php_lineproto_framing_ce = register_class_Lineproto_Framing();
	php_lineproto_framing_init(php_lineproto_framing_ce);
	php_lineproto_connection_ce = register_class_Lineproto_Connection(zend_ce_aggregate);
	php_lineproto_connection_init(php_lineproto_connection_ce);
	php_lineproto_server_ce = register_class_Lineproto_Server();
	php_lineproto_server_init(php_lineproto_server_ce);
	php_lineproto_client_ce = register_class_Lineproto_Client();
	php_lineproto_client_init(php_lineproto_client_ce);
	register_exceptions();
}

static PHP_MINIT_FUNCTION(lineproto)
{
	lp_error err;

	REGISTER_INI_ENTRIES();
	lp_generation_watch();
	lp_heir_init();
	register_lineproto_symbols(module_number);   /* which parameters are sensitive */
	register_classes();
	php_lineproto_fibers_init();
	if (lp_tls_init(&err) < 0) {
		zend_error(E_CORE_WARNING, "lineproto: %s", err.text);
		return FAILURE;
	}
	return php_lineproto_engine_matches() ? SUCCESS : FAILURE;
}

static PHP_MSHUTDOWN_FUNCTION(lineproto)
{
	UNREGISTER_INI_ENTRIES();
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(lineproto)
{
#if defined(ZTS) && defined(COMPILE_DL_LINEPROTO)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	LPG(line) = NULL;
	return SUCCESS;
}

/* After a fatal error nothing on the C stack had the chance to clean up: what was running hangs on the globals. */
static PHP_RSHUTDOWN_FUNCTION(lineproto)
{
	php_lineproto_server_abandon();
	php_lineproto_calls_abandon();
	if (LPG(line)) {
		zend_string_release(LPG(line));
		LPG(line) = NULL;
	}
	return SUCCESS;
}

static PHP_MINFO_FUNCTION(lineproto)
{
	const char *const *backend = lp_loop_backends();
	char backends[64] = "";

	for (; *backend; backend++) {
		snprintf(backends + strlen(backends), sizeof backends - strlen(backends), "%s%s", backends[0] ? ", " : "", *backend);
	}
	php_info_print_table_start();
	php_info_print_table_row(2, "lineproto support", "enabled");
	php_info_print_table_row(2, "version", PHP_LINEPROTO_VERSION);
	php_info_print_table_row(2, "event backends", backends);
	php_info_print_table_row(2, "transports", lp_tls_library() ? "tcp, tls, unix, fd, systemd" : "tcp, unix, fd, systemd");
	php_info_print_table_row(2, "TLS", lp_tls_library() ? lp_tls_library() : "none: built without OpenSSL");
	php_info_print_table_end();
	DISPLAY_INI_ENTRIES();
}

zend_module_entry lineproto_module_entry = {
	STANDARD_MODULE_HEADER,
	"lineproto",
	ext_functions,
	PHP_MINIT(lineproto),
	PHP_MSHUTDOWN(lineproto),
	PHP_RINIT(lineproto),
	PHP_RSHUTDOWN(lineproto),
	PHP_MINFO(lineproto),
	PHP_LINEPROTO_VERSION,
	PHP_MODULE_GLOBALS(lineproto),
	PHP_GINIT(lineproto),
	PHP_GSHUTDOWN(lineproto),
	NULL,
	STANDARD_MODULE_PROPERTIES_EX
};

#ifdef COMPILE_DL_LINEPROTO
# ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
# endif
ZEND_GET_MODULE(lineproto)
#endif
