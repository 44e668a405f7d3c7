--TEST--
deny beats allow; with an allow list all others are refused; several ranges and IPv6 may be mixed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$lists = [
    'nobody listed' => '',
    'denied' => "'deny' => ['127.0.0.1'],",
    'others denied' => "'deny' => ['10.0.0.0/8', '::1'],",
    'allowed' => "'allow' => ['10.0.0.0/8', '127.0.0.0/8'],",
    'others allowed' => "'allow' => ['10.0.0.0/8', '2001:db8::/32'],",
    'allowed and denied' => "'allow' => ['127.0.0.0/8'], 'deny' => ['127.0.0.1/32'],",
    'everything allowed' => "'allow' => ['0.0.0.0/0'],",
    'an empty allow list' => "'allow' => [],",
];
foreach ($lists as $name => $option) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', strrev(...), [$option 'on_start' => \$ready, 'log_level' => 'error']);
        PHP);
    echo "$name: ", $server->connect()->finish()->rest();
    $server->stop();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
nobody listed: connect
denied: not connect
others denied: connect
allowed: connect
others allowed: not connect
allowed and denied: not connect
everything allowed: connect
an empty allow list: connect
