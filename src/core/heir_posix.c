/* Heirs by fork() and exec() of what /proc says this process is, with the same words, in the same folder. */
#include "heir.h"

#include "channel.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ENV_CHANNEL "LINEPROTO_HEIR"       /* the descriptor */
#define ENV_SOCKETS "LINEPROTO_SOCKETS"    /* "5.0=tcp://0.0.0.0:80 6.1=..." */

extern char **environ;

static lp_estate inherited;
static lp_fd channel_fd = LP_FD_NONE;
static bool is_heir;
static char folder[PATH_MAX];

#define GIVEN_MOST 256
static bool given[GIVEN_MOST];   /* descriptors that this process was started with: what they are for is its starter's business, also after a reload */

int lp_estate_add(lp_estate *estate, const char *address, int owner, lp_fd fd)
{
	lp_heirloom *grown = realloc(estate->sockets, ((size_t) estate->count + 1) * sizeof *grown);
	lp_fd copy;

	if (!grown) {
		return -1;
	}
	estate->sockets = grown;
	copy = lp_fd_dup(fd);
	if (copy == LP_FD_NONE) {
		return -1;
	}
	snprintf(grown[estate->count].address, sizeof grown->address, "%s", address);
	grown[estate->count].owner = owner;
	grown[estate->count++].fd = copy;
	return 0;
}

void lp_estate_fini(lp_estate *estate)
{
	for (int i = 0; i < estate->count; i++) {
		lp_fd_close(estate->sockets[i].fd);
	}
	free(estate->sockets);
	memset(estate, 0, sizeof *estate);
}

/* "5.0=tcp://..." */
static void inherit_socket(const char *word)
{
	char *rest;
	long fd = strtol(word, &rest, 10);
	long owner = *rest == '.' ? strtol(rest + 1, &rest, 10) : 0;

	if (fd > 2 && fd < GIVEN_MOST) {
		given[fd] = false;
	}
	if (*rest == '=' && fd > 2 && fd <= INT_MAX && lp_estate_add(&inherited, rest + 1, (int) owner, (lp_fd) fd) == 0) {
		lp_fd_close((lp_fd) fd);   /* the copy is not passed on to other programs */
	}
}

static void inherit_sockets(const char *list)
{
	char *words = strdup(list), *state = NULL;

	for (char *word = words ? strtok_r(words, " ", &state) : NULL; word; word = strtok_r(NULL, " ", &state)) {
		inherit_socket(word);
	}
	free(words);
}

void lp_heir_init(void)
{
	const char *channel = getenv(ENV_CHANNEL), *sockets = getenv(ENV_SOCKETS);

	for (int fd = 3; fd < GIVEN_MOST; fd++) {
		int flags = fcntl(fd, F_GETFD);

		given[fd] = flags >= 0 && !(flags & FD_CLOEXEC);
	}
	if (!getcwd(folder, sizeof folder)) {
		folder[0] = '\0';
	}
	if (!channel || atoi(channel) <= 2) {
		return;
	}
	channel_fd = atoi(channel);
	if (channel_fd < GIVEN_MOST) {
		given[channel_fd] = false;
	}
	is_heir = lp_fd_cloexec(channel_fd) == 0;
	if (is_heir && sockets) {
		inherit_sockets(sockets);
	}
	unsetenv(ENV_CHANNEL);
	unsetenv(ENV_SOCKETS);
}

lp_fd lp_heir_channel(void)
{
	lp_fd fd = channel_fd;

	channel_fd = LP_FD_NONE;
	return fd;
}

bool lp_heir_is(void)
{
	return is_heir;
}

lp_fd lp_heir_socket(const char *address, int *owner)
{
	for (int i = 0; i < inherited.count; i++) {
		lp_heirloom *socket = &inherited.sockets[i];
		lp_fd fd = socket->fd;

		if (fd != LP_FD_NONE && strcmp(socket->address, address) == 0 && (*owner < 0 || *owner == socket->owner)) {
			socket->fd = LP_FD_NONE;
			*owner = socket->owner;
			return fd;
		}
	}
	return LP_FD_NONE;
}

void lp_heir_refuse_rest(void)
{
	lp_estate_fini(&inherited);
}

/* --- starting one --- */

/* A file of words that end with NUL, such as /proc/self/cmdline, as an argument vector; to be freed as one block. */
static char **read_words(const char *path)
{
	FILE *file = fopen(path, "re");
	size_t size = 0, used = 0, count = 0;
	char *text = NULL, **words;

	if (!file) {
		return NULL;
	}
	do {
		char *grown = realloc(text, size += 4096);

		if (!grown) {
			break;
		}
		text = grown;
		used += fread(text + used, 1, size - used, file);
	} while (used == size);
	fclose(file);
	for (size_t i = 0; i < used; i++) {
		count += text[i] == '\0';
	}
	words = count ? malloc((count + 1) * sizeof *words + used) : NULL;
	if (words) {
		char *at = memcpy((char *) (words + count + 1), text, used);

		for (size_t i = 0; i < count; i++, at += strlen(at) + 1) {
			words[i] = at;
		}
		words[count] = NULL;
	}
	free(text);
	return words;
}

/* The sockets' places in the environment's own form. */
static char *describe_sockets(const lp_estate *estate)
{
	size_t size = (size_t) estate->count * (LP_ADDRESS_TEXT + 32) + 1, used = 0;
	char *text = malloc(size);

	for (int i = 0; text && i < estate->count; i++) {
		const lp_heirloom *socket = &estate->sockets[i];

		used += (size_t) snprintf(text + used, size - used, "%s%d.%d=%s", i ? " " : "", socket->fd, socket->owner, socket->address);
	}
	if (text && !estate->count) {
		text[0] = '\0';
	}
	return text;
}

/* Only the sockets, the channel, and what was there at the start survive exec(): a script's files are not its heir's. */
static void keep_only(const lp_estate *estate, lp_fd channel)
{
	long most = sysconf(_SC_OPEN_MAX);

	if (most < 0 || most > 65536) {
		most = 65536;   /* those beyond are ours, and close by themselves */
	}
	for (int fd = 3; fd < most; fd++) {
		int flags = fd < GIVEN_MOST && given[fd] ? -1 : fcntl(fd, F_GETFD);

		if (flags >= 0 && !(flags & FD_CLOEXEC)) {
			fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
		}
	}
	for (int i = 0; i < estate->count; i++) {
		fcntl(estate->sockets[i].fd, F_SETFD, 0);
	}
	fcntl(channel, F_SETFD, 0);
}

/* In the child. Comes back only when it cannot be done; errno says why. */
static void become_heir(const lp_estate *estate, lp_fd channel, char **words, const char *sockets)
{
	char number[16];

	snprintf(number, sizeof number, "%d", channel);
	keep_only(estate, channel);
	if (folder[0] && chdir(folder) < 0) {
		return;
	}
	if (setenv(ENV_CHANNEL, number, 1) < 0 || setenv(ENV_SOCKETS, sockets, 1) < 0) {
		return;
	}
	unsetenv("NOTIFY_SOCKET");   /* whoever is known to systemd speaks for all */
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
	execve("/proc/self/exe", words, environ);
}

int lp_heir_start(const lp_estate *estate, lp_fd *channel, lp_error *err)
{
	char **words = read_words("/proc/self/cmdline");
	char *sockets = describe_sockets(estate);
	lp_fd pair[2] = {LP_FD_NONE, LP_FD_NONE};
	pid_t pid = -1;

	if (!words || !sockets) {
		lp_error_set(err, LP_ERROR_SYSTEM, "cannot find out how this program was started (/proc/self/cmdline)");
	} else if (lp_channel_pair(pair) < 0 || (pid = fork()) < 0) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot start a process");
		lp_fd_close(pair[0]);
	} else if (pid == 0) {
		become_heir(estate, pair[1], words, sockets);
		_exit(127);
	}
	lp_fd_close(pair[1]);
	free(words);
	free(sockets);
	*channel = pair[0];
	return (int) pid;
}

void lp_heir_bury(int pid)
{
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {
	}
}
