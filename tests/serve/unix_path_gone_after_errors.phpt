--TEST--
The path is removed also when an exception, exit() or a fatal error ends the server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
foreach (['throw new Exception', 'exit(0)', 'trigger_error("x", E_USER_ERROR)'] as $end) {
    $server = Child::serve(<<<PHP
        lineproto_serve('unix://$path', fn(\$line) => $end, ['on_start' => \$ready, 'on_error' => fn(\$error) => throw \$error]);
        PHP, ['display_errors' => '0', 'log_errors' => '0']);
    $server->connect()->send("x\n")->rest();
    $server->wait();
    var_dump(file_exists($path));
}
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
