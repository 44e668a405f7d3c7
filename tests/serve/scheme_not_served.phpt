--TEST--
tls and systemd addresses say that this version does not serve them
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['tls://127.0.0.1:0', 'systemd://name'] as $address) {
    try {
        lineproto_serve($address);
    } catch (Lineproto\LineprotoException $error) {
        echo get_class($error), ' ', $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
Lineproto\TlsException cannot listen on tls://127.0.0.1:0: this version does not serve that scheme
Lineproto\BindException cannot listen on systemd://name: this version does not serve that scheme
