--TEST--
What follows lineproto_serve(), finally blocks, shutdown functions, destructors and output buffers run once, in the parent
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    final class Noisy
    {
        public function __construct(private string $name) {}
        public function __destruct() { echo "destructor of $this->name\n"; }
    }
    function generator($noisy) { try { yield 1; } finally { echo "finally of a generator\n"; } }
    $noisy = new Noisy('a variable');
    $generator = generator(new Noisy("a generator's argument"));
    $generator->current();
    $of_shutdown = new Noisy('a shutdown function');
    register_shutdown_function(function () use ($of_shutdown) { echo "shutdown function\n"; });
    unset($of_shutdown);
    $fiber = new Fiber(function () { try { Fiber::suspend(); } finally { echo "finally of a Fiber\n"; } });
    $fiber->start();
    function serve($commands, $ready) {
        $local = new Noisy('a local variable');
        try {
            lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'on_start' => function ($server) use ($ready) {
                $GLOBALS['worker'] = new Noisy('a worker');
                register_shutdown_function(fn() => print "shutdown function of a worker\n");
                $ready($server);
            }]);
        } finally {
            echo "finally\n";
        }
    }
    echo "begin\n";
    ob_start(fn($buffer, $phase) => "<$buffer>");
    echo "in the buffer\n";
    serve($commands, $ready);
    ob_end_flush();
    echo "end\n";
    PHP, ini: PHP_DEBUG ? ['report_memleaks' => 0] : []);   // a worker leaves the parent's Fiber as it is, which a debug build calls a leak
$peers = peers($server);
$worker = key($peers);
echo current($peers)->send("exit\n")->rest();   // one ends by exit(), the others by the drain
$server->hear();
echo end_of($server), "\n", $server->output(), preg_replace('/.*replaced.*\n/', '', $server->errors());
?>
--EXPECT--
status 0
begin
shutdown function of a worker
destructor of a worker
shutdown function of a worker
destructor of a worker
shutdown function of a worker
destructor of a worker
<in the buffer
finally
destructor of a local variable
>end
shutdown function
finally of a Fiber
finally of a generator
destructor of a generator's argument
destructor of a variable
destructor of a shutdown function
