--TEST--
A session may ask its own server, also without a deadline
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        while (($line = $c->readLine()) !== null) {
            $own = $c->server->addresses()[0];
            $c->send((int) $line > 0 ? $line . lineproto_send($own, (int) $line - 1 . '', ['timeout' => 0]) : 'end');
        }
    }, options: ['on_start' => $ready]);
    PHP);
echo lineproto_send($server->address, '20'), "\n", $server->stop();
?>
--EXPECT--
2019181716151413121110987654321end
0
