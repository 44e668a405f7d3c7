--TEST--
Names that the system does not know, root, and what is no name are refused when the options are read
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY === 'Windows') die('skip only where users have numbers');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['no-such-user', '', -1, '4294967295', '4294967296', '0x21', "nobody\0", 'root', 0, '0', 1.5, true, ['nobody']] as $user) {
    echo json_encode($user), ' ', verdict(['user' => $user]), "\n";
}
foreach (['no-such-group', '', -1, "nogroup\0", 1.5] as $group) {
    echo json_encode($group), ' ', verdict(['group' => $group]), "\n";
}
echo verdict(['user' => null, 'group' => null]), "\n";
try {
    (new Lineproto\Server)->listen('tcp://127.0.0.1:0', null, ['user' => 'nobody']);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
"no-such-user" ValueError: key "user" names no user of this system, "no-such-user" given
"" ValueError: key "user" names no user of this system, "" given
-1 ValueError: key "user" names no user of this system, "-1" given
"4294967295" ValueError: key "user" names no user of this system, "4294967295" given
"4294967296" ValueError: key "user" names no user of this system, "4294967296" given
"0x21" ValueError: key "user" names no user of this system, "0x21" given
"nobody\u0000" ValueError: key "user" must not contain any null bytes
"root" ValueError: key "user" must not be root: it is there to give up root's rights
0 ValueError: key "user" must not be root: it is there to give up root's rights
"0" ValueError: key "user" must not be root: it is there to give up root's rights
1.5 TypeError: key "user" must be of type string|int|null, float given
true TypeError: key "user" must be of type string|int|null, bool given
["nobody"] TypeError: key "user" must be of type string|int|null, array given
"no-such-group" ValueError: key "group" names no group of this system, "no-such-group" given
"" ValueError: key "group" names no group of this system, "" given
-1 ValueError: key "group" names no group of this system, "-1" given
"nogroup\u0000" ValueError: key "group" must not contain any null bytes
1.5 TypeError: key "group" must be of type string|int|null, float given
fine
Lineproto\Server::listen(): Argument #3 ($options) key "user" belongs to the whole server: give it to Lineproto\Server::__construct()
