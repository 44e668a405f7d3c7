--TEST--
Listeners and the status that were asked for by the same address keep their ports and what they are for over reloads
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
foreach ([1, 2] as $workers) {
    $server = Child::serve(sprintf('$server = new Lineproto\Server(["greeting" => null, "workers" => %d, "status" => "127.0.0.1:0", "on_start" => function ($server) use ($ready) { $ready($server); },
            "log" => fn($level, $message) => str_starts_with($message, "reload") && say($message)]);
        $server->listen("tcp://127.0.0.1:0", fn($line, $c) => "first " . $c->server->stats()["status"]);
        $server->listen("tcp://127.0.0.1:0", fn($line) => "second");
        $server->run();', $workers));
    $addresses = $server->addresses;
    [, $status] = explode(' ', trim($server->connect()->send("x\n")->line()));
    for ($i = 0; $i < 2; $i++) {
        $server->signal(1);
        while (str_starts_with($line = $server->hear(), 'listening')) {
            $bound = array_slice(explode(' ', $line), 1);
        }
        echo $line, $bound === $addresses ? '' : ', at other ports', "\n";
    }
    echo trim($server->connect()->send("x\n")->line()) === "first $status" ? 'first' : 'something else', ', ', $server->connect(1)->send("x\n")->line();
    echo strtok((new Peer($status))->send("GET /health HTTP/1.1\r\n\r\n")->rest(), "\r"), "\n";
    echo $server->stop(), $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
reload: the new process serves, the old one finishes what it has in hand
reload: the new process serves, the old one finishes what it has in hand
first, second
HTTP/1.1 200 OK
0
reload: the new process serves, the old one finishes what it has in hand
reload: the new process serves, the old one finishes what it has in hand
first, second
HTTP/1.1 200 OK
0
