<?php
/* The server that the handlers of the server under soak ask in their turn: the documents' own, without a handler.
 *
 * usage: php upstream.php FOLDER       its address is in FOLDER/upstream when it serves */

[, $folder] = $argv;
lineproto_serve('tcp://127.0.0.1:0', options: ['transcript' => false, 'on_start' => function (Lineproto\Server $server) use ($folder) {
    file_put_contents("$folder/upstream.new", $server->addresses()[0]);
    rename("$folder/upstream.new", "$folder/upstream");
}]);
