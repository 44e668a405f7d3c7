--TEST--
A session's Fiber that others resume goes on waiting; what they throw into it loses nothing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $fiber = null;
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use (&$fiber) {
        if ($fiber) {   // the second one disturbs the first
            foreach ($c as $line) {
                try {
                    $line === 'resume' ? $fiber->resume('nothing') : $fiber->throw(new Exception('thrown'));
                    $c->send("$line done");
                } catch (FiberError $error) {
                    $c->send($error->getMessage());
                }
            }
            return;
        }
        $fiber = Fiber::getCurrent();
        foreach ([fn() => $c->readLine(), fn() => $c->readBytes(100), fn() => $c->readLine(10), fn() => $c->readLine()] as $read) {
            try {
                $c->send($read());
            } catch (Exception $error) {
                $c->send($error->getMessage());
            }
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
$peer = $server->connect()->send('half a line');
$other = $server->connect();
echo $other->send("resume\n")->line();
echo $peer->send(", and the rest\n")->line();
$peer->send('these are no hundred bytes');
echo $other->send("resume\n")->line(), $other->send("throw\n")->line(), $peer->line();
echo $peer->send(", but a line\n")->line();
echo $other->send("throw\n")->line(), $peer->rest();
echo $other->send("resume\n")->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
resume done
half a line, and the rest
resume done
throw done
thrown
these are no hundred bytes, but a line
throw done
thrown
resume done
0
