/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: c916b6019ab1f01a90d5404cd83c34d707d3fcbf */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_lineproto_serve, 0, 0, IS_VOID, 0)
	ZEND_ARG_TYPE_MASK(0, address, MAY_BE_STRING|MAY_BE_ARRAY, "\"tcp://127.0.0.1:10008\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, on_line, IS_CALLABLE, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, session, IS_CALLABLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_lineproto_send, 0, 2, MAY_BE_STRING|MAY_BE_ARRAY)
	ZEND_ARG_TYPE_MASK(0, address, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_OBJ_TYPE_MASK(0, message, Traversable, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Lineproto_Framing___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Lineproto_Framing_lines, 0, 0, Lineproto\\Framing, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Lineproto_Framing_crlf, 0, 0, Lineproto\\Framing, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, strict, _IS_BOOL, 0, "true")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Lineproto_Framing_delimited, 0, 1, Lineproto\\Framing, 0)
	ZEND_ARG_TYPE_INFO(0, end, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, start, IS_STRING, 0, "\'\'")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Lineproto_Framing_block, 0, 0, Lineproto\\Framing, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, eol, IS_STRING, 0, "\"\\n\"")
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Framing_dotted arginfo_class_Lineproto_Framing_lines

#define arginfo_class_Lineproto_Framing_netstring arginfo_class_Lineproto_Framing_lines

#define arginfo_class_Lineproto_Framing_syslog arginfo_class_Lineproto_Framing_lines

#define arginfo_class_Lineproto_Connection___construct arginfo_class_Lineproto_Framing___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_send, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, lines, Traversable, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_write, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, bytes, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_readLine, 0, 0, IS_STRING, 1)
	ZEND_ARG_TYPE_MASK(0, timeout, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_readBytes, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, length, IS_LONG, 0)
	ZEND_ARG_TYPE_MASK(0, timeout, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_onBytes, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, length, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, callback, IS_CALLABLE, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_setFraming, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, framing, Lineproto\\Framing, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_startTls, 0, 0, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, tls, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_getTlsInfo, 0, 0, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_pause, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Connection_resume arginfo_class_Lineproto_Connection_pause

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_join, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, group, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Connection_leave arginfo_class_Lineproto_Connection_join

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Connection_close, 0, 0, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, lastLine, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Connection_abort arginfo_class_Lineproto_Connection_pause

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Lineproto_Connection_getIterator, 0, 0, Iterator, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Lineproto_Server___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Server_listen, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, address, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, onLine, IS_CALLABLE, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, session, IS_CALLABLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Server_addresses, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Server_run arginfo_class_Lineproto_Connection_pause

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Server_getStream, 0, 0, IS_MIXED, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Server_dispatch arginfo_class_Lineproto_Connection_pause

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Server_broadcast, 0, 1, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, line, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, group, IS_STRING, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, except, Lineproto\\Connection, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Server_every, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_MASK(0, seconds, MAY_BE_LONG|MAY_BE_DOUBLE, NULL)
	ZEND_ARG_TYPE_INFO(0, callback, IS_CALLABLE, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Server_after arginfo_class_Lineproto_Server_every

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Server_cancelTimer, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Server_watch, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, stream, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, callback, IS_CALLABLE, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Server_unwatch arginfo_class_Lineproto_Server_cancelTimer

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_TYPE_MASK_EX(arginfo_class_Lineproto_Server_connections, 0, 0, Traversable, MAY_BE_ARRAY)
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Server_reload arginfo_class_Lineproto_Connection_pause

#define arginfo_class_Lineproto_Server_drain arginfo_class_Lineproto_Connection_pause

#define arginfo_class_Lineproto_Server_stop arginfo_class_Lineproto_Connection_pause

#define arginfo_class_Lineproto_Server_stats arginfo_class_Lineproto_Server_addresses

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Lineproto_Client___construct, 0, 0, 1)
	ZEND_ARG_TYPE_MASK(0, address, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_class_Lineproto_Client_request, 0, 1, MAY_BE_STRING|MAY_BE_ARRAY)
	ZEND_ARG_TYPE_INFO(0, line, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, reply, Lineproto\\Reply, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Client_pipeline, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, lines, Traversable, MAY_BE_ARRAY, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Client_send, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, lines, Traversable, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
ZEND_END_ARG_INFO()

#define arginfo_class_Lineproto_Client_readLine arginfo_class_Lineproto_Connection_readLine

#define arginfo_class_Lineproto_Client_readBytes arginfo_class_Lineproto_Connection_readBytes

#define arginfo_class_Lineproto_Client_startTls arginfo_class_Lineproto_Connection_startTls

#define arginfo_class_Lineproto_Client_getTlsInfo arginfo_class_Lineproto_Connection_getTlsInfo

#define arginfo_class_Lineproto_Client_close arginfo_class_Lineproto_Connection_pause

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Lineproto_Client_fanOut, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, addresses, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, line, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(lineproto_serve);
ZEND_FUNCTION(lineproto_send);
ZEND_METHOD(Lineproto_Framing, __construct);
ZEND_METHOD(Lineproto_Framing, lines);
ZEND_METHOD(Lineproto_Framing, crlf);
ZEND_METHOD(Lineproto_Framing, delimited);
ZEND_METHOD(Lineproto_Framing, block);
ZEND_METHOD(Lineproto_Framing, dotted);
ZEND_METHOD(Lineproto_Framing, netstring);
ZEND_METHOD(Lineproto_Framing, syslog);
ZEND_METHOD(Lineproto_Connection, __construct);
ZEND_METHOD(Lineproto_Connection, send);
ZEND_METHOD(Lineproto_Connection, write);
ZEND_METHOD(Lineproto_Connection, readLine);
ZEND_METHOD(Lineproto_Connection, readBytes);
ZEND_METHOD(Lineproto_Connection, onBytes);
ZEND_METHOD(Lineproto_Connection, setFraming);
ZEND_METHOD(Lineproto_Connection, startTls);
ZEND_METHOD(Lineproto_Connection, getTlsInfo);
ZEND_METHOD(Lineproto_Connection, pause);
ZEND_METHOD(Lineproto_Connection, resume);
ZEND_METHOD(Lineproto_Connection, join);
ZEND_METHOD(Lineproto_Connection, leave);
ZEND_METHOD(Lineproto_Connection, close);
ZEND_METHOD(Lineproto_Connection, abort);
ZEND_METHOD(Lineproto_Connection, getIterator);
ZEND_METHOD(Lineproto_Server, __construct);
ZEND_METHOD(Lineproto_Server, listen);
ZEND_METHOD(Lineproto_Server, addresses);
ZEND_METHOD(Lineproto_Server, run);
ZEND_METHOD(Lineproto_Server, getStream);
ZEND_METHOD(Lineproto_Server, dispatch);
ZEND_METHOD(Lineproto_Server, broadcast);
ZEND_METHOD(Lineproto_Server, every);
ZEND_METHOD(Lineproto_Server, after);
ZEND_METHOD(Lineproto_Server, cancelTimer);
ZEND_METHOD(Lineproto_Server, watch);
ZEND_METHOD(Lineproto_Server, unwatch);
ZEND_METHOD(Lineproto_Server, connections);
ZEND_METHOD(Lineproto_Server, reload);
ZEND_METHOD(Lineproto_Server, drain);
ZEND_METHOD(Lineproto_Server, stop);
ZEND_METHOD(Lineproto_Server, stats);
ZEND_METHOD(Lineproto_Client, __construct);
ZEND_METHOD(Lineproto_Client, request);
ZEND_METHOD(Lineproto_Client, pipeline);
ZEND_METHOD(Lineproto_Client, send);
ZEND_METHOD(Lineproto_Client, readLine);
ZEND_METHOD(Lineproto_Client, readBytes);
ZEND_METHOD(Lineproto_Client, startTls);
ZEND_METHOD(Lineproto_Client, getTlsInfo);
ZEND_METHOD(Lineproto_Client, close);
ZEND_METHOD(Lineproto_Client, fanOut);


static const zend_function_entry ext_functions[] = {
	ZEND_FE(lineproto_serve, arginfo_lineproto_serve)
	ZEND_FE(lineproto_send, arginfo_lineproto_send)
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_Framing_methods[] = {
	ZEND_ME(Lineproto_Framing, __construct, arginfo_class_Lineproto_Framing___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Lineproto_Framing, lines, arginfo_class_Lineproto_Framing_lines, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Lineproto_Framing, crlf, arginfo_class_Lineproto_Framing_crlf, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Lineproto_Framing, delimited, arginfo_class_Lineproto_Framing_delimited, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Lineproto_Framing, block, arginfo_class_Lineproto_Framing_block, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Lineproto_Framing, dotted, arginfo_class_Lineproto_Framing_dotted, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Lineproto_Framing, netstring, arginfo_class_Lineproto_Framing_netstring, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Lineproto_Framing, syslog, arginfo_class_Lineproto_Framing_syslog, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_Overflow_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_SlowConsumer_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_Reply_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_CloseReason_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_Connection_methods[] = {
	ZEND_ME(Lineproto_Connection, __construct, arginfo_class_Lineproto_Connection___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Lineproto_Connection, send, arginfo_class_Lineproto_Connection_send, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, write, arginfo_class_Lineproto_Connection_write, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, readLine, arginfo_class_Lineproto_Connection_readLine, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, readBytes, arginfo_class_Lineproto_Connection_readBytes, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, onBytes, arginfo_class_Lineproto_Connection_onBytes, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, setFraming, arginfo_class_Lineproto_Connection_setFraming, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, startTls, arginfo_class_Lineproto_Connection_startTls, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, getTlsInfo, arginfo_class_Lineproto_Connection_getTlsInfo, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, pause, arginfo_class_Lineproto_Connection_pause, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, resume, arginfo_class_Lineproto_Connection_resume, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, join, arginfo_class_Lineproto_Connection_join, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, leave, arginfo_class_Lineproto_Connection_leave, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, close, arginfo_class_Lineproto_Connection_close, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, abort, arginfo_class_Lineproto_Connection_abort, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Connection, getIterator, arginfo_class_Lineproto_Connection_getIterator, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_Server_methods[] = {
	ZEND_ME(Lineproto_Server, __construct, arginfo_class_Lineproto_Server___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, listen, arginfo_class_Lineproto_Server_listen, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, addresses, arginfo_class_Lineproto_Server_addresses, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, run, arginfo_class_Lineproto_Server_run, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, getStream, arginfo_class_Lineproto_Server_getStream, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, dispatch, arginfo_class_Lineproto_Server_dispatch, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, broadcast, arginfo_class_Lineproto_Server_broadcast, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, every, arginfo_class_Lineproto_Server_every, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, after, arginfo_class_Lineproto_Server_after, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, cancelTimer, arginfo_class_Lineproto_Server_cancelTimer, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, watch, arginfo_class_Lineproto_Server_watch, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, unwatch, arginfo_class_Lineproto_Server_unwatch, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, connections, arginfo_class_Lineproto_Server_connections, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, reload, arginfo_class_Lineproto_Server_reload, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, drain, arginfo_class_Lineproto_Server_drain, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, stop, arginfo_class_Lineproto_Server_stop, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Server, stats, arginfo_class_Lineproto_Server_stats, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_Client_methods[] = {
	ZEND_ME(Lineproto_Client, __construct, arginfo_class_Lineproto_Client___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, request, arginfo_class_Lineproto_Client_request, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, pipeline, arginfo_class_Lineproto_Client_pipeline, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, send, arginfo_class_Lineproto_Client_send, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, readLine, arginfo_class_Lineproto_Client_readLine, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, readBytes, arginfo_class_Lineproto_Client_readBytes, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, startTls, arginfo_class_Lineproto_Client_startTls, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, getTlsInfo, arginfo_class_Lineproto_Client_getTlsInfo, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, close, arginfo_class_Lineproto_Client_close, ZEND_ACC_PUBLIC)
	ZEND_ME(Lineproto_Client, fanOut, arginfo_class_Lineproto_Client_fanOut, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_LineprotoError_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_LineprotoException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_BindException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_ConnectException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_ClosedException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_ProtocolException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_LineTooLongException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_RefusedException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Lineproto_TlsException_methods[] = {
	ZEND_FE_END
};

static void register_lineproto_symbols(int module_number)
{

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "lineproto_serve", sizeof("lineproto_serve") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "lineproto_send", sizeof("lineproto_send") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(CG(function_table), "lineproto_send", sizeof("lineproto_send") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
}

static zend_class_entry *register_class_Lineproto_Framing(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "Framing", class_Lineproto_Framing_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_Overflow(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Lineproto\\Overflow", IS_UNDEF, class_Lineproto_Overflow_methods);

	zend_enum_add_case_cstr(class_entry, "Close", NULL);

	zend_enum_add_case_cstr(class_entry, "Discard", NULL);

	zend_enum_add_case_cstr(class_entry, "Truncate", NULL);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_SlowConsumer(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Lineproto\\SlowConsumer", IS_UNDEF, class_Lineproto_SlowConsumer_methods);

	zend_enum_add_case_cstr(class_entry, "Close", NULL);

	zend_enum_add_case_cstr(class_entry, "Discard", NULL);

	zend_enum_add_case_cstr(class_entry, "Block", NULL);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_Reply(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Lineproto\\Reply", IS_UNDEF, class_Lineproto_Reply_methods);

	zend_enum_add_case_cstr(class_entry, "Line", NULL);

	zend_enum_add_case_cstr(class_entry, "None", NULL);

	zend_enum_add_case_cstr(class_entry, "Dotted", NULL);

	zend_enum_add_case_cstr(class_entry, "Block", NULL);

	zend_enum_add_case_cstr(class_entry, "Code", NULL);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_CloseReason(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Lineproto\\CloseReason", IS_UNDEF, class_Lineproto_CloseReason_methods);

	zend_enum_add_case_cstr(class_entry, "Peer", NULL);

	zend_enum_add_case_cstr(class_entry, "Local", NULL);

	zend_enum_add_case_cstr(class_entry, "Idle", NULL);

	zend_enum_add_case_cstr(class_entry, "LineTimeout", NULL);

	zend_enum_add_case_cstr(class_entry, "WriteTimeout", NULL);

	zend_enum_add_case_cstr(class_entry, "Handshake", NULL);

	zend_enum_add_case_cstr(class_entry, "Overflow", NULL);

	zend_enum_add_case_cstr(class_entry, "SlowConsumer", NULL);

	zend_enum_add_case_cstr(class_entry, "Error", NULL);

	zend_enum_add_case_cstr(class_entry, "Drain", NULL);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_Connection(zend_class_entry *class_entry_IteratorAggregate)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "Connection", class_Lineproto_Connection_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_IteratorAggregate);

	zval property_id_default_value;
	ZVAL_UNDEF(&property_id_default_value);
	zend_string *property_id_name = zend_string_init("id", sizeof("id") - 1, 1);
	zend_declare_typed_property(class_entry, property_id_name, &property_id_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_id_name);

	zval property_remoteAddress_default_value;
	ZVAL_UNDEF(&property_remoteAddress_default_value);
	zend_string *property_remoteAddress_name = zend_string_init("remoteAddress", sizeof("remoteAddress") - 1, 1);
	zend_declare_typed_property(class_entry, property_remoteAddress_name, &property_remoteAddress_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_remoteAddress_name);

	zval property_localAddress_default_value;
	ZVAL_UNDEF(&property_localAddress_default_value);
	zend_string *property_localAddress_name = zend_string_init("localAddress", sizeof("localAddress") - 1, 1);
	zend_declare_typed_property(class_entry, property_localAddress_name, &property_localAddress_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_localAddress_name);

	zend_string *property_server_class_Lineproto_Server = zend_string_init("Lineproto\\Server", sizeof("Lineproto\\Server")-1, 1);
	zval property_server_default_value;
	ZVAL_UNDEF(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_typed_property(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_server_class_Lineproto_Server, 0, 0));
	zend_string_release(property_server_name);

	zval property_data_default_value;
	ZVAL_NULL(&property_data_default_value);
	zend_string *property_data_name = zend_string_init("data", sizeof("data") - 1, 1);
	zend_declare_typed_property(class_entry, property_data_name, &property_data_default_value, ZEND_ACC_PUBLIC, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ANY));
	zend_string_release(property_data_name);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "send", sizeof("send") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "write", sizeof("write") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "starttls", sizeof("starttls") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "close", sizeof("close") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_Server(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "Server", class_Lineproto_Server_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "listen", sizeof("listen") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "broadcast", sizeof("broadcast") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_Client(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "Client", class_Lineproto_Client_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "request", sizeof("request") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "pipeline", sizeof("pipeline") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "send", sizeof("send") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "starttls", sizeof("starttls") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "fanout", sizeof("fanout") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "fanout", sizeof("fanout") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_LineprotoError(zend_class_entry *class_entry_Error)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "LineprotoError", class_Lineproto_LineprotoError_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Error);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_LineprotoException(zend_class_entry *class_entry_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "LineprotoException", class_Lineproto_LineprotoException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_BindException(zend_class_entry *class_entry_Lineproto_LineprotoException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "BindException", class_Lineproto_BindException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Lineproto_LineprotoException);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_ConnectException(zend_class_entry *class_entry_Lineproto_LineprotoException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "ConnectException", class_Lineproto_ConnectException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Lineproto_LineprotoException);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_TimeoutException(zend_class_entry *class_entry_Lineproto_LineprotoException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "TimeoutException", class_Lineproto_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Lineproto_LineprotoException);

	zval property_phase_default_value;
	ZVAL_UNDEF(&property_phase_default_value);
	zend_string *property_phase_name = zend_string_init("phase", sizeof("phase") - 1, 1);
	zend_declare_typed_property(class_entry, property_phase_name, &property_phase_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_phase_name);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_ClosedException(zend_class_entry *class_entry_Lineproto_LineprotoException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "ClosedException", class_Lineproto_ClosedException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Lineproto_LineprotoException);

	zval property_requestSent_default_value;
	ZVAL_UNDEF(&property_requestSent_default_value);
	zend_string *property_requestSent_name = zend_string_init("requestSent", sizeof("requestSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_requestSent_name, &property_requestSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_requestSent_name);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_ProtocolException(zend_class_entry *class_entry_Lineproto_LineprotoException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "ProtocolException", class_Lineproto_ProtocolException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Lineproto_LineprotoException);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_LineTooLongException(zend_class_entry *class_entry_Lineproto_ProtocolException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "LineTooLongException", class_Lineproto_LineTooLongException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Lineproto_ProtocolException);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_RefusedException(zend_class_entry *class_entry_Lineproto_LineprotoException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "RefusedException", class_Lineproto_RefusedException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Lineproto_LineprotoException);

	zval property_greeting_default_value;
	ZVAL_UNDEF(&property_greeting_default_value);
	zend_string *property_greeting_name = zend_string_init("greeting", sizeof("greeting") - 1, 1);
	zend_declare_typed_property(class_entry, property_greeting_name, &property_greeting_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_greeting_name);

	return class_entry;
}

static zend_class_entry *register_class_Lineproto_TlsException(zend_class_entry *class_entry_Lineproto_LineprotoException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Lineproto", "TlsException", class_Lineproto_TlsException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Lineproto_LineprotoException);

	return class_entry;
}
