<?php
// A server under systemd: its sockets come from lineproto.socket, systemd hears how it goes, journald keeps its log.
//
// Copy the three files, adapt the paths in them, and:
//     systemctl enable --now lineproto.socket        it starts with the first connection, or: systemctl start lineproto.service
//     systemctl reload lineproto                     this file anew; no connection is lost
//     systemctl status lineproto                     what it serves, and how much
//
// To try it without systemd as the init: systemd-socket-activate -l 10008 --fdname=lines php server.php

use Lineproto\Connection;

lineproto_serve(getenv('LISTEN_FDS') ? 'systemd://lines' : 'tcp://127.0.0.1:10008', function (string $line, Connection $peer) {
    return $line === 'quit' ? $peer->close('bye') : 'You said ' . $line;
}, [
    'greeting' => null,
    'idle_timeout' => 300,
    'max_per_ip' => 100,
    'drain_timeout' => 30,      // less than TimeoutStopSec
]);
