--TEST--
Addresses that cannot be had: each failure is a BindException that says why
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$directory = sys_get_temp_dir();
foreach (['tcp://no-such-host.invalid:0', 'tcp://192.0.2.1:0', "unix://$directory/no/such/directory/socket", 'fd://77', 'fd://0'] as $address) {
    $child = new Child(<<<PHP
        try {
            lineproto_serve('$address', null, ['on_start' => fn() => print "it serves\n"]);
        } catch (Lineproto\\BindException \$error) {
            echo \$error->getMessage(), "\n";
        }
        PHP);
    $child->wait();
    echo str_replace($directory, 'DIR', $child->output()), $child->errors();
}
?>
--EXPECTF--
cannot resolve host "no-such-host.invalid": %s
cannot listen on tcp://192.0.2.1:0: bind(): Cannot assign requested address
cannot listen on unix://DIR/no/such/directory/socket: bind(): No such file or directory
cannot listen on fd://77: dup(): Bad file descriptor
cannot listen on fd://0: getsockopt(): Socket operation on non-socket
