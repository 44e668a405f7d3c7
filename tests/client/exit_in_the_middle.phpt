--TEST--
exit() and fatal errors in the middle of a call end the process cleanly
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = session_server('if ($line !== "silence") { $c->send($line); }');
$head = "\$client = new Lineproto\\Client('$server->address', ['greeting' => false, 'timeout' => 0, 'persistent' => PERSISTENT]);\n";
foreach ([
    'exit in a source' => '$client->pipeline((function () { yield "a"; exit(3); })());',
    'exit in a signal handler' => 'pcntl_async_signals(true); pcntl_signal(SIGALRM, fn() => exit(4)); pcntl_alarm(1); $client->request("silence");',
    'exit in one of fanOut()' => 'pcntl_async_signals(true); pcntl_signal(SIGALRM, fn() => exit(5)); pcntl_alarm(1); Lineproto\Client::fanOut(["' . $server->address . '", "' . str_replace('127.0.0.1', 'localhost', $server->address) . '"], "silence", ["timeout" => 0, "greeting" => false]);',
    'fatal error in a source' => '$client->send((function () { yield "a"; yield str_repeat("x", 1 << 30); })());',
    'client that lives to the end' => '$GLOBALS["kept"] = $client; class Late { public $c; function __destruct() { echo $this->c->request("late"), "\n"; } } $late = new Late; $late->c = $client; $client->request("a"); exit(6);',
    'shutdown function' => 'register_shutdown_function(function () use ($client) { echo $client->request("down"), "\n"; }); $client->send("a"); $client->readLine(); trigger_error("end", E_USER_ERROR);',
] as $name => $code) {
    foreach (['false', 'true'] as $persistent) {
        $child = new Child(str_replace('PERSISTENT', $persistent, $head) . $code, ['memory_limit' => '64M', 'display_errors' => '1', 'html_errors' => '0',
            'error_reporting' => (string) (E_ALL & ~E_DEPRECATED)]);   // E_USER_ERROR is that since PHP 8.4
        $status = $child->wait();
        echo "$name: $status ", preg_replace(['/ (in|at) \S+?(:| on line )\d+/', '/\s+/', '/\d{7,}/'], ['', ' ', 'N'], trim($child->output() . $child->errors())), "\n";
    }
}
echo $server->stop();
?>
--EXPECT--
exit in a source: 3 
exit in a source: 3 
exit in a signal handler: 4 
exit in a signal handler: 4 
exit in one of fanOut(): 5 
exit in one of fanOut(): 5 
fatal error in a source: 255 Fatal error: Allowed memory size of N bytes exhausted (tried to allocate N bytes)
fatal error in a source: 255 Fatal error: Allowed memory size of N bytes exhausted (tried to allocate N bytes)
client that lives to the end: 6 late
client that lives to the end: 6 late
shutdown function: 255 Fatal error: end down
shutdown function: 255 Fatal error: end down
0
