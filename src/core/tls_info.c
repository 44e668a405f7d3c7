/* What a user may know about a TLS connection and its peer's certificate. */
#include "tls_internal.h"

#include "utf8.h"

#include <openssl/pem.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What was printed, as text of at most 'size' bytes. */
static void take(BIO *bio, char *text, size_t size)
{
	char *data;
	long length = BIO_get_mem_data(bio, &data);
	size_t fits = length > 0 ? (size_t) length : 0;

	fits = fits < size ? fits : size - 1;
	memcpy(text, data, fits);
	text[fits] = '\0';
	lp_utf8_scrub(text, fits);
	(void) BIO_reset(bio);
}

static void print_subject(BIO *bio, X509 *certificate, lp_tls_info *info)
{
	X509_NAME *subject = X509_get_subject_name(certificate);
	int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);

	X509_NAME_print_ex(bio, subject, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
	take(bio, info->peer_subject, sizeof info->peer_subject);
	if (at >= 0) {
		ASN1_STRING_print_ex(bio, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)), ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_ESC_CTRL);
		take(bio, info->peer_cn, sizeof info->peer_cn);
	}
}

/* A name can contain what separates names: who takes the list apart must not find one that nobody has vouched for. */
static void print_escaped(BIO *to, BIO *from)
{
	char *data;
	long length = BIO_get_mem_data(from, &data);

	for (long i = 0; i < length; i++) {
		BIO_write(to, "\\", data[i] == ',' || data[i] == '\\');
		BIO_write(to, data + i, 1);
	}
	(void) BIO_reset(from);
}

static void print_names(BIO *bio, X509 *certificate, lp_tls_info *info)
{
	GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
	BIO *name = BIO_new(BIO_s_mem());

	for (int i = 0; name && i < sk_GENERAL_NAME_num(names); i++) {
		BIO_puts(bio, i ? ", " : "");
		GENERAL_NAME_print(name, sk_GENERAL_NAME_value(names, i));
		print_escaped(bio, name);
	}
	BIO_free(name);
	take(bio, info->peer_san, sizeof info->peer_san);
	GENERAL_NAMES_free(names);
}

static int64_t time_of(const ASN1_TIME *time)
{
	ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
	int days = 0, seconds = 0;

	if (epoch) {
		ASN1_TIME_diff(&days, &seconds, epoch, time);
		ASN1_TIME_free(epoch);
	}
	return (int64_t) days * 86400 + seconds;
}

static void describe_certificate(X509 *certificate, lp_tls_info *info)
{
	BIO *bio = BIO_new(BIO_s_mem());

	info->peer_certificate = true;
	info->peer_not_after = time_of(X509_get0_notAfter(certificate));
	lp_tls_digest(certificate, EVP_sha256(), info->peer_fingerprint);
	if (bio) {
		print_subject(bio, certificate, info);
		print_names(bio, certificate, info);
		BIO_free(bio);
	}
}

const lp_tls_config *lp_tls_config_of(const lp_transport *transport)
{
	return &((const lp_tls *) transport->state)->context->config;
}

bool lp_tls_get_info(const lp_transport *transport, lp_tls_info *info)
{
	const lp_tls *tls = transport->state;
	const unsigned char *alpn;
	const char *sni;
	unsigned alpn_length;
	X509 *certificate;

	memset(info, 0, sizeof *info);
	if (!lp_transport_is_tls(transport) || !tls->established) {
		return false;
	}
	info->protocol = SSL_get_version(tls->ssl);
	info->cipher = SSL_get_cipher_name(tls->ssl);
	sni = SSL_get_servername(tls->ssl, TLSEXT_NAMETYPE_host_name);
	snprintf(info->sni, sizeof info->sni, "%s", sni ? sni : "");
	lp_utf8_scrub(info->sni, strlen(info->sni));
	info->resumed = SSL_session_reused(tls->ssl);
	SSL_get0_alpn_selected(tls->ssl, &alpn, &alpn_length);
	memcpy(info->alpn, alpn ? (const char *) alpn : "", alpn_length);
	lp_utf8_scrub(info->alpn, alpn_length);
	certificate = lp_tls_peer_certificate(tls->ssl);
	if (certificate) {
		describe_certificate(certificate, info);
		X509_free(certificate);
	}
	ERR_clear_error();
	return true;
}

char *lp_tls_peer_pem(const lp_transport *transport, bool chain)
{
	const lp_tls *tls = transport->state;
	X509 *certificate = lp_tls_peer_certificate(tls->ssl);
	STACK_OF(X509) *sent = chain ? SSL_get_peer_cert_chain(tls->ssl) : NULL;
	BIO *bio = certificate ? BIO_new(BIO_s_mem()) : NULL;
	char *data, *text = NULL;
	long length;

	if (bio) {
		PEM_write_bio_X509(bio, certificate);
		for (int i = 0; i < sk_X509_num(sent); i++) {
			if (X509_cmp(sk_X509_value(sent, i), certificate) != 0) {   /* a server's view of the chain has it not, a client's has */
				PEM_write_bio_X509(bio, sk_X509_value(sent, i));
			}
		}
		length = BIO_get_mem_data(bio, &data);
		text = malloc((size_t) length + 1);
		if (text) {
			memcpy(text, data, (size_t) length);
			text[length] = '\0';
		}
		BIO_free(bio);
	}
	X509_free(certificate);
	ERR_clear_error();
	return text;
}
