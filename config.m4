PHP_ARG_ENABLE([lineproto],
  [whether to enable lineproto],
  [AS_HELP_STRING([--disable-lineproto], [Disable lineproto: text lines over sockets])],
  [yes])

PHP_ARG_WITH([lineproto-backends],
  [which event backends to build],
  [AS_HELP_STRING([--with-lineproto-backends=LIST], [lineproto: event backends, of epoll,kqueue,poll (default: all that are found)])],
  [auto], [no])

PHP_ARG_WITH([lineproto-openssl],
  [whether lineproto speaks TLS],
  [AS_HELP_STRING([--without-lineproto-openssl], [lineproto: build without TLS (default: with OpenSSL 1.1.1 or newer, if it is found)])],
  [auto], [no])

if test "$PHP_LINEPROTO" != "no"; then
  lineproto_backends=$PHP_LINEPROTO_BACKENDS
  case "$lineproto_backends" in
    auto|yes|no) lineproto_backends=epoll,kqueue,poll ;;
  esac
  case ",$lineproto_backends," in
    *,epoll,*) AC_CHECK_FUNCS([epoll_create1]) ;;
  esac
  case ",$lineproto_backends," in
    *,kqueue,*)
      dnl on the BSDs and macOS in libc; elsewhere libkqueue, when it is there
      AC_SEARCH_LIBS([kqueue], [kqueue], [
        AC_CHECK_HEADER([sys/event.h], [AC_DEFINE([HAVE_KQUEUE], [1], [Define if kqueue is there])], [
          AC_CHECK_HEADER([kqueue/sys/event.h], [
            AC_DEFINE([HAVE_KQUEUE], [1], [Define if kqueue is there])
            CPPFLAGS="$CPPFLAGS -I/usr/include/kqueue"
          ])
        ])
        if test "$ac_cv_search_kqueue" != "none required"; then
          PHP_ADD_LIBRARY([kqueue], [1], [LINEPROTO_SHARED_LIBADD])
        fi
      ])
    ;;
  esac
  AC_CHECK_FUNCS([accept4])

  lineproto_tls=tls_none
  if test "$PHP_LINEPROTO_OPENSSL" != "no"; then
    PKG_CHECK_MODULES([LINEPROTO_OPENSSL], [openssl >= 1.1.1], [
      PHP_EVAL_INCLINE([$LINEPROTO_OPENSSL_CFLAGS])
      PHP_EVAL_LIBLINE([$LINEPROTO_OPENSSL_LIBS], [LINEPROTO_SHARED_LIBADD])
      lineproto_tls="tls tls_bio tls_context tls_info tls_names tls_session tls_verify"
    ], [
      if test "$PHP_LINEPROTO_OPENSSL" = "yes"; then
        AC_MSG_ERROR([lineproto: OpenSSL 1.1.1 or newer was not found by pkg-config])
      fi
      AC_MSG_NOTICE([lineproto: no OpenSSL, so no TLS])
    ])
  fi
  PHP_SUBST([LINEPROTO_SHARED_LIBADD])

  lineproto_core="activation_posix address broadcast buffer channel client client_call client_connect client_exchange client_failure \
    client_greeting client_read client_source client_tls client_wait clock conn conn_arrive conn_asked conn_batch conn_close conn_input conn_output conn_overflow \
    conn_timeout conn_tls dialogue error estate figures figures_html figures_json figures_metrics frame frame_block frame_code frame_counted frame_delimited frame_dotted frame_joined \
    frame_joined_skip frame_lines frame_netstring frame_syslog group heir_posix http_request ip latency listener listener_accept listener_admit listener_config log log_file_posix log_json loop loop_epoll loop_kqueue loop_poll notify_posix output \
    peers pid_file_posix platform_posix pool printable privileges_posix proxied proxy proxy_v2 reply scoreboard server server_heir server_hosted server_latency server_notify server_report server_timer server_watch server_worker signals_posix sheet siphash socket socket_listen stats status status_conn status_page status_reply supervisor_heirs supervisor_posix supervisor_seats table timer tls_config transport \
    unix_path_posix utf8 $lineproto_tls"
  lineproto_php="call callback classes client client_key connection connection_tls errors fan_out fiber framing handler log options options_client \
    options_path options_server options_status options_tls peer send server server_figures server_global server_hosted server_methods server_reload server_watch server_workers session session_read session_wait source tls wait"
  lineproto_sources="lineproto.c"
  for name in $lineproto_core; do
    lineproto_sources="$lineproto_sources src/core/$name.c"
  done
  for name in $lineproto_php; do
    lineproto_sources="$lineproto_sources src/php/$name.c"
  done

  PHP_NEW_EXTENSION([lineproto], [$lineproto_sources], [$ext_shared],, [-std=gnu11 -Wall -Wextra -Wno-unused-parameter -fvisibility=hidden -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1])
  PHP_ADD_INCLUDE([$ext_srcdir])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/php])
fi
