/* The documents' server, whose greeting and transcript are options of every listener. */
#include "dialogue.h"

static const char thanks[] = "Thank you client , you data is Received success ";   /* the blank at its end belongs to it */

static void dialogue_message(lp_conn *c, const char *data, size_t length)
{
	(void) data;
	(void) length;
	lp_conn_send(c, thanks, sizeof thanks - 1);
}

const char *lp_dialogue_refused(const lp_framing *framing)
{
	return framing->ops->refuse(framing, thanks, sizeof thanks - 1);
}

const lp_handler lp_dialogue = {.message = dialogue_message};
