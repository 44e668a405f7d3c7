/* What strict CRLF lines are everywhere: for the framings made of lines, and for nobody else. */
#ifndef LP_FRAME_LINES_H
#define LP_FRAME_LINES_H

#include "frame.h"

/* The first CR or LF in data[from..length), or length. */
size_t lp_line_find(const char *data, size_t from, size_t length);

/* Reasons of LP_FRAME_ERROR. */
extern const char lp_line_bare_lf[];
extern const char lp_line_bare_cr[];

#endif
