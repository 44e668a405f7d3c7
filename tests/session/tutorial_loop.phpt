--TEST--
The loop of the tutorial: a greeting, then each line is answered until the peer ends
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    while (($line = $c->readLine()) !== null) {
        $c->send("Thank you client , you data is Received success ");
        $lines[] = $line;
    }
    say(implode(',', $lines));
    PHP, "'greeting' => 'connect'");
$peer = $server->connect();
echo $peer->line(), $peer->send("This data will Send to server!\n")->line(), $peer->send("more\n")->line();
echo $peer->finish()->rest(), $server->hear(), "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
connect
Thank you client , you data is Received success 
Thank you client , you data is Received success 
This data will Send to server!,more
0after
