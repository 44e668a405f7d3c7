<?php
/* The server under soak: several listeners, workers, and a handler for everything that the clients ask for. polite.py says what is due
 * for each line.
 *
 * usage: php server.php FOLDER WORKERS UPSTREAM [CERTIFICATE]
 *
 * It writes its addresses into FOLDER/addresses, and for each client that a drain has ended a line into FOLDER/drained: how many of its lines
 * had been handled, which must be as many replies as it has. While there is a FOLDER/broken it does not start. */

use Lineproto\{CloseReason, Connection, Overflow, Server};

require __DIR__ . '/handlers.inc';

[, $folder, $workers, $upstream] = $argv;
$certificate = $argv[4] ?? null;
if (file_exists("$folder/broken")) {
    throw new Exception('broken on purpose');
}
$generation = getmypid();   // the process that a reload has started, and what its workers call themselves

$server = new Server([
    'workers' => (int) $workers,
    'status' => '127.0.0.1:0',
    'max_connections' => MAX_CONNECTIONS,
    'drain_timeout' => 120,
    'pid_file' => "$folder/server.pid",
    'max_line' => MAX_LINE,
    'overflow_reply' => 'too long',
    'on_start' => function (Server $server) use ($folder) {
        $stats = $server->stats();
        if (($stats['workers'][getmypid()]['worker'] ?? 1) === 1) {
            file_put_contents("$folder/addresses.new", json_encode(['status' => $stats['status'], 'listeners' => $server->addresses()]));
            rename("$folder/addresses.new", "$folder/addresses");
        }
    },
    'on_connect' => function (Connection $c) use ($generation) {
        $c->data = new Dialogue;
        $c->send('worker ' . getmypid() . " $generation");
    },
    'on_close' => function (Connection $c, CloseReason $why) use ($folder) {
        if ($why === CloseReason::Drain && $c->data->name !== '') {
            file_put_contents("$folder/drained", "{$c->data->name} {$c->data->handled} {$c->data->last}\n", FILE_APPEND);
        }
    },
]);

// Nothing here may ever strike at a client that behaves, however slow the machine is.
$patient = ['line_timeout' => 300, 'write_timeout' => 300, 'handshake_timeout' => 300, 'on_error' => on_error(...)];
// And here everything strikes soon. What handlers throw is the log's.
$strict = ['line_timeout' => 1, 'idle_timeout' => 3, 'write_timeout' => 2, 'handshake_timeout' => 2, 'max_per_ip' => 20, 'max_write_buffer' => 65536,
    'deny' => ['127.0.0.99'], 'overflow' => Overflow::Discard];
$tls = $certificate ? ['tls' => ['local_cert' => $certificate]] : [];

$handler = new Handlers($upstream);
$server->listen('tcp://127.0.0.1:0', $handler->line(...), $patient + $tls);
$server->listen("unix://$folder/server.sock", $handler->line(...), $patient);
$server->listen('tcp://127.0.0.1:0', $handler->line(...), $strict);
$inner = $server->listen('tcp://127.0.0.1:0', fn(string $line) => "inner $line", ['on_connect' => null, 'on_close' => null] + $patient);
$server->listen('tcp://127.0.0.1:0', null, $patient, (new Sessions($upstream, $inner))->run(...));
if ($tls) {
    $server->listen('tls://127.0.0.1:0', $handler->line(...), $patient + $tls);
    $server->listen('tls://127.0.0.1:0', $handler->line(...), $strict + $tls);
}
$server->run();
