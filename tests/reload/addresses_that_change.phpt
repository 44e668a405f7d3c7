--TEST--
A reload may add, drop and bring back addresses: what is new is passed on to the next, nobody listens any more on what has gone
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/../workers/workers.inc';
$folder = sys_get_temp_dir() . '/lineproto-' . getmypid();
mkdir($folder);
$all = ["unix://$folder/a", 'tcp://127.0.0.1:0', "unix://$folder/b"];
$tell = fn(array $addresses) => file_put_contents("$folder/addresses", json_encode($addresses));
/** What becomes of a connection there. */
function answer(string $address): string
{
    $stream = @stream_socket_client($address, $code, $error, DEADLINE);
    if (!$stream) {
        return 'nobody listens';
    }
    stream_set_timeout($stream, DEADLINE);
    fwrite($stream, "x\n");
    return trim((string) fgets($stream));
}
foreach ([1, 2] as $workers) {
    $tell([$all[0]]);
    $server = Child::serve(sprintf('$list = json_decode(file_get_contents(%s));
        lineproto_serve($list, fn($line) => count($list) . " $line", ["greeting" => null, "on_start" => $ready, "workers" => %d,
            "log" => fn($level, $message) => $level === "info" || say("$level " . preg_replace("/\\(.*?\\)/", "(...)", $message))]);', var_export("$folder/addresses", true), $workers));
    $reload = function (array $addresses) use ($server, $tell): array {
        $tell($addresses);
        $server->signal(1);
        for ($bound = []; !str_starts_with($line = $server->hear(), 'notice reload: the new process serves'); ) {
            str_starts_with($line, 'listening') ? $bound = array_slice(explode(' ', $line), 1) : print("$line\n");
        }
        return $bound;
    };
    $reload($all);
    $bound = $reload($all);                       // also those that only the second process has bound
    $again = $reload($all);
    echo $bound === $again ? 'the same ports, ' : 'other ports, ', implode(', ', array_map(answer(...), $again)), "\n";
    $reload([$all[2]]);
    until(fn() => answer($again[1]) === 'nobody listens', 'the port is free');
    echo answer($again[0]), ', ', answer($again[1]), ', ', answer($again[2]), file_exists("$folder/a") ? ', a file is left' : '', "\n";
    $reload([$all[0], $all[2]]);
    until(fn() => answer($all[2]) === '2 x', 'the old one accepts no more');
    echo answer($all[0]), ', ', answer($all[2]), "\n";
    echo $server->stop(), ' ', json_encode(glob("$folder/[ab]")), $server->output(), $server->errors(), "\n";
}
unlink("$folder/addresses");
rmdir($folder);
?>
--EXPECT--
the same ports, 3 x, 3 x, 3 x
nobody listens, nobody listens, 1 x
2 x, 2 x
0 []
the same ports, 3 x, 3 x, 3 x
nobody listens, nobody listens, 1 x
2 x, 2 x
0 []
