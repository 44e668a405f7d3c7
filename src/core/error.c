/* Fills lp_error. The reason of a system error is strerror()'s; we add no prose to it. */
#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void error_fill(lp_error *err, lp_error_kind kind, int system, const char *format, va_list args)
{
	memset(err, 0, offsetof(lp_error, text));
	err->kind = kind;
	err->system = system;
	err->greeting[0] = '\0';
	vsnprintf(err->text, sizeof err->text, format, args);
}

int lp_error_set(lp_error *err, lp_error_kind kind, const char *format, ...)
{
	va_list args;

	if (err) {
		va_start(args, format);
		error_fill(err, kind, 0, format, args);
		va_end(args);
	}
	return -1;
}

static void error_append(lp_error *err, const char *reason)
{
	size_t used = strlen(err->text);

	snprintf(err->text + used, sizeof err->text - used, ": %s", reason);
}

int lp_error_set_system(lp_error *err, lp_error_kind kind, int system, const char *format, ...)
{
	va_list args;

	if (err) {
		va_start(args, format);
		error_fill(err, kind, system, format, args);
		va_end(args);
		error_append(err, strerror(system));
	}
	return -1;
}

int lp_error_set_reason(lp_error *err, lp_error_kind kind, int system, const char *reason, const char *format, ...)
{
	va_list args;

	if (err) {
		va_start(args, format);
		error_fill(err, kind, system, format, args);
		va_end(args);
		error_append(err, reason);
	}
	return -1;
}

const char *lp_phase_name(lp_phase phase)
{
	static const char *const names[] = {"connect", "handshake", "greeting", "write", "reply", "read"};

	return names[phase];
}
