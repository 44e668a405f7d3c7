/* Tests of the TLS transport: two ends of a socket pair in one thread, so that every step and every "try again" is the test's own. */
#include "sockets.h"
#include "../../src/core/tls.h"

#include <stdlib.h>

/* Of nobody: localhost, its own authority, until 2126. */
static const char identity_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIBlTCCATugAwIBAgIUEmtCM/wwiipGHLVS+soCgyT7TFQwCgYIKoZIzj0EAwIw\n"
	"FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDEzMTQyM1oYDzIxMjYxMDMx\n"
	"MTMxNDIzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
	"PQMBBwNCAASn/rHNj/GbN9AafoFo4JiBekxOgHGQ9sgGfdYWb9a6deGTOYiXN0Oe\n"
	"WZ5Mcn4ciOYUJGKvtxUhfsOYUYR61hz0o2kwZzAdBgNVHQ4EFgQU+u+2b28wTh7L\n"
	"acgTB2LSEpZKTawwHwYDVR0jBBgwFoAU+u+2b28wTh7LacgTB2LSEpZKTawwDwYD\n"
	"VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID\n"
	"SAAwRQIhAJcReZ5uVOo0yZww+Pk4vmv5Dwpz3AbhC9o+6gzbrwM3AiAHLeR3gzUs\n"
	"8sEFdY4x3gCdd51MrOQzrYSgORIYcGmqXg==\n"
	"-----END CERTIFICATE-----\n"
	"-----BEGIN PRIVATE KEY-----\n"
	"MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgM/Z+f7E6L0DBgwvr\n"
	"AXCgR4FeavVu8QWTJqaq4heIKdihRANCAASn/rHNj/GbN9AafoFo4JiBekxOgHGQ\n"
	"9sgGfdYWb9a6deGTOYiXN0OeWZ5Mcn4ciOYUJGKvtxUhfsOYUYR61hz0\n"
	"-----END PRIVATE KEY-----\n";

static char pem_path[96];

typedef struct ends {
	lp_transport client;
	lp_transport server;
	lp_tls_context *client_context;
	lp_tls_context *server_context;
} ends;

static void write_pem(void)
{
	FILE *file;

	snprintf(pem_path, sizeof pem_path, "%s/me.pem", scratch);
	file = fopen(pem_path, "w");
	if (CHECK(file != NULL)) {
		fputs(identity_pem, file);
		fclose(file);
	}
}

static lp_tls_context *server_context(void)
{
	lp_tls_config config;
	lp_tls_context *context;
	lp_error err = {0};

	lp_tls_config_init(&config);
	lp_tls_text_set(&config.identity.certificate, pem_path);
	lp_tls_text_set(&config.alpn_protocols, "lines,other");
	context = lp_tls_context_new(&config, LP_TLS_SERVER, &err);
	CHECK_STR(err.text, "");
	lp_tls_config_fini(&config);
	return context;
}

static lp_tls_context *client_context(int max_version)
{
	lp_tls_config config;
	lp_tls_context *context;
	lp_error err = {0};

	lp_tls_config_init(&config);
	lp_tls_text_set(&config.cafile, pem_path);
	lp_tls_text_set(&config.alpn_protocols, "other");
	config.max_version = max_version;
	context = lp_tls_context_new(&config, LP_TLS_CLIENT, &err);
	CHECK_STR(err.text, "");
	lp_tls_config_fini(&config);
	return context;
}

/* Small buffers, so that writing meets their end. */
static void ends_connect(ends *e)
{
	int small = 4096;
	lp_fd pair[2];

	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	lp_fd_nonblocking(pair[0], true);
	lp_fd_nonblocking(pair[1], true);
	setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
	setsockopt(pair[1], SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
	e->client = (lp_transport) {.ops = &lp_transport_plain, .fd = pair[0]};
	e->server = (lp_transport) {.ops = &lp_transport_plain, .fd = pair[1]};
}

static void ends_start(ends *e, const char *host)
{
	lp_address address;
	lp_error err = {0};

	ends_connect(e);
	CHECK_EQ(lp_address_parse(&address, host, strlen(host), &err), 0);
	CHECK_EQ(lp_tls_start(&e->client, e->client_context, &address, &err), 0);
	CHECK_EQ(lp_tls_start(&e->server, e->server_context, NULL, &err), 0);
	CHECK(lp_transport_is_tls(&e->client) && lp_transport_is_tls(&e->server));
}

static bool wants(lp_ssize result)
{
	return result == LP_TRANSPORT_WANT_READ || result == LP_TRANSPORT_WANT_WRITE;
}

/* In turn until neither waits. */
static void ends_shake(ends *e, lp_ssize *client, lp_ssize *server)
{
	*client = *server = LP_TRANSPORT_WANT_READ;
	for (int turn = 0; turn < 100 && (wants(*client) || wants(*server)); turn++) {
		*client = wants(*client) ? e->client.ops->handshake(&e->client) : *client;
		*server = wants(*server) ? e->server.ops->handshake(&e->server) : *server;
		if (*client == LP_TRANSPORT_ERROR && wants(*server)) {
			lp_fd_finish(e->client.fd);
		}
	}
}

static void ends_open(ends *e, int version)
{
	lp_ssize client, server;

	e->client_context = e->client_context ? e->client_context : client_context(version);
	e->server_context = e->server_context ? e->server_context : server_context();
	ends_start(e, "tls://localhost:7");
	ends_shake(e, &client, &server);
	CHECK_EQ(client, LP_TRANSPORT_DONE);
	CHECK_EQ(server, LP_TRANSPORT_DONE);
}

static void ends_close(ends *e)
{
	e->client.ops->close(&e->client);
	e->server.ops->close(&e->server);
}

static void ends_free(ends *e)
{
	lp_tls_context_release(e->client_context);
	lp_tls_context_release(e->server_context);
	memset(e, 0, sizeof *e);
}

/* Everything from one end to the other, in pieces of 'piece', with what is behind as it would lie in a queue; read by at most 'most'. */
static void carry(lp_transport *from, lp_transport *to, size_t length, size_t piece, size_t most)
{
	unsigned char *data = malloc(length), *got = malloc(length + 1);
	size_t sent = 0, received = 0;

	for (size_t i = 0; i < length; i++) {
		data[i] = (unsigned char) (i * 7 + i / 251);
	}
	for (int idle = 0; received < length && idle < 1000; idle++) {
		struct iovec iov[8];
		int count = 0;
		lp_ssize result;

		for (size_t at = sent; at < length && count < 8; at += piece) {
			iov[count].iov_base = data + at;
			iov[count++].iov_len = length - at < piece ? length - at : piece;
		}
		result = count ? from->ops->sendv(from, iov, count) : 0;
		CHECK(result > 0 || count == 0 || wants(result));
		sent += result > 0 ? (size_t) result : 0;
		while ((result = to->ops->recv(to, (char *) got + received, length + 1 - received < most ? length + 1 - received : most)) > 0) {
			received += (size_t) result;
			idle = 0;
		}
		CHECK(wants(result));
		CHECK(!to->pending);
	}
	CHECK_MEM((char *) got, received, (char *) data, length);
	free(data);
	free(got);
}

static void test_bytes_arrive(void)
{
	static const size_t lengths[] = {1, 5, 100, 4096, 16383, 16384, 16385, 100000, 1000000};

	for (int version = 12; version <= 13; version++) {
		ends e = {0};

		ends_open(&e, version);
		for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
			carry(&e.client, &e.server, lengths[i], lengths[i], 65536);
			carry(&e.server, &e.client, lengths[i], 1 + lengths[i] / 7, 1000);
			carry(&e.client, &e.server, lengths[i], 3000, 7 + lengths[i] / 3);
		}
		ends_close(&e);
		ends_free(&e);
	}
}

static size_t read_all(lp_transport *transport, char *room, size_t size)
{
	size_t total = 0;
	lp_ssize got;

	while (total < size && (got = transport->ops->recv(transport, room + total, size - total)) > 0) {
		total += (size_t) got;
	}
	return total;
}

/* Many records are sent at once; what the kernel did not take of them does not count as sent, is not lost and does not leave twice. */
static void test_only_what_has_left_counts(void)
{
	const size_t length = 200000;
	char *data = malloc(length), *got = malloc(length);
	size_t sent = 0, received = 0;
	ends e = {0};

	for (size_t i = 0; i < length; i++) {
		data[i] = (char) (i * 7 + i / 251);
	}
	ends_open(&e, 13);
	for (int turn = 0; turn < 1000 && sent < length; turn++) {
		struct iovec iov = {data + sent, length - sent};
		lp_ssize result = e.server.ops->sendv(&e.server, &iov, 1);

		CHECK(result > 0 || result == LP_TRANSPORT_WANT_WRITE);
		sent += result > 0 ? (size_t) result : 0;
		CHECK(sent == length || sent % 16384 == 0);
		if (turn % 3 == 0) {   /* else it meets the same full buffer once more */
			received += read_all(&e.client, got + received, length - received);
			CHECK(received >= sent && received - sent <= 16384);
		}
	}
	received += read_all(&e.client, got + received, length - received);
	CHECK_EQ(sent, length);
	CHECK_MEM(got, received, data, length);
	ends_close(&e);
	ends_free(&e);
	free(data);
	free(got);
}

/* A chain that is larger than the socket's buffer: the handshake waits for its client to read, and so does goodbye behind a full buffer. */
static void test_small_buffers(void)
{
	static char filler[200000];
	struct iovec iov = {filler, sizeof filler};
	lp_ssize client, server = LP_TRANSPORT_WANT_READ;
	FILE *file = fopen(pem_path, "a");
	bool waited = false;
	ends e = {0};

	for (int i = 0; CHECK(file != NULL) && i < 60; i++) {
		fputs(identity_pem, file);
	}
	fclose(file);
	e.client_context = client_context(13);
	e.server_context = server_context();
	ends_start(&e, "tls://localhost:7");
	CHECK_EQ(e.client.ops->handshake(&e.client), LP_TRANSPORT_WANT_READ);
	for (int i = 0; i < 3; i++) {
		server = e.server.ops->handshake(&e.server);
		waited |= server == LP_TRANSPORT_WANT_WRITE;
	}
	CHECK(waited);
	ends_shake(&e, &client, &server);
	CHECK_EQ(client, LP_TRANSPORT_DONE);
	CHECK_EQ(server, LP_TRANSPORT_DONE);
	CHECK(e.server.ops->sendv(&e.server, &iov, 1) != LP_TRANSPORT_ERROR);
	CHECK_EQ(e.server.ops->finish(&e.server), LP_TRANSPORT_WANT_WRITE);
	for (int turn = 0; turn < 100 && (server = e.server.ops->finish(&e.server)) == LP_TRANSPORT_WANT_WRITE; turn++) {
		read_all(&e.client, filler, sizeof filler);
	}
	CHECK_EQ(server, LP_TRANSPORT_DONE);
	read_all(&e.client, filler, sizeof filler);
	CHECK_EQ(e.client.ops->recv(&e.client, filler, sizeof filler), LP_TRANSPORT_EOF);
	CHECK(!e.client.cut);
	ends_close(&e);
	ends_free(&e);
	write_pem();
}

/* What is read ahead is told of: no event will. */
static void test_pending(void)
{
	struct iovec iov = {"0123456789", 10};
	char byte[4];
	ends e = {0};

	ends_open(&e, 13);
	CHECK_EQ(e.client.ops->sendv(&e.client, &iov, 1), 10);
	CHECK_EQ(e.server.ops->recv(&e.server, byte, 4), 4);
	CHECK(e.server.pending);
	CHECK(e.server.ops->available(&e.server) >= 6);
	CHECK_EQ(e.server.ops->recv(&e.server, byte, 4), 4);
	CHECK_EQ(e.server.ops->recv(&e.server, byte, 4), 2);
	CHECK(!e.server.pending);
	CHECK_EQ(e.server.ops->recv(&e.server, byte, 4), LP_TRANSPORT_WANT_READ);
	ends_close(&e);
	ends_free(&e);
}

static void test_orderly_end(void)
{
	struct iovec iov = {"bye", 3};
	char room[8];
	ends e = {0};

	ends_open(&e, 13);
	CHECK_EQ(e.client.ops->sendv(&e.client, &iov, 1), 3);
	CHECK_EQ(e.client.ops->finish(&e.client), LP_TRANSPORT_DONE);
	CHECK_EQ(e.server.ops->recv(&e.server, room, sizeof room), 3);
	CHECK_EQ(e.server.ops->recv(&e.server, room, sizeof room), LP_TRANSPORT_EOF);
	CHECK(!e.server.cut);
	CHECK_EQ(e.server.ops->sendv(&e.server, &iov, 1), 3);   /* the other direction is still open */
	CHECK_EQ(e.client.ops->recv(&e.client, room, sizeof room), 3);
	ends_close(&e);
	ends_free(&e);
}

static void test_cut_off(void)
{
	struct iovec iov = {"bye", 3};
	char room[8];
	ends e = {0};

	ends_open(&e, 13);
	CHECK_EQ(e.client.ops->sendv(&e.client, &iov, 1), 3);
	lp_fd_finish(e.client.fd);
	CHECK_EQ(e.server.ops->recv(&e.server, room, sizeof room), 3);
	CHECK_EQ(e.server.ops->recv(&e.server, room, sizeof room), LP_TRANSPORT_ERROR);
	CHECK(e.server.cut);
	CHECK_STR(lp_transport_reason(&e.server, ECONNRESET), "the stream was cut off: it ended without TLS's close_notify");
	ends_close(&e);
	ends_free(&e);
}

static void test_garbage(void)
{
	lp_error err = {0};
	ends e = {.server_context = server_context()};

	ends_connect(&e);
	CHECK_EQ(lp_tls_start(&e.server, e.server_context, NULL, &err), 0);
	CHECK_EQ(e.server.ops->handshake(&e.server), LP_TRANSPORT_WANT_READ);
	CHECK_EQ(send(e.client.fd, "hello, hello\n", 13, 0), 13);
	CHECK_EQ(e.server.ops->handshake(&e.server), LP_TRANSPORT_ERROR);
	CHECK(e.server.ops->failure(&e.server) != NULL);
	ends_close(&e);
	ends_free(&e);
}

static void test_wrong_name(void)
{
	lp_ssize client, server;
	ends e = {.server_context = server_context(), .client_context = client_context(13)};

	ends_start(&e, "tls://other.example:7");
	ends_shake(&e, &client, &server);
	CHECK_EQ(client, LP_TRANSPORT_ERROR);
	CHECK_STR(lp_transport_reason(&e.client, 0),
		"the peer's certificate is not for \"other.example\" (options peer_name, verify_peer_name)");
	ends_close(&e);
	ends_free(&e);
}

static void test_info_and_resumption(void)
{
	for (int version = 12; version <= 13; version++) {
		lp_tls_info info;
		char byte;
		ends e = {0};

		for (int again = 0; again < 3; again++) {
			ends_open(&e, version);
			CHECK(lp_tls_get_info(&e.client, &info));
			CHECK_STR(info.protocol, version == 12 ? "TLSv1.2" : "TLSv1.3");
			CHECK_STR(info.alpn, "other");
			CHECK_STR(info.peer_cn, "localhost");
			CHECK_STR(info.peer_san, "DNS:localhost");
			CHECK_EQ(strlen(info.peer_fingerprint), 64);
			CHECK_EQ(info.resumed, again > 0);
			CHECK(lp_tls_get_info(&e.server, &info));
			CHECK_STR(info.sni, "localhost");
			CHECK(!info.peer_certificate);
			CHECK_EQ(e.client.ops->recv(&e.client, &byte, 1), LP_TRANSPORT_WANT_READ);   /* tickets are no data */
			ends_close(&e);
		}
		ends_free(&e);
	}
}

static void test_contexts_that_cannot_be(void)
{
	lp_tls_config config;
	lp_error err = {0};

	lp_tls_config_init(&config);
	lp_tls_text_set(&config.identity.certificate, "/nowhere/me.pem");
	CHECK(!lp_tls_context_new(&config, LP_TLS_SERVER, &err));
	CHECK_EQ(err.kind, LP_ERROR_TLS);
	CHECK(strstr(err.text, "/nowhere/me.pem") && strstr(err.text, "No such file"));
	lp_tls_text_set(&config.identity.certificate, pem_path);
	lp_tls_text_set(&config.ciphers, "NOTHING");
	CHECK(!lp_tls_context_new(&config, LP_TLS_SERVER, &err));
	CHECK(strstr(err.text, "NOTHING"));
	lp_tls_config_fini(&config);
	CHECK(!config.identity.certificate && !config.ciphers);
}

/* A copy owns all it has, and lists are not the other's. */
static void test_config_copy(void)
{
	lp_tls_config config, copy;

	lp_tls_config_init(&config);
	lp_tls_text_set(&config.passphrase, "secret");
	CHECK_EQ(lp_tls_config_add_identity(&config, "a.example", "/a.pem", NULL), 0);
	CHECK_EQ(lp_tls_config_add_identity(&config, "*.b.example", "/b.pem", "/b.key"), 0);
	CHECK_EQ(lp_tls_config_add_fingerprint(&config, "sha256", "ABCDEF"), 0);
	CHECK_EQ(lp_tls_config_copy(&copy, &config), 0);
	lp_tls_config_fini(&config);
	CHECK_STR(copy.passphrase, "secret");
	CHECK_EQ(copy.sni_count, 2);
	CHECK_STR(copy.sni[1].key, "/b.key");
	CHECK(!copy.sni[0].key);
	CHECK_STR(copy.fingerprints[0].hex, "abcdef");
	CHECK(lp_tls_config_has_certificate(&copy) && !lp_tls_config_has_certificate(&config));
	lp_tls_config_fini(&copy);
}

int main(void)
{
	test_config_copy();
	if (!lp_tls_library()) {
		return check_done("tls, without OpenSSL");
	}
	CHECK_EQ(lp_tls_init(NULL), 0);
	scratch_open();
	write_pem();
	test_bytes_arrive();
	test_only_what_has_left_counts();
	test_small_buffers();
	test_pending();
	test_orderly_end();
	test_cut_off();
	test_garbage();
	test_wrong_name();
	test_info_and_resumption();
	test_contexts_that_cannot_be();
	unlink(pem_path);
	scratch_close();
	return check_done("tls");
}
