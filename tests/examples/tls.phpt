--TEST--
examples/tls_server.php knows the certificates that examples/test_ca.sh makes, and examples/tls_client.php them
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!is_executable('/usr/bin/openssl')) die('skip openssl is not there');
?>
--FILE--
<?php
require __DIR__ . '/programs.inc';
$examples = dirname(__DIR__, 2) . '/examples';
$folder = sys_get_temp_dir() . '/lineproto-tls-' . getmypid();
$run = function (array $command): void {
    $process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes);
    echo preg_replace(['/\S*:\d{4,}/', '~/\S+/([a-z_.]+)~'], ['ADDRESS', '$1'], stream_get_contents($pipes[1])), 'status ', proc_close($process), "\n";
};
$php = [...php_command(['display_errors' => '1', 'html_errors' => '0'])];
$run(['sh', "$examples/test_ca.sh", $folder]);
$run(['sh', "$examples/test_ca.sh", $folder]);
$server = example('tls_server.php', $folder, 'tls://127.0.0.1:0');
$run([...$php, "$examples/tls_client.php", $folder, str_replace('127.0.0.1', 'localhost', $server->address), 'one', 'two']);
$socat = fn(string $word, string $options) => $run(['sh', '-c', "echo $word | socat -t 5 - OPENSSL:localhost:" . substr(strrchr($server->address, ':'), 1)
    . ",pf=ip4,cafile=$folder/ca.pem$options 2>/dev/null"]);
$socat('three', ",cert=$folder/client.pem");
$socat('four', '');
$run([...$php, "$examples/tls_client.php", $folder, 'tcp' . substr($server->address, 3), 'five']);
$run([...$php, "$examples/tls_client.php"]);
$run([...$php, "$examples/tls_server.php", '/nowhere']);
file_put_contents("$folder/server.pem", 'no certificate');
$run([...$php, "$examples/tls_server.php", $folder]);
echo $server->stop();
array_map('unlink', glob("$folder/*"));
rmdir($folder);
?>
--EXPECTF--
ca.key
ca.pem
ca.srl
client.pem
server.pem
status 0
ca.key
ca.pem
ca.srl
client.pem
server.pem
status 0
client said one
client said two
by TLSv1.3 with TLS_AES_256_GCM_SHA384, to localhost
status 0
hello
client said three
status 0
status %d
%s
status 1
usage: php tls_client.php FOLDER address [line...]     (sh examples/test_ca.sh FOLDER fills the folder)
status 2
usage: php tls_server.php FOLDER [address] [--anybody]     (sh examples/test_ca.sh FOLDER fills the folder)
status 2
cannot use the certificate of local_cert "server.pem": there is no certificate in PEM in it
status 1
0
