/* Text that is written piece by piece, such as a response. Memory that runs out is noticed once, at the end. */
#ifndef LP_SHEET_H
#define LP_SHEET_H

#include "buffer.h"
#include "clock.h"

typedef struct lp_sheet {
	lp_buffer text;
	bool failed;        /* memory ran out: the text is not whole */
} lp_sheet;

/* All zero is an empty sheet. */
void lp_sheet_fini(lp_sheet *sheet);

void lp_sheet_add(lp_sheet *sheet, const char *text, size_t length);
void lp_sheet_print(lp_sheet *sheet, const char *format, ...) LP_PRINTF(2, 3);

/* Nanoseconds as seconds, "0.0025", whatever the locale says. */
void lp_sheet_seconds(lp_sheet *sheet, lp_time time);

#endif
