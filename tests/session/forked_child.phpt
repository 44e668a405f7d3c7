--TEST--
A child that a session forks ends by exit(); the parent's sessions go on
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        try {
            foreach ($c as $line) {
                $c->send("begin $line");
                $pid = pcntl_fork();
                if ($pid === 0) {
                    exit(3);
                }
                pcntl_waitpid($pid, $status);
                $c->send("$line " . pcntl_wexitstatus($status));
            }
        } finally {
            say('finally');
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
$other = $server->connect();
echo $other->send("a\n")->line(), $other->line();
echo $server->connect()->send("b\nc\n")->finish()->rest(), $server->hear(), "\n";
echo $other->send("d\n")->line(), $other->line();
echo $server->stop(), ' ', $server->hear(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
begin a
a 3
begin b
b 3
begin c
c 3
finally
begin d
d 3
0 finally
