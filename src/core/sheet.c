/* Text into a buffer. */
#include "sheet.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void lp_sheet_fini(lp_sheet *sheet)
{
	lp_buffer_fini(&sheet->text);
	memset(sheet, 0, sizeof *sheet);
}

void lp_sheet_add(lp_sheet *sheet, const char *text, size_t length)
{
	if (!sheet->failed && lp_buffer_append(&sheet->text, text, length) < 0) {
		sheet->failed = true;
	}
}

void lp_sheet_print(lp_sheet *sheet, const char *format, ...)
{
	char piece[512];
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(piece, sizeof piece, format, args);
	va_end(args);
	if (length < 0 || (size_t) length >= sizeof piece) {
		sheet->failed = true;
	} else {
		lp_sheet_add(sheet, piece, (size_t) length);
	}
}

void lp_sheet_seconds(lp_sheet *sheet, lp_time time)
{
	char digits[32];
	int length = snprintf(digits, sizeof digits, "%llu.%09llu", (unsigned long long) (time / LP_SECOND),
		(unsigned long long) (time % LP_SECOND));

	while (digits[length - 1] == '0') {
		length--;
	}
	length -= digits[length - 1] == '.';
	lp_sheet_add(sheet, digits, (size_t) length);
}
