/* Iterables, one element at a time. lineproto_send() uses it too, for its messages. */
#include "source.h"

#include "zend_exceptions.h"
#include "zend_interfaces.h"

struct php_lineproto_source {
	php_lineproto_source *next;
	zval value;
	HashPosition position;            /* of an array */
	zend_object_iterator *iterator;   /* of a Traversable */
	size_t weight;
	bool started;
	bool raw;
};

static LP_HOT void source_free(php_lineproto_source *source)
{
	if (source->iterator) {
		zend_iterator_dtor(source->iterator);
	}
	zval_ptr_dtor(&source->value);
	efree(source);
}

/* The head is nothing that waits: it is pulled as the peer reads, and there is but one. What a Traversable will give is not known, but
 * many of them count too. */
size_t php_lineproto_sources_weight(const php_lineproto_sources *sources, const zval *value)
{
	size_t weight = sizeof(php_lineproto_source);
	zval *element;

	if (!sources->head) {
		return 0;
	}
	if (Z_TYPE_P(value) == IS_STRING) {
		weight += Z_STRLEN_P(value);
	} else if (Z_TYPE_P(value) == IS_ARRAY) {
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(value), element) {
			ZVAL_DEREF(element);
			weight += sizeof *element + (Z_TYPE_P(element) == IS_STRING ? Z_STRLEN_P(element) : 0);
		} ZEND_HASH_FOREACH_END();
	}
	return weight;
}

LP_HOT bool php_lineproto_sources_push(php_lineproto_sources *sources, zval *value, bool raw)
{
	php_lineproto_source *source = ecalloc(1, sizeof *source);

	source->raw = raw;
	ZVAL_COPY(&source->value, value);
	if (Z_TYPE_P(value) == IS_OBJECT) {
		source->iterator = Z_OBJCE_P(value)->get_iterator(Z_OBJCE_P(value), value, 0);
		if (!source->iterator || EG(exception)) {
			source_free(source);
			return false;
		}
	} else if (Z_TYPE_P(value) == IS_ARRAY) {
		zend_hash_internal_pointer_reset_ex(Z_ARRVAL_P(value), &source->position);
	}
	source->weight = php_lineproto_sources_weight(sources, value);   /* getIterator() may have had the others thrown away */
	if (sources->tail) {
		sources->tail->next = source;
	} else {
		sources->head = source;
	}
	sources->tail = source;
	sources->waiting += source->weight;
	return true;
}

/* The current element after moving on; NULL at the end or after an exception. */
static zval *iterator_next(php_lineproto_source *source)
{
	zend_object_iterator *iterator = source->iterator;

	if (source->started) {
		iterator->funcs->move_forward(iterator);
	} else if (iterator->funcs->rewind) {
		iterator->funcs->rewind(iterator);
	}
	source->started = true;
	if (EG(exception) || iterator->funcs->valid(iterator) != SUCCESS || EG(exception)) {
		return NULL;
	}
	return iterator->funcs->get_current_data(iterator);
}

static LP_HOT zval *source_next(php_lineproto_source *source)
{
	zval *element;

	switch (Z_TYPE(source->value)) {
		case IS_STRING:
			element = source->started ? NULL : &source->value;
			source->started = true;
			return element;
		case IS_ARRAY:
			element = zend_hash_get_current_data_ex(Z_ARRVAL(source->value), &source->position);
			if (element) {
				zend_hash_move_forward_ex(Z_ARRVAL(source->value), &source->position);
			}
			return element;
		default:
			return iterator_next(source);
	}
}

/* Take the head off and free it. */
static LP_HOT void sources_drop_head(php_lineproto_sources *sources)
{
	php_lineproto_source *source = sources->head;

	sources->head = source->next;
	if (sources->head) {
		sources->waiting -= sources->head->weight;
	} else {
		sources->tail = NULL;
	}
	source_free(source);
}

/* The head's next element; NULL at its end, after an exception, or when its own code had all sources cleared. */
static LP_HOT zval *sources_step(php_lineproto_sources *sources)
{
	zval *element;

	sources->busy = true;
	element = source_next(sources->head);
	sources->busy = false;
	if (UNEXPECTED(sources->cleared)) {
		sources->cleared = false;
		php_lineproto_sources_clear(sources);
		return NULL;
	}
	return element;
}

LP_HOT int php_lineproto_sources_next(php_lineproto_sources *sources, zend_string **line, bool *raw)
{
	while (sources->head) {
		zval *element = sources_step(sources);

		if (EG(exception)) {
			return -1;
		}
		if (element) {
			ZVAL_DEREF(element);
			if (Z_TYPE_P(element) != IS_STRING) {
				zend_type_error("Every line of an iterable must be of type string, %s given", zend_zval_type_name(element));
				return -1;
			}
			*raw = sources->head->raw;
			*line = zend_string_copy(Z_STR_P(element));
			return 1;
		}
		if (sources->head) {
			sources_drop_head(sources);
		}
	}
	return EG(exception) ? -1 : 0;
}

LP_HOT void php_lineproto_sources_clear(php_lineproto_sources *sources)
{
	if (sources->busy) {
		sources->cleared = true;   /* the one that runs cannot be freed under itself */
		return;
	}
	while (sources->head) {
		sources_drop_head(sources);
	}
}

void php_lineproto_sources_gc(const php_lineproto_sources *sources, zend_get_gc_buffer *buffer)
{
	for (php_lineproto_source *source = sources->head; source; source = source->next) {
		zend_get_gc_buffer_add_zval(buffer, &source->value);
		if (source->iterator) {
			zend_get_gc_buffer_add_obj(buffer, &source->iterator->std);
		}
	}
}
