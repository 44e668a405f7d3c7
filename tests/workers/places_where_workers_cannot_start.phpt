--TEST--
Workers cannot be started in a Fiber, in a shutdown function or in an output handler: a LineprotoError says so, and nothing is forked
--EXTENSIONS--
lineproto
--FILE--
<?php
$try = function () {
    try {
        lineproto_serve('tcp://127.0.0.1:0', null, ['workers' => 2, 'on_start' => fn() => exit("started\n")]);
    } catch (Lineproto\LineprotoError $error) {
        return $error->getMessage() . "\n";
    }
};
(new Fiber(function () use ($try) { echo $try(); }))->start();
ob_start(fn($buffer) => $try());
ob_end_flush();
register_shutdown_function(function () use ($try) { echo $try(); });
?>
--EXPECT--
workers cannot be started from within a Fiber: they would not get out of it
workers cannot be started from within an output handler: they would not get out of it
workers cannot be started from within a shutdown function or a late destructor: they would not get out of it
