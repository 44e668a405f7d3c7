--TEST--
TERM to the parent drains every worker: lines that have arrived are answered, and the script goes on with status 0
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$go = sys_get_temp_dir() . '/lineproto-go-' . getmypid();
$server = serve_workers("\$go = '$go';" . <<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) use ($go) {
        if ($line === 'wait') {
            for (say('in hand'); !file_exists($go); ) {
                clearstatcache();
            }
            return 'done';
        }
        return (string) getmypid();
    }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    echo "over\n";
    PHP);
[$first, $second] = array_values(peers($server));
$first->send("wait\nand another\n");
echo $server->hear(), "\n";
$server->signal(SIGTERM);
var_dump($second->rest());   // the idle worker drains
$second->close();
until(fn() => count(workers($server)) === 1, 'it has gone');
touch($go);
echo $first->line(), is_numeric(trim($first->line())) ? "answered\n" : "lost\n";
var_dump($first->rest());
echo $server->wait(), "\n", $server->output(), $server->errors();
unlink($go);
?>
--EXPECT--
in hand
string(0) ""
done
answered
string(0) ""
0
over
