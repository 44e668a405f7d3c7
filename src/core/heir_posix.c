/* Heirs by fork() and exec() of what /proc says this process is, with the same words, in the same folder. */
#include "heir.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ENV_CHANNEL "LINEPROTO_HEIR"       /* the descriptor */
#define LAST_TRIES 20                      /* of a millisecond, for one that is about to end */
#define ENV_SOCKETS "LINEPROTO_SOCKETS"    /* "5=tcp://0.0.0.0:80 6=..." */

static lp_estate inherited;
static lp_fd channel_fd = LP_FD_NONE;
static bool is_heir;
static char folder[PATH_MAX];
static char **own_words;                   /* before the script has its say: cli_set_process_title() writes over them */

#define GIVEN_MOST 256
static bool given[GIVEN_MOST];   /* descriptors that this process was started with: what they are for is its starter's business, also after a reload */

/* "5=tcp://..." */
static void inherit_socket(const char *word)
{
	char *rest;
	long fd = strtol(word, &rest, 10);

	if (fd > 2 && fd < GIVEN_MOST) {
		given[fd] = false;
	}
	if (*rest == '=' && fd > 2 && fd <= INT_MAX && lp_estate_add(&inherited, rest + 1, (lp_fd) fd) == 0) {
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

/* By the name under which it was entered, as the shell and systemd say, if that is true: it may lead through a link that the next release
 * switches. */
static void note_folder(void)
{
	const char *name = getenv("PWD");
	struct stat named, here;

	if (name && name[0] == '/' && strlen(name) < sizeof folder && stat(name, &named) == 0 && stat(".", &here) == 0
			&& named.st_dev == here.st_dev && named.st_ino == here.st_ino) {
		memcpy(folder, name, strlen(name) + 1);
	} else if (!getcwd(folder, sizeof folder)) {
		folder[0] = '\0';
	}
}

void lp_heir_init(void)
{
	const char *channel = getenv(ENV_CHANNEL), *sockets = getenv(ENV_SOCKETS);

	for (int fd = 3; fd < GIVEN_MOST; fd++) {
		int flags = fcntl(fd, F_GETFD);

		given[fd] = flags >= 0 && !(flags & FD_CLOEXEC);
	}
	own_words = read_words("/proc/self/cmdline");
	note_folder();
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

lp_fd lp_heir_socket(const char *address)
{
	lp_heirloom *one = lp_estate_find(&inherited, address);
	lp_fd fd = one ? one->fd : LP_FD_NONE;

	if (one) {
		one->fd = LP_FD_NONE;
	}
	return fd;
}

int lp_heir_sockets(const char *address)
{
	int count = 0;

	for (int i = 0; i < inherited.count; i++) {
		count += inherited.sockets[i].fd != LP_FD_NONE && strcmp(inherited.sockets[i].address, address) == 0;
	}
	return count;
}

void lp_heir_refuse_rest(void)
{
	lp_estate_fini(&inherited);
}

/* --- starting one --- */

/* The sockets' places in the environment's own form. */
static char *describe_sockets(const lp_estate *estate)
{
	size_t size = (size_t) estate->count * (LP_HEIRLOOM_NAME + 16) + 1, used = 0;
	char *text = malloc(size);

	for (int i = 0; text && i < estate->count; i++) {
		used += (size_t) snprintf(text + used, size - used, "%s%d=%s", i ? " " : "", estate->sockets[i].fd, estate->sockets[i].address);
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
	execv("/proc/self/exe", words);   /* not by 'environ': what a module finds by that name may not be the program's */
}

int lp_heir_start(const lp_estate *estate, lp_fd *channel, lp_error *err)
{
	char *sockets = describe_sockets(estate);
	lp_fd pair[2] = {LP_FD_NONE, LP_FD_NONE};
	pid_t pid = -1;

	if (!own_words || !sockets) {
		lp_error_set(err, LP_ERROR_SYSTEM, "cannot find out how this program was started (/proc/self/cmdline)");
	} else if (lp_channel_pair(pair) < 0 || (pid = fork()) < 0) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot start a process");
		lp_fd_close(pair[0]);
	} else if (pid == 0) {
		become_heir(estate, pair[1], own_words, sockets);
		dprintf(STDERR_FILENO, "lineproto[%d] error: cannot start the program anew in %s: %s\n", (int) getpid(), folder, strerror(errno));
		_exit(127);
	}
	lp_fd_close(pair[1]);
	free(sockets);
	*channel = pair[0];
	return (int) pid;
}

void lp_heir_dismiss(int pid)
{
	kill(pid, SIGTERM);
}

int lp_heir_bury(int pid)
{
	int status = LP_STATUS_UNKNOWN;
	pid_t ended = 0;

	for (int i = 0; i < LAST_TRIES && ended == 0; i++) {
		ended = waitpid(pid, &status, WNOHANG);
		if (ended == 0) {
			usleep(1000);
		}
	}
	if (ended == 0) {
		kill(pid, SIGKILL);
		while ((ended = waitpid(pid, &status, 0)) < 0 && errno == EINTR) {
		}
	}
	return ended > 0 ? status : LP_STATUS_UNKNOWN;
}

void lp_heir_describe(int status, char text[48])
{
	if (status == LP_STATUS_UNKNOWN) {
		snprintf(text, 48, "somebody else has waited for it");
	} else if (WIFSIGNALED(status)) {
		snprintf(text, 48, "signal %d", WTERMSIG(status));
	} else {
		snprintf(text, 48, "exit status %d", WEXITSTATUS(status));
	}
}
