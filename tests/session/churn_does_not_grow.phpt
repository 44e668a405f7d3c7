--TEST--
A hundred thousand sessions one after the other leave no memory, no descriptor and no mapping behind
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('unix://@lineproto-' . getmypid(), session: function ($c) {
        $c->data = $c;
        foreach ($c as $line) {
            $c->send($line);
            if ($line === 'throw') {
                throw new Exception;
            }
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'on_error' => fn() => null, 'on_close' => fn() => null]);
    PHP);
$churn = 'for ($i = 0, $address = ' . var_export(str_replace('@', "\0", $server->address), true) . ';' . <<<'PHP'
    $i < (int) $argv[1]; $i++) {
        while (!($peer = @stream_socket_client($address)));
        fwrite($peer, $i % 10 ? "a\nb\n" : "throw\n");
        fgets($peer);
        fclose($peer);
    }
    PHP;
function churn(Child $server, string $code, int $count): array
{
    for ($done = 0; $done < 2; $done++) {
        $clients[] = new Child(str_replace('$argv[1]', (string) ($count / 2), $code));
    }
    foreach ($clients as $client) {
        $client->wait() === 0 || fail('a client failed: ' . $client->output());
    }
    $peer = $server->connect()->send("x\n");
    $peer->line();
    $used = [$server->memory(), $server->descriptors(), substr_count(file_get_contents("/proc/{$server->pid()}/maps"), "\n")];
    $peer->finish()->rest();
    return $used;
}
$before = churn($server, $churn, 15000);
$after = churn($server, $churn, 85000);
echo $after[0] - $before[0] < 2 << 20 ? "no memory\n" : "memory grew from $before[0] to $after[0]\n";
echo $after[1] - $before[1] < 3 ? "no descriptor\n" : "descriptors grew from $before[1] to $after[1]\n";
echo $after[2] - $before[2] < 12 ? "no mapping\n" : "mappings grew from $before[2] to $after[2]\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
no memory
no descriptor
no mapping
0
