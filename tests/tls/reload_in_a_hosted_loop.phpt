--TEST--
In a loop of something else reload() and HUP read certificates again, also behind a link that leads elsewhere by then
--EXTENSIONS--
lineproto
openssl
--SKIPIF--
<?php
require __DIR__ . '/tls.inc';
if ($reason = tls_is_missing()) {
    die("skip $reason");
}
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';
require __DIR__ . '/../server/host.inc';
$link = sys_get_temp_dir() . '/lineproto-live-' . getmypid() . '.pem';
$lead = function (string $to) use ($link) {
    @unlink($link);
    symlink($to, $link);
};
$lead(certificate('one'));
$server = Child::serve(HOST . <<<PHP
    \$server = new Lineproto\Server(['greeting' => null, 'on_start' => \$ready, 'on_stop' => \$host->stopped(),
        'log' => fn(\$level, \$message, \$context) => say("\$level: \$message" . (isset(\$context['reason']) ? ' and why' : ''))]);
    \$server->listen('tls://127.0.0.1:0', fn(\$line, \$c) => \$line === 'reload' ? \$c->server->reload() ?? 'done' : \$line,
        ['tls' => ['local_cert' => '$link', 'SNI_server_certs' => ['named.example' => '$link']]]);
    \$host->run(\$server);
    PHP);
$connect = fn(string $name = 'localhost') => new Lineproto\Client($server->address,
    ['greeting' => false, 'tls' => ['verify_peer' => false, 'verify_peer_name' => false, 'peer_name' => $name]]);
$shown = function (string ...$names) use ($connect): void {
    foreach ($names as $name) {
        $client = $connect($name);
        $client->request('x');
        echo $name, ': ', $client->getTlsInfo()['peer_cn'], "\n";
    }
};
$shown('localhost', 'named.example');
$kept = $connect();
$lead(certificate('two'));
echo $kept->request('reload'), ', ', $kept->getTlsInfo()['peer_cn'], "\n", $server->hear(), "\n";
$shown('localhost', 'named.example');
$lead(certificate('empty'));
$server->signal(SIGHUP);
echo $server->hear(), "\n";
$shown('localhost');
$lead(certificate('one'));
$server->signal(SIGHUP);
echo $server->hear(), "\n";
$shown('localhost');
echo $kept->request('still here'), "\n", $server->stop(), "\n";
unlink($link);
?>
--EXPECT--
localhost: one.example
named.example: one.example
done, one.example
notice: reload: certificates were read again
localhost: two.example
named.example: two.example
error: reload: the old certificate stays, since the new one cannot be used and why
localhost: two.example
notice: reload: certificates were read again
localhost: one.example
still here
0
