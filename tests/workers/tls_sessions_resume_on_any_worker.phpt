--TEST--
A TLS session that one worker has begun is resumed by the others, also by one that was started later
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
require __DIR__ . '/../tls/tls.inc';
die(($reason = tls_is_missing()) ? "skip $reason" : '');
?>
--FILE--
<?php
require __DIR__ . '/../tls/tls.inc';
require __DIR__ . '/workers.inc';
$handler = 'fn($line, $c) => getmypid() . " " . json_encode($c->getTlsInfo()["resumed"])';
$server = tls_server('server', $handler, "'greeting' => null, 'workers' => 3,");
$server->hear();
$server->hear();
foreach ([STREAM_CRYPTO_PROTO_TLSv1_2, STREAM_CRYPTO_PROTO_TLSv1_3] as $version) {
    $answers = [];
    for ($i = 0; $i < 13; $i++) {
        if ($i === 7) {
            posix_kill(workers($server)[0], SIGKILL);
            $server->hear();
        }
        [$pid, $resumed] = explode(' ', lineproto_send($server->address, 'hello', trusting(['max_proto_version' => $version])));
        $answers[$resumed][] = $pid;
    }
    echo 'full ', count($answers['false']), ', resumed ', count($answers['true']), ' by ', count(array_unique($answers['true'])) > 1 ? 'several' : 'one', "\n";
}
echo end_of($server), "\n";
?>
--EXPECT--
full 1, resumed 12 by several
full 1, resumed 12 by several
status 0
