--TEST--
The path of a server that was killed is taken over; that of a live one is not, nor a file that is no socket
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$code = <<<PHP
    try {
        lineproto_serve('unix://$path', strrev(...), ['greeting' => null, 'on_start' => \$ready]);
    } catch (Lineproto\\BindException \$error) {
        echo \$error->getMessage(), "\n";
    }
    PHP;
$killed = Child::serve($code);
$killed->signal(9);
echo $killed->wait(), ' ', file_exists($path) ? 'left behind' : 'gone', "\n";
$live = Child::serve($code);
echo $live->connect()->send("abc\n")->finish()->rest();
$refused = new Child($code);
$refused->wait();
echo str_replace($path, 'PATH', $refused->output());
echo $live->connect()->send("still here\n")->finish()->rest(), $live->stop(), "\n";
file_put_contents($path, 'precious');
$refused = new Child($code);
$refused->wait();
echo str_replace($path, 'PATH', $refused->output()), file_get_contents($path), "\n";
unlink($path);
?>
--EXPECT--
137 left behind
cba
cannot listen on unix://PATH: bind(): Address already in use
ereh llits
0
cannot listen on unix://PATH: bind(): Address already in use
precious
