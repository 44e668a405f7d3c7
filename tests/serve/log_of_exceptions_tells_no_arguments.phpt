--TEST--
The trace in the log names files, lines and functions, but no arguments: what a peer has sent and what was configured stays out
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    class Login { function check($line, $secret) { return array_map(fn($word) => $this->fail($word), [$line]); } function fail($word) { throw new Exception('no'); } }
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => (new Login)->check($line, 'secret'), ['greeting' => null, 'on_start' => $ready, 'refusal' => 'hunter2',
        'log' => function ($level, $message, $context) { say(json_encode($context['trace'])); }]);
    PHP, ['zend.exception_ignore_args' => '0', 'zend.exception_string_param_max_len' => '1000']);
$server->connect()->send("password hunter1\n")->rest();
$trace = json_decode($server->hear());
echo preg_replace('~/\S+\((\d+)\)~', 'FILE(\1)', $trace), "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECTF--
#0 FILE(4): Login->fail()
#1 [internal function]: Login->{closure%S}()
#2 FILE(4): array_map()
#3 FILE(5): Login->check()
#4 [internal function]: {closure%S}()
#5 FILE(5): lineproto_serve()
#6 {main}
0
