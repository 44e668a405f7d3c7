/* Framing: where one message ends and the next begins. Pure: no I/O, no allocation, no policy.
 *
 * lp_frame_next() looks at a range of bytes and reports one thing at a time. What to do about a message that is
 * too long is its caller's business; framing reports it once when the limit is passed (TOO_LONG) and once more
 * when its end is found (SKIPPED), and what it reports does not depend on how the bytes were cut into reads. */
#ifndef LP_FRAME_H
#define LP_FRAME_H

#include "platform.h"

#include <string.h>

typedef struct lp_framing lp_framing;

typedef enum lp_frame_result {
	LP_FRAME_MORE,        /* no message yet; data[consumed..) must be offered again, unchanged, with more behind it */
	LP_FRAME_MESSAGE,     /* one message in data/length */
	LP_FRAME_TOO_LONG,    /* a message passed the limit: data/length is its first max bytes; the rest is being skipped */
	LP_FRAME_SKIPPED,     /* the end of that message: length is how long it was */
	LP_FRAME_NOISE,       /* 'length' bytes between two messages, used up; only framings with a start have such */
	LP_FRAME_ERROR        /* bytes that this framing forbids; 'reason' says which. A framing that reports a whole line sets data/length
	                       * to it, others leave them alone */
} lp_frame_result;

/* What a connection remembers between reads; all zero at the start and after a change of framing. */
typedef struct lp_frame_state {
	size_t scanned;       /* bytes of the unfinished message that were searched in vain */
	union {
		size_t line;      /* messages of several lines: where the unfinished line begins */
		size_t left;      /* counted ones, while skipping: bytes that are still to come */
	};
	size_t joined;        /* messages of several lines: length of the finished ones, joined */
	uint64_t skipped;     /* while skipping: length of the long message so far, or in all where it is known */
	bool skipping;
	bool held_cr;         /* while skipping: the last byte was a CR that may belong to the delimiter */
	bool line_start;      /* while skipping: nothing of the next line has been seen */
	bool begun;           /* delimited: the start was found; while skipping: syslog: the message is counted; code: more lines come */
	uint8_t matched;      /* delimited: so many bytes of the delimiter stand at the end of what was searched */
	char code[3];         /* code, while skipping: what the last line begins with */
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
	/* NULL, or what this message contains that cannot be framed, such as the delimiter. */
	const char *(*refuse)(const lp_framing *framing, const char *data, size_t length);
	/* How long a message that was not refused is on the wire, and its bytes there. NULL for framings that write a delimiter and
	 * nothing else. */
	size_t (*size)(const lp_framing *framing, const char *data, size_t length);
	void (*write)(const lp_framing *framing, const char *data, size_t length, char *to);
} lp_framing_ops;

/* A value: it never changes. Whoever keeps a pointer retains it; those that need no parameters live for ever. */
struct lp_framing {
	const lp_framing_ops *ops;
	const char *delimiter;        /* written behind each message, which is left as it is */
	size_t delimiter_length;      /* 0: ops->size() and ops->write() say what is written */
	bool strict;
	uint32_t references;          /* 0: not counted; counted ones belong to one thread */
	const char *parameters;       /* what tells it from others of its family, for comparisons and keys */
	size_t parameters_length;
};

/* LF ends a line; one CR before it is stripped. */
extern const lp_framing lp_framing_lines;

/* CR LF ends a line. Strict: a CR or LF by itself is an error. Lenient: reads like lines, writes CR LF. */
extern const lp_framing lp_framing_crlf_strict;
extern const lp_framing lp_framing_crlf_lenient;

/* A start, which may be empty, and an end of at most LP_DELIMITER_MAX bytes, which may not. What stands between an end and the next
 * start is noise. One reference, or NULL when memory ran out. */
#define LP_DELIMITER_MAX 255
const lp_framing *lp_framing_delimited_new(const char *end, size_t end_length, const char *start, size_t start_length);

/* Lines up to an empty one: a message is these lines, joined by LF. Lines end as in lp_framing_lines, or as in lp_framing_crlf_strict. */
extern const lp_framing lp_framing_block;
extern const lp_framing lp_framing_block_crlf;

/* CR LF lines up to a single dot; the dot that is put in front of others is taken off. A message is these lines, joined by LF. */
extern const lp_framing lp_framing_dotted;

/* --- for replies only, see reply.h --- */

/* Reads LF as the end of a line too. */
extern const lp_framing lp_framing_dotted_lenient;

/* "250-text" ... "250 text", as SMTP and FTP answer. A message is these lines, joined by LF, with their codes. Lines end as in
 * lp_framing_lines, or as in lp_framing_crlf_strict. Not for sending: ops->refuse() objects to everything. */
extern const lp_framing lp_framing_code;
extern const lp_framing lp_framing_code_crlf;

/* Whether 'text' is what these can read: one reply, whole, with nothing behind it and no CR in it. */
bool lp_code_is_whole(const char *text, size_t length);

/* "5:hello," */
extern const lp_framing lp_framing_netstring;

/* RFC 6587: "5 hello" or a line, as each message begins. */
extern const lp_framing lp_framing_syslog;

/* One more holder of 'framing', which is returned. */
const lp_framing *lp_framing_retain(const lp_framing *framing);

/* One holder less; NULL is allowed. */
void lp_framing_release(const lp_framing *framing);

/* Whether both read and write the same. */
bool lp_framing_same(const lp_framing *a, const lp_framing *b);

/* Find the next message in data[0..length). 'max' counts a message without its delimiter; exactly 'max' passes.
 * Linear however the bytes arrive: state remembers how far it looked. What is used up may be rewritten: lines are joined in place. */
static inline lp_frame_result lp_frame_next(const lp_framing *framing, lp_frame_state *state, char *data,
	size_t length, size_t max, lp_frame *frame)
{
	return framing->ops->next(framing, state, data, length, max, frame);
}

/* What the unterminated rest at the end of a stream is: MESSAGE, SKIPPED, TOO_LONG (then call again), ERROR, or MORE
 * for nothing, and for a rest that is no message. */
static inline lp_frame_result lp_frame_end(const lp_framing *framing, lp_frame_state *state, char *data, size_t length,
	size_t max, lp_frame *frame)
{
	return framing->ops->end(framing, state, data, length, max, frame);
}

/* An ops->end for messages that must be whole: the rest is a fragment and never handed out. */
lp_frame_result lp_frame_fragment(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame);

/* How many bytes a message is on the wire; it must not be one that ops->refuse() objects to. */
static inline size_t lp_frame_size(const lp_framing *framing, const char *data, size_t length)
{
	if (lp_likely(framing->delimiter_length)) {
		return length + framing->delimiter_length;
	}
	return framing->ops->size(framing, data, length);
}

/* Write these bytes. */
static inline void lp_frame_write(const lp_framing *framing, const char *data, size_t length, char *to)
{
	if (lp_unlikely(!framing->delimiter_length)) {
		framing->ops->write(framing, data, length, to);
		return;
	}
	if (length) {   /* memcpy() wants a pointer even for nothing */
		memcpy(to, data, length);
	}
	if (framing->delimiter_length == 1) {   /* nearly always, and not worth a call */
		to[length] = framing->delimiter[0];
	} else {
		memcpy(to + length, framing->delimiter, framing->delimiter_length);
	}
}

/* The same in memory of its own, which the caller frees; NULL when there is none. */
char *lp_frame_make(const lp_framing *framing, const char *data, size_t length, size_t *framed);

#endif
