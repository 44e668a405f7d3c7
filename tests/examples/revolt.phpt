--TEST--
examples/revolt.php: a Revolt event loop hosts the server, until TERM drains it
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!is_file((string) getenv('REVOLT_AUTOLOAD'))) die('skip Revolt is in no Debian; REVOLT_AUTOLOAD names no autoload.php of it');
?>
--FILE--
<?php
require __DIR__ . '/programs.inc';
$server = example('revolt.php', 'tcp://127.0.0.1:0');
$ann = $server->connect()->send("one\n");
$bob = $server->connect()->send("two\nthree\n");
echo $ann->line(), $ann->line(), $bob->line(), $bob->line(), $bob->line();
echo $server->stop(), "\n", preg_replace('/^listening.*\n/', '', $server->output()), $server->errors(), $ann->rest(), $bob->rest();
?>
--EXPECT--
what is to be said later?
a moment ago you said one
what is to be said later?
a moment ago you said two
a moment ago you said three
0
stopped
