/* The table behind reply.h. */
#include "reply.h"

typedef struct line_framings {
	const lp_framing *framing;
	const lp_framing *dotted;
	const lp_framing *block;
	const lp_framing *code;
} line_framings;

static const line_framings table[] = {
	{&lp_framing_lines, &lp_framing_dotted_lenient, &lp_framing_block, &lp_framing_code},
	{&lp_framing_crlf_lenient, &lp_framing_dotted_lenient, &lp_framing_block, &lp_framing_code},
	{&lp_framing_crlf_strict, &lp_framing_dotted, &lp_framing_block_crlf, &lp_framing_code_crlf},
};

const lp_framing *lp_framing_of_reply(lp_reply_kind kind, const lp_framing *framing)
{
	if (kind == LP_REPLY_LINE || kind == LP_REPLY_NONE) {
		return framing;
	}
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		if (table[i].framing == framing) {
			return kind == LP_REPLY_DOTTED ? table[i].dotted : kind == LP_REPLY_BLOCK ? table[i].block : table[i].code;
		}
	}
	return NULL;
}

const lp_framing *lp_framing_of_greeting(lp_reply_kind kind, const lp_framing *framing)
{
	return lp_framing_of_reply(kind == LP_REPLY_CODE ? LP_REPLY_CODE : LP_REPLY_LINE, framing);
}
