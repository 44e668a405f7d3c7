/* Where there is no OpenSSL: only plain connections. run.sh leaves the scenarios out that would come here. */

#include "../secure.h"

#include <stdio.h>
#include <stdlib.h>

static void refuse(void)
{
	fprintf(stderr, "load: built without OpenSSL\n");
	exit(2);
}

void secure_want(const char *file, bool resume)
{
	(void)file;
	(void)resume;
	refuse();
}

bool secure_wanted(void)
{
	return false;
}

struct secure *secure_new(int fd)
{
	(void)fd;
	refuse();
	return NULL;
}

void secure_free(struct secure *secure)
{
	(void)secure;
}

void secure_begin(struct secure *secure)
{
	(void)secure;
}

ssize_t secure_send(struct secure *secure, const char *data, size_t length)
{
	(void)secure;
	(void)data;
	(void)length;
	return -1;
}

ssize_t secure_recv(struct secure *secure, char *to, size_t room)
{
	(void)secure;
	(void)to;
	(void)room;
	return -1;
}

bool secure_has_more(const struct secure *secure)
{
	(void)secure;
	return false;
}

void secure_end(struct secure *secure)
{
	(void)secure;
}
