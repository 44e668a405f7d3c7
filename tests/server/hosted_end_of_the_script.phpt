--TEST--
The end of the script, exit() and fatal errors, inside and outside of dispatch(), leave nothing of a hosted server behind
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$path = sys_get_temp_dir() . '/lineproto-end-' . getmypid();
$ends = [
    'end' => '', 'exit' => 'exit(3);', 'fatal' => 'function f() {} eval("function f() {}");', 'uncaught' => 'throw new Exception("uncaught");',
    'exit inside' => '$in = fn() => exit(3);', 'fatal inside' => '$in = fn() => eval("function say() {}");',
    'kept' => '$GLOBALS["kept"] = $server; register_shutdown_function(fn() => print "shutdown\n");',
    'unhosted' => '$server = new Lineproto\Server; $server->listen("tcp://127.0.0.1:0"); $server->watch(STDIN, fn() => 0); return;',
];
foreach ($ends as $name => $code) {
    $child = new Child(HOST . 'function serve($path, $code, $host) { $in = fn($line) => $line;
        $server = new Lineproto\Server(["greeting" => null]);
        $server->listen("unix://$path", function ($line, $connection) use (&$in) { return $in($line); });
        $server->every(0.001, fn() => 0);
        [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $server->watch($one, fn() => 0);
        $stream = $server->getStream();
        $peer = stream_socket_client("unix://$path");
        fwrite($peer, "x\n");
        do {
            $host->round($server, $stream);
            $read = [$peer];
            $none = null;
        } while (!stream_select($read, $none, $none, 0));
        echo fgets($peer), file_exists($path) ? "there\n" : "not there\n";
        ' . $code . '
        fwrite($peer, "again\n");
        do {
            $host->round($server, $stream);
            $read = [$peer];
            $none = null;
        } while (!stream_select($read, $none, $none, 0));
    } serve(' . var_export($path, true) . ', "", $host);', ['error_log' => '/dev/null', 'display_errors' => 0, 'log_errors' => 1]);
    echo "$name: ", json_encode([$child->wait(), $child->output(), file_exists($path)]), "\n", $child->errors();
}
?>
--EXPECT--
end: [0,"x\nthere\n",false]
exit: [3,"x\nthere\n",false]
fatal: [255,"x\nthere\n",false]
uncaught: [255,"x\nthere\n",false]
exit inside: [3,"x\nthere\n",false]
fatal inside: [255,"x\nthere\n",false]
kept: [0,"x\nthere\nshutdown\n",false]
unhosted: [0,"x\nthere\n",false]
