/* Framing: where one message ends and the next begins. Pure: no I/O, no allocation, no policy.
 *
 * lp_frame_next() looks at a range of bytes and reports one thing at a time. What to do about a message that is
 * too long is its caller's business; framing reports it once when the limit is passed (TOO_LONG) and once more
 * when its end is found (SKIPPED), and what it reports does not depend on how the bytes were cut into reads. */
#ifndef LP_FRAME_H
#define LP_FRAME_H

#include "platform.h"

typedef struct lp_framing lp_framing;

typedef enum lp_frame_result {
	LP_FRAME_MORE,        /* no message yet; data[consumed..) must be offered again with more behind it */
	LP_FRAME_MESSAGE,     /* one message in data/length */
	LP_FRAME_TOO_LONG,    /* a message passed the limit: data/length is its first max bytes; the rest is being skipped */
	LP_FRAME_SKIPPED,     /* the end of that message: length is how long it was */
	LP_FRAME_ERROR        /* bytes that this framing forbids; 'reason' says which */
} lp_frame_result;

/* What a connection remembers between reads; all zero at the start and after a change of framing. */
typedef struct lp_frame_state {
	size_t scanned;       /* bytes of the unfinished message that were searched in vain */
	uint64_t skipped;     /* while skipping: length of the long message so far */
	bool skipping;
	bool held_cr;         /* while skipping: the last byte was a CR that may belong to the delimiter */
} lp_frame_state;

typedef struct lp_frame {
	char *data;           /* in the caller's range; dies with it */
	size_t length;
	size_t consumed;      /* bytes of the range that are used up, the delimiter included */
	const char *reason;   /* with LP_FRAME_ERROR */
} lp_frame;

/* One family of framings. */
typedef struct lp_framing_ops {
	const char *name;
	lp_frame_result (*next)(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
		lp_frame *frame);
	/* The stream has ended behind data[0..length), which next() has answered with MORE. */
	lp_frame_result (*end)(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
		lp_frame *frame);
	/* NULL, or why this message cannot be framed: it contains the delimiter. */
	const char *(*refuse)(const lp_framing *framing, const char *data, size_t length);
} lp_framing_ops;

struct lp_framing {
	const lp_framing_ops *ops;
	const char *delimiter;        /* written behind each message */
	size_t delimiter_length;
	bool strict;
};

/* LF ends a line; one CR before it is stripped. */
extern const lp_framing lp_framing_lines;

/* CR LF ends a line. Strict: a CR or LF by itself is an error. Lenient: reads like lines, writes CR LF. */
extern const lp_framing lp_framing_crlf_strict;
extern const lp_framing lp_framing_crlf_lenient;

/* Find the next message in data[0..length). 'max' counts a message without its delimiter; exactly 'max' passes.
 * Linear however the bytes arrive: state remembers how far it looked. */
static inline lp_frame_result lp_frame_next(const lp_framing *framing, lp_frame_state *state, char *data,
	size_t length, size_t max, lp_frame *frame)
{
	return framing->ops->next(framing, state, data, length, max, frame);
}

/* What the unterminated rest at the end of a stream is: MESSAGE, SKIPPED, TOO_LONG (then call again), ERROR, or MORE
 * for nothing. */
static inline lp_frame_result lp_frame_end(const lp_framing *framing, lp_frame_state *state, char *data, size_t length,
	size_t max, lp_frame *frame)
{
	return framing->ops->end(framing, state, data, length, max, frame);
}

#endif
