/* Replies that are framed otherwise than their requests: which framing reads them. */
#ifndef LP_REPLY_H
#define LP_REPLY_H

#include "frame.h"

typedef enum lp_reply_kind {
	LP_REPLY_LINE,        /* one message of the requests' framing, whichever that is */
	LP_REPLY_NONE,        /* not waited for */
	LP_REPLY_DOTTED,      /* lines up to a single dot */
	LP_REPLY_BLOCK,       /* lines up to an empty one */
	LP_REPLY_CODE         /* lines with a code, as in SMTP */
} lp_reply_kind;

/* What reads replies to requests of 'framing'. For LINE and NONE that is 'framing' itself; the others live for ever, and end their lines
 * as 'framing' does. NULL for these where it is neither lines() nor crlf(). */
const lp_framing *lp_framing_of_reply(lp_reply_kind kind, const lp_framing *framing);

/* What reads the greeting of a server that is asked for such replies: with CODE it has a code too, otherwise it is a message of 'framing'.
 * NULL as above. */
const lp_framing *lp_framing_of_greeting(lp_reply_kind kind, const lp_framing *framing);

#endif
