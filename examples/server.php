<?php
// The documents' server: listens on port 10008, greets with "connect", prints each line and thanks the client for it.
// Ctrl+C ends it once the lines in hand are answered.
//
// usage: php examples/server.php [address]      e.g. tcp://0.0.0.0:10008 for the LAN, or unix:///tmp/server.sock

lineproto_serve($argv[1] ?? 'tcp://127.0.0.1:10008');
