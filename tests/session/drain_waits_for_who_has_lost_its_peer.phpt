--TEST--
A session that waits for another server when its connection is closed goes on: a drain waits for it, on_close comes behind its end, once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$upstream = stream_socket_server('tcp://127.0.0.1:0');
$code = sprintf(<<<'PHP'
    $up = '%s';
    $server = new Lineproto\Server(['greeting' => null, 'drain_timeout' => DRAIN, 'on_start' => $ready, 'on_stop' => fn() => say('on_stop'), 'log_level' => 'error',
        'on_error' => function ($e, $c) { say("on_error {$e->getMessage()} " . ($c ? 'with' : 'without') . ' a connection'); },
        'on_close' => fn($c, $reason) => say("on_close $reason->name " . ($c->remoteAddress ? 'from somewhere' : 'from nowhere'))]);
    $server->listen('tcp://127.0.0.1:0', null, [], function ($c) use ($up, $server) {
        if (($line = $c->readLine()) === 'end') {
            foreach ($server->connections() as $other) {
                $other === $c || $other->abort();
            }
            $c->abort();
            END;
            return;
        }
        try {
            say(lineproto_send($up, $line, ['greeting' => false, 'timeout' => 15]));
            say(json_encode([$c->send('x'), $c->readLine()]));
            if ($line === 'throw') {
                throw new Exception('thrown');
            }
        } finally {
            say('session ends');
        }
    });
    $server->run();
    say('returned');
    PHP, 'tcp://' . stream_socket_get_name($upstream, false));
foreach ([['ask', '$server->drain()', 15], ['throw', '$server->drain()', 15], ['ask', '$server->drain()', 0.1], ['ask', '$server->stop()', 15], ['ask', 'null', 15]] as [$line, $end, $drain]) {
    $server = Child::serve(strtr($code, ['DRAIN' => $drain, 'END;' => "$end;"]));
    $peer = $server->connect()->send("$line\n");
    $asked = stream_socket_accept($upstream, DEADLINE);
    fgets($asked);
    $server->connect()->send("end\n");
    echo "$line, $end, $drain: ", $server->hear(), ', ';   // on_close of the one that ends it
    if ($drain === 15 && $end !== '$server->stop()') {
        fwrite($asked, "reply\n");
    }
    if ($end === 'null') {
        for ($i = 0; $i < 4; $i++) {
            echo $server->hear(), ', ';
        }
        $server->signal(15);
    }
    do {
        echo $heard = $server->hear(), $heard === 'returned' ? "\n" : ', ';
    } while ($heard !== 'returned');
    $server->wait();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
ask, $server->drain(), 15: on_close Local from somewhere, reply, [false,null], session ends, on_close Local from somewhere, on_stop, returned
throw, $server->drain(), 15: on_close Local from somewhere, reply, [false,null], session ends, on_error thrown without a connection, on_close Local from somewhere, on_stop, returned
ask, $server->drain(), 0.1: on_close Local from somewhere, on_close Local from somewhere, on_stop, session ends, returned
ask, $server->stop(), 15: on_close Local from somewhere, on_close Local from somewhere, on_stop, session ends, returned
ask, null, 15: on_close Local from somewhere, reply, [false,null], session ends, on_close Local from somewhere, on_stop, returned
