--TEST--
Where there is no memory for a Fiber that connection ends with an error, the others go on
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer'); ?>
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('foreach ($c as $line) $c->send($line);', "'on_error' => fn(\$e) => get_class(\$e) . ': ' . substr(\$e->getMessage(), 0, 20), 'on_close' => fn(\$c, \$reason) => say(\$reason->name)",
    ini: ['fiber.stack_size' => 300 << 20], limits: 'ulimit -v 1000000');
$peers = [];
do {
    $peers[] = $peer = $server->connect()->send("a\n");
    $line = $peer->line();
} while ($line === "a\n" && count($peers) < 10);
echo count($peers) > 1 && count($peers) < 6 ? 'some' : count($peers), ', then ', $line, $peer->rest(), $server->hear(), ' ', $peers[0]->send("b\n")->line();
$peers = $peer = null;
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
some, then Exception: Fiber stack allocate
Error b
0after
