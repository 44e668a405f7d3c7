--TEST--
log_format json: an object a line with time, level, pid, message and the fields, valid UTF-8 whatever happens; on stderr, streams and files
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid() . '.log';
foreach (['null' => 'stderr', 'STDOUT' => 'stream', var_export($path, true) => 'file', 'fn() => throw new Exception' => 'stderr of a broken logger'] as $log => $name) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => throw new DomainException("\\xffevil \\x1b[2J \\"\\n" . str_repeat('x', strlen(\$line) * 2000)), ['on_start' => \$ready, 'log' => $log,
            'log_format' => 'json']);
        PHP);
    $server->connect()->send("x\n")->rest();
    $server->connect()->send("much\n")->rest();
    $server->stop();
    $lines = explode("\n", match ($name) { 'stream' => $server->output(), 'file' => file_get_contents($path), default => $server->errors() });
    echo "$name: ", count($lines), ' ', $lines[2], "\n";
    $first = json_decode($lines[0], true, flags: JSON_THROW_ON_ERROR);
    echo implode(' ', array_keys($first)), "\n";
    var_dump($first['pid'] === $server->pid(), abs(strtotime($first['time']) - time()) < DEADLINE, preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/D', $first['time']));
    echo $first['level'], '|', $first['message'], '|', $first['class'], '|', substr($first['context_message'], 0, 15) === "\u{fffd}evil \x1b[2J \"\n" ? 'fine' : $first['context_message'], "\n";
    $second = json_decode($lines[1], true, flags: JSON_THROW_ON_ERROR);
    echo strlen($lines[1]) < 8192 ? 'cut ' : '', array_key_last($second), ' ', json_encode($second['truncated']), ' ', preg_match('//u', $lines[0]), "\n";
}
unlink($path);
?>
--EXPECT--
stderr: 3 
time level pid message class context_message file line trace
bool(true)
bool(true)
int(1)
error|uncaught exception in a handler|DomainException|fine
cut truncated true 1
stream: 3 
time level pid message class context_message file line trace
bool(true)
bool(true)
int(1)
error|uncaught exception in a handler|DomainException|fine
cut truncated true 1
file: 3 
time level pid message class context_message file line trace
bool(true)
bool(true)
int(1)
error|uncaught exception in a handler|DomainException|fine
cut truncated true 1
stderr of a broken logger: 3 
time level pid message class context_message file line trace
bool(true)
bool(true)
int(1)
error|uncaught exception in a handler|DomainException|fine
cut truncated true 1
