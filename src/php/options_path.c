/* Options that are the path of a file. */
#include "options.h"

#include "ext/standard/file.h"

char *php_lineproto_option_path(const php_lineproto_option *option, const php_lineproto_option_target *target, zend_string *value)
{
	char *path;

	if (ZSTR_LEN(value) == 0 || zend_str_has_nul_byte(value)) {
		php_lineproto_option_value_error(option, target, "must be a path without any null bytes");
		return NULL;
	}
	if (php_check_open_basedir_ex(ZSTR_VAL(value), 0) != 0) {
		php_lineproto_option_value_error(option, target, "must be a path within open_basedir, \"%s\" given", ZSTR_VAL(value));
		return NULL;
	}
	path = expand_filepath_with_mode(ZSTR_VAL(value), NULL, NULL, 0, CWD_EXPAND);
	if (!path) {
		php_lineproto_option_value_error(option, target, "is too long for a path");
	}
	return path;
}
