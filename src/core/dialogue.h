/* The dialogue of the documents: a handler that thanks for every line. */
#ifndef LP_DIALOGUE_H
#define LP_DIALOGUE_H

#include "conn.h"

/* Serves without any user code. */
extern const lp_handler lp_dialogue;

/* NULL, or what its reply contains that this framing cannot carry. */
const char *lp_dialogue_refused(const lp_framing *framing);

#endif
