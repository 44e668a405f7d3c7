--TEST--
pid_file takes a path or null
--EXTENSIONS--
lineproto
--INI--
open_basedir=
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach ([null, '/run/x.pid', 'x.pid', '', "a\0b", 5, [], true, str_repeat('x/', 5000)] as $path) {
    echo verdict(['pid_file' => $path]), "\n";
}
try {
    (new Lineproto\Server)->listen('tcp://127.0.0.1:0', null, ['pid_file' => '/x']);
} catch (ValueError $error) {
    echo $error->getMessage(), "\n";
}
ini_set('open_basedir', '/usr');
echo verdict(['pid_file' => '/etc/x.pid']), "\n";
?>
--EXPECT--
fine
fine
fine
ValueError: key "pid_file" must be a path without any null bytes
ValueError: key "pid_file" must be a path without any null bytes
TypeError: key "pid_file" must be of type ?string, int given
TypeError: key "pid_file" must be of type ?string, array given
TypeError: key "pid_file" must be of type ?string, bool given
ValueError: key "pid_file" is too long for a path
Lineproto\Server::listen(): Argument #3 ($options) key "pid_file" belongs to the whole server: give it to Lineproto\Server::__construct()
ValueError: key "pid_file" must be a path within open_basedir, "/etc/x.pid" given
