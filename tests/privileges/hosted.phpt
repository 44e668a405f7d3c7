--TEST--
In another loop the server becomes the user with its first getStream() or dispatch(); where the system refuses, that throws and nothing is served
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (posix_geteuid() !== 0) die('skip only root can become another user');
?>
--FILE--
<?php
require __DIR__ . '/privileges.inc';
$child = new Child(<<<'PHP'
    $who = fn() => posix_getpwuid(posix_geteuid())['name'];
    foreach (['www-data', 'nobody'] as $user) {
        $server = new Lineproto\Server(['user' => $user, 'on_start' => fn() => print "started as {$who()}\n", 'on_stop' => fn() => print "stopped as {$who()}\n"]);
        $address = $server->listen('tcp://127.0.0.1:0', strrev(...), ['greeting' => null]);
        echo "bound as {$who()}\n";
        try {
            $stream = $server->getStream();
            $peer = stream_socket_client($address);
            fwrite($peer, "abc\n");
            stream_set_blocking($peer, false);
            while (($line = fgets($peer)) === false) {
                $read = [$stream];
                $none = null;
                stream_select($read, $none, $none, 5);
                $server->dispatch();
            }
            echo $line;
            $server->stop();
            $server->dispatch();
        } catch (Exception $e) {
            echo get_class($e), ' ', $e->getMessage(), ' ', json_encode($server->addresses()), "\n";
        }
    }
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
bound as root
started as www-data
cba
stopped as www-data
bound as www-data
Lineproto\LineprotoException cannot become user nobody: setgroups(): Operation not permitted []
