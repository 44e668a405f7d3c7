/* The second version of the PROXY protocol: sixteen bytes, addresses, then what else there is to say as TLVs (type, length, value). */
#include "proxy.h"

#include <string.h>

enum { V2_LOCAL, V2_PROXY };

/* The byte of family and protocol. */
enum { V2_UNSPEC = 0x00, V2_TCP4 = 0x11, V2_UDP4 = 0x12, V2_TCP6 = 0x21, V2_UDP6 = 0x22, V2_UNIX_STREAM = 0x31, V2_UNIX_DGRAM = 0x32 };

#define V2_PATH 108   /* bytes of a Unix address */

enum {
	TLV_ALPN = 0x01, TLV_AUTHORITY = 0x02, TLV_CRC32C = 0x03, TLV_SSL = 0x20,
	TLV_SSL_VERSION = 0x21, TLV_SSL_CN = 0x22, TLV_SSL_CIPHER = 0x23   /* within TLV_SSL */
};

enum { CLIENT_SSL = 0x01, CLIENT_CERT_CONN = 0x02, CLIENT_CERT_SESS = 0x04 };   /* bits of TLV_SSL's first byte */

#define TLV_START 3      /* type and length */
#define SSL_START 5      /* bits, and the result of the verification: 0 is good */
#define CRC_LENGTH 4

/* The header while its TLVs are gone through. */
typedef struct v2_header {
	const char *data;
	size_t length;
	bool summed;       /* it had a checksum already ... */
	bool tls;          /* ... and a TLV_SSL */
	lp_proxy *proxy;
} v2_header;

static inline unsigned byte_at(const char *data, size_t offset)
{
	return (uint8_t) data[offset];
}

static inline unsigned uint16_at(const char *data, size_t offset)
{
	return byte_at(data, offset) << 8 | byte_at(data, offset + 1);
}

static inline uint32_t uint32_at(const char *data, size_t offset)
{
	return (uint32_t) uint16_at(data, offset) << 16 | uint16_at(data, offset + 2);
}

/* CRC-32C (Castagnoli), half a byte at a time: a header is short, and comes once. */
static uint32_t crc32c(uint32_t crc, const char *data, size_t length)
{
	static const uint32_t table[16] = {
		0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
		0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75
	};

	for (size_t i = 0; i < length; i++) {
		crc ^= byte_at(data, i);
		crc = crc >> 4 ^ table[crc & 15];
		crc = crc >> 4 ^ table[crc & 15];
	}
	return crc;
}

/* The sum is taken of the whole header with zeros in the sum's own place, which is header[at..at+4). */
static bool sum_is_right(const char *header, size_t length, size_t at)
{
	uint32_t crc = crc32c(0xffffffff, header, at);

	crc = crc32c(crc, "\0\0\0\0", CRC_LENGTH);
	crc = crc32c(crc, header + at + CRC_LENGTH, length - at - CRC_LENGTH);
	return (crc ^ 0xffffffff) == uint32_at(header, at);
}

/* Of each TLV and each thing in it: NULL, or what is wrong. */

static const char *keep(lp_proxy_text *text, const char *value, size_t length)
{
	if (text->data) {
		return "it says a thing twice";
	}
	if (memchr(value, '\0', length)) {
		return "a text of it has a NUL byte";
	}
	text->data = value;
	text->length = length;
	return NULL;
}

static const char *check_sum(v2_header *header, const char *value, size_t length)
{
	if (header->summed) {
		return "it says a thing twice";
	}
	header->summed = true;
	return length == CRC_LENGTH && sum_is_right(header->data, header->length, (size_t) (value - header->data)) ? NULL
		: "its checksum is wrong";
}

static const char *walk(v2_header *header, const char *at, size_t length,
	const char *(*take)(v2_header *header, unsigned type, const char *value, size_t length))
{
	while (length) {
		const char *wrong;
		size_t size;

		if (length < TLV_START || (size = uint16_at(at, 1)) > length - TLV_START) {
			return "a TLV of it is cut";
		}
		wrong = take(header, byte_at(at, 0), at + TLV_START, size);
		if (wrong) {
			return wrong;
		}
		at += TLV_START + size;
		length -= TLV_START + size;
	}
	return NULL;
}

static const char *take_of_ssl(v2_header *header, unsigned type, const char *value, size_t length)
{
	switch (type) {
		case TLV_SSL_VERSION:
			return keep(&header->proxy->tls_version, value, length);
		case TLV_SSL_CN:
			return keep(&header->proxy->tls_cn, value, length);
		case TLV_SSL_CIPHER:
			return keep(&header->proxy->tls_cipher, value, length);
		default:
			return NULL;
	}
}

static const char *take_ssl(v2_header *header, const char *value, size_t length)
{
	lp_proxy *proxy = header->proxy;

	if (header->tls) {
		return "it says a thing twice";
	}
	header->tls = true;
	if (length < SSL_START) {
		return "a TLV of it is cut";
	}
	proxy->tls = byte_at(value, 0) & CLIENT_SSL;
	proxy->verified = proxy->tls && (byte_at(value, 0) & (CLIENT_CERT_CONN | CLIENT_CERT_SESS)) && uint32_at(value, 1) == 0;
	return walk(header, value + SSL_START, length - SSL_START, take_of_ssl);
}

static const char *take(v2_header *header, unsigned type, const char *value, size_t length)
{
	switch (type) {
		case TLV_ALPN:
			return keep(&header->proxy->alpn, value, length);
		case TLV_AUTHORITY:
			return keep(&header->proxy->authority, value, length);
		case TLV_CRC32C:
			return check_sum(header, value, length);
		case TLV_SSL:
			return take_ssl(header, value, length);
		default:
			return NULL;   /* not for us: padding, identifiers, what others define */
	}
}

/* A path fills its field with NULs. An abstract name begins with one. */
static lp_proxy_text path_of(const char *field)
{
	size_t skip = field[0] == '\0' ? 1 : 0;
	const char *end = memchr(field + skip, '\0', V2_PATH - skip);
	lp_proxy_text path = {field, end ? (size_t) (end - field) : V2_PATH};

	if (path.length == skip) {   /* no name at all */
		path.length = 0;
	}
	return path;
}

/* The addresses at the start of the variable part, which take 'size' bytes. */
static void v2_addresses(const char *at, size_t size, lp_proxy *proxy)
{
	size_t each = (size - 4) / 2;

	proxy->forwarded = true;
	if (size == 2 * V2_PATH) {
		proxy->remote_path = path_of(at);
		proxy->local_path = path_of(at + V2_PATH);
		return;
	}
	lp_ip_set(&proxy->remote, each == 4 ? 4 : 6, at, (uint16_t) uint16_at(at, 2 * each));
	lp_ip_set(&proxy->local, each == 4 ? 4 : 6, at + each, (uint16_t) uint16_at(at, 2 * each + 2));
}

/* A header that is here to its end, with a command of PROXY. */
static lp_proxy_result v2_proxy(const char *data, size_t length, lp_proxy *proxy)
{
	v2_header header = {data, length, false, false, proxy};
	size_t variable = length - LP_PROXY_V2_START, size;
	const char *at = data + LP_PROXY_V2_START;

	switch (byte_at(data, 13)) {
		case V2_UNSPEC: size = 0; break;
		case V2_TCP4: size = 12; break;
		case V2_TCP6: size = 36; break;
		case V2_UNIX_STREAM: size = 2 * V2_PATH; break;
		case V2_UDP4: case V2_UDP6: case V2_UNIX_DGRAM:
			return lp_proxy_malformed(proxy, "it is about datagrams");
		default:
			return lp_proxy_malformed(proxy, "its family or protocol is unknown");
	}
	if (variable < size) {
		return lp_proxy_malformed(proxy, "it is too short for its addresses");
	}
	if (size) {
		v2_addresses(at, size, proxy);
	}
	proxy->reason = walk(&header, at + size, variable - size, take);
	return proxy->reason ? LP_PROXY_MALFORMED : LP_PROXY_DONE;
}

lp_proxy_result lp_proxy_v2_parse(const char *data, size_t length, lp_proxy *proxy)
{
	size_t total;

	if (length < LP_PROXY_V2_START) {
		return LP_PROXY_MORE;
	}
	if (byte_at(data, 12) >> 4 != 2) {
		return lp_proxy_malformed(proxy, "its version is not 2");
	}
	if ((byte_at(data, 12) & 15) > V2_PROXY) {
		return lp_proxy_malformed(proxy, "its command is neither LOCAL nor PROXY");
	}
	total = LP_PROXY_V2_START + uint16_at(data, 14);
	if (total > LP_PROXY_MAX) {
		return lp_proxy_malformed(proxy, "it is longer than 4096 bytes");
	}
	if (length < total) {
		return LP_PROXY_MORE;
	}
	proxy->consumed = total;
	/* of LOCAL, which is the proxy's own connection, nothing else is to be looked at */
	return (byte_at(data, 12) & 15) == V2_LOCAL ? LP_PROXY_DONE : v2_proxy(data, total, proxy);
}
