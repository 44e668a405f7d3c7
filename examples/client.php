<?php
// The documents' client: waits for the greeting, sends one line, prints the answer; stops at "not connect".
//
// usage: php examples/client.php [address] [line]

try {
    lineproto_send($argv[1] ?? 'tcp://127.0.0.1:10008', $argv[2] ?? 'This data will Send to server!', ['transcript' => true]);
} catch (Lineproto\RefusedException) {
    exit(1);   // the transcript has said so
} catch (Lineproto\LineprotoException | ValueError $e) {   // the world's fault, or that of our arguments
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
