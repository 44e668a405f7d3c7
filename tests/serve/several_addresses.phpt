--TEST--
Several addresses of several kinds at once, each as bound in addresses()
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (gethostbyname('localhost') === 'localhost') die('skip this machine does not know localhost'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    lineproto_serve(['tcp://127.0.0.1:0', '127.0.0.1:0', 'unix://$path', 'tcp://localhost:0'], strrev(...), ['greeting' => null, 'on_start' => \$ready]);
    PHP);
foreach ($server->addresses as $which => $address) {
    echo preg_replace('/\d{3,5}$/', 'PORT', str_replace($path, 'PATH', $address)), ' ', $server->connect($which)->send("abc\n")->finish()->rest();
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECTF--
tcp://127.0.0.1:PORT cba
tcp://127.0.0.1:PORT cba
unix://PATH cba
tcp://%s:PORT cba
%A0
