--TEST--
An address that cannot be served says why
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['tls://127.0.0.1:0', 'systemd://name'] as $address) {
    try {
        lineproto_serve($address);
    } catch (ValueError | Lineproto\LineprotoException $error) {
        echo get_class($error), ' ', $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
ValueError lineproto_serve(): Argument #1 ($address) is a tls address, which needs the option tls with a "local_cert" or "SNI_server_certs"
Lineproto\BindException cannot listen on systemd://name: systemd has passed no sockets (LISTEN_PID and LISTEN_FDS are not set); is it started by a .socket unit?
