/* Made of status_page.html by tests/status_page.php: edit that one. */
#include "status_page.h"

const char lp_status_page_policy[] =
	"default-src 'none'; script-src 'sha256-UMiZTiQr0FF55ddnk1Z5lOwLZaLuS6v607IsXWuuzbo='; style-src 'sha256-qr1/B9GevwPmtrmpFFHJtdIhRGD7oiXPNX583QUhUsI='; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const char lp_status_page_head[] =
	"<!doctype html>\n"
	"<html lang=\"en\">\n"
	"<meta charset=\"utf-8\">\n"
	"<title>lineproto</title>\n"
	"<style>\n"
	"body { font: 14px system-ui, sans-serif }\n"
	"</style>\n"
	"<table>\n";

const char lp_status_page_tail[] =
	"</table>\n"
	"<script>\n"
	"\"use strict\";\n"
	"</script>\n";
