/* Listening sockets on their way from one process to the next. */
#include "heir.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define UNIX_FILE "unix:///"   /* its last slash begins the path */

/* The path of a Unix socket, NULL for all others. */
static const char *file_of(const char *address)
{
	const char *plus = strstr(address, "+" UNIX_FILE);

	address = plus ? plus + 1 : address;
	return strncmp(address, UNIX_FILE, strlen(UNIX_FILE)) == 0 ? address + strlen(UNIX_FILE) - 1 : NULL;
}

/* Takes over 'fd', or closes it. */
static int estate_take(lp_estate *estate, const char *address, size_t length, lp_fd fd)
{
	lp_heirloom *grown = realloc(estate->sockets, ((size_t) estate->count + 1) * sizeof *grown);
	lp_heirloom *last;

	if (!grown) {
		lp_fd_close(fd);
		return -1;
	}
	estate->sockets = grown;
	last = &grown[estate->count++];
	snprintf(last->address, sizeof last->address, "%.*s", (int) length, address);
	last->fd = fd;
	lp_unix_file_note(&last->file, file_of(last->address));
	return 0;
}

int lp_estate_add(lp_estate *estate, const char *address, lp_fd fd)
{
	lp_fd copy = lp_fd_dup(fd);

	return copy == LP_FD_NONE ? -1 : estate_take(estate, address, strlen(address), copy);
}

int lp_estate_tell(const lp_estate *estate, lp_fd channel, uint32_t type)
{
	for (int i = 0; i < estate->count; i++) {
		const lp_heirloom *one = &estate->sockets[i];

		if (lp_channel_pass(channel, type, one->address, strlen(one->address), one->fd) < 0) {
			int error = errno;

			lp_fd_close(channel);
			errno = error;
			return -1;
		}
	}
	return 0;
}

void lp_estate_hear(lp_estate *estate, lp_channel *channel, const char *data, size_t length)
{
	if (channel->passed != LP_FD_NONE) {
		estate_take(estate, data, length, channel->passed);
		channel->passed = LP_FD_NONE;
	}
}

lp_heirloom *lp_estate_find(const lp_estate *estate, const char *address)
{
	for (int i = 0; i < estate->count; i++) {
		if (estate->sockets[i].fd != LP_FD_NONE && strcmp(estate->sockets[i].address, address) == 0) {
			return &estate->sockets[i];
		}
	}
	return NULL;
}

void lp_estate_replace(lp_estate *estate, lp_estate *heir)
{
	if (!heir->count) {
		return;
	}
	for (int i = 0; i < estate->count; i++) {
		lp_heirloom *old = &estate->sockets[i], *kept = lp_estate_find(heir, old->address);

		if (kept) {
			kept->file = old->file;   /* somebody may have put another in its place meanwhile */
		} else {
			lp_unix_file_remove(&old->file);
		}
	}
	lp_estate_fini(estate);
	*estate = *heir;
	memset(heir, 0, sizeof *heir);
}

int lp_estate_remove(lp_estate *estate)
{
	int result = 0;

	for (int i = 0; i < estate->count; i++) {
		result |= lp_unix_file_remove(&estate->sockets[i].file);
	}
	lp_estate_fini(estate);
	return result;
}

void lp_estate_fini(lp_estate *estate)
{
	for (int i = 0; i < estate->count; i++) {
		lp_fd_close(estate->sockets[i].fd);
	}
	free(estate->sockets);
	memset(estate, 0, sizeof *estate);
}
