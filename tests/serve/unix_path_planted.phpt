--TEST--
What another user has put where the socket is to be is neither followed nor destroyed; only a socket that is dead gives way
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (posix_geteuid() !== 0) die('skip only root can become another user');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
/* A folder as /tmp is. The victim's own files are in another that the attacker cannot write to, but can name. */
$folder = sys_get_temp_dir() . '/lineproto-' . getmypid();
mkdir($folder);
chmod($folder, 01777);
mkdir("$folder/victim", 0755);
$path = "$folder/socket";

/** Run as that user. */
function run_as(string $user, string $code): Child
{
    return new Child(sprintf('$user = posix_getpwnam("%s"); posix_setgid($user["gid"]); posix_setuid($user["uid"]); %s', $user, $code));
}

$serve = <<<PHP
    try {
        lineproto_serve('unix://$path', null, ['on_start' => fn(\$server) => \$server->drain()]);
        echo "it served\n";
    } catch (Lineproto\\BindException \$e) {
        echo \$e->getMessage(), "\n";
    }
    PHP;
$plants = [
    'a link to a file' => "symlink('$folder/victim/precious', '$path');",
    'a link to nothing' => "symlink('$folder/victim/new', '$path');",
    'a link to a dead socket' => "symlink('$folder/victim/dead', '$path');",
    'a link to a folder' => "symlink('$folder/victim', '$path');",
    'a file' => "file_put_contents('$path', 'x');",
    'a pipe' => "posix_mkfifo('$path', 0666);",
    'a folder' => "mkdir('$path');",
    'a dead socket' => "fclose(stream_socket_server('unix://$path'));",
];
file_put_contents("$folder/victim/precious", 'precious');
fclose(stream_socket_server("unix://$folder/victim/dead"));
foreach ($plants as $what => $plant) {
    run_as('nobody', $plant)->wait();
    $server = run_as('root', $serve);
    $server->wait();
    clearstatcache();
    $intact = file_get_contents("$folder/victim/precious") === 'precious' && filetype("$folder/victim/dead") === 'socket' && count(scandir("$folder/victim")) === 4;
    echo "$what: ", str_replace($path, 'PATH', trim($server->output() . $server->errors())), $intact ? '' : ' AND HARMED THE VICTIM', "\n";
    is_dir($path) && !is_link($path) ? rmdir($path) : @unlink($path);
}

$live = run_as('nobody', "\$listener = stream_socket_server('unix://$path'); say('there'); stream_socket_accept(\$listener, 20); stream_socket_accept(\$listener, 20);");
$live->hear();
$server = run_as('root', $serve);
$server->wait();
echo 'a living socket: ', str_replace($path, 'PATH', $server->output()), $server->errors();
stream_socket_client("unix://$path");
$live->wait();
unlink($path);

fclose(stream_socket_server("unix://$path"));   // of root: others can see that it is dead, but not remove it in such a folder
chmod($path, 0666);
$server = run_as('nobody', $serve);
$server->wait();
echo 'a dead socket of root: ', str_replace($path, 'PATH', $server->output()), $server->errors();
array_map(unlink(...), [$path, "$folder/victim/precious", "$folder/victim/dead"]);
rmdir("$folder/victim");
rmdir($folder);
?>
--EXPECT--
a link to a file: cannot listen on unix://PATH: bind(): Address already in use
a link to nothing: cannot listen on unix://PATH: bind(): Address already in use
a link to a dead socket: cannot listen on unix://PATH: bind(): Address already in use
a link to a folder: cannot listen on unix://PATH: bind(): Address already in use
a file: cannot listen on unix://PATH: bind(): Address already in use
a pipe: cannot listen on unix://PATH: bind(): Address already in use
a folder: cannot listen on unix://PATH: bind(): Address already in use
a dead socket: it served
a living socket: cannot listen on unix://PATH: bind(): Address already in use
a dead socket of root: cannot listen on unix://PATH: unlink(): Operation not permitted
