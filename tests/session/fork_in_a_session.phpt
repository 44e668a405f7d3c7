--TEST--
A child that a session forks ends by exit() without a word to any peer; one that goes on is not the server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    try {
        foreach ($c as $line) {
            if ($line === 'exit') {
                if (!($pid = pcntl_fork())) exit(3);
            } elseif ($line === 'read') {
                if (!($pid = pcntl_fork())) {
                    try {
                        while ($c->readLine() !== null);
                    } finally {
                        exit(4);   // never: a Fiber of the parent
                    }
                }
            } else {
                $c->send("OK $line");
                continue;
            }
            pcntl_waitpid($pid, $status);
            $c->send((string) pcntl_wexitstatus($status));
        }
    } finally {
        $c->send('finally');
    }
    PHP, before: 'if (!function_exists("pcntl_fork")) { say("listening skip"); exit; }', ini: ['display_errors' => '0', 'log_errors' => '0']
        + (PHP_DEBUG ? ['report_memleaks' => '0'] : []));   // the child forgets the stacks of its parent's Fibers
$other = $server->connect()->send("a\n");
echo $other->line();
echo $server->connect()->send("exit\nb\nread\nc\n")->finish()->rest(), $other->send("b\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK a
3
OK b
255
OK c
finally
OK b
finally
0after
