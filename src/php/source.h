/* Output that is pulled: a queue of strings and iterables of one connection, given out line by line. */
#ifndef PHP_LINEPROTO_SOURCE_H
#define PHP_LINEPROTO_SOURCE_H

#include "php_lineproto.h"

typedef struct php_lineproto_source php_lineproto_source;

typedef struct php_lineproto_sources {
	php_lineproto_source *head;
	php_lineproto_source *tail;
	size_t waiting;    /* bytes behind the head, about */
	bool busy;         /* user code of one of them is running */
	bool cleared;      /* ... and has had them thrown away */
} php_lineproto_sources;

/* What 'value' adds to 'waiting' if it is pushed now. */
size_t php_lineproto_sources_weight(const php_lineproto_sources *sources, const zval *value);

/* Append a string, array or Traversable (a reference is taken); 'raw' marks bytes that are no line. False after an exception. */
bool php_lineproto_sources_push(php_lineproto_sources *sources, zval *value, bool raw);

/* The next line: 1 with a reference in *line, 0 at the end, -1 after an exception (a TypeError for an element that is no string). */
int php_lineproto_sources_next(php_lineproto_sources *sources, zend_string **line, bool *raw);

/* Throw all away. User code may run (finally blocks, destructors), so an exception may be pending afterwards. */
void php_lineproto_sources_clear(php_lineproto_sources *sources);

static inline bool php_lineproto_sources_empty(const php_lineproto_sources *sources)
{
	return sources->head == NULL;
}

/* For the garbage collector. */
void php_lineproto_sources_gc(const php_lineproto_sources *sources, zend_get_gc_buffer *buffer);

#endif
