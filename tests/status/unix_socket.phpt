--TEST--
The status listener at a Unix socket: its file has unix_mode and is gone afterwards; a taken address is a BindException that leaves nothing open
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$path = sys_get_temp_dir() . '/lineproto-status-' . getmypid();
$server = serve_with_status("'unix_mode' => 0600,", status: "'unix://$path'");
printf("%s %o\n", $server->addresses[1] === "unix://$path" ? 'as asked' : $server->addresses[1], fileperms($path) & 0777);
echo http($server, '/health')[2], ' ', strlen(http($server, '/')[2]) > 5000 ? 'page' : '', "\n";

$other = new Lineproto\Server(['status' => "unix://$path"]);
for ($i = 0; $i < 2; $i++) {
    try {
        $other->listen('tcp://127.0.0.1:0');
    } catch (Lineproto\BindException $exception) {
        echo str_replace($path, 'PATH', $exception->getMessage()), ' ', count($other->addresses()), "\n";
    }
}
echo $server->stop(), file_exists($path) ? " file left\n" : " file gone\n", $server->output(), $server->errors();
$address = $other->listen('tcp://127.0.0.1:0');
echo file_exists($path) ? 'there' : 'not there', ' ', $other->stats()['status'] === "unix://$path" ? 'known' : 'unknown', "\n";
unset($other);
echo file_exists($path) ? "file left\n" : "file gone\n";

$server = serve_with_status(status: "'unix://@lineproto-status-" . getmypid() . "'");
echo http($server, '/health')[2], "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
as asked 600
ok page
cannot listen on unix://PATH: bind(): Address already in use 0
cannot listen on unix://PATH: bind(): Address already in use 0
0 file gone
there known
file gone
ok
0
