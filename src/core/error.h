/* What went wrong, once, in words: every failing call of the core fills one of these.
 *
 * The text names the system call or the rule, the reason and the peer. The engine side
 * turns 'kind' into an exception class in one place; the core never looks at it. */
#ifndef LP_ERROR_H
#define LP_ERROR_H

#include "platform.h"

typedef enum lp_error_kind {
	LP_ERROR_NONE,
	LP_ERROR_VALUE,        /* the caller's argument is malformed */
	LP_ERROR_MISUSE,       /* the call is not possible now */
	LP_ERROR_SYSTEM,       /* a system call failed where nothing more special fits */
	LP_ERROR_BIND,
	LP_ERROR_CONNECT,
	LP_ERROR_TIMEOUT,
	LP_ERROR_CLOSED,
	LP_ERROR_PROTOCOL,
	LP_ERROR_TOO_LONG,
	LP_ERROR_REFUSED,
	LP_ERROR_TLS,
	LP_ERROR_ABORTED       /* a callback asked to leave; it has its own error */
} lp_error_kind;

typedef enum lp_phase {
	LP_PHASE_CONNECT,
	LP_PHASE_HANDSHAKE,
	LP_PHASE_GREETING,
	LP_PHASE_WRITE,
	LP_PHASE_REPLY,
	LP_PHASE_READ
} lp_phase;

#define LP_ERROR_TEXT 512
#define LP_ERROR_GREETING 256

typedef struct lp_error {
	lp_error_kind kind;
	int system;               /* errno, 0 when no system call failed */
	lp_phase phase;           /* with LP_ERROR_TIMEOUT */
	bool request_sent;        /* with LP_ERROR_CLOSED: a byte of the request left this process */
	char text[LP_ERROR_TEXT];
	char greeting[LP_ERROR_GREETING];   /* with LP_ERROR_REFUSED: what the peer said, as far as it fits */
} lp_error;

/* Fill 'err' (NULL is allowed) and return -1, so that failing functions end with one line. */
int lp_error_set(lp_error *err, lp_error_kind kind, const char *format, ...) LP_PRINTF(3, 4);

/* The same for a failed system call: appends ": <reason>" and keeps 'system'. */
int lp_error_set_system(lp_error *err, lp_error_kind kind, int system, const char *format, ...) LP_PRINTF(4, 5);

/* The same for other reasons than strerror()'s. */
int lp_error_set_reason(lp_error *err, lp_error_kind kind, int system, const char *reason, const char *format, ...) LP_PRINTF(5, 6);

/* The word of a phase as users see it: "connect", "handshake", "greeting", "write", "reply", "read". */
const char *lp_phase_name(lp_phase phase);

#endif
