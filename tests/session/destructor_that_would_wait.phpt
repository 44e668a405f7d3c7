--TEST--
A destructor that would have to wait gets an error before PHP 8.4, and waits from then on; either way its session goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    class Asks
    {
        function __construct(public $c) {}
        function __destruct()
        {
            try {
                $this->c->send($this->c->readLine());
            } catch (FiberError $error) {
                $this->c->send(PHP_VERSION_ID < 80400 ? 'asked' : $error->getMessage());
                $this->c->readLine();
            }
        }
    }
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $asks = new Asks($c);
        if (PHP_VERSION_ID < 80400) {
            try {
                unset($asks);
            } catch (FiberError $error) {
                $c->readLine();
            }
        }
        unset($asks);
        $c->send($c->readLine());
    }, options: ['on_start' => $ready, 'greeting' => 'hi']);
    PHP);
$peer = $server->connect();
$peer->line();
$peer->send("asked\n");
echo $peer->line();
echo $peer->send("again\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
asked
again
0
